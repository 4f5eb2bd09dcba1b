from datetime import date
from pathlib import Path

import pytest

from desktop.documents.export_lists import export_register_workbook
from desktop.errors import Cancelled, TargetExistsError
from desktop.meetings.register import HeldMeetings, cover
from desktop.meetings.register_apart import export_register_apart
from desktop.office import OpenOffice
from desktop.register import Filters

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
