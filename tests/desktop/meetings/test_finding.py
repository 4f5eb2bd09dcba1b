"""What finds a meeting in the list, and what does not."""

from dataclasses import replace

import pytest

from db.meetings import Tally
from db.records import Headquarters, HeadquartersKind, Meeting
from desktop.calendar.jalali import from_jalali
from desktop.meetings.finding import sought, words
from desktop.meetings.listing import ListedMeeting
from desktop.search import KeptTexts

EIGHTH = Meeting(
    headquarters_id=1, number=8, held_on=from_jalali(1405, 7, 12), subject="سرپناه ۳۰ نفر"
)
MEETINGS = (
    EIGHTH,
    replace(EIGHTH, number=12, held_on=from_jalali(1405, 7, 8), subject="آب و برق"),
    replace(EIGHTH, number=9, held_on=from_jalali(1405, 12, 18), subject="برنامهٔ ۱۴۰۶"),
)
TABLE = Headquarters(kind=HeadquartersKind.SUBDISTRICT, subdistrict=4, name="قرارگاه ناحیهٔ ۴")


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("8", [8, 12]),
        ("۸ مهر", [12]),
        ("8 مهر 1405", [12]),
        ("۱۲ مهر", [8]),
        ("۱۲", [8, 12]),  # not what was held in the twelfth month
        ("30", [8]),
        ("۱۴۰۶", [9]),
        ("۱۲/۱۸", [9]),
        ("نهم", [9]),
        ("۱۲ آب", [12]),
        ("۸ دي", []),
        ("4", []),  # of the headquarters
        ("17", []),  # a count
        ("ناحیه", []),
    ],
)
def test_a_meeting_is_found_by_what_is_its_own(typed: str, numbers: list[int]) -> None:
    kept = KeptTexts()
    for each in MEETINGS:
        kept.add(words(ListedMeeting(each, TABLE, Tally(17, 17, 17, 17))))
    assert [MEETINGS[place].number for place in kept.matching(sought(typed))] == numbers
