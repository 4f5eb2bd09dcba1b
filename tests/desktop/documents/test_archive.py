"""The minutes as an archive keeps them: tree, bookmarks, what goes with them, the oldest form."""

from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import pytest
from pypdf import PdfReader

from desktop.documents.export import Format, export
from desktop.documents.minutes_pdf import write_minutes_pdf
from desktop.documents.workbook import write_workbook
from desktop.minutes import Minutes, decode, encode
from desktop.transfer.file_names import file_name
from desktop.typeset import font
from desktop.typeset.archive import Archive
from desktop.typeset.proof import LostTextError
from tests.desktop.documents import earlier_work, hostile, sample
from tests.desktop.typeset.conftest import Part, marked, preflight, tree

CASES = (sample.FULL, sample.EMPTY, hostile.NASTY)


def written(minutes: Minutes, archive: Archive = Archive.A3B) -> bytes:
    stream = BytesIO()
    write_minutes_pdf(minutes, stream, archive=archive)
    return stream.getvalue()


def attached(pdf: bytes) -> dict[str, bytes]:
    return {name: content for name, (content,) in PdfReader(BytesIO(pdf)).attachments.items()}


def workbook(minutes: Minutes) -> bytes:
    stream = BytesIO()
    write_workbook(minutes, stream)
    return stream.getvalue()


def titles(items: Any) -> list[Any]:
    return [titles(item) if isinstance(item, list) else item.title for item in items]


@pytest.mark.parametrize("minutes", CASES, ids=("full", "empty", "nasty"))
def test_oldest_form_passes_preflight(minutes: Minutes, tmp_path: Path) -> None:
    verdict = preflight(written(minutes, Archive.A1B), tmp_path)
    assert "is a valid PDF/A-1b file" in verdict, verdict


def test_both_forms_show_the_same_pages() -> None:
    unsigned = msgspec.structs.replace(sample.FULL, signature=None)
    assert marked(written(unsigned)) == marked(written(unsigned, Archive.A1B))


def test_record_and_workbook_go_with_the_pages() -> None:
    files = attached(written(sample.FULL))
    assert files == {
        file_name(sample.FULL, ".json"): encode(sample.FULL),
        file_name(sample.FULL, ".xlsx"): workbook(sample.FULL),
    }
    assert decode(files[file_name(sample.FULL, ".json")]) == sample.FULL


def test_workbook_is_made_once_for_both_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def count(minutes: Minutes, stream: BinaryIO, _report: object) -> None:
        made.append(minutes)
        stream.write(b"PK")

    monkeypatch.setattr("desktop.documents.workbook.write_workbook", count)
    pdf, excel = export(sample.FULL, tmp_path, tuple(Format))
    assert made == [sample.FULL]
    assert attached(pdf.read_bytes())[excel.name] == excel.read_bytes() == b"PK"


def test_text_that_did_not_survive_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    truth = font._to_unicode
    monkeypatch.setattr(font, "_to_unicode", lambda codes: truth(codes).replace(b"0645", b"0646"))
    with pytest.raises(LostTextError):
        export(sample.FULL, tmp_path, tuple(Format))
    assert list(tmp_path.iterdir()) == []


def test_oldest_form_is_exported_without_what_goes_with_it(tmp_path: Path) -> None:
    (pdf,) = export(sample.FULL, tmp_path, (Format.PDF,), archive=Archive.A1B)
    assert pdf.read_bytes().startswith(b"%PDF-1.4")
    assert attached(pdf.read_bytes()) == {}


@pytest.mark.parametrize("archive", Archive)
def test_report_counts_up_to_the_whole_in_either_form(archive: Archive) -> None:
    heard: list[tuple[int, int]] = []
    write_minutes_pdf(sample.FULL, BytesIO(), lambda *part: heard.append(part), archive=archive)
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]


def test_bookmarks_name_sections_items_and_resolutions() -> None:
    assert titles(PdfReader(BytesIO(written(sample.FULL))).outline) == [
        "حاضران",
        ["مدعوان"],
        "دستور جلسه و مشروح مذاکرات",
        [f"{number}. {each.title}" for number, each in zip("۱۲۳۴", sample.AGENDA, strict=False)],
        "مصوبات",
        titles_of_resolutions(),
        "جلسهٔ بعد",
        "رونوشت",
        "پیوست‌ها",
        "امضاها",
        "امضای الکترونیکی",
    ]


def titles_of_resolutions() -> list[str]:
    whole = [" ".join(each.text.split()) for each in sample.RESOLUTIONS]
    cut = [text if len(text) <= 60 else f"{text[:60]}…" for text in whole]
    return [f"{number}. {text}" for number, text in zip("۱۲", cut, strict=True)]


def test_tree_tells_headings_lists_and_tables() -> None:
    root = tree(written(sample.FULL))
    roles = [part.role for part in root.kids]
    assert roles.count("H1") == 1
    assert roles.count("H2") == 7
    assert roles.count("Table") == 4
    agenda, resolutions = (part for part in root.kids if part.role == "L")
    assert [item.role for item in agenda.kids] == ["LI"] * len(sample.AGENDA)
    for item in agenda.kids:
        label, body = item.kids
        assert (label.role, body.role, body.kids[0].role) == ("Lbl", "LBody", "H3")
    for item, resolution in zip(resolutions.kids, sample.RESOLUTIONS, strict=True):
        rows = [part for part in item.walk() if part.role == "TR"]
        assert len(rows) == 1 + len(resolution.actions)


@pytest.mark.parametrize("minutes", CASES, ids=("full", "empty", "nasty"))
def test_every_mark_is_in_one_part_and_margins_in_none(minutes: Minutes) -> None:
    pdf = written(minutes)
    numbered = [(page, mark) for page, mark in marked(pdf) if mark is not None]
    found = [mark for part in parts(tree(pdf)) for mark in part.marks]
    assert sorted(found) == sorted(numbered)
    assert found == sorted(found) or minutes is hostile.NASTY  # rows over pages interleave


def parts(root: Part) -> list[Part]:
    return list(root.walk())


def test_long_table_is_one_table_with_one_head() -> None:
    many = msgspec.structs.replace(sample.FULL, earlier_actions=earlier_work.EARLIER_ACTIONS * 40)
    tables = [part for part in tree(written(many)).walk() if part.role == "Table"]
    (longest,) = (table for table in tables if len(table.kids) == 81)
    heads = [row for row in longest.kids if row.kids[0].role == "TH"]
    assert heads == longest.kids[:1]
