from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from db.records import Headquarters
from desktop.apart.passing import Job
from desktop.apart.runner import Runner
from desktop.documents.export_lists import export_register_workbook
from desktop.errors import Cancelled, TargetExistsError, WorkLostFault
from desktop.meetings.register import HeldMeetings, cover
from desktop.meetings.register_apart import export_register_apart
from desktop.office import OpenOffice
from desktop.register import Filters

S = TypeVar("S")
T = TypeVar("T")

TODAY = date(2026, 11, 22)
ALL = Filters(since=date(2026, 1, 1), until=date(2027, 1, 1))


def test_a_register_made_apart_is_the_same_and_is_refused_for_the_same(
    sample: OpenOffice, tmp_path: Path
) -> None:
    file, front = sample.database.file, cover(sample, ALL, TODAY)
    meetings = HeldMeetings(sample, ALL, TODAY)
    (here,) = export_register_workbook(front, meetings, tmp_path / "here")
    (apart,) = export_register_apart(file, front, tmp_path / "apart")
    assert apart.read_bytes() == here.read_bytes()
    with pytest.raises(TargetExistsError) as refused:
        export_register_apart(file, front, tmp_path / "apart")
    assert refused.value.paths == (apart,)


def test_a_register_made_apart_stops_at_a_word(sample: OpenOffice, tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_register_apart(sample.database.file, cover(sample, ALL, TODAY), tmp_path, stop)
    assert not [path for path in tmp_path.iterdir() if path.suffix in {".xlsx", ".part"}]


def test_a_process_that_the_system_ends_is_no_fault_of_the_disk(
    sample: OpenOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Runner] = []

    class Watched(Runner):
        def __init__(self) -> None:
            super().__init__()
            begun.append(self)

    def end(_done: int, _total: int) -> None:
        begun[0]._process.kill()

    monkeypatch.setattr("desktop.meetings.register_apart.Runner", Watched)
    with pytest.raises(WorkLostFault):
        export_register_apart(sample.database.file, cover(sample, ALL, TODAY), tmp_path, end)


class Here:
    """Does in this process what would be done apart."""

    def do(self, job: Job[S, T], goes_on: Callable[[S], bool]) -> T:
        def tell(step: S) -> None:
            assert goes_on(step)

        return job(tell)

    def leave(self) -> None:
        """Nobody is left behind."""


def test_a_book_is_of_one_moment(
    sample: OpenOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.meetings.register_apart.Runner", Here)
    monkeypatch.setattr("desktop.meetings.register._PIECE", 1)
    file, front = sample.database.file, cover(sample, ALL, TODAY)
    (before,) = export_register_apart(file, front, tmp_path / "before")

    def renumber(_done: int, _total: int) -> None:
        with sample.database.act():
            for each in sample.database.select(Headquarters, "subdistrict IS NOT NULL"):
                sample.database.update(replace(each, subdistrict=(each.subdistrict or 0) + 20))

    (meanwhile,) = export_register_apart(file, front, tmp_path / "meanwhile", renumber)
    assert meanwhile.read_bytes() == before.read_bytes()
