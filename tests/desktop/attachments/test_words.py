import pytest

from desktop.attachments import words
from desktop.attachments.media import Media


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "۰ بایت"),
        (999, "۹۹۹ بایت"),
        (1_000, "۱ کیلوبایت"),
        (1_240, "۱٫۲ کیلوبایت"),
        (48_400, "۴۸ کیلوبایت"),
        (999_600, "۱ مگابایت"),
        (1_234_567, "۱٫۲ مگابایت"),
        (9_960_000, "۱۰ مگابایت"),
        (50_000_000, "۵۰ مگابایت"),
        (3 * 10**12, "۳۰۰۰ گیگابایت"),
    ],
)
def test_a_size_has_as_many_figures_as_one_reads(count: int, said: str) -> None:
    assert words.size(count) == said


def test_every_kind_has_a_name_and_a_strange_one_too() -> None:
    named = {words.kind(media) for media in Media}
    assert len(named) == len(Media) - 2  # Word and Excel are so called, old or new
    assert words.kind("application/x-unknown") == "پروندهٔ دیگر"
