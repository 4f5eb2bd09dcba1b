"""How far an action is, in words that several papers share."""

from datetime import date

from desktop.documents.sections.standing import reported
from desktop.persian import without_marks
from desktop.standing import Word
from tests.desktop.documents.lists import REPAIR

HEARD = Word("بازدید شد.", date(2026, 10, 4), "", 13)


def written(last: Word) -> str:
    text = "".join(run.text for run in reported(REPAIR, last))
    return without_marks(text).replace("\N{NO-BREAK SPACE}", " ")


def test_a_word_names_its_meeting_and_the_headquarters_only_where_it_is_another() -> None:
    assert written(HEARD) == "در حال انجام – بازدید شد. (۱۴۰۵/۰۷/۱۲، جلسهٔ ۱۳)"
    elsewhere = Word("بازدید شد.", date(2026, 10, 4), "", 13, "قرارگاه منطقهٔ ۱۱")
    assert written(elsewhere).endswith("جلسهٔ ۱۳ قرارگاه منطقهٔ ۱۱)")
