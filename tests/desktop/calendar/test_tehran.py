import pytest

from desktop.calendar import tehran


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-10-04T09:35:20Z", "یکشنبه ۱۲ مهر ۱۴۰۵، ساعت ۱۳:۰۵"),
        ("2026-10-04T20:29:59Z", "یکشنبه ۱۲ مهر ۱۴۰۵، ساعت ۲۳:۵۹"),
        ("2026-10-04T20:30:00Z", "دوشنبه ۱۳ مهر ۱۴۰۵، ساعت ۰۰:۰۰"),
        ("2026-07-01T08:00:00Z", "چهارشنبه ۱۰ تیر ۱۴۰۵، ساعت ۱۱:۳۰"),
    ],
)
def test_a_moment_is_told_as_clocks_in_tehran_show_it(moment: str, told: str) -> None:
    assert tehran.in_words(moment).replace("\u00a0", " ") == told
