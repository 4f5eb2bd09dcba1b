"""The words of the printed minutes: what is said of each field, and what by silence."""

from datetime import date
from enum import Enum

import msgspec
import pytest

from db.records import ActionState, MeetingState, Outcome, Presence, Priority, Recurrence
from desktop.documents import labels
from desktop.minutes import Condition, Votes
from tests.desktop.documents import earlier_work, sample
from tests.desktop.documents.minutes_pages import text_of, with_resolutions, written
from tests.desktop.documents.reading import holds, leaves, letters, sheets

SAID_BY_SILENCE = {Priority.NORMAL, Recurrence.ONCE, ActionState.OPEN}


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
    _, lasting = earlier_work.EARLIER_ACTIONS
    minutes = msgspec.structs.replace(sample.EMPTY, earlier_actions=(lasting,))
    assert holds(text_of(minutes), "مستمر")


def test_a_duty_that_recurs_says_that_its_round_is_done_and_when_the_next_one_is() -> None:
    minutes = msgspec.structs.replace(sample.EMPTY, earlier_actions=(earlier_work.MONTHLY,))
    text = text_of(minutes)
    for phrase in ("۱۴۰۵/۰۶/۳۱", "ماهانه", "این نوبت انجام شد", "نوبت بعد: ۱۴۰۵/۰۷/۳۰"):
        assert holds(text, phrase)
    again = {"state": ActionState.OPEN, "round_number": 4, "next_deadline": None}
    begun = msgspec.structs.replace(earlier_work.MONTHLY, **again)
    text = text_of(msgspec.structs.replace(sample.EMPTY, earlier_actions=(begun,)))
    assert holds(text, "نوبت پیش انجام شد – آمار شهریور رسید.")
    ended = msgspec.structs.replace(begun, state=ActionState.DROPPED)
    assert holds(
        text_of(msgspec.structs.replace(sample.EMPTY, earlier_actions=(ended,))), "پایان‌یافته"
    )


def test_what_is_settled_or_has_time_is_not_called_late() -> None:
    late, _ = earlier_work.EARLIER_ACTIONS
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
    assert holds(text_of(minutes), earlier_work.EARLIER_ACTIONS[0].word)


def test_what_was_said_of_a_subdistricts_work_stands_under_its_name() -> None:
    (of_fourth,) = earlier_work.SUBDISTRICT_ACTIONS
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
