"""What is told to a person when something cannot be done: one Persian sentence for each error.

The one hard rule: first what is so, then what to do, and no blame. Errors bring figures, never
words of the interface.
"""

from collections.abc import Iterable
from functools import singledispatch

from desktop import errors
from desktop.access import refusals
from desktop.access.passwords import WeakPasswordError
from desktop.access.recovery import RecoveryKeyError
from desktop.answers.refusals import AnswersError, MovedOnError
from desktop.attachments.refusals import AttachmentError
from desktop.calendar.jalali import DateError, TimeError, medium
from desktop.persian import cardinal, digits, isolate, join_and, number
from desktop.register import RegisterTooLongError
from desktop.seal.enclosed import NoWorkbookError
from desktop.sending.refusals import NotSignedError, ReceiptDayError
from desktop.sheet_errors import SheetError
from desktop.transfer import faults
from ui.access_sentences import access_sentence
from ui.answer_sentences import answer_sentence
from ui.attachment_sentences import attachment_sentence
from ui.date_sentences import date_sentence, receipt_day_sentence, time_sentence
from ui.file_sentences import file_sentence
from ui.sheet_sentences import sheet_sentence
from ui.shown import shown_path, shown_size
from ui.transfer_sentences import transfer_sentence

__all__ = ["already_there", "sentence", "shown_path", "shown_size"]

_MOST_NAMES = 5


@singledispatch
def sentence(error: Exception) -> str:
    """Say an error in Persian; one that has no sentence is a defect and is raised again."""
    raise error


sentence.register(DateError)(date_sentence)
sentence.register(TimeError)(time_sentence)
sentence.register(ReceiptDayError)(receipt_day_sentence)
sentence.register(AttachmentError)(attachment_sentence)
sentence.register(SheetError)(sheet_sentence)
sentence.register(faults.ExportFault)(transfer_sentence)
for _closed in (
    errors.NoOfficeError,
    errors.AlreadyFoundedError,
    errors.FolderNotEmptyError,
    errors.NewerFileFault,
    errors.DamagedFileFault,
    errors.KeysFault,
    errors.PlainFileFault,
    errors.LockedRecordFault,
    errors.FolderFault,
    errors.FolderInUseFault,
    errors.WriteFault,
):
    sentence.register(_closed)(file_sentence)
for _refused in (AnswersError, MovedOnError):
    sentence.register(_refused)(answer_sentence)
for _refusal in (
    WeakPasswordError,
    RecoveryKeyError,
    refusals.WrongPasswordError,
    refusals.WrongRecoveryKeyError,
    refusals.NameTakenError,
    refusals.LastAdministratorError,
    refusals.NoSigningKeyError,
    refusals.NotAllowedError,
):
    sentence.register(_refusal)(access_sentence)


@sentence.register
def _no_such_district(error: errors.NoSuchDistrictError) -> str:
    return f"منطقهٔ {digits(error.district)} نیست. عددی از ۱ تا ۲۲ بنویسید."


@sentence.register
def _no_such_meeting(_error: errors.NoSuchMeetingError) -> str:
    return "این جلسه دیگر نیست. به فهرست جلسه‌ها برگردید."


@sentence.register
def _no_such_number(error: errors.NoSuchNumberError) -> str:
    return (
        f"در {_headquarters(error.subdistrict)} جلسه‌ای با شمارهٔ {digits(error.number)} نیست. "
        f"شماره و ناحیهٔ هر جلسه در فهرست فرمان {isolate('meetings')} است."
    )


@sentence.register
def _shared_number(error: errors.SharedNumberError) -> str:
    return (
        f"در {_headquarters(error.subdistrict)} چند جلسه شمارهٔ {digits(error.number)} دارند. "
        "دبیر را بی‌فرمان باز کنید و شمارهٔ درست هر یک را در شناسنامهٔ آن بنویسید."
    )


@sentence.register
def _nobody_invited(error: errors.NobodyInvitedError) -> str:
    return (
        f"جلسهٔ {digits(error.number)} {_headquarters(error.subdistrict)} هنوز عضوی ندارد که دعوت "
        "شود و دعوت‌نامه‌ای نوشته نشد. اعضای جلسه را در پنجرهٔ دبیر بنویسید."
    )


