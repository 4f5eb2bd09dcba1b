"""What is said of a file that does not hold what was signed."""

import re
from datetime import date

import pytest

from db.records import Headquarters, HeadquartersKind, Meeting
from desktop.sign_off.integrity import Breach, Harm
from ui.integrity_sentences import breach_sentence, summary

TABLE = Headquarters(
    id=7, kind=HeadquartersKind.SUBDISTRICT, subdistrict=4, name="قرارگاه اجتماعی ناحیهٔ ۴"
)
MEETING = Meeting(headquarters_id=7, number=12, held_on=date(2026, 10, 4))
OF_FILE = {Harm.TRAIL, Harm.TRAIL_CUT, Harm.RULES, Harm.MEETING_LOST}


@pytest.mark.parametrize("harm", list(Harm))
def test_each_harm_has_a_persian_sentence_that_says_where(harm: Harm) -> None:
    breach = Breach(harm, None if harm in OF_FILE else MEETING, 3, 33)
    said = breach_sentence(breach, [TABLE])
    assert not re.search(r"[0-9a-zA-Z{}!]", said)
    if harm not in OF_FILE:
        assert "جلسهٔ ۱۲ قرارگاه ناحیهٔ ۴ (یکشنبه ۱۲ مهر ۱۴۰۵)" in said


def test_it_is_said_what_to_do() -> None:
    one = summary([Breach(Harm.TRAIL, entry=33)], [TABLE])
    assert "ردیف ۳۳" in one
    assert "نسخه‌ای نگه دارید" in one
    assert summary([Breach(Harm.RULES), Breach(Harm.TRAIL)], []).startswith("۲ چیز")
