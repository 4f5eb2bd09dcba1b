"""What the workbook of a register costs beside bare openpyxl in write-only mode.

    python -m tests.benchmarks.register_workbook                 # 100,000 rows that are made up
    python -m tests.benchmarks.register_workbook --office DIR    # of thirty years, read for real

The bare one gets the same cells: the very values that are written, each with its style, by the
quickest way that openpyxl has; no letterhead, table, list or height. What it takes to make up or to
read the rows is timed apart. Both take turns; the median of each counts, in seconds of the
processor, since other work may go on beside. Figures only.
"""

import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import click
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from db.records import ActionState, MeetingState, Priority, Recurrence
from db.records.base import new_uuid
from desktop.documents import book_cells as cells
from desktop.documents.register_sheets import SHEET, rows_of
from desktop.documents.register_workbook import write_register_workbook
from desktop.documents.sheet import Row
from desktop.meetings.register import HeldMeetings, cover
from desktop.register import (
    Filters,
    RegisteredAction,
    RegisteredMeeting,
    RegisteredResolution,
)
from desktop.standing import Origin, Word
from tests.benchmarks import measure
from tests.benchmarks.thirty_years import mixed
from tests.desktop.documents import lists
from tests.offices import open_office

T = TypeVar("T")

ROWS, RUNS = 100_000, 3
RESOLUTIONS, ACTIONS = 10, 2  # of a meeting, of a resolution
FIRST, LAST = date(1995, 10, 1), date(2025, 10, 1)
TODAY = date(2026, 11, 22)
STATES = [ActionState.DONE] * 19 + [ActionState.IN_PROGRESS]
NAMES = ("شهرداری ناحیهٔ ۴", "بهزیستی", "کمیتهٔ امداد", "معاونت فنی و عمران", "مجمع خیرین")
TEXTS = [
    text.split()
    for text in (
        "مددسرای سیار در محدودهٔ میدان راه‌آهن مستقر و پذیرش شبانه تا پایان زمستان انجام شود.",
        "فهرست جاهای قابل استفادهٔ محله با نشانی و ظرفیت هر یک تهیه و به دبیرخانه فرستاده شود.",
        "تعمیر سامانهٔ گرمایش مددسرا پیش از آغاز سرما پایان یابد و گزارش آن در جلسه داده شود.",
        "برگزاری برنامهٔ هفتگی در سرای محله با همکاری معتمدان و خیرین، هر یکشنبه از ساعت ۱۶.",
    )
]
_EPOCH = date(1899, 12, 30)


class Stopwatch:
    """Knows the time of the processor, less what others took."""

    def __init__(self) -> None:
        self.others = 0.0
        self._begun = time.process_time()

    @property
    def seconds(self) -> float:
        return time.process_time() - self._begun - self.others

    def apart(self, things: Iterable[T]) -> Iterator[T]:
        """Give things, and leave out what it took to make them."""
        rest = iter(things)
        while True:
            begun = time.process_time()
            thing = next(rest, None)
            self.others += time.process_time() - begun
            if thing is None:
                return
            yield thing


class Counted:
    """Meetings whose making is timed apart."""

    def __init__(self, meetings: Iterable[RegisteredMeeting], count: int, watch: Stopwatch) -> None:
        self._meetings, self._count, self._watch = meetings, count, watch

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[RegisteredMeeting]:
        return self._watch.apart(self._meetings)


