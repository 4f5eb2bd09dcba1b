"""What is told when a step in the life of the minutes is not taken, and how the rounds are named.

The one hard rule: where somebody was quicker or the clock is wrong, it says so, and that nothing
was lost.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from db.records import MeetingState, SignOffStep
from desktop.calendar import jalali, tehran
from desktop.documents.labels import MEETING_STATES
from desktop.persian import bound, cardinal, digits, join_and, ordinal
from desktop.sign_off import refusals
from ui.finding_sentences import say
from ui.sentences import sentence

__all__ = ["Came", "came", "changed_since", "sentence"]  # with the sentences of this module

_STEPS: Mapping[SignOffStep, str] = {
    SignOffStep.SUBMITTED: "برای امضا فرستاده",
    SignOffStep.RETURNED: "بررسی یا برگردانده",
    SignOffStep.SIGNED: "امضا",
    SignOffStep.AMENDED: "اصلاح",
    SignOffStep.CANCELLED: "به نسخهٔ پیشین برگردانده",
}


@sentence.register
def _step(error: refusals.StepError) -> str:
    if error.step is SignOffStep.SIGNED and error.state is MeetingState.SUBMITTED:
        return (
            "این صورتجلسه در این میان برگشته و دوباره فرستاده شده است و چیزی امضا نشد. "
            "آن را دوباره باز کنید و بخوانید."
        )
    return (
        f"این صورتجلسه اکنون در وضعیت «{MEETING_STATES[error.state]}» است و "
        f"{_STEPS[error.step]} نشد؛ شاید دیگری پیش از شما کاری کرده باشد. آن را دوباره باز کنید."
    )


@sentence.register
def _lent(error: refusals.LentError) -> str:
    since = f"این صورتجلسه از {tehran.in_words(error.at)} روی حافظه نزد"
    if error.is_with_reader:
        return (
            f"{since} شماست و در اینجا بررسی و امضا نمی‌شود. آن را در رایانهٔ خود باز کنید، یا از"
            " دبیر قرارگاه بخواهید آن را پس بگیرد."
        )
    return (
        f"{since} {error.name} است. تا پاسخ آن گرفته یا صورتجلسه پس گرفته نشود، در اینجا بررسی و"
        " امضا نمی‌شود."
    )


@sentence.register
def _incomplete(error: refusals.IncompleteMinutesError) -> str:
    first, count = say(error.findings[0]), len(error.findings)
    if count == 1:
        return f"صورتجلسه هنوز فرستاده نشد. {first}"
    more = f"و {cardinal(count - 1)} نکتهٔ دیگر را"
    return f"صورتجلسه هنوز فرستاده نشد. {first} این {more} در «بازبینی» ببینید."


@sentence.register
def _no_remark(error: refusals.NoRemarkError) -> str:
    if not error.numbers:
        return "برای برگشت، ملاحظه‌ای بنویسید تا دبیر بداند چه چیزی اصلاح شود."
    return f"برای برگشت {_resolutions(error.numbers)} ملاحظه بنویسید."


@sentence.register
def _unapproved(error: refusals.UnapprovedError) -> str:
    return f"{_resolutions(error.numbers)} هنوز تأیید نشده است و چیزی امضا نشد."


@sentence.register
def _provisional(_error: refusals.ProvisionalPasswordError) -> str:
    return (
        "گذرواژهٔ شما موقت است و دیگری هم آن را می‌داند؛ با آن امضا نمی‌شود. "
        "نخست در تنظیمات گذرواژهٔ خود را عوض کنید."
    )


@sentence.register
def _no_reason(_error: refusals.NoReasonError) -> str:
    return "علت اصلاح را بنویسید؛ در نسخهٔ تازه چاپ می‌شود."


@sentence.register
def _changed(error: refusals.ChangedMinutesError) -> str:
    count = cardinal(len(error.differences))
    return (
        f"این اصلاحیه {count} تغییر دارد و بی‌نشان کنار گذاشته نمی‌شود. "
        "تغییرها را واگرد کنید، یا اصلاحیه را برای امضا بفرستید."
    )


@sentence.register
def _clock(error: refusals.ClockBehindError) -> str:
    if error.on_its_way:
        return (
            f"ساعت این رایانه عقب است: این صورتجلسه در {tehran.in_words(error.last)} روی حافظه رفته"
            " است. ساعت و تاریخ رایانه را درست کنید و دوباره بکوشید."
        )
    return (
        "ساعت این رایانه عقب است: آخرین گام امضا در "
        f"{tehran.in_words(error.last)} ثبت شده است. ساعت و تاریخ رایانه را درست کنید؛ اگر اکنون"
        " درست است، مدیر دبیرخانه در فهرست فرمان‌ها ساعت کنونی را بپذیرد."
    )


@sentence.register
def _seal(_error: refusals.SealError) -> str:
    return (
        "پروندهٔ مهرشده هنگام بازخوانی درست درنیامد و چیزی امضا نشد. "
        "یک بار دیگر امضا کنید؛ اگر تکرار شد، دبیر را ببندید و باز کنید."
    )


def _resolutions(numbers: Sequence[int]) -> str:
    """Write «مصوبهٔ ۲», «مصوبه‌های ۲، ۴ و ۵»."""
    if len(numbers) == 1:
        return bound("مصوبهٔ", numbers[0])
    return f"مصوبه‌های {join_and([digits(each) for each in numbers])}"


class Came(NamedTuple):
    """A submission as a header tells it."""

    round: int
    by: str
    at: str


def came(told: Came, today: date) -> str:
    """Write «نوبت دوم، از خانم امینی، امروز ۱۳:۰۵»."""
    then = tehran.local(told.at)
    day = "امروز" if then.date() == today else jalali.short(then.date(), today)
    return f"نوبت {ordinal(told.round)}، از {told.by}، {day} {jalali.clock(then.time())}"


def changed_since(told: int, *, amends: bool, version: int) -> str:
    """Ask what changed since the round before, or since the version that is amended."""
    if amends:
        return f"از {bound('نسخهٔ', version - 1)} چه تغییر کرد؟"
    return "از نوبت پیش چه تغییر کرد؟" if told > 1 else ""
