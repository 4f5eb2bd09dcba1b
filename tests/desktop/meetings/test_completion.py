import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.meetings.capture import understand
from desktop.meetings.completion import complete
from desktop.meetings.understood import Role, Sense
from tests.desktop.meetings.test_any_line import any_lines
from tests.desktop.meetings.test_capture import DAYS, KNOWN, NAMES


@pytest.mark.parametrize(
    ("line", "first", "rest"),
    [
        ("گزارش @به", "بهزیستی", "زیستی"),
        ("گزارش @شهرداری نا", "شهرداری ناحیهٔ ۱", "حیهٔ ۱"),
        ("گزارش #بی سر", "بی‌سرپناهان", "پناهان"),
        ("گزارش @كمي", "کمیتهٔ امداد", "تهٔ امداد"),
        ("گزارش *هلال", "هلال‌احمر", "‌احمر"),
        ("گزارش مسئول: ک", "کلانتری", "لانتری"),
        ("گزارش @بهزیستی +کل", "کلانتری", "انتری"),
        ("گزارش @بسیج", "بسیج", ""),
        ("گزارش @ناحیه ۴", "شهرداری ناحیهٔ ۴", ""),
        ("گزارش @", "آموزش و پرورش", ""),
        ("محور:", "بی‌سرپناهان", ""),
    ],
)
def test_names_are_offered_behind_a_mark_or_its_word(line: str, first: str, rest: str) -> None:
    found = complete(line, len(line), KNOWN)
    assert found is not None
    assert (found.offers[0].name, found.rest, found.unasked) == (first, rest, True)


def test_all_names_are_offered_behind_a_bare_mark() -> None:
    found = complete("گزارش +", len("گزارش +"), KNOWN)
    assert found is not None
    assert tuple(offer.name for offer in found.offers) == NAMES.organizations


@pytest.mark.parametrize(
    "line",
    [
        "",
        "گزارش",
        "گزارش @بهزیستی",
        "گزارش @بهزیستی ",
        "گزارش @بهزیستی، شه",
        "گزارش @سازمان نو",
        "نشانی a@b",
        "گزارش @بهزیستی تا",
        "گزارش ؟به",
    ],
)
def test_nothing_is_offered_where_nothing_fits(line: str) -> None:
    found = complete(line, len(line), KNOWN)
    assert found is None or not found.unasked


def test_a_name_in_the_middle_of_a_line_is_offered_at_its_end_only() -> None:
    line = "گزارش @به تا فردا"
    found = complete(line, len("گزارش @به"), KNOWN)
    assert found is not None
    assert line[found.start : found.end] == "به"
    assert complete(line, len("گزارش @ب"), KNOWN) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("گزارش مسئول به", ["مسئول: بهزیستی "]),
        ("محله را", ["محله: راه‌آهن "]),
        ("گزارش بهزی", ["@بهزیستی ", "+بهزیستی "]),
        ("گزارش بی سر", ["#بی‌سرپناهان "]),
        ("گزارش شهرداری منط", ["@شهرداری منطقهٔ ۱۱ ", "+شهرداری منطقهٔ ۱۱ "]),
    ],
)
def test_without_a_mark_names_are_there_for_whoever_asks(line: str, expected: list[str]) -> None:
    found = complete(line, len(line), KNOWN)
    assert found is not None
    assert not found.unasked
    assert [offer.written for offer in found.offers] == expected


@given(any_lines, st.integers(0, 40))
def test_whatever_is_accepted_is_understood(line: str, place: int) -> None:
    found = complete(line, min(place, len(line)), KNOWN)
    if found is None:
        return
    assert 0 <= found.start <= found.end <= len(line)
    for offer in found.offers[:3]:
        written = understand(line[: found.start] + offer.written, KNOWN, DAYS)
        part = written.parts[-1]
        assert (part.role, part.name) == (offer.role, offer.name) or (
            part.role is Role.RESPONSIBLE and part.sense is Sense.UNCLEAR  # a second one
        )
