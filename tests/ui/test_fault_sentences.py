"""Every error that a person can meet has one sentence, in the tone of the house."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop import errors, sheet_errors
from desktop.answers import refusals as answers
from desktop.answers.returned import NEEDED
from desktop.register import RegisterTooLongError
from desktop.seal.enclosed import NoWorkbookError
from desktop.sending.refusals import NotSignedError, ReceiptDayError
from desktop.transfer import faults
from tests.ui.test_access_sentences import REFUSALS as OF_ACCESS
from tests.ui.test_attachment_sentences import REFUSALS as OF_ATTACHMENTS
from tests.ui.test_loan_sentences import REFUSALS as OF_LOANS
from tests.ui.test_sign_off_sentences import REFUSALS as OF_SIGN_OFF
from tests.ui.test_trail_words import REFUSALS as OF_TRAIL
from ui.sentences import shown_path, shown_size
from ui.sign_off_sentences import sentence

FOLDER = Path("/home/office/گزارش")
FILE = FOLDER / "صورتجلسه.pdf"
ERRORS: tuple[Exception, ...] = (
    *OF_ACCESS,
    *OF_ATTACHMENTS,
    *(error for error, _ in OF_SIGN_OFF.values()),
    *(error for error, _ in OF_LOANS.values()),
    NoWorkbookError(),
    *OF_TRAIL,
    errors.NoOfficeError(FOLDER),
    errors.AlreadyFoundedError(FOLDER),
    errors.NoSuchDistrictError(23),
    errors.FolderNotEmptyError(FOLDER),
    errors.NoSuchMeetingError(7),
    errors.NoSuchNumberError(7, None),
    errors.SharedNumberError(7, 2),
    errors.NoSuchSubdistrictError(9, (2, 4)),
    errors.NoSuchOrganizationError("بهزیستی\nمنطقه", ("بهزیستی",)),
    errors.SeveralOrganizationsError("ناحیه", ("ناحیهٔ ۲", "ناحیهٔ ۴") * 3),
    errors.NoOpenWorkError("بهزیستی"),
    errors.NothingDecidedError(date(2026, 10, 4), date(2026, 11, 4)),
    errors.PeriodError(date(2026, 11, 4), date(2026, 10, 4)),
    RegisterTooLongError(date(1996, 10, 4), date(2026, 11, 4), 10_000, printed=True),
    RegisterTooLongError(date(1996, 10, 4), date(2026, 11, 4), 1_048_570, printed=False),
    errors.Cancelled(),
    errors.TargetExistsError((FILE,)),
    errors.TargetExistsError((FILE,), differ=True),
    errors.NotAFolderError(FILE),
    faults.NoParentFault(FOLDER),
    errors.NameTooLongError(FILE),
    errors.NewerFileFault(FILE, ("0009_later",)),
    errors.DamagedFileFault(FILE),
    errors.PlainFileFault(FILE),
    errors.FolderFault(FOLDER),
    errors.FolderInUseFault(FOLDER),
    errors.WriteFault(FILE, "SQLITE_FULL"),
    faults.NoSpaceFault(FILE, 2_000_000),
    faults.ReadOnlyFault(FILE),
    faults.FolderGoneFault(FILE),
    faults.MediumFault(FILE),
    faults.PulledOutFault(FILE),
    faults.SyncFault(FILE),
    faults.StalledFault(FILE),
    faults.LockedFileFault(FILE),
    faults.ReadBackFault(FILE),
    errors.UnreadablePictureError(FILE),
    errors.NoPictureError(FILE),
    errors.PictureTooHeavyError(FILE, 25_000_000, 20_000_000),
    errors.PictureTooLargeError(FILE, 40_000_000),
    sheet_errors.UnreadableSheetError("اعضا.xlsx"),
    sheet_errors.NoSheetError("اعضا.xlsx"),
    sheet_errors.SheetTooHeavyError("", 25_000_000, 20_000_000),
    sheet_errors.SheetTooLargeError("اعضا.xlsx", 5000),
    sheet_errors.NoHeadingsError("", organization=True),
    *(sheet_errors.OtherTableError("جدول.xls", table) for table in sheet_errors.OtherTable),
    sheet_errors.EncryptedSheetError("جدول.xlsx"),
    sheet_errors.SheetInUseError("جدول.xlsx"),
    sheet_errors.LockFileError("~$جدول.xlsx"),
    answers.NotOursError("پاسخ.xlsx"),
    answers.NewerBookError("پاسخ.xlsx"),
    answers.OtherOfficeError("پاسخ.xlsx"),
    answers.MissingHeadingsError("پاسخ.xlsx", "اقدام‌ها", NEEDED),
    answers.MissingHeadingsError("پاسخ.xlsx", "", NEEDED[:1]),
    answers.MissingSheetError("پاسخ.xlsx", "مصوبات"),
    answers.MovedOnError("پاسخ.xlsx"),
    errors.NoPrinterError(),
    errors.PrinterFault("HP LaserJet"),
    errors.WorkLostFault(),
    errors.LostLettersError(),
    NotSignedError(13, None),
    ReceiptDayError(date(2026, 10, 3), date(2026, 10, 4), date(2026, 10, 5)),
    ReceiptDayError(date(2026, 10, 6), date(2026, 10, 4), date(2026, 10, 5)),
    errors.NobodyInvitedError(13, None),
    errors.CancelledMeetingError(13, 4),
    errors.AmendmentError(),
)


def leaves(family: type[Exception]) -> Iterator[type[Exception]]:
    below = family.__subclasses__()
    if not below:
        yield family
    for each in below:
        yield from leaves(each)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_sentence_is_persian_and_calm(error: Exception) -> None:
    said = sentence(error)
    assert said.endswith(".")
    assert "\n" not in said
    assert not re.search(r"[!٤٥٦يك0-9]|خطا|متأسفانه", said)
    assert unicodedata.is_normalized("NFC", said)
    outside_isolates = re.sub("\u2066.*?\u2069|«.*?»", "", said)
    assert not re.search("[A-Za-z]", outside_isolates)


def test_every_error_has_a_sentence() -> None:
    known = {type(error) for error in ERRORS}
    families = {*leaves(errors.UserError), *leaves(errors.EnvironmentFault)}
    assert {each for each in families if each.__module__.startswith(("desktop", "db"))} == known


def test_full_disk_says_how_much_is_missing() -> None:
    assert "۲ مگابایت جا کم است" in sentence(faults.NoSpaceFault(FILE, 1_000_001))
    assert "جا نمانده است" in sentence(faults.NoSpaceFault(FILE, None))


def test_existing_files_are_told() -> None:
    workbook = FILE.with_suffix(".xlsx")
    both = sentence(errors.TargetExistsError((FILE, workbook)))
    assert "دو پرونده با همین نام" in both
    assert "«صورتجلسه.pdf»" in sentence(errors.TargetExistsError((FILE,)))
    both = sentence(errors.TargetExistsError((FILE, workbook), differ=True))
    assert "دو پرونده با همین نام و محتوای دیگر از پیش" in both


def test_neighbouring_persian_folders_keep_their_order() -> None:
    assert shown_path(Path("/a/ب/پ")) == "\u2066/\u200ea/\u200eب/\u200eپ\u2069"


@pytest.mark.parametrize(
    ("size", "shown"),
    [(999, "۹۹۹ بایت"), (1000, "۱ کیلوبایت"), (1001, "۲ کیلوبایت"), (3 * 10**12, "۳۰۰۰ گیگابایت")],
)
def test_sizes_are_rounded_up(size: int, shown: str) -> None:
    assert shown_size(size) == shown


def test_a_name_that_fits_many_tells_some_of_them() -> None:
    several = errors.SeveralOrganizationsError("ناحیه", ("ناحیهٔ ۲", "ناحیهٔ ۴", "ناحیهٔ ۶") * 3)
    assert "«ناحیهٔ ۴» و ۴ نام دیگر." in sentence(several)
    assert "دیگر" not in sentence(errors.SeveralOrganizationsError("ناحیه", ("ناحیهٔ ۲",) * 5))
    assert "نام کامل" in sentence(errors.NoSuchOrganizationError("ناحیه", ()))
    assert "هیچ دستگاهی" in sentence(errors.NoOpenWorkError(None))
    assert "فقط قرارگاه منطقه" in sentence(errors.NoSuchSubdistrictError(9, ()))
