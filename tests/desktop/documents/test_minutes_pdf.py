import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, time
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from db.records import (
    ActionState,
    AgendaKind,
    Meeting,
    MeetingState,
    Outcome,
    Presence,
    Priority,
    Recurrence,
)
from desktop import persian
from desktop.calendar import jalali, tehran
from desktop.documents import labels
from desktop.documents.minutes_pdf import write_minutes_pdf
from desktop.documents.sections.wording import in_groups
from desktop.errors import Cancelled
from desktop.meetings.compile import compile_minutes
from desktop.minutes import Condition, LastTime, Minutes, Resolution, Votes
from desktop.sample import fill
from tests import strategies
from tests.desktop.documents import sample
from tests.desktop.typeset import conftest as taken
from tests.offices import open_office

INTERNAL = {"uuid", "format", "media_type", "sha256", "trail"}
WRITTEN: dict[str, Callable[[str], str]] = {
    "check_code": in_groups,
    "certificate": lambda digest: digest[:16],
    "signed_at": tehran.in_words,
}
SAID_BY_SILENCE = {Priority.NORMAL, Recurrence.ONCE, ActionState.OPEN}
ROW = 900  # letters; so far apart at most are the lines of one cell
VOWELS = dict.fromkeys(range(0x64B, 0x653))  # pdftotext takes them for a line of their own


@pytest.fixture(scope="module")
def sample_office(tmp_path_factory: pytest.TempPathFactory) -> list[Minutes]:
    with open_office(tmp_path_factory.mktemp("office")) as office:
        fill(office)
        return [compile_minutes(office, each.id) for each in office.database.select(Meeting)]


def written(minutes: Minutes) -> bytes:
    stream = BytesIO()
    write_minutes_pdf(minutes, stream)
    return stream.getvalue()


def letters(text: str) -> str:
    return taken.letters(text).translate(VOWELS)


def sheets(pdf: bytes) -> list[str]:
    """The text of each page, letters only."""
    return [letters(page) for page in taken.pdftotext(pdf).split("\f")[:-1]]


def text_of(minutes: Minutes) -> str:
    return "".join(sheets(written(minutes)))


def with_resolutions(*resolutions: Resolution) -> Minutes:
    return msgspec.structs.replace(sample.FULL, resolutions=resolutions)


def leaves(part: Any, name: str = "") -> Iterator[Any]:
    """Everything that the record says, less what only programs read."""
    if isinstance(part, LastTime):  # its meeting is named by the month alone
        yield from leaves((part.value, part.period))
    elif isinstance(part, msgspec.Struct):
        for field in part.__struct_fields__:
            yield from leaves(getattr(part, field), field)
    elif isinstance(part, tuple):
        for one in part:
            yield from leaves(one, name)
    elif part not in (None, "") and name not in INTERNAL:
        yield WRITTEN[name](part) if name in WRITTEN else part


def typed(minutes: Minutes) -> list[str]:
    return [leaf for leaf in leaves(minutes) if isinstance(leaf, str) and type(leaf) is str]


def holds(text: str, field: str) -> bool:
    """Whether the field's words stand in the text in order.

    Between the lines of a cell a program reads those of its neighbours.
    """
    words = [letters(word) for word in field.split()]
    for first in re.finditer(re.escape(words[0]), text):
        place = first.end()
        for word in words[1:]:
            place = text.find(word, place, first.start() + ROW)
            if place < 0:
                break
            place += len(word)
        else:
            return True
    return False


def in_reading_order(line: str) -> str:
    """Turn a line as it stands on the page, from left to right, into one as it is read."""
    return _NUMBER.sub(lambda run: run[0][::-1], line[::-1])


_NUMBER = re.compile(r"[\dA-Za-z](?:[\dA-Za-z/:.,٫٬@_-]*[\dA-Za-z])?")


def text_by_pypdf(minutes: Minutes) -> str:
    """What pypdf, which knows no order but that of the page, takes out of it."""
    pages = PdfReader(BytesIO(written(minutes))).pages
    lines = [
        line for page in pages for line in page.extract_text(extraction_mode="layout").split("\n")
    ]
    return "".join(letters(in_reading_order(line)) for line in lines)


def missing(text: str, minutes: Minutes) -> list[Any]:
    """The fields of the record that the text does not hold."""
    return [leaf for leaf in leaves(minutes) if not is_held(text, leaf)]


