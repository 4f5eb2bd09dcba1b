"""Each refusal around minutes on a stick has its sentence."""

import inspect
from collections.abc import Mapping
from datetime import date

import pytest

from db.records import LoanOutcome, MeetingState
from desktop.errors import UserError
from desktop.loans import refusals
from ui.loan_sentences import lent_to, lent_to_you, sentence

_AT = "2026-10-04T09:35:20Z"
REFUSALS: Mapping[type[UserError], tuple[UserError, str]] = {
    type(error): (error, words)
    for error, words in (
        (refusals.LoanCodeError(3), "گروه سوم"),
        (refusals.WrongCodeError(), "این کد از آنِ این پرونده نیست"),
        (refusals.NoLoanFileError(), "از دبیر نیست"),
        (refusals.NewerLoanFileError(), "نسخهٔ دیگری"),
        (refusals.LoanFileDamagedError(), "«نوشتن دوباره»"),
        (refusals.UnknownLoanFileError(), "از دبیر نیست یا آسیب"),
        (refusals.LoanFileTooLargeError(), "مگابایت"),
        (refusals.LoanFileUnreadableError(), "خوانده نشد"),
        (refusals.OtherDirectionError(went_out=True), "پروندهٔ پاسخ شهردار را"),
        (refusals.NobodyToSignError(), "کلید امضایش"),
        (refusals.NoRecallReasonError(), "علت"),
        (refusals.LoanOverError(), "دیگر روی حافظه نیست"),
        (refusals.AnsweredError(), "پس بگیرد و از نو"),
        (refusals.EarlierPasswordError(), "با گذرواژهٔ پیشین"),
        (refusals.VisitDamagedError(), "با همان کد از نو"),
        (refusals.OtherOfficeError(), "از آنِ این دفتر نیست"),
        (refusals.OtherLoanError(3, "قرارگاه ناحیهٔ ۴"), "سوم قرارگاه ناحیهٔ ۴"),
        (
            refusals.RecalledError(_AT, _AT, "فلش گم شد.", MeetingState.SIGNED),
            "پس گرفته و سپس در دفتر امضا شد («\u2068فلش گم شد.\u2069»)",
        ),
        (refusals.AlreadyTakenError(_AT, _AT, LoanOutcome.SIGNED), "امضا شده است"),
        (refusals.MinutesWentOnError(), "همان نیست"),
        (refusals.NotMayorError("آقای نیک‌پور"), "آقای نیک‌پور دیگر"),
        (refusals.KeyReplacedError(), "کلید امضای شهردار"),
        (refusals.AnswerClockError(_AT), "۱۳:۰۵"),
        (refusals.AnswerError(), "جور درنیامد"),
        (refusals.AnswerDamagedError(), "شهردار پاسخ خود را"),
        (refusals.OtherLayoutError(), "یک نسخه"),
    )
}


@pytest.mark.parametrize(
    "kind",
    [
        each
        for _, each in inspect.getmembers(refusals, inspect.isclass)
        if each.__module__ == refusals.__name__
    ],
)
def test_each_refusal_is_told(kind: type[UserError]) -> None:
    error, words = REFUSALS[kind]
    assert words in sentence(error)
    assert sentence(error).endswith(".")


def test_the_other_forms_are_told_too() -> None:
    assert "چهار گروه شش رقمی" in sentence(refusals.LoanCodeError(0))
    assert "در دفتر گرفته می‌شود" in sentence(refusals.OtherDirectionError(went_out=False))


def test_what_was_only_called_back_or_sent_back_is_told_so() -> None:
    recalled = refusals.RecalledError(_AT, _AT, "دیر شد", MeetingState.SUBMITTED)
    assert "پس گرفته شد («" in sentence(recalled)
    returned = refusals.AlreadyTakenError(_AT, _AT, LoanOutcome.RETURNED)
    assert "برگشته است" in sentence(returned)


def test_it_is_said_with_whom_and_since_when() -> None:
    told = lent_to("آقای نیک‌پور", _AT, date(2026, 10, 4))
    assert "از امروز ۱۳:۰۵ برای امضا روی حافظه نزد آقای نیک‌پور" in told
    assert "۱۲ مهر" in lent_to("آقای نیک‌پور", _AT, date(2026, 10, 9))
    assert "از امروز ۱۳:۰۵ روی حافظه نزد شماست" in lent_to_you(_AT, date(2026, 10, 4))
