"""Each refusal of a step has its sentence, with what to do."""

import inspect
from collections.abc import Mapping

import pytest

from db.records import MeetingState, SignOffStep
from desktop.differences import Difference, Kind, Place, Section, Thing
from desktop.errors import UserError
from desktop.meetings.checks import Finding, Lack, MinutesSection
from desktop.sign_off import refusals
from ui.sign_off_sentences import sentence

_LACK = Finding(Lack.NO_START, MinutesSection.HEADING)
_CHANGE = Difference(Place(Section.HEADING), Thing.MINUTES, "place", Kind.CHANGED, "یک", "دو")
REFUSALS: Mapping[type[UserError], tuple[UserError, str]] = {
    type(error): (error, words)
    for error, words in (
        (refusals.StepError(SignOffStep.SIGNED, MeetingState.RETURNED), "برگشت‌خورده"),
        (refusals.IncompleteMinutesError([_LACK, _LACK, _LACK]), "دو نکتهٔ دیگر"),
        (refusals.NoRemarkError([2, 4]), "مصوبه‌های ۲ و ۴"),
        (refusals.UnapprovedError([3]), "تأیید نشده"),
        (refusals.NoReasonError(), "علت"),
        (refusals.ChangedMinutesError([_CHANGE]), "یک تغییر"),
        (refusals.ClockBehindError("2026-10-04T09:35:20Z"), "۱۳:۰۵"),
        (refusals.LentError("آقای نیک‌پور", "2026-10-04T09:35:20Z"), "نزد آقای نیک‌پور"),
        (refusals.SealError(), "چیزی امضا نشد"),
        (refusals.ProvisionalPasswordError(), "موقت"),
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


def test_who_has_the_minutes_is_spoken_to() -> None:
    away = refusals.LentError("آقای نیک‌پور", "2026-10-04T09:35:20Z", is_with_reader=True)
    assert "نزد شماست" in sentence(away)


def test_a_clock_that_is_behind_is_set_right_where_nobody_could_accept_it() -> None:
    told = sentence(refusals.ClockBehindError("2026-10-04T09:35:20Z", on_its_way=True))
    assert "۱۳:۰۵" in told
    assert "مدیر دبیرخانه" not in told