def is_held(text: str, leaf: Any) -> bool:
    match leaf:
        case str() if not isinstance(leaf, Enum):
            return holds(text, leaf)
        case date():
            forms = {jalali.numeric(leaf), jalali.medium(leaf), jalali.long(leaf)}
            return any(holds(text, form) for form in forms)
        case time():
            return letters(jalali.clock(leaf)) in text
    return True


def test_page_holds_every_field_of_a_full_meeting() -> None:
    assert missing(text_of(sample.FULL), sample.FULL) == []


def test_pypdf_takes_out_every_letter() -> None:
    """It does not order mixed lines, and so gives no more than the letters."""
    found = Counter(letters("".join(taken.pages(written(sample.FULL)))))
    assert not Counter(letters("".join(typed(sample.FULL)))) - found


def test_page_holds_every_field_of_the_sample_office(sample_office: list[Minutes]) -> None:
    assert len(sample_office) > 15
    for minutes in sample_office:
        assert missing(text_by_pypdf(minutes), minutes) == []
        # It guesses columns, and in a dense table may pull the two lines of one cell apart.
        assert len(missing(text_of(minutes), minutes)) <= 1


def test_phrases_say_what_the_record_says() -> None:
    text = text_of(sample.FULL)
    for phrase in (
        "بسمه تعالی",
        "شماره: ۱۱/۱۳/۱۴۰۵",
        "پیوست: ۱ پرونده",
        "صورتجلسهٔ قرارگاه اجتماعی منطقهٔ ۱۱",
        "جلسه: سیزدهم، عادی",
        "ساعت: ۱۰:۰۰ تا ۱۱:۵۵",
        "۲ حاضر، ۱ جانشین، ۱ غایب موجه، ۱ غایب، ۱ ثبت‌نشده، ۱ مدعو، حد نصاب ۴ عضو",
        "نماینده: پریسا یگانه",
        "معرفی‌نامهٔ شمارهٔ ۱۱/۲۳۸ مورخ ۱۴۰۵/۰۷/۱۰",
        "گزارش عملکرد، ارائه‌دهنده: معاون اجتماعی و فرهنگی، ۲۰ دقیقه",
        "نتیجه: تصویب شد (مصوبهٔ ۱)",
        "مصوبهٔ ۳، الف",
        "۳ جلسه معوق",
        "(۱۴۰۵/۰۶/۱۵، نامهٔ ۱۱/۲۱۹۴)",
        "شرط: تأمین اعتبار از ردیف رفاه اجتماعی",
        "اولویت: فوری؛ بند ۳ دستور؛ محور: بی‌سرپناهان، سلامت؛ محله: راه‌آهن، هلال‌احمر",
        "رأی: ۹ موافق، ۱ مخالف، ۲ ممتنع",
        "نظر مخالف: نادر پاک‌سرشت – جای مددسرا مناسب نیست.",
        "با همکاری بهزیستی و کمیتهٔ امداد",
        "۲۰ آبان ۱۴۰۵",
        "فصلی",
        "یکشنبه ۱۰ آبان ۱۴۰۵، ساعت ۰۹:۳۰، سرای محلهٔ راه‌آهن",
        "PDF",
        "۱۸۲ کیلوبایت",
        "به نمایندگی کاوه دانشور",
        "امضاها جلسهٔ سیزدهم، یکشنبه ۱۲ مهر ۱۴۰۵، ۲ مصوبه",
        "نسخهٔ ۲، امضاشده",
    ):
        assert holds(text, phrase), phrase


def test_no_vote_is_printed_that_nobody_counted() -> None:
    votes = Votes(in_favour=99, against=None, abstained=None)
    text = text_of(
        with_resolutions(msgspec.structs.replace(sample.FULL.resolutions[0], votes=votes))
    )
    assert letters("رأی: ۹۹ موافق نظر مخالف") in text


@pytest.mark.parametrize(
    ("condition", "printed"),
    [
        ("تأمین اعتبار", "شرط: تأمین اعتبار"),
        ("به شرط تأمین اعتبار", "به شرط تأمین اعتبار"),
        ("به‌شرط تأمین اعتبار", "به‌شرط تأمین اعتبار"),
        ("مشروط به تأمین اعتبار", "مشروط به تأمین اعتبار"),
        ("منوط به تأیید کارشناسی", "منوط به تأیید کارشناسی"),
    ],
)
def test_a_condition_says_only_once_what_it_is(condition: str, printed: str) -> None:
    stated = Condition(condition, "", None)
    resolution = msgspec.structs.replace(sample.FULL.resolutions[0], condition=stated)
    text = text_of(with_resolutions(resolution))
    assert letters(f"آماده شود. {printed} اولویت") in text


