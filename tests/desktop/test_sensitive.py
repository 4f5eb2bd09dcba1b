import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.sections.wording import in_groups
from desktop.persian import digits, number
from desktop.sensitive import SensitiveKind, sensitive_numbers

ID, PHONE, CARD, IBAN = SensitiveKind

# Made up, with right check figures.
NATIONAL_ID = "0012345679"
CARD_NUMBER = "6037991100000003"
ACCOUNT = "IR820540102680020817909002"


def of_figures(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


def with_check_figure(nine: str) -> str:
    rest = sum(int(each) * weight for each, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return nine + str(rest if rest < 2 else 11 - rest)


def with_luhn(fifteen: str) -> str:
    for last in "0123456789":
        figures = [int(each) for each in fifteen + last][::-1]
        doubled = [sum(map(int, str(2 * each))) for each in figures[1::2]]
        if (sum(figures[::2]) + sum(doubled)) % 10 == 0:
            return fifteen + last
    raise AssertionError


def with_mod_97(account: str) -> str:
    return f"IR{98 - int(account + '182700') % 97:02}{account}"


national_ids = of_figures(9).map(with_check_figure).filter(lambda each: len(set(each)) > 1)
cards = st.builds(str.__add__, st.sampled_from(["6037", "5022", "9919"]), of_figures(11)).map(
    with_luhn
)
accounts = of_figures(22).map(with_mod_97)
phones = st.one_of(
    st.builds(str.__add__, st.sampled_from(["09", "+989", "00989", "+9809"]), of_figures(9)),
    st.builds(str.__add__, st.sampled_from(["021", "026", "+9821", "009821"]), of_figures(8)),
)
numbers = st.one_of(
    st.tuples(st.just(ID), national_ids),
    st.tuples(st.just(CARD), cards),
    st.tuples(st.just(IBAN), accounts),
    st.tuples(st.just(PHONE), phones),
)
scripts = st.sampled_from(["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"])
unseen = st.sampled_from(["", "\u200c", "\u200e", "\u200f", "\u2067"])
signs = st.sampled_from([" ", "-", "\u2013", ".", " - ", "\u00a0"])
words = st.sampled_from(["", "با ", "شمارهٔ ", "(", "۲ نفر، ", "تا ۱۴۰۵/۷/۱۲، "])
rest = st.sampled_from(["", " است.", ")", "، ۱۲ نفر", ".", "\nردیف ۳"])


@st.composite
def typed(draw: st.DrawFn, written: str) -> str:
    """Write a number in any digits, with signs between its groups and unseen ones anywhere."""
    cuts = draw(
        st.sets(st.integers(5 if written.startswith("IR") else 3, len(written) - 1), max_size=5)
    )
    sign = draw(signs)
    script = draw(scripts)
    parts = []
    for place, each in enumerate(written):
        parts.append(sign if place in cuts else "")
        parts.append(draw(unseen) if place and written[place - 1].isdigit() else "")
        parts.append(script[int(each)] if each.isdigit() else each)
    return "".join(parts)


@given(numbers, words, rest, st.data())
def test_a_number_is_found_however_it_is_written(
    wanted: tuple[SensitiveKind, str], before: str, after: str, data: st.DataObject
) -> None:
    kind, plain = wanted
    written = data.draw(typed(plain))
    groups = [len(each) for each in written.replace("-", " ").split()]
    if kind is not PHONE and len(groups) > 1 and set(groups[1:]) == {3} and groups[0] < 3:
        return  # that is how an amount is written
    text = before + written + after
    (found,) = sensitive_numbers(text)
    assert (found.kind, text[found.start : found.end]) == (kind, written)


@given(st.lists(numbers, min_size=2, max_size=4))
def test_each_of_several_numbers_is_found_in_its_order(
    wanted: list[tuple[SensitiveKind, str]],
) -> None:
    text = "، ".join(plain for _, plain in wanted)
    found = sensitive_numbers(text)
    assert [(each.kind, text[each.start : each.end]) for each in found] == wanted


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("کد ملی ۰۰۱-۲۳۴۵۶۷-۹ را آورد", ID, "۰۰۱-۲۳۴۵۶۷-۹"),
        ("تلفن (۰۲۱) ۸۸۹۹ ۱۲۳۴ داخلی ۱۲", PHONE, "۰۲۱) ۸۸۹۹ ۱۲۳۴"),
        ("۰۲۱-۸۸۹۹۱۲۳۴", PHONE, "۰۲۱-۸۸۹۹۱۲۳۴"),
        ("همراه: +98 912 345 6789", PHONE, "+98 912 345 6789"),
        ("۱- ۰۹۱۲۳۴۵۶۷۸۹ آقای نوری", PHONE, "۰۹۱۲۳۴۵۶۷۸۹"),
        ("کارت ۶۰۳۷ ۹۹۱۱ ۰۰۰۰ ۰۰۰۳ بانک", CARD, "۶۰۳۷ ۹۹۱۱ ۰۰۰۰ ۰۰۰۳"),
        ("شبا ir82 0540 1026 8002 0817 9090 02", IBAN, "ir82 0540 1026 8002 0817 9090 02"),
        ("شبا ۸۲۰۵۴۰۱۰۲۶۸۰۰۲۰۸۱۷۹۰۹۰۰۲", IBAN, "۸۲۰۵۴۰۱۰۲۶۸۰۰۲۰۸۱۷۹۰۹۰۰۲"),
        ("نوری/۰۰۱۲۳۴۵۶۷۹", ID, "۰۰۱۲۳۴۵۶۷۹"),
    ],
)
def test_numbers_of_persons_are_found_at_their_place(
    text: str, kind: SensitiveKind, number: str
) -> None:
    ((found, start, end),) = sensitive_numbers(text)
    assert (found, text[start:end]) == (kind, number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "روز ۱۴۰۵/۰۷/۱۲ ساعت ۱۰:۳۰ تا ۱۱:۵۵",
        "از 1405-07-12 تا 1405-08-30",
        "۱۴۰۵.۰۷.۱۲ و ۱۴۰۵.۰۸.۳۰",
        "مبلغ ۱٬۲۵۰٬۰۰۰ ریال و ۱۲٬۳۴۵٬۶۷۸٬۹۰۱٬۲۳۴٬۵۶۷ ریال",
        "مبلغ 1,250,000,000 ریال",
        "مبلغ ۱ ۲۵۰ ۰۰۰ ۰۰۰ تومان",
        "مبلغ ۱۲۳۴۵۶۷۸۹۱ ریال",
        "نامهٔ ۱۱/۱۳/۱۴۰۵ و ۱۱/۱۳۲۴۵/۱۴۰۵",
        "۱۴۰۳ ۱۴۰۴ ۱۴۰۵ ۱۴۰۶",
        "جلسهٔ ۱۳، مصوبهٔ ۲، اقدام ۱۲۳۴۵۶۷۸",
        "۱۱۱۱۱۱۱۱۱۱",
        f"کد ملی {NATIONAL_ID[:-1]}8",
        f"کارت {CARD_NUMBER[:-1]}8",
        f"شبا {ACCOUNT[:-1]}3",
        "در سال ۱۴۰۵. ۱۲۳۴۵۶ نفر",
        "۰۹۱۲۳۴۵۶۷۸۹۰۱۲",
    ],
)
def test_other_numbers_raise_no_alarm(text: str) -> None:
    assert sensitive_numbers(text) == ()
    assert sensitive_numbers(digits(text)) == ()


@given(of_figures(12))
def test_check_codes_raise_no_alarm(code: str) -> None:
    assert sensitive_numbers(f"کد وارسی: {in_groups(code)}") == ()
    assert sensitive_numbers(f"کد وارسی: {code}") == ()


@given(st.integers(0, 10**15), st.dates(), st.integers(1, 10**6))
def test_amounts_and_dates_raise_no_alarm(amount: int, day: object, letter: int) -> None:
    dated = str(day)[2:].replace("-", "/")
    text = f"{number(amount)} ریال، نامهٔ {letter}/{letter % 97}/۱۴۰۵ تاریخ ۱۴{dated}، {amount:,}"
    assert sensitive_numbers(text) == ()


@given(st.text(st.sampled_from("0123456789۰۱۲٣٤ -./,\u200c\u200eIR+()٬\nا"), max_size=80))
def test_what_is_found_lies_in_the_text_and_nowhere_twice(text: str) -> None:
    found = sensitive_numbers(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
