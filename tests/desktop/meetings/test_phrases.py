"""Phrases of the office's own history: what is offered for what was typed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.said_texts import SaidText
from db.search import fold
from desktop.meetings import editing
from desktop.meetings.phrases import LEAST_TYPED, Phrases, read_phrases
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice


def said(*texts: str) -> Phrases:
    """Give phrases of texts, each a day later than the one before."""
    return Phrases(
        SaidText("actions", number, text, f"2026-01-{number:02}")
        for number, text in enumerate(texts, 1)
    )


def test_a_whole_text_is_offered_from_three_letters_on() -> None:
    known = said("تهیهٔ فهرست تخت‌ها")
    assert known.rest_of("ته") == ""
    assert known.rest_of("تهی") == "هٔ فهرست تخت‌ها"
    assert known.rest_of("تهیهٔ فهرست تخت‌ها") == ""
    assert known.rest_of("چیز دیگر") == ""


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("تهيه", " فهرست تخت‌ها"),
        ("تهیه ", "فهرست تخت‌ها"),
        ("تهیهٔ", " فهرست تخت‌ها"),
        ("تهیه فهرست تخت", "‌ها"),
        ("تهیه فهرست تخت‌", "ها"),
        ("تهیه فهرست تخت ", "ها"),
    ],
)
def test_it_is_found_however_it_is_typed_and_joins_to_that(typed: str, rest: str) -> None:
    assert said("تهیهٔ فهرست تخت‌ها").rest_of(typed) == rest


def test_what_was_used_most_comes_first_and_then_what_was_used_last() -> None:
    assert said("گشت شبانه", "گشت روزانه").rest_of("گشت") == " روزانه"
    assert said("گشت شبانه", "گشت شبانه", "گشت روزانه").rest_of("گشت") == " شبانه"


def test_a_beginning_is_offered_as_far_as_most_agree() -> None:
    known = said(
        "شهرداری ناحیهٔ ۴ پناه شبانه را آماده کند",
        "شهرداری ناحیهٔ ۴ گشت را ادامه دهد",
        "شهرداری ناحیهٔ ۴ محله را پاک‌سازی کند",
        "شهرک سالمندان",
    )
    assert known.rest_of("شهر") == "داری ناحیهٔ ۴"
    assert known.rest_of("شهرداری ناحیه ۴ گ") == "شت را ادامه دهد"
    assert known.rest_of("شهرک") == " سالمندان"


def test_a_text_that_others_only_prolong_is_offered_itself() -> None:
    known = said("گشت شبانه", "گشت شبانه", "گشت شبانه در میدان راه‌آهن")
    assert known.rest_of("گشت") == " شبانه"
    assert known.rest_of("گشت شبانه") == " در میدان راه‌آهن"


def test_a_long_text_is_offered_by_whole_words_in_parts() -> None:
    text = "مددسرای منطقه پیش از آغاز سرما بازسازی و برای پذیرش شبانه آماده شود و گزارش آن برسد"
    known, typed = said(text), "مدد"
    parts = []
    while rest := known.rest_of(typed):
        parts.append(rest)
        typed += rest
    assert typed == text
    assert len(parts) == 2
    assert parts[1].startswith(" ")


@pytest.mark.parametrize(
    "number", ["۰۰۱۲۳۴۵۶۷۸", "0012345678", "001-234567-8", "۰۹۱۲ ۳۴۵ ۶۷ ۸۹", "۰۰۱۲–۳۴۵\u200c۶۷۸"]
)
def test_a_text_with_a_number_as_long_as_a_persons_is_not_offered(number: str) -> None:
    known = said(f"پذیرش مددجو {number} در مددسرا")
    assert (known.rest_of("پذیرش"), len(known)) == ("", 0)


def test_a_date_and_an_amount_are_no_personal_number() -> None:
    text = "پرداخت ۱٬۲۰۰٬۰۰۰٬۰۰۰ ریال از ۱۴۰۵/۰۷/۱۲، تلفن ۵۵۱۲۳۴۵۶"
    assert said(text).rest_of("پرداخت ۱")


@given(st.lists(st.text("آبنیم‌ ٔ۱a،", max_size=20), max_size=8), st.text("آبنیم‌ ٔ۱a،", max_size=6))
def test_what_is_offered_was_written_before(texts: list[str], typed: str) -> None:
    whole = typed + (rest := said(*texts).rest_of(typed))
    if rest:
        assert len(fold(typed)) >= LEAST_TYPED
        assert any(fold(each).startswith(fold(whole)) for each in texts)


def test_it_follows_every_act_and_its_undo(office: OpenOffice) -> None:
    meeting = call(office, propose(office, date(2026, 10, 4)), "پیگیری")
    resolution = editing.add_resolution(office, meeting, "مددسرا بازسازی شود")
    known = read_phrases(office.database.file)
    office.database.listeners.append(lambda changes: known.hear(office, changes))
    assert known.rest_of("مددسرا") == " بازسازی شود"
    editing.save(office, replace(resolution, text="مددسرا تجهیز شود"))
    assert known.rest_of("مددسرا") == " تجهیز شود"
    editing.add_action(office, resolution, "برآورد هزینه")
    assert known.rest_of("برآورد") == " هزینه"
    editing.remove(office, resolution)
    assert (known.rest_of("مددسرا"), known.rest_of("برآورد"), len(known)) == ("", "", 0)
    office.database.undo()
    assert (known.rest_of("مددسرا"), known.rest_of("برآورد")) == (" تجهیز شود", " هزینه")
    office.database.undo()
    office.database.undo()
    assert known.rest_of("مددسرا") == " بازسازی شود"
    editing.save(office, replace(resolution, text="مددسرا ۰۰۱۲۳۴۵۶۷۸"))
    assert (known.rest_of("مددسرا"), len(known)) == ("", 0)
    office.database.undo()
    assert known.rest_of("مددسرا") == " بازسازی شود"