@pytest.mark.parametrize(
    ("decider", "deadline", "printed"),
    [
        ("کلانتری ۱۱۵", date(2026, 11, 6), "تأیید – با نظر کلانتری ۱۱۵، تا ۱۵ آبان ۱۴۰۵"),
        ("کلانتری ۱۱۵", None, "تأیید – با نظر کلانتری ۱۱۵"),
        ("", date(2026, 11, 6), "تأیید – تا ۱۵ آبان ۱۴۰۵"),
    ],
)
def test_a_condition_says_who_decides_and_by_when(
    decider: str, deadline: date | None, printed: str
) -> None:
    stated = Condition("تأیید", decider, deadline)
    resolution = msgspec.structs.replace(sample.FULL.resolutions[0], condition=stated)
    text = text_of(with_resolutions(resolution))
    assert letters(f"شرط: {printed} اولویت") in text


def test_an_item_without_an_outcome_says_nothing_of_one() -> None:
    item = msgspec.structs.replace(sample.FULL.agenda[-1], outcome=Outcome.OPEN)
    text = text_of(msgspec.structs.replace(sample.FULL, agenda=(item,)))
    assert holds(text, item.title)
    assert letters("نتیجه") not in text


def test_an_outcome_names_many_resolutions_as_a_span() -> None:
    resolutions = tuple(
        msgspec.structs.replace(
            sample.RESOLUTIONS[0], number=number, agenda_number=3 if number != 5 else None
        )
        for number in range(1, 8)
    )
    assert holds(
        text_of(with_resolutions(*resolutions)),
        "نتیجه: تصویب شد (مصوبه‌های ۱ تا ۴، ۶ و ۷)",
    )


def test_every_choice_that_is_not_the_usual_one_is_named() -> None:
    text = text_of(sample.FULL)
    tables = {type(next(iter(table))): table for table in vars(labels).values() if is_table(table)}
    kinds = [leaf for leaf in leaves(sample.FULL) if isinstance(leaf, Enum)]
    for leaf in set(kinds) - SAID_BY_SILENCE:
        assert holds(text, tables[type(leaf)][leaf]), leaf


def is_table(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(key, Enum) for key in value) and bool(value)


@pytest.mark.parametrize(
    ("state", "reason", "printed"),
    [
        (MeetingState.CANCELLED, "تعطیل رسمی", "این جلسه لغو شد. علت: تعطیل رسمی جلسه:"),
        (MeetingState.CANCELLED, "", "این جلسه لغو شد. جلسه:"),
        (MeetingState.RETURNED, "مهلت نیست", "برای اصلاح برگشت خورد. علت: مهلت نیست جلسه:"),
        (MeetingState.SIGNED, "مهلت نبود", "صورتجلسهٔ قرارگاه اجتماعی منطقهٔ ۱۱ جلسه:"),
    ],
)
def test_the_head_says_why_nothing_came_of_it(
    state: MeetingState, reason: str, printed: str
) -> None:
    minutes = msgspec.structs.replace(sample.FULL, state=state, state_reason=reason, replaces=None)
    assert letters(printed) in text_of(minutes)


def test_work_without_a_deadline_says_how_often_it_is_due() -> None:
    _, lasting = sample.EARLIER_ACTIONS
    minutes = msgspec.structs.replace(sample.EMPTY, earlier_actions=(lasting,))
    assert holds(text_of(minutes), "مستمر")


