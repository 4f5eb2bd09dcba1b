"""What leaves the office of signed minutes is what was signed, bit by bit."""

from pathlib import Path

import pytest

from desktop.documents.export import Format, export
from desktop.meetings.compile import compile_minutes
from desktop.seal.enclosed import NoWorkbookError, sealed_workbook
from desktop.sign_off.signed import earlier_versions, sealed_pdf
from desktop.sign_off.steps import amend
from desktop.typeset.archive import Archive
from tests.desktop.sign_off.conftest import Town
from tests.desktop.sign_off.signed import signed


def written(town: Town, folder: Path, archive: Archive = Archive.A3B) -> dict[str, bytes]:
    minutes = compile_minutes(town.office, town.meeting.id)
    sealed = sealed_pdf(town.office, town.meeting)
    paths = export(minutes, folder, tuple(Format), replace=True, archive=archive, sealed=sealed)
    return {path.suffix: path.read_bytes() for path in paths}


def test_export_hands_out_the_sealed_bytes_each_time(town: Town, tmp_path: Path) -> None:
    assert sealed_pdf(town.office, town.meeting) is None
    signed(town)
    sealed = sealed_pdf(town.office, town.meeting)
    assert sealed is not None
    first = written(town, tmp_path)
    assert first == {".pdf": sealed, ".xlsx": sealed_workbook(sealed)}
    assert first[".xlsx"].startswith(b"PK")
    assert written(town, tmp_path) == first


def test_archive_without_attachments_is_printed_without_a_seal(
    signed_town: Town, tmp_path: Path
) -> None:
    printed = written(signed_town, tmp_path, Archive.A1B)[".pdf"]
    assert b"/ByteRange" not in printed
    assert b"/ByteRange" in written(signed_town, tmp_path)[".pdf"]


def test_file_without_its_workbook_is_refused() -> None:
    with pytest.raises(NoWorkbookError):
        sealed_workbook(b"%PDF-1.7")


def test_version_that_was_replaced_stays_to_be_read(town: Town) -> None:
    minutes = signed(town)
    sealed = sealed_pdf(town.office, town.meeting)
    assert earlier_versions(town.office, town.meeting) == ()
    amend(town.office, town.meeting.id, "نام یک دستگاه")
    assert sealed_pdf(town.office, town.meeting) is None
    assert earlier_versions(town.office, town.meeting) == ((minutes, sealed),)
