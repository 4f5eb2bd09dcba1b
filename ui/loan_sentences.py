"""What is told of minutes that go to be signed on a stick, and why something of it is not done.

The one hard rule: each says what became of the minutes, so that nobody judges them twice.
"""

from datetime import date

from db.records import LoanOutcome, MeetingState, SignOffStep
from desktop.access.digit_groups import DIGITS
from desktop.calendar import jalali, tehran
from desktop.loans import refusals
from desktop.loans.envelope import GROUPS, MOST, SUFFIX
from desktop.loans.late_words import LateWords
from desktop.persian import cardinal, digits, isolate, isolate_name, ordinal
from desktop.transfer.drive import Eject
from ui.sentences import sentence, shown_size

__all__ = ["lent_to", "lent_to_you", "pull_out", "sentence"]  # with the sentences of this module


def pull_out(ejected: Eject | None) -> str:
    """Say whether the stick can be pulled out; only one that the system has let go of can."""
    match ejected:
        case None:
            return ""
        case Eject.DONE:
            return "می‌توانید حافظه را جدا کنید."
        case _:
            return "پیش از بیرون کشیدن حافظه، آن را با «جدا کردن امن» خود سیستم جدا کنید."


def lent_to(name: str, at: str, today: date) -> str:
    """Say why nothing of minutes may be changed: «… از امروز ۱۳:۰۵ روی حافظه نزد آقای نیک‌پور …»."""
    return (
        f"این صورتجلسه از {_since(at, today)} برای امضا روی حافظه نزد {name} است؛"
        " تا پاسخ آن گرفته یا صورتجلسه پس گرفته نشود، تغییر نمی‌کند."
    )


def lent_to_you(at: str, today: date) -> str:
    """Say the same to whoever shall sign them, and came to the office meanwhile."""
    return (
        f"این صورتجلسه از {_since(at, today)} روی حافظه نزد شماست: آن را در رایانهٔ خود امضا کنید یا"
        " برگردانید و پاسخ را به دبیر قرارگاه برسانید. برای امضا در همین‌جا، او نخست آن را پس بگیرد."
    )


def _since(at: str, today: date) -> str:
    then = tehran.local(at)
    day = "امروز" if then.date() == today else jalali.short(then.date(), today)
    return f"{day} {jalali.clock(then.time())}"


@sentence.register
def _code(error: refusals.LoanCodeError) -> str:
    if error.group:
        return f"گروه {ordinal(error.group)} کد درست نیست. آن را دوباره بخوانید."
    return f"کد {cardinal(GROUPS)} گروه {cardinal(DIGITS)} رقمی است. همهٔ آن را بنویسید."


@sentence.register
def _wrong_code(_error: refusals.WrongCodeError) -> str:
    return "این کد از آنِ این پرونده نیست. پرونده و کد را با دبیر قرارگاه برابر کنید."


@sentence.register
def _no_file(_error: refusals.NoLoanFileError) -> str:
    # Without its dot, which would stand beside the next word.
    suffix = isolate(SUFFIX.removeprefix("."))
    return f"این پرونده از دبیر نیست. پرونده‌ای را برگزینید که پسوند نامش «{suffix}» است."


@sentence.register
def _newer(_error: refusals.NewerLoanFileError) -> str:
    return "این پرونده با نسخهٔ دیگری از دبیر ساخته شده است. هر دو رایانه را به یک نسخه برسانید."


@sentence.register
def _damaged(_error: refusals.LoanFileDamagedError) -> str:
    return (
        "این پرونده روی حافظه آسیب دیده است و باز نشد؛ صورتجلسه در دفتر سر جای خود است. از دبیر"
        " قرارگاه بخواهید آن را با «نوشتن دوباره» روی حافظه بنویسد؛ کد همان می‌ماند."
    )


@sentence.register
def _unknown(_error: refusals.UnknownLoanFileError) -> str:
    return (
        "این پرونده از دبیر نیست یا آسیب دیده است و باز نشد. پروندهٔ دیگری را برگزینید؛ اگر همین"
        " است، از کسی که آن را نوشته است بخواهید دوباره بنویسد."
    )


@sentence.register
def _answer_damaged(_error: refusals.AnswerDamagedError) -> str:
    return (
        "پروندهٔ پاسخ آسیب دیده است و چیزی از آن گرفته نشد. شهردار پاسخ خود را در رایانهٔ خود دوباره"
        " بنویسد؛ اگر نشد، صورتجلسه را پس بگیرید و از نو بسپارید."
    )


@sentence.register
def _too_large(_error: refusals.LoanFileTooLargeError) -> str:
    return f"این پرونده بزرگ‌تر از {shown_size(MOST)} است و از دبیر نیست."


@sentence.register
def _unreadable(_error: refusals.LoanFileUnreadableError) -> str:
    return "پرونده از روی حافظه خوانده نشد. حافظه را جدا و دوباره وصل کنید."


@sentence.register
def _direction(error: refusals.OtherDirectionError) -> str:
    if error.went_out:
        return "این همان پرونده‌ای است که برای امضا رفته بود. پروندهٔ پاسخ شهردار را برگزینید."
    return "این پاسخ شهردار است و در دفتر گرفته می‌شود. پروندهٔ صورتجلسه را برگزینید."


@sentence.register
def _nobody(_error: refusals.NobodyToSignError) -> str:
    return (
        "شهرداری که بتواند جای دیگری امضا کند در این دفتر نیست. شهردار یک بار در همین دفتر وارد"
        " شود و گذرواژهٔ خود را برگزیند تا کلید امضایش ساخته شود."
    )


@sentence.register
def _no_reason(_error: refusals.NoRecallReasonError) -> str:
    return "علت پس گرفتن را بنویسید؛ در سابقه می‌ماند."


