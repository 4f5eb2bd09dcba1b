"""The papers of the office, as this screen offers them.

Hard rule: they are made of finished values, away from the window.
"""

from functools import partial

from desktop.open_work import OpenWork
from desktop.register import Register
from desktop.transfer.file_names import register_name, slip_name
from ui.papers import Paper
from ui.screens.papers.kinds import LOOKS, Kind
from ui.tasks import Report


def offered(record: OpenWork | Register) -> Paper:
    """Offer the slip of one organization, or the register of a period."""
    if isinstance(record, OpenWork):
        key, kind = record.organization, Kind.SLIP
        return Paper(f"{kind}/{key}", LOOKS[kind].name, slip_name(record), partial(_slip, record))
    key, kind = f"{record.headquarters}/{record.filters}", Kind.REGISTER
    return Paper(
        f"{kind}/{key}", LOOKS[kind].name, register_name(record, ".pdf"), partial(_register, record)
    )


# What typesets takes its time to load: not in the window, and not before a page is wanted.


def _slip(work: OpenWork, report: Report) -> bytes:
    from desktop.documents.papers import slip_paper  # noqa: PLC0415 - see above

    return slip_paper(work, report)


def _register(book: Register, report: Report) -> bytes:
    from desktop.documents.papers import register_paper  # noqa: PLC0415 - see above

    return register_paper(book, report)
