"""The lists that leave the office: follow-up slips, and the register of resolutions.

The libraries that make them take their time to load: each is asked for when its file is made.
"""

from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop.documents.export import Format
from desktop.errors import NoOpenWorkError, NothingDecidedError
from desktop.open_work import OpenWork
from desktop.register import Cover, Meetings, Register
from desktop.reporting import Report, unheard
from desktop.transfer.file_names import free_name, register_name, slip_name
from desktop.transfer.together import Produce, write_together


def export_slips(
    works: Iterable[OpenWork], folder: Path, report: Report = unheard, *, replace: bool = False
) -> tuple[Path, ...]:
    """Write a slip for each organization, since each goes its own way and counts its own pages.

    Raises NoOpenWorkError, and what `write_together` raises.
    """
    files: dict[str, Produce] = {}
    for work in works:
        if work.is_empty:
            raise NoOpenWorkError(work.organization)
        files[free_name(slip_name(work), files)] = partial(_slip, work)
    if not files:
        raise NoOpenWorkError(None)
    return write_together(files, folder, report, replace=replace)


def export_register(
    register: Register,
    folder: Path,
    formats: Collection[Format] = (Format.PDF,),
    report: Report = unheard,
    *,
    replace: bool = False,
) -> tuple[Path, ...]:
    """Write a register that is all at hand, in every format or none of them.

    Raises NothingDecidedError, RegisterTooLongError, and what `write_together` raises.
    """
    if not register.totals.resolutions:
        raise NothingDecidedError(register.since, register.until, narrow=register.filters.narrow)
    works: dict[Format, Produce] = {
        Format.PDF: partial(_register, register),
        Format.EXCEL: partial(_register_workbook, register, register.meetings),
    }
    files = {
        register_name(register, each.value): produce
        for each, produce in works.items()
        if each in formats
    }
    return write_together(files, folder, report, replace=replace)


def export_register_workbook(
    cover: Cover,
    meetings: Meetings,
    folder: Path,
    report: Report = unheard,
    *,
    replace: bool = False,
) -> tuple[Path, ...]:
    """Write a register of any length, whose `meetings` may be read from the office meanwhile.

    Raises NothingDecidedError, RegisterTooLongError, and what `write_together` raises.
    """
    if not any(each.resolutions for each in meetings):
        raise NothingDecidedError(cover.since, cover.until, narrow=cover.filters.narrow)
    files = {register_name(cover, ".xlsx"): partial(_register_workbook, cover, meetings)}
    return write_together(files, folder, report, replace=replace)


def _slip(work: OpenWork, stream: BinaryIO, report: Report) -> None:
    from desktop.documents.follow_up_slip_pdf import write_follow_up_slip  # noqa: PLC0415

    write_follow_up_slip(work, stream, report)


def _register(register: Register, stream: BinaryIO, report: Report) -> None:
    from desktop.documents.register_pdf import write_register  # noqa: PLC0415

    write_register(register, stream, report)


def _register_workbook(cover: Cover, meetings: Meetings, stream: BinaryIO, report: Report) -> None:
    from desktop.documents.register_workbook import write_register_workbook  # noqa: PLC0415

    write_register_workbook(cover, meetings, stream, report)
