"""What a person is used to, in words: folders, an organization, commands, opened groups.

The one hard rule: it stands in the office's encrypted file and nowhere else, each person's for
themselves, exactly as it was noted. It is no act: whoever signs in may, the trail does not tell it,
and nothing takes it back.
"""

from contextlib import suppress
from enum import StrEnum

from desktop import drafts
from desktop.errors import EnvironmentFault
from desktop.office import OpenOffice


class Habit(StrEnum):
    """What is remembered."""

    COMMANDS = "commands/recent"
    EXPORT_FOLDER = "export/folder"
    LOAN_FOLDER = "loan/folder"
    ROSTER_FOLDER = "roster/folder"
    ATTACHMENTS_FOLDER = "attachments/folder"
    EMBLEM_FOLDER = "emblem/folder"
    VERIFY_FOLDER = "verify/folder"
    SEND_FOLDER = "send/folder"
    ANSWERS_FOLDER = "answers/folder"
    OPEN_SUBDISTRICTS = "agenda/open_subdistricts"
    ORGANIZATION = "papers/organization"


def remembered(office: OpenOffice, habit: Habit) -> str:
    """Give what whoever is signed in noted last, or ""."""
    return drafts.kept(office, _place(office, habit))


def note(office: OpenOffice, habit: Habit, text: str) -> None:
    """Remember it from now on; on a full disk what was noted before stays."""
    with suppress(EnvironmentFault):  # nobody asked for it, and the next one may be kept
        drafts.keep_as_is(office, _place(office, habit), text)


def _place(office: OpenOffice, habit: Habit) -> str:
    return f"habit.{office.user.uuid if office.user else ''}.{habit}"