@sentence.register
def _over(_error: refusals.LoanOverError) -> str:
    return "این صورتجلسه دیگر روی حافظه نیست؛ شاید دیگری پیش از شما کاری کرده باشد."


@sentence.register
def _answered(_error: refusals.AnsweredError) -> str:
    return (
        "پاسخ این صورتجلسه از همین رایانه روی حافظه نوشته شده است. اگر به دفتر نرسیده، دبیر"
        " قرارگاه صورتجلسه را پس بگیرد و از نو بسپارد."
    )


@sentence.register
def _earlier_password(_error: refusals.EarlierPasswordError) -> str:
    return (
        "بررسی این صورتجلسه در این رایانه با گذرواژهٔ پیشین شما آغاز شده است؛ همان را بنویسید."
        " اگر آن را به یاد ندارید، بررسی را از «صورتجلسه‌های این رایانه» پاک کنید و همین پرونده را"
        " از نو باز کنید."
    )


@sentence.register
def _visit_damaged(_error: refusals.VisitDamagedError) -> str:
    return (
        "آنچه از این صورتجلسه در این رایانه مانده بود آسیب دیده است و باز نمی‌شود. آن را از"
        " «صورتجلسه‌های این رایانه» پاک کنید و پروندهٔ روی حافظه را با همان کد از نو باز کنید."
    )


@sentence.register
def _other_office(_error: refusals.OtherOfficeError) -> str:
    return "این پاسخ از آنِ این دفتر نیست؛ این دفتر چنین صورتجلسه‌ای را به کسی نسپرده است."


@sentence.register
def _other_loan(error: refusals.OtherLoanError) -> str:
    which = f"{ordinal(error.number)} {error.headquarters}"
    return f"این پاسخ از آنِ صورتجلسهٔ {which} است. آن را در همان جلسه بگیرید."


@sentence.register
def _recalled(error: refusals.RecalledError) -> str:
    signed = " و سپس در دفتر امضا" if error.now is MeetingState.SIGNED else ""
    return (
        f"{_answer_to(error.at)} صورتجلسه در {tehran.in_words(error.ended_at)} پس گرفته{signed} شد"
        f" («{isolate_name(' '.join(error.reason.split()))}»)؛ این پاسخ پذیرفته نمی‌شود."
        f"{_said_late(error.words)}"
    )


@sentence.register
def _taken(error: refusals.AlreadyTakenError) -> str:
    became = "امضا شده است" if error.outcome is LoanOutcome.SIGNED else "برگشته است"
    at, answer = tehran.in_words(error.ended_at), _answer_to(error.at)
    if error.words is None:
        return (
            f"{answer} پاسخ آن پیش‌تر، در {at}، گرفته شده و صورتجلسه {became}؛ این پرونده دیگر به"
            " کار نمی‌آید."
        )
    return (
        f"{answer} پاسخ دیگری از او در {at} گرفته شده و صورتجلسه {became}؛ این یکی، که جای دیگری"
        f" نوشته شده است، پذیرفته نمی‌شود.{_said_late(error.words)}"
    )


def _said_late(words: LateWords | None) -> str:
    """Say what the mayor did in an answer that is refused; it may have to be asked for again."""
    if words is None:
        return ""
    did = "امضا کرده" if words.step is SignOffStep.SIGNED else "برگردانده"
    told = " و ملاحظه نوشته" if words.remarks else ""
    return f" شهردار در آن صورتجلسه را {did}{told} است."


def late_remarks(words: LateWords) -> str:
    """Give what the mayor wrote in it, each remark with what it is of, to be read and copied."""
    return "\n".join(
        f"{f'مصوبهٔ {digits(each.number)}' if each.number else 'ملاحظهٔ کلی'}: {each.text}"
        for each in words.remarks
    )


def _answer_to(at: str) -> str:
    return f"این پاسخ شهردار است به صورتجلسه‌ای که در {tehran.in_words(at)} روی حافظه رفت."


@sentence.register
def _went_on(_error: refusals.MinutesWentOnError) -> str:
    return (
        "آنچه شهردار دیده، همان نیست که اکنون در انتظار امضاست؛ این پاسخ پذیرفته نشد."
        " صورتجلسه را از نو بسپارید."
    )


@sentence.register
def _not_mayor(error: refusals.NotMayorError) -> str:
    return (
        f"{error.name} دیگر در این دفتر امضا نمی‌کند و پاسخی از او پذیرفته نمی‌شود."
        " صورتجلسه را پس بگیرید."
    )


@sentence.register
def _key_replaced(_error: refusals.KeyReplacedError) -> str:
    return (
        "کلید امضای شهردار پس از سپردن عوض شده است و پاسخی با کلید پیشین پذیرفته نمی‌شود."
        " صورتجلسه را پس بگیرید و از نو بسپارید."
    )


@sentence.register
def _clock(error: refusals.AnswerClockError) -> str:
    return (
        f"زمان این پاسخ {tehran.in_words(error.at)} است که با زمان سپردن و ساعت این رایانه جور"
        " نیست؛ پاسخ گرفته نشد. ساعت هر دو رایانه را درست کنید."
    )


@sentence.register
def _answer(_error: refusals.AnswerError) -> str:
    return (
        "این پاسخ با امضای شهردار جور درنیامد و گرفته نشد. صورتجلسه را پس بگیرید و از نو بسپارید."
    )


@sentence.register
def _other_layout(_error: refusals.OtherLayoutError) -> str:
    return (
        "صفحه‌هایی که شهردار امضا کرده است همان نیست که دبیرِ این رایانه از صورتجلسه چاپ می‌کند؛ پاسخ"
        " گرفته نشد. هر دو رایانه را به یک نسخه برسانید، صورتجلسه را پس بگیرید و از نو بسپارید."
    )
