"""How heavy a file is that has to go through an office's old mail."""

from datetime import date
from io import BytesIO
from pathlib import Path

from msgspec.structs import replace

from db.records import MeetingState
from desktop.documents.invitation_pdf import write_invitations
from desktop.documents.minutes_pdf import write_minutes_pdf
from tests.benchmarks.text import long_minutes
from tests.desktop.documents.sample import SIGNATURE


def test_a_letter_and_minutes_of_ten_pages_are_light(tmp_path: Path) -> None:
    minutes = long_minutes(tmp_path, 10)
    letter, paper = BytesIO(), BytesIO()
    to_one = replace(minutes, members=minutes.members[:1])
    write_invitations(to_one, letter, written_on=date(2025, 9, 28))
    signed = replace(minutes, state=MeetingState.SIGNED, signature=SIGNATURE)
    write_minutes_pdf(signed, paper)
    assert len(letter.getvalue()) <= 60_000  # its fonts and the emblem
    assert len(paper.getvalue()) <= 165_000  # with the record and the workbook, and before the seal
