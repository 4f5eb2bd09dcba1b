from itertools import product

import pytest

from desktop.meetings.checks import Finding, Lack, MinutesSection, Passed, Point
from desktop.sensitive import SensitiveKind
from ui.finding_sentences import say, say_passed

RESOLUTIONS = MinutesSection.RESOLUTIONS
PLACES = [
    (MinutesSection.HEADING, ()),
    (MinutesSection.ATTENDANCE, ()),
    (MinutesSection.AGENDA, ()),
    (MinutesSection.AGENDA, (2,)),
    (RESOLUTIONS, (2,)),
    (RESOLUTIONS, (2, 1)),
]


@pytest.mark.parametrize("lack", sorted(set(Lack) - {Lack.UNREADABLE, Lack.SENSITIVE_NUMBER}))
def test_every_lack_has_its_sentence(lack: Lack) -> None:
    said = say(Finding(lack, RESOLUTIONS, numbers=(2, 3), name="بهزیستی", text="۱۵ آبان"))
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (
            Finding(Lack.DEADLINE_ON_DAY_OFF, RESOLUTIONS, numbers=(3, 1), text="۱۵ آبان"),
            "مهلت «۱۵ آبان» جمعه و تعطیل است: اقدام «الف» از مصوبهٔ ۳.",
        ),
        (
            Finding(
                Lack.DEADLINE_ON_DAY_OFF, RESOLUTIONS, numbers=(3, 1), text="۱۳ رجب", name="ولادت"
            ),
            "مهلت «۱۳ رجب» تعطیل است (ولادت): اقدام «الف» از مصوبهٔ ۳.",
        ),
        (
            Finding(Lack.NO_QUORUM, MinutesSection.ATTENDANCE, numbers=(9, 12)),
            "حد نصاب برقرار نبوده است (۹ از ۱۲ نفر لازم).",
        ),
        (
            Finding(Lack.NOT_REVIEWED, MinutesSection.AGENDA, numbers=(4,)),
            "از ۴ کار پیشین در این جلسه چیزی ثبت نشده است.",
        ),
        (
            Finding(Lack.SENSITIVE_NUMBER, RESOLUTIONS, numbers=(2, 1), kind=SensitiveKind.CARD),
            "شمارهٔ کارت بانکی در اقدام «الف» از مصوبهٔ ۲ دیده شد.",
        ),
        (
            Finding(
                Lack.SENSITIVE_NUMBER,
                MinutesSection.AGENDA,
                field="changes",
                kind=SensitiveKind.CARD,
            ),
            "شمارهٔ کارت بانکی در تصویب صورتجلسهٔ پیشین دیده شد.",
        ),
    ],
)
def test_findings_are_told_as_people_tell_them(finding: Finding, said: str) -> None:
    assert say(finding) == said


def test_every_place_of_a_persons_number_has_its_name() -> None:
    said = {
        say(Finding(Lack.SENSITIVE_NUMBER, section, numbers=numbers, kind=kind))
        for (section, numbers), kind in product(PLACES, SensitiveKind)
    }
    assert len(said) == len(PLACES) * len(SensitiveKind)


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (Passed(Point.QUORUM, (18, 21)), "حد نصاب برقرار بوده است (۱۸ از ۲۱)"),
        (Passed(Point.ACTIONS), "همهٔ اقدام‌ها مسئول و مهلت دارند"),
        (Passed(Point.SENSITIVE), "شمارهٔ ملی، تلفن یا کارت در متن دیده نشد"),
        (Passed(Point.ATTACHMENTS, (2,)), "هر ۲ پیوست در پرونده است"),
        (Passed(Point.ATTACHMENTS, (1,)), "پیوست در پرونده است"),
    ],
)
def test_what_is_in_order_is_told(passed: Passed, said: str) -> None:
    assert say_passed(passed) == said


@pytest.mark.parametrize("point", Point)
def test_every_point_has_its_sentence(point: Point) -> None:
    assert say_passed(Passed(point, (3, 4)))
