from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.escape import unescape

from db.records import ActionState
from db.records.base import new_uuid
from desktop.documents.register_workbook import write_register_workbook
from desktop.errors import Cancelled, NothingDecidedError
from desktop.register import Course, Register, RegisteredMeeting
from tests.desktop.documents import lists


def written(book: Register) -> bytes:
    stream = BytesIO()
    write_register_workbook(book, book.meetings, stream)
    return stream.getvalue()


def read(book: Register) -> Workbook:
    return load_workbook(BytesIO(written(book)))


def table(book: Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of the table of that name, as a program finds them."""
    sheet = next(sheet for sheet in book if name in sheet.tables)
    keys, *rows = ([plain(cell.value) for cell in row] for row in sheet[sheet.tables[name].ref])
    return [dict(zip(map(str, keys), row, strict=True)) for row in rows]


def plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


def test_each_action_has_a_row_with_all_that_is_known_and_room_for_an_answer() -> None:
    repair, blankets, patrol = table(read(lists.BOOK), "register")
    assert repair == {
        "subdistrict": None,
        "meeting": 10,
        "resolution": 1,
        "action": "الف",
        "held_on_jalali": "۱۴۰۵/۰۴/۲۱",
        "held_on": date(2026, 7, 12),
        "meeting_state": "امضاشده",
        "resolution_text": "مددسرای منطقه پیش از آغاز سرما بازسازی شود.",
        "priority": "فوری",
        "focus_areas": "بی‌سرپناهان، سلامت",
        "neighborhoods": "راه‌آهن، هلال‌احمر",
        "condition": "به شرط تأمین اعتبار",
        "text": "تعمیر سامانهٔ گرمایش",
        "responsible": "معاونت فنی و عمران",
        "supporters": "بهزیستی، مجمع خیرین",
        "deadline_jalali": "۱۴۰۵/۰۵/۳۱",
        "deadline": date(2026, 8, 22),
        "recurrence": "فصلی",
        "state": "در حال انجام",
        "days_late": 44,
        "word_text": "پیمانکار برگزیده شد.",
        "word_on_jalali": "۱۴۰۵/۰۶/۲۹",
        "word_on": date(2026, 9, 20),
        "word_letter": None,
        "answer_state": None,
        "answer_date": None,
        "answer_letter": None,
        "answer_text": None,
        "action_uuid": lists.REPAIR.uuid,
        "resolution_uuid": lists.SHELTER.uuid,
        "meeting_uuid": lists.MEETING_UUID,
    }
    assert (blankets["action"], blankets["word_letter"]) == ("ب", "۱۱/۲۲۰۰")
    assert (patrol["resolution"], patrol["text"], patrol["action_uuid"]) == (2, None, None)


def test_the_front_says_what_the_book_is_of_and_how_much_it_holds() -> None:
    filters = msgspec.structs.replace(
        lists.BOOK.filters, organization="بهزیستی", course=Course.OPEN
    )
    front = read(msgspec.structs.replace(lists.BOOK, filters=filters))
    said = {row["key"]: row["value"] for row in table(front, "document")}
    assert (said["format"], said["kind"]) == ("dabir-workbook/1", "register")
    assert said["office_uuid"] == lists.BOOK.office_uuid
    assert said["made_on"] == date(2026, 10, 5)
    assert (said["since_jalali"], said["until_jalali"]) == ("۱۴۰۵/۰۱/۰۱", "۱۴۰۵/۰۶/۳۱")
    assert (said["filter_organization"], said["filter_course"]) == ("بهزیستی", "باز")
    assert said["filter_priority"] == "همه"
    assert [said[key] for key in ("resolutions", "actions", "done", "open", "late")] == [
        2,
        2,
        1,
        1,
        1,
    ]
    assert table(front, "organizations")[1] == {
        "organization": "معاونت فنی و عمران",
        "resolutions": 1,
        "actions": 1,
        "done": 0,
        "dropped": 0,
        "open": 1,
        "late": 1,
    }
    heads = [[cell.value for cell in page[1] if cell.value] for page in front]
    assert heads == [["شهرداری تهران – شهرداری منطقهٔ ۱۱"]] * 3
    page: Any = front["مصوبات"]
    line = [cell for cell in page[3] if cell.value]
    assert [cell.value for cell in line][1] == "دستگاه: بهزیستی | وضعیت: باز"
    assert line[1].column == 1 + len("ABCDE")  # what prints on each page would cut it
    assert "وضعیت: باز" in page.oddFooter.left.text


def test_whoever_answers_is_led_to_the_columns_and_prints_no_day_twice() -> None:
    book: Any = read(lists.BOOK)
    page = book["مصوبات"]
    keys = [cell.value for cell in page[6]]
    printed = keys[: range_boundaries(page.print_area.partition("!")[2])[2]]
    assert printed[-1] == "answer_text"
    assert not {"held_on", "deadline", "word_on"} & set(printed)
    first = page.cell(6, 1 + keys.index("answer_state")).column_letter
    (way,) = (row for row in book["شناسنامه"].iter_rows() if row[2].value == "answers")
    assert first in way[1].value
    assert way[1].hyperlink.location == "'مصوبات'!A1"


def test_whoever_answers_finds_lists_filters_headings_and_no_lock() -> None:
    page = read(lists.BOOK)["مصوبات"]
    assert page.freeze_panes == "F7"
    assert (page.print_title_rows, page.print_title_cols) == ("$1:$5", "$A:$E")
    assert page.tables["register"].autoFilter.ref == page.tables["register"].ref
    assert not page.protection.sheet
    keys = [cell.value for cell in page[6]]
    answer = page.cell(7, 1 + keys.index("answer_state"))
    lists_at = [rule for rule in page.data_validations.dataValidation if answer.coordinate in rule]
    assert "انجام‌شده" in lists_at[0].formula1
    assert any(answer.coordinate not in each.sqref for each in page.conditional_formatting)
    late = "رنگ سرخ: مهلت گذشته و نه وضعیت و نه پاسخی پایان کار را می‌گوید."
    assert late in {cell.value for cell in page[4]}  # what the colour says
    deadline = page.cell(7, 1 + keys.index("deadline"))
    assert "[$-3160429]" in deadline.number_format


def test_texts_that_break_things_stay_texts() -> None:
    book = read(lists.hostile_book())
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    (meeting,) = lists.hostile_book().meetings
    found = "\0".join(unescape(cell.value) for cell in cells if isinstance(cell.value, str))
    for resolution in meeting.resolutions:
        words = [word for word in resolution.text.split() if word.isalnum()]
        assert all(word in found for word in words)
    quoted = [cell for cell in cells if isinstance(cell.value, str) and cell.value[:1] in "=+-@"]
    assert quoted
    assert all(cell.quotePrefix for cell in quoted)


def test_the_same_register_gives_the_same_bytes_and_lies_on_no_disk_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    assert written(lists.BOOK) == written(lists.BOOK)


def test_rows_are_in_the_file_before_the_last_meeting_is_read() -> None:
    stream, reached = BytesIO(), list[int]()
    (meeting, *_) = lists.BOOK.meetings

    class Decades:
        def __len__(self) -> int:
            return 300

        def __iter__(self) -> Iterator[RegisteredMeeting]:
            for _ in range(len(self)):
                reached.append(stream.tell())
                yield msgspec.structs.replace(meeting, uuid=new_uuid())

    write_register_workbook(lists.BOOK, Decades(), stream)
    assert reached[-1] > reached[len(reached) // 2] > reached[0]
    assert reached[-1] > len(stream.getvalue()) / 2


def test_it_can_be_stopped_and_an_empty_one_writes_nothing() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_register_workbook(lists.BOOK, lists.BOOK.meetings, BytesIO(), stop)
    stream = BytesIO()
    with pytest.raises(NothingDecidedError):
        write_register_workbook(lists.BOOK, lists.BOOK.meetings[1:], stream)
    assert stream.getvalue() == b""


def test_a_duty_that_was_ended_is_no_thing_given_up() -> None:
    """The rows say what the totals and the filters count: ended is done."""
    ended = msgspec.structs.replace(lists.REPAIR, state=ActionState.DROPPED, days_late=0)
    given_up = msgspec.structs.replace(lists.BLANKETS, state=ActionState.DROPPED)
    shelter = msgspec.structs.replace(lists.SHELTER, actions=(ended, given_up))
    meeting = msgspec.structs.replace(lists.BOOK.meetings[0], resolutions=(shelter,))
    book = msgspec.structs.replace(lists.BOOK, meetings=(meeting,))
    shown = read(book)
    assert [row["state"] for row in table(shown, "register")] == ["پایان‌یافته", "کنار گذاشته‌شده"]
    counts = {row["key"]: row["value"] for row in table(shown, "document")}
    assert (counts["done"], counts["dropped"], counts["open"]) == (1, 1, 0)
    (rule,) = (
        rule for rules in shown["مصوبات"].conditional_formatting for rule in rules.rules
    )  # its deadline is over, and it is not late
    assert '<>"پایان‌یافته"' in rule.formula[0]
    listed = [each.formula1 for each in shown["مصوبات"].data_validations.dataValidation]
    assert any(each and "پایان‌یافته" in each for each in listed)