@sentence.register
def _cancelled_meeting(error: errors.CancelledMeetingError) -> str:
    return (
        f"جلسهٔ {digits(error.number)} {_headquarters(error.subdistrict)} لغو شده است؛ "
        "کسی به آن دعوت نمی‌شود و برگ حضور ندارد."
    )


def _headquarters(subdistrict: int | None) -> str:
    return f"قرارگاه ناحیهٔ {digits(subdistrict)}" if subdistrict else "قرارگاه منطقه"


@sentence.register
def _no_such_subdistrict(error: errors.NoSuchSubdistrictError) -> str:
    if not error.known:
        return f"ناحیهٔ {digits(error.subdistrict)} قرارگاهی ندارد؛ دفتر فقط قرارگاه منطقه را دارد."
    numbers = join_and(digits(number) for number in error.known)
    return f"ناحیهٔ {digits(error.subdistrict)} قرارگاهی ندارد. ناحیه‌های دارای قرارگاه: {numbers}."


@sentence.register
def _no_such_organization(error: errors.NoSuchOrganizationError) -> str:
    near = f" نزدیک‌ترین نام‌ها: {_quoted(error.near)}." if error.near else " نام کامل آن را بنویسید."
    return f"دستگاهی به نام {_quoted((error.name,))} نیست.{near}"


@sentence.register
def _several_organizations(error: errors.SeveralOrganizationsError) -> str:
    shown, others = error.found[:_MOST_NAMES], error.found[_MOST_NAMES:]
    names = _quoted(shown) + (f" و {digits(len(others))} نام دیگر" if others else "")
    meant = f"نام {_quoted((error.name,))} به چند دستگاه می‌خورد"
    return f"{meant}: {names}. نام کامل را بنویسید."


def _quoted(names: Iterable[str]) -> str:
    return "، ".join(f"«{' '.join(name.split())}»" for name in names)


@sentence.register
def _no_open_work(error: errors.NoOpenWorkError) -> str:
    whose = _quoted((error.organization,)) if error.organization else "هیچ دستگاهی"
    return f"{whose} اقدام بازی ندارد و برگ پیگیری نوشته نشد."


@sentence.register
def _nothing_decided(error: errors.NothingDecidedError) -> str:
    span = f"از {medium(error.since)} تا {medium(error.until)}"
    if error.narrow:
        return f"{span} مصوبه‌ای با این ویژگی‌ها نیست و دفتر مصوبات نوشته نشد."
    return f"{span} مصوبه‌ای نیست و دفتر مصوبات نوشته نشد. بازهٔ دیگری بدهید."


@sentence.register
def _register_too_long(error: RegisterTooLongError) -> str:
    span = f"از {medium(error.since)} تا {medium(error.until)}"
    if error.printed:
        return (
            f"دفتر مصوبات {span} بیش از {number(error.most)} مصوبه و اقدام دارد و چاپ نمی‌شود. "
            f"بازهٔ کوتاه‌تری بدهید یا آن را در {isolate('Excel')} بنویسید."
        )
    return (
        f"دفتر مصوبات {span} بیش از {number(error.most)} ردیف دارد و در یک برگهٔ "
        f"{isolate('Excel')} جا نمی‌گیرد؛ چیزی نوشته نشد. بازهٔ کوتاه‌تری بدهید."
    )


@sentence.register
def _period(error: errors.PeriodError) -> str:
    return (
        f"پایان بازه، {medium(error.until)}، پیش از آغاز آن، {medium(error.since)}، است. "
        "تاریخ‌ها را جابه‌جا کنید."
    )


@sentence.register
def _cancelled(_error: errors.Cancelled) -> str:
    return "کار متوقف شد و چیزی نوشته نشد."


@sentence.register
def _amendment(_error: errors.AmendmentError) -> str:
    return "اصلاحیه لغو نمی‌شود؛ می‌توان از آن چشم پوشید."


@sentence.register
def _target_exists(error: errors.TargetExistsError) -> str:
    them = "آن را" if len(error.paths) == 1 else "آن‌ها را"
    return f"{already_there(error)} {them} جایگزین کنید یا پوشهٔ دیگری برگزینید."


