"""What a review can find: where it is, what it is, and whether minutes can be submitted with it.

Hard rule: a finding leads to its place, and says nothing of a number that belongs to a person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from db.records import TravellingRecord
from desktop.meetings.dossier import Dossier
from desktop.sensitive import SensitiveKind


class MinutesSection(StrEnum):
    HEADING = "heading"
    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    RESOLUTIONS = "resolutions"


class Lack(StrEnum):
    """What is missing or does not fit; the value is used in tests and logs."""

    UNREADABLE = "unreadable"
    NUMBER_TAKEN = "number_taken"
    NO_SUBJECT = "no_subject"
    NO_START = "no_start"
    NO_END = "no_end"
    ENDS_BEFORE_START = "ends_before_start"
    NO_PLACE = "no_place"
    NO_CHAIR = "no_chair"
    NO_SECRETARY = "no_secretary"
    NO_NEXT_MEETING = "no_next_meeting"
    NEXT_NOT_LATER = "next_not_later"
    NO_MEMBERS = "no_members"
    NO_QUORUM = "no_quorum"
    PRESENCE_UNRECORDED = "presence_unrecorded"
    NO_NAME = "no_name"
    NOT_WITHIN_MEETING = "not_within_meeting"
    NO_SUBSTITUTE = "no_substitute"
    NO_LETTER = "no_letter"
    UNNAMED_GUEST = "unnamed_guest"
    NO_AGENDA = "no_agenda"
    UNTITLED_ITEM = "untitled_item"
    NO_OUTCOME = "no_outcome"
    NO_REASON = "no_reason"
    NOT_REVIEWED = "not_reviewed"
    NO_RESOLUTIONS = "no_resolutions"
    CHANGED_SINCE_READING = "changed_since_reading"
    NO_TEXT = "no_text"
    TOO_MANY_VOTES = "too_many_votes"
    UNNAMED_DISSENT = "unnamed_dissent"
    NO_ACTION = "no_action"
    NO_ACTION_TEXT = "no_action_text"
    NO_RESPONSIBLE = "no_responsible"
    RESPONSIBLE_ABSENT = "responsible_absent"
    NO_DEADLINE = "no_deadline"
    DEADLINE_BEFORE_MEETING = "deadline_before_meeting"
    DEADLINE_ON_DAY_OFF = "deadline_on_day_off"
    SENSITIVE_NUMBER = "sensitive_number"


class Weight(StrEnum):
    """What a finding means to whoever submits: it cannot be, or the mayor sees it too."""

    BLOCKER = "blocker"
    WARNING = "warning"


WEIGHTS: Final[Mapping[Lack, Weight]] = {
    Lack.UNREADABLE: Weight.BLOCKER,
    Lack.NUMBER_TAKEN: Weight.BLOCKER,
    Lack.NO_SUBJECT: Weight.WARNING,
    Lack.NO_START: Weight.BLOCKER,
    Lack.NO_END: Weight.BLOCKER,
    Lack.ENDS_BEFORE_START: Weight.BLOCKER,
    Lack.NO_PLACE: Weight.WARNING,
    Lack.NO_CHAIR: Weight.BLOCKER,
    Lack.NO_SECRETARY: Weight.BLOCKER,
    Lack.NO_NEXT_MEETING: Weight.WARNING,
    Lack.NEXT_NOT_LATER: Weight.WARNING,
    Lack.NO_MEMBERS: Weight.WARNING,
    Lack.NO_QUORUM: Weight.WARNING,
    Lack.PRESENCE_UNRECORDED: Weight.BLOCKER,
    Lack.NO_NAME: Weight.WARNING,
    Lack.NOT_WITHIN_MEETING: Weight.WARNING,
    Lack.NO_SUBSTITUTE: Weight.WARNING,
    Lack.NO_LETTER: Weight.WARNING,
    Lack.UNNAMED_GUEST: Weight.WARNING,
    Lack.NO_AGENDA: Weight.WARNING,
    Lack.UNTITLED_ITEM: Weight.BLOCKER,
    Lack.NO_OUTCOME: Weight.WARNING,
    Lack.NO_REASON: Weight.WARNING,
    Lack.NOT_REVIEWED: Weight.WARNING,
    Lack.NO_RESOLUTIONS: Weight.WARNING,
    Lack.CHANGED_SINCE_READING: Weight.WARNING,
    Lack.NO_TEXT: Weight.BLOCKER,
    Lack.TOO_MANY_VOTES: Weight.WARNING,
    Lack.UNNAMED_DISSENT: Weight.WARNING,
    Lack.NO_ACTION: Weight.WARNING,
    Lack.NO_ACTION_TEXT: Weight.BLOCKER,
    Lack.NO_RESPONSIBLE: Weight.BLOCKER,
    Lack.RESPONSIBLE_ABSENT: Weight.WARNING,
    Lack.NO_DEADLINE: Weight.BLOCKER,
    Lack.DEADLINE_BEFORE_MEETING: Weight.WARNING,
    Lack.DEADLINE_ON_DAY_OFF: Weight.WARNING,
    Lack.SENSITIVE_NUMBER: Weight.WARNING,
}


@dataclass(frozen=True)
class Finding:
    """One thing to mend: at the attribute `field` of the record `uuid`, in a section.

    `numbers` says which (agenda item; resolution, action), or counts (members at the table and the
    quorum; earlier actions of which nothing was heard). `name` names a member, a guest, an
    organization or a holiday. `text` is what could not be read, the action that was put off, or a
    deadline. `kind` is that of a number that belongs to a person.
    """

    lack: Lack
    section: MinutesSection
    uuid: str = ""
    field: str = ""
    numbers: tuple[int, ...] = ()
    name: str = ""
    text: str = ""
    kind: SensitiveKind | None = None

    @property
    def weight(self) -> Weight:
        return WEIGHTS[self.lack]


def unread(
    dossier: Dossier,
    section: MinutesSection,
    record: TravellingRecord,
    *fields: str,
    numbers: tuple[int, ...] = (),
    name: str = "",
) -> Iterator[Finding]:
    """Find what was typed for these attributes and could not be read."""
    for field in fields:
        if text := dossier.unread.get((record.uuid, field)):
            yield Finding(Lack.UNREADABLE, section, record.uuid, field, numbers, name, text)
