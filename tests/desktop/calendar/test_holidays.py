import subprocess
import sys

import pytest

from desktop.calendar.holidays import Holiday, holiday, is_day_off
from desktop.calendar.jalali import from_jalali


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ((1404, 1, 1), "جشن نوروز"),
        ((1405, 1, 3), "عید نوروز"),
        ((1405, 1, 12), "روز جمهوری اسلامی"),
        ((1403, 12, 30), "آخرین روز سال"),
        ((1404, 3, 15), "قیام ۱۵ خرداد"),
        ((1404, 5, 31), "رحلت رسول اکرم؛ شهادت امام حسن مجتبی علیه\u200cالسلام"),
        ((1405, 1, 1), "جشن نوروز؛ عید سعید فطر"),
    ],
)
def test_known_holidays(day: tuple[int, int, int], name: str) -> None:
    assert holiday(from_jalali(*day)) == Holiday(name, estimated=False)


def test_a_moon_not_yet_seen_is_an_estimate() -> None:
    assert holiday(from_jalali(1410, 1, 4)) == Holiday("عید نوروز", estimated=False)
    names = {
        found.name: found.estimated
        for month in range(1, 13)
        for day in range(1, 30)
        if (found := holiday(from_jalali(1410, month, day)))
    }
    assert names["عید سعید قربان"] is True
    assert names["پیروزی انقلاب اسلامی"] is False
    assert not any("تخمینی" in name for name in names)


def test_days_off() -> None:
    ordinary_friday = from_jalali(1405, 7, 10)
    assert holiday(ordinary_friday) is None
    assert is_day_off(ordinary_friday)
    assert is_day_off(from_jalali(1405, 11, 22))
    assert not is_day_off(from_jalali(1405, 7, 12))


def test_the_slow_package_waits_for_the_first_question() -> None:
    script = "import sys, desktop.calendar.holidays; sys.exit('holidays' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)