def already_there(error: errors.TargetExistsError) -> str:
    """Tell only what is so; how to replace differs between the window and the command line."""
    if len(error.paths) == 1:
        other = " و محتوای دیگری دارد" if error.differ else ""
        return f"پروندهٔ «{error.paths[0].name}» از پیش در این پوشه هست{other}."
    alike = "همین نام و محتوای دیگر" if error.differ else "همین نام"
    return f"{cardinal(len(error.paths))} پرونده با {alike} از پیش در این پوشه هست."


@sentence.register
def _not_a_folder(error: errors.NotAFolderError) -> str:
    return (
        f"در نشانی {shown_path(error.path)} پرونده‌ای هست، نه پوشه. "
        "پوشهٔ دیگری برگزینید؛ چیزی نوشته نشد."
    )


@sentence.register
def _name_too_long(error: errors.NameTooLongError) -> str:
    return (
        f"نام پروندهٔ «{error.path.name}» برای پوشهٔ {shown_path(error.path.parent)} بلند است. "
        "پوشه‌ای با نشانی کوتاه‌تر برگزینید؛ چیزی نوشته نشد."
    )


@sentence.register
def _unreadable_picture(error: errors.UnreadablePictureError) -> str:
    return (
        f"پروندهٔ «{error.path.name}» خوانده نشد. "
        "حافظهٔ آن را دوباره وصل کنید یا تصویر دیگری برگزینید."
    )


@sentence.register
def _no_picture(error: errors.NoPictureError) -> str:
    formats = "، ".join(map(isolate, ("PNG", "JPEG", "BMP", "GIF")))
    return (
        f"پروندهٔ «{error.path.name}» تصویری نیست که دبیر بخواند، یا آسیب دیده است. "
        f"تصویر دیگری برگزینید، از نوع {formats}."
    )


@sentence.register
def _picture_too_heavy(error: errors.PictureTooHeavyError) -> str:
    return (
        f"پروندهٔ «{error.path.name}»، {shown_size(error.size)} است. "
        f"تصویری تا {shown_size(error.limit)} برگزینید."
    )


@sentence.register
def _picture_too_large(error: errors.PictureTooLargeError) -> str:
    millions = digits(error.limit // 1_000_000)
    return f"تصویر «{error.path.name}» بیش از {millions} میلیون نقطه دارد. تصویر کوچک‌تری برگزینید."


@sentence.register
def _not_signed(error: NotSignedError) -> str:
    return (
        f"صورتجلسهٔ جلسهٔ {digits(error.number)} {_headquarters(error.subdistrict)} اکنون "
        "امضاشده نیست و ارسال نمی‌شود. بگذارید امضا شود یا آن را کنار بگذارید."
    )


@sentence.register
def _no_printer(_error: errors.NoPrinterError) -> str:
    return (
        "چاپگری به این رایانه شناسانده نشده است. آن را در تنظیمات سیستم بیفزایید، "
        "یا برگه را ذخیره کنید و با رایانهٔ دیگری چاپ کنید."
    )


@sentence.register
def _printer(error: errors.PrinterFault) -> str:
    return (
        f"چاپگر «{error.printer}» کار را نپذیرفت. ببینید روشن و وصل است و کاغذ دارد، "
        "و یک بار دیگر چاپ کنید."
    )


@sentence.register
def _work_lost(_error: errors.WorkLostFault) -> str:
    return (
        "سیستم‌عامل این کار را نیمه‌کاره بست، شاید چون رایانه حافظهٔ کافی نداشت. برنامه‌هایی را که "
        "لازم ندارید ببندید و یک بار دیگر آغاز کنید."
    )


@sentence.register
def _lost_letters(_error: errors.LostLettersError) -> str:
    return (
        "در آخرین نوشته‌ها نشانه‌ای هست که روی کاغذ درست درنمی‌آید. "
        "آن را با حروف و نشانه‌های معمول بنویسید."
    )


@sentence.register
def _no_workbook(_error: NoWorkbookError) -> str:
    return (
        f"کاربرگ {isolate('Excel')} در نسخهٔ مهرشدهٔ این صورتجلسه خوانده نشد. "
        f"پروندهٔ {isolate('PDF')} را جداگانه بنویسید و با «وارسی» بسنجید."
    )