def made_up(rows: int) -> Iterator[RegisteredMeeting]:
    chance = random.Random(1)
    for number in range(1, 1 + rows // (RESOLUTIONS * ACTIONS)):
        day = FIRST + timedelta(days=number)
        origin = Origin("قرارگاه اجتماعی", 1 + number % 21, number, day, MeetingState.SIGNED)
        resolutions = tuple(_resolution(order, day, chance) for order in range(1, 1 + RESOLUTIONS))
        yield RegisteredMeeting(new_uuid(), origin, resolutions)


def _resolution(number: int, day: date, chance: random.Random) -> RegisteredResolution:
    return RegisteredResolution(
        uuid=new_uuid(),
        number=number,
        text=mixed(TEXTS, chance) + " " + mixed(TEXTS, chance),
        priority=chance.choice(list(Priority)),
        condition=None,
        focus_areas=("بی‌سرپناهان",),
        neighborhoods=("راه‌آهن", "هلال‌احمر")[: chance.randrange(3)],
        actions=tuple(_action(order, day, chance) for order in range(1, 1 + ACTIONS)),
    )


def _action(number: int, day: date, chance: random.Random) -> RegisteredAction:
    state = chance.choice(STATES)
    return RegisteredAction(
        uuid=new_uuid(),
        number=number,
        text=mixed(TEXTS, chance),
        responsible=chance.choice(NAMES),
        supporters=tuple(chance.sample(NAMES, chance.randrange(3))),
        deadline=day + timedelta(days=60),
        recurrence=Recurrence.ONCE,
        round_number=1,
        days_late=0 if state is ActionState.DONE else 1 + chance.randrange(90),
        state=state,
        last=Word(mixed(TEXTS, chance), day + timedelta(days=40), "۱۱/۲۱۹۴", None),
    )


def write_dabir(rows: int, path: Path) -> Stopwatch:
    """Write the workbook of a register."""
    count = rows // (RESOLUTIONS * ACTIONS)
    with path.open("wb") as stream:
        watch = Stopwatch()
        write_register_workbook(lists.BOOK, Counted(made_up(rows), count, watch), stream)
        return watch


def write_bare(rows: int, path: Path) -> Stopwatch:
    """Write the same cells, and nothing else."""
    watch = Stopwatch()
    book = Workbook(write_only=True)
    styles = {name: style.as_tuple() for name, style in cells.add_styles(book).items()}
    page = book.create_sheet(SHEET.title)
    for row in watch.apart(_cells(rows)):
        line = []
        for value, style in row:
            cell: Any = WriteOnlyCell(page, value)
            cell._style = styles[style]
            line.append(cell)
        page.append(line)
    book.save(path)
    return watch


def _cells(rows: int) -> Iterator[list[tuple[Any, str]]]:
    for meeting in made_up(rows):
        for row in rows_of(meeting):
            yield _styled(row)


def _styled(row: Row) -> list[tuple[Any, str]]:
    return [
        (
            (value - _EPOCH).days if isinstance(value, date) else value or None,
            cells.style_of(value, column),
        )
        for value, column in zip(row, SHEET.columns, strict=True)
    ]


def write_office(folder: Path, path: Path) -> None:
    """Write all that an office of thirty years has decided."""
    with open_office(folder) as office, path.open("wb") as stream:
        filters = Filters(since=FIRST, until=LAST)
        watch = Stopwatch()
        found = HeldMeetings(office, filters, TODAY)
        meetings = Counted(found, len(found), watch)
        write_register_workbook(cover(office, filters, TODAY), meetings, stream)
    click.echo(f"writing {watch.seconds:.1f} s, reading {watch.others:.1f} s", nl=False)


WRITERS = {"bare openpyxl": write_bare, "Dabir": write_dabir}


@click.command(help=__doc__)
@click.option("--rows", default=ROWS)
@click.option("--runs", default=RUNS)
@click.option("--office", type=click.Path(path_type=Path, file_okay=False))
@click.option("--only", type=click.Choice(tuple(WRITERS)), hidden=True)
@click.option("--to", "path", type=click.Path(path_type=Path), hidden=True)
def main(rows: int, runs: int, office: Path | None, only: str | None, path: Path | None) -> None:
    if path is not None:
        if office is not None:
            write_office(office, path)
        else:
            click.echo(WRITERS[only or "Dabir"](rows, path).seconds)
        return
    with TemporaryDirectory() as folder:
        target = Path(folder) / "register.xlsx"
        base = [sys.executable, "-m", "tests.benchmarks.register_workbook", "--to", str(target)]
        if office is not None:
            command = [*base, "--office", str(office)]
            said, held = _run(command), measure.peak(command)
            click.echo(f"{said}, {_megabytes(held)} at most, a file of {_megabytes(_size(target))}")
            return
        commands = {each: [*base, "--rows", str(rows), "--only", each] for each in WRITERS}
        times: dict[str, list[float]] = {each: [] for each in WRITERS}
        for _ in range(runs):
            for each, command in commands.items():
                times[each].append(float(_run(command)))
        for each, command in commands.items():
            held = measure.peak(command)
            size = _megabytes(_size(target))
            click.echo(f"{each}: {median(times[each]):.1f} s, {_megabytes(held)} at most, {size}")
        bare, own = (median(times[each]) for each in WRITERS)
        click.echo(f"ratio: {own / bare:.2f}")


def _run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _size(path: Path) -> int:
    return path.stat().st_size


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.0f} MB"


if __name__ == "__main__":
    main()
