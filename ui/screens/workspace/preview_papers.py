"""The papers of one meeting, as the preview offers them.

Hard rule: they are made of finished `Minutes`, away from the window.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from desktop.minutes import Minutes
from desktop.persian import bound
from desktop.sign_off.signed import SignedVersion
from desktop.transfer.file_names import ATTENDANCE_SHEET, INVITATIONS, file_name
from ui.papers import Paper
from ui.tasks import Report

MINUTES = "minutes"
NAMES: Mapping[str, str] = {
    MINUTES: "صورتجلسه",
    "invitations": "دعوت‌نامه‌ها",
    "attendance": "برگ حضور",
}


def version_key(number: int) -> str:
    """Name the paper of an earlier version."""
    return f"version-{number}"


def papers(
    minutes: Minutes,
    written_on: date,
    export: Callable[[], None],
    sealed: bytes | None = None,
    earlier: Sequence[SignedVersion] = (),
) -> tuple[Paper, ...]:
    """Offer what a meeting has on paper; the minutes leave by the dialog of the export.

    Signed ones are shown and printed as they were `sealed`, and so are versions before them.
    """
    return (
        Paper(
            MINUTES,
            NAMES[MINUTES],
            file_name(minutes, ".pdf"),
            partial(_minutes, minutes) if sealed is None else partial(_as_it_is, sealed),
            export,
        ),
        Paper(
            "invitations",
            NAMES["invitations"],
            file_name(minutes, ".pdf", INVITATIONS),
            partial(_invitations, minutes, written_on),
        ),
        Paper(
            "attendance",
            NAMES["attendance"],
            file_name(minutes, ".pdf", ATTENDANCE_SHEET),
            partial(_attendance, minutes),
        ),
        *map(_version, earlier),
    )


def _version(signed: SignedVersion) -> Paper:
    number = signed.minutes.version
    name = f"{bound('نسخهٔ', number)}، امضاشده"
    return Paper(
        version_key(number),
        name,
        file_name(signed.minutes, ".pdf"),
        partial(_as_it_is, signed.sealed),
    )


# What typesets takes its time to load: not in the window, and not before a page is wanted.


def _as_it_is(sealed: bytes, _report: Report) -> bytes:
    return sealed


def _minutes(minutes: Minutes, report: Report) -> bytes:
    from desktop.documents.papers import minutes_paper  # noqa: PLC0415 - see above

    return minutes_paper(minutes, report)


def _invitations(minutes: Minutes, written_on: date, report: Report) -> bytes:
    from desktop.documents.papers import invitations_paper  # noqa: PLC0415 - see above

    return invitations_paper(minutes, written_on, report)


def _attendance(minutes: Minutes, report: Report) -> bytes:
    from desktop.documents.papers import attendance_paper  # noqa: PLC0415 - see above

    return attendance_paper(minutes, report)