def test_a_duty_that_recurs_says_that_its_round_is_done_and_when_the_next_one_is() -> None:
    minutes = msgspec.structs.replace(sample.EMPTY, earlier_actions=(sample.MONTHLY,))
    text = text_of(minutes)
    for phrase in ("۱۴۰۵/۰۶/۳۱", "ماهانه", "این نوبت انجام شد", "نوبت بعد: ۱۴۰۵/۰۷/۳۰"):
        assert holds(text, phrase)
    again = {"state": ActionState.OPEN, "round_number": 4, "next_deadline": None}
    begun = msgspec.structs.replace(sample.MONTHLY, **again)
    text = text_of(msgspec.structs.replace(sample.EMPTY, earlier_actions=(begun,)))
    assert holds(text, "نوبت پیش انجام شد – آمار شهریور رسید.")
    ended = msgspec.structs.replace(begun, state=ActionState.DROPPED)
    assert holds(
        text_of(msgspec.structs.replace(sample.EMPTY, earlier_actions=(ended,))), "پایان‌یافته"
    )


def test_what_is_settled_or_has_time_is_not_called_late() -> None:
    late, _ = sample.EARLIER_ACTIONS
    for change in ({"state": ActionState.DONE}, {"deadline": sample.FULL.held_on}):
        settled = msgspec.structs.replace(late, **change)
        text = text_of(msgspec.structs.replace(sample.FULL, earlier_actions=(settled,)))
        assert holds(text, "۳ جلسه")
        assert "معوق" not in text


def test_substitute_stands_under_the_member_and_signs_in_their_place() -> None:
    before, _, signatures = text_of(sample.FULL).rpartition(letters("امضاها"))
    for phrase in ("نماینده: پریسا یگانه", "کارشناس مسئول", "معرفی‌نامهٔ شمارهٔ ۱۱/۲۳۸"):
        assert holds(before, phrase)
    for phrase in ("پریسا یگانه", "کارشناس مسئول", "به نمایندگی کاوه دانشور"):
        assert holds(signatures, phrase)


def test_earlier_actions_are_printed_without_a_follow_up_item_too() -> None:
    minutes = msgspec.structs.replace(sample.FULL, agenda=sample.AGENDA[1:])
    assert holds(text_of(minutes), sample.EARLIER_ACTIONS[0].word)


def test_what_was_said_of_a_subdistricts_work_stands_under_its_name() -> None:
    (of_fourth,) = sample.SUBDISTRICT_ACTIONS
    second = msgspec.structs.replace(of_fourth, subdistrict=2)
    minutes = msgspec.structs.replace(sample.FULL, subdistrict_actions=(second, of_fourth))
    for each in (minutes, msgspec.structs.replace(minutes, agenda=sample.AGENDA[1:])):
        printed = text_of(each)
        for number in "۲۴":
            assert holds(printed, f"کارهای ناحیهٔ {number}")
        assert holds(printed, of_fourth.action.word)


def test_nothing_is_printed_of_subdistricts_of_which_nothing_was_said() -> None:
    minutes = msgspec.structs.replace(sample.FULL, subdistrict_actions=())
    assert not holds(text_of(minutes), "کارهای ناحیهٔ")


def test_item_of_which_nothing_more_is_known_leaves_no_gap() -> None:
    bare = {"title": labels.AGENDA_KINDS[AgendaKind.OTHER], "kind": AgendaKind.OTHER}
    item = msgspec.structs.replace(sample.AGENDA[2], **bare)
    known = msgspec.structs.replace(item, presenter="دبیر")
    short, long = (
        lowest(msgspec.structs.replace(sample.EMPTY, agenda=(each,))) for each in (item, known)
    )
    assert short > long


def lowest(minutes: Minutes) -> float:
    """Where the last line above the two of the footer stands on the only page."""
    (page,) = taken.baselines(written(minutes))
    return sorted({y for _, y in page})[2]


def test_who_was_absent_signs_nothing() -> None:
    signatures = text_of(sample.FULL).rpartition(letters("امضاها"))[2]
    for member in sample.MEMBERS:
        there = member.state not in {Presence.EXCUSED, Presence.ABSENT}
        assert holds(signatures, member.name) == there


def test_empty_meeting_says_what_there_is_not() -> None:
    (page,) = sheets(written(sample.EMPTY))
    assert holds(page, "صورتجلسهٔ قرارگاه اجتماعی ناحیهٔ ۴ منطقهٔ ۱۱")
    assert holds(page, "پیوست: ندارد")
    assert page.count("ندارد") == 3
    for absent in ("حاضران", "مدعوان", "رونوشت", "جلسهٔ بعد", "پیوست‌ها", "امضا"):
        assert letters(absent) not in page


