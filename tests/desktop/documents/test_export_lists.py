from pathlib import Path

import msgspec
import pytest

from desktop.documents import book_look
from desktop.documents.export import Format
from desktop.documents.export_lists import export_register, export_register_workbook, export_slips
from desktop.errors import (
    Cancelled,
    NoOpenWorkError,
    NothingDecidedError,
    TargetExistsError,
)
from desktop.register import RegisterTooLongError
from desktop.transfer.file_names import register_name, slip_name
from tests.desktop.documents.lists import BARE_WORK, BOOK, WORK

OTHER = msgspec.structs.replace(BARE_WORK, organization="بهزیستی")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_each_organization_has_its_own_file(tmp_path: Path) -> None:
    written = export_slips((WORK, OTHER), tmp_path / "out")
    assert [path.name for path in written] == [slip_name(WORK), slip_name(OTHER)]
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)


def test_names_that_look_the_same_are_told_apart(tmp_path: Path) -> None:
    twins = [msgspec.structs.replace(OTHER, organization=name) for name in ("ب/پ", "ب پ", "ب-پ")]
    export_slips(twins, tmp_path)
    stem = slip_name(twins[0]).removesuffix(".pdf")
    assert names(tmp_path) == sorted([f"{stem}.pdf", f"{stem} (۲).pdf", f"{stem} (۳).pdf"])


def test_without_open_work_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with pytest.raises(NoOpenWorkError) as none:
        export_slips((), folder)
    assert none.value.organization is None
    idle = msgspec.structs.replace(WORK, responsible=(), supporting=())
    with pytest.raises(NoOpenWorkError) as refused:
        export_slips((OTHER, idle), folder)
    assert refused.value.organization == WORK.organization
    assert not folder.exists()


def test_all_slips_or_none(tmp_path: Path) -> None:
    (tmp_path / slip_name(OTHER)).write_text("older")
    with pytest.raises(TargetExistsError):
        export_slips((WORK, OTHER), tmp_path)

    def stop(done: int, total: int) -> None:
        if done * 2 > total:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_slips((WORK, OTHER), tmp_path, stop, replace=True)
    assert names(tmp_path) == [slip_name(OTHER)]


def test_workbook_of_a_register_is_one_file(tmp_path: Path) -> None:
    (written,) = export_register_workbook(BOOK, BOOK.meetings, tmp_path / "out")
    assert written.name == register_name(BOOK, ".xlsx")
    assert written.read_bytes().startswith(b"PK")
    with pytest.raises(NothingDecidedError):
        export_register_workbook(BOOK, BOOK.meetings[1:], tmp_path / "none")
    assert names(tmp_path) == ["out"]


def test_a_register_longer_than_a_sheet_of_excel_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = sum(max(1, len(of.actions)) for each in BOOK.meetings for of in each.resolutions)
    monkeypatch.setattr(book_look, "MOST_ROWS", book_look.KEYS + rows)
    export_register_workbook(BOOK, BOOK.meetings, tmp_path / "out")
    monkeypatch.setattr(book_look, "MOST_ROWS", book_look.KEYS + rows - 1)
    with pytest.raises(RegisterTooLongError) as refused:
        export_register_workbook(BOOK, BOOK.meetings, tmp_path)
    assert (refused.value.most, refused.value.printed) == (rows - 1, False)
    assert names(tmp_path) == ["out"]


def test_both_files_of_a_register_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (alone,) = export_register_workbook(BOOK, BOOK.meetings, tmp_path / "alone")
    workbook = register_name(BOOK, ".xlsx")
    assert names(tmp_path / "alone") == [workbook]
    export_register(BOOK, tmp_path / "out", tuple(Format))
    assert names(tmp_path / "out") == [register_name(BOOK, ".pdf"), workbook]
    assert (tmp_path / "out" / workbook).read_bytes() == alone.read_bytes()
    monkeypatch.setattr(book_look, "MOST_ROWS", book_look.KEYS)
    with pytest.raises(RegisterTooLongError):
        export_register(BOOK, tmp_path, tuple(Format))
    (tmp_path / "alone" / workbook).write_bytes(b"older")
    with pytest.raises(TargetExistsError):
        export_register(BOOK, tmp_path / "alone", tuple(Format))
    assert names(tmp_path) == ["alone", "out"]
    assert names(tmp_path / "alone") == [workbook]


def test_register_is_one_file(tmp_path: Path) -> None:
    (written,) = export_register(BOOK, tmp_path / "out")
    assert written.name == register_name(BOOK, ".pdf")
    with pytest.raises(NothingDecidedError):
        export_register(msgspec.structs.replace(BOOK, meetings=()), tmp_path / "none")
    assert names(tmp_path) == ["out"]
