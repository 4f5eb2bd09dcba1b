"""The workbook of a register, made in a process of its own.

The one hard rule: decades of it cost the window neither memory nor its turn, and are read as they
were at one moment; the key of the file reaches that process through a pipe alone.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.apart.runner import LostError, Runner
from desktop.documents.export_lists import export_register_workbook
from desktop.errors import Cancelled, WorkLostFault
from desktop.meetings.register import HeldMeetings
from desktop.office import DataFile, OpenOffice
from desktop.register import Cover
from desktop.reporting import Report, unheard

_Tell = Callable[[tuple[int, int]], None]


def export_register_apart(
    file: DataFile, cover: Cover, folder: Path, report: Report = unheard, *, replace: bool = False
) -> tuple[Path, ...]:
    """Write it; raises what `export_register_workbook` raises, PeriodError and WorkLostFault."""
    runner = Runner()
    try:
        return runner.do(
            partial(_export, file, cover, folder, replace=replace), partial(_goes_on, report)
        )
    except LostError as lost:
        raise WorkLostFault from lost
    finally:
        runner.leave()


def _goes_on(report: Report, step: tuple[int, int]) -> bool:
    try:
        report(*step)
    except Cancelled:
        return False
    return True


def _export(
    file: DataFile, cover: Cover, folder: Path, tell: _Tell, *, replace: bool
) -> tuple[Path, ...]:
    def report(done: int, total: int) -> None:
        tell((done, total))

    with OpenOffice(file) as office, office.database.snapshot():
        meetings = HeldMeetings(office, cover.filters, cover.on)
        return export_register_workbook(cover, meetings, folder, report, replace=replace)