@pytest.mark.parametrize("state", MeetingState)
def test_pages_name_a_state_that_is_not_final(state: MeetingState) -> None:
    pages = sheets(written(msgspec.structs.replace(sample.FULL, state=state)))
    word = letters(labels.MEETING_STATES[state])
    times = 1 if state is MeetingState.SIGNED else 2
    assert [page.count(word) for page in pages] == [times] * len(pages)


def test_each_page_knows_its_number_and_its_meeting() -> None:
    pages = sheets(written(with_resolutions(*sample.RESOLUTIONS * 10)))
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert holds(page, persian.digits(f"صفحهٔ {number} از {len(pages)}"))
        assert holds(page, "شمارهٔ ۱۱/۱۳/۱۴۰۵ مورخ ۱۴۰۵/۰۷/۱۲")
        if number > 1:
            assert page.startswith(letters("صورتجلسهٔ قرارگاه اجتماعی منطقهٔ ۱۱ – جلسهٔ سیزدهم"))


def test_no_section_or_resolution_parts_from_what_it_heads() -> None:
    heads = ("اقدام", "مصوبات", "پیوست‌ها", "امضاها", "مدعوان", "مسئول پیگیری مهلت")
    for count in range(1, 12, 2):
        for page in sheets(written(with_resolutions(*sample.RESOLUTIONS * count))):
            body = page.partition(letters("منطقهٔ ۱۱، شمارهٔ"))[0]
            assert not body.endswith(tuple(letters(head) for head in heads))


def test_long_minutes_keep_every_resolution() -> None:
    resolutions = tuple(
        msgspec.structs.replace(sample.RESOLUTIONS[0], number=number, text=f"تصمیم {number} است.")
        for number in range(1, 201)
    )
    text = text_of(with_resolutions(*resolutions))
    assert [number for number in range(1, 201) if f"تصمیم{number}است." not in text] == []


@pytest.mark.parametrize("text", sample.HOSTILE, ids=range(len(sample.HOSTILE)))
def test_hostile_text_loses_no_letter(text: str) -> None:
    resolution = msgspec.structs.replace(
        sample.RESOLUTIONS[0], text=text, condition=Condition(text, "", None)
    )
    pdf = written(with_resolutions(resolution))
    shown = re.sub("[\x00-\x08\x0b-\x1f\ufffe]", "\ufffd", text.replace("\r", "\n"))
    wanted = Counter(drawn_letters(shown * 2))
    assert not wanted - Counter(drawn_letters(taken.drawn(pdf)))


def drawn_letters(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def test_texts_that_break_things_do_not_break_the_pages() -> None:
    assert len(PdfReader(BytesIO(written(sample.NASTY))).pages) > 200


@given(strategies.minutes())
@settings(max_examples=25, deadline=None)
def test_any_minutes_can_be_printed(minutes: Minutes) -> None:
    assert len(PdfReader(BytesIO(written(minutes))).pages) >= 1


def test_file_tells_what_it_is_and_holds_only_our_type() -> None:
    pdf = written(sample.FULL)
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "صورتجلسهٔ قرارگاه اجتماعی منطقهٔ ۱۱، جلسهٔ سیزدهم"
    assert reader.metadata.subject == sample.FULL.subject
    assert b"Helvetica" not in pdf
    fonts = {str(font["/BaseFont"]) for page in reader.pages for font in fonts_of(page)}
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} == {"Vazirmatn"}


def fonts_of(page: Any) -> list[Any]:
    return list(taken.fonts_of(page).values())


def test_report_counts_up_to_the_whole() -> None:
    heard: list[tuple[int, int]] = []
    write_minutes_pdf(sample.FULL, BytesIO(), lambda done, total: heard.append((done, total)))
    total = heard[-1][1]
    assert heard == sorted(heard)
    assert {done for done, _ in heard} == set(range(1, total + 1))


def test_report_can_stop_the_work_inside_a_long_table(tmp_path: Path) -> None:
    many = msgspec.structs.replace(sample.FULL, earlier_actions=sample.EARLIER_ACTIONS * 200)
    heard: list[int] = []

    def stop_while_it_stands(done: int, _total: int) -> None:
        heard.append(done)
        if heard.count(done) == 3:
            raise Cancelled

    path = tmp_path / "minutes.pdf"
    with path.open("wb") as stream, pytest.raises(Cancelled):
        write_minutes_pdf(many, stream, stop_while_it_stands)
    assert path.read_bytes() == b""
