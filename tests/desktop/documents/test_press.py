"""What holds for every paper: the same bytes, and whoever waits hears of it and may stop it."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO

import pytest

from desktop.documents.attendance_sheet_pdf import write_attendance_sheet
from desktop.documents.follow_up_slip_pdf import write_follow_up_slip
from desktop.documents.invitation_pdf import write_invitations
from desktop.documents.minutes_pdf import write_minutes_pdf
from desktop.documents.register_pdf import write_register
from desktop.errors import Cancelled
from tests.desktop.documents import lists, sample

PAPERS: dict[str, Callable[..., None]] = {
    "minutes": partial(write_minutes_pdf, sample.FULL),
    "invitations": partial(write_invitations, sample.FULL, written_on=date(2026, 9, 28)),
    "attendance sheet": partial(write_attendance_sheet, sample.FULL),
    "follow-up slip": partial(write_follow_up_slip, lists.WORK),
    "register": partial(write_register, lists.BOOK),
}


def digests() -> list[str]:
    found = []
    for write in PAPERS.values():
        stream = BytesIO()
        write(stream)
        found.append(hashlib.sha256(stream.getvalue()).hexdigest())
    return found


def test_same_paper_gives_the_same_bytes() -> None:
    assert digests() == digests()


def test_another_start_of_the_program_gives_the_same_bytes() -> None:
    """Python hashes texts anew at each start, and sets have their order from that."""
    tell = f"from {__name__} import digests; print(*digests())"
    told = {
        subprocess.run(
            [sys.executable, "-c", tell],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {" ".join(digests()) + "\n"}


@pytest.mark.parametrize("name", PAPERS)
def test_report_counts_up_to_the_whole(name: str) -> None:
    heard: list[tuple[int, int]] = []
    PAPERS[name](BytesIO(), lambda *parts: heard.append(parts))
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]


@pytest.mark.parametrize("name", PAPERS)
def test_work_can_be_stopped(name: str) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    stream = BytesIO()
    with pytest.raises(Cancelled):
        PAPERS[name](stream, stop)
    assert stream.getvalue() == b""
