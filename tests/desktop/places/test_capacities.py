"""Capacities: what a line holds is written, its names are linked, and each kind is summed up."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.records import Organization
from desktop.meetings.suggestions import known_names
from desktop.office import OpenOffice
from desktop.places.capacities import (
    CapacityLine,
    Total,
    Words,
    add_capacity,
    capacity_lines,
    save_capacity,
    set_aside,
    totals,
    words,
)

SHELTER = CapacityLine(
    name="مددسرای منطقه",
    kind="سرپناه",
    size=85,
    unit="نفر",
    keeper="بهزیستی",
    neighborhood="انبار نفت",
    place="میدان شوش",
)


def test_a_line_is_kept_as_it_was_told(office: OpenOffice) -> None:
    add_capacity(office, SHELTER)
    (stored,) = capacity_lines(office)
    assert replace(stored, id=0) == SHELTER
    assert "انبار نفت" in known_names(office).neighborhoods
    bodies = [each.name for each in office.database.select(Organization)]
    assert bodies.count("بهزیستی") == 1


def test_a_change_is_one_act_and_a_name_is_never_lost(office: OpenOffice) -> None:
    add_capacity(office, SHELTER)
    (stored,) = capacity_lines(office)
    changed = replace(stored, name=" ", size=None, keeper="", neighborhood="راه‌آهن", kind="")
    save_capacity(office, changed)
    assert capacity_lines(office) == (replace(changed, name=stored.name),)
    office.database.undo()
    assert capacity_lines(office) == (stored,)


def test_kinds_are_summed_up_unit_by_unit_however_they_are_spelled(office: OpenOffice) -> None:
    add_capacity(office, SHELTER)
    for kind, size, unit in (("سرپناه", 40, "نفر"), ("سر‌پناه", 3, "چادر"), ("", None, "")):
        add_capacity(office, CapacityLine(name="دیگر", kind=kind, size=size, unit=unit))
    shelters, others = totals(capacity_lines(office))
    assert shelters.kind == "سرپناه"
    assert shelters.places == 3
    assert sorted(shelters.sizes) == [(3, "چادر"), (125, "نفر")]
    assert others == Total("", 1, ())
    assert len(words(office).kinds) == 1
    assert words(office).units == ("چادر", "نفر")


def test_what_is_set_aside_counts_no_more_and_comes_back(office: OpenOffice) -> None:
    assert words(office) == Words()
    add_capacity(office, SHELTER)
    (stored,) = capacity_lines(office)
    set_aside(office, stored, retired=True)
    assert capacity_lines(office) == ()
    assert capacity_lines(office, retired=True) == (stored,)
    assert words(office).kinds == ("سرپناه",)
    set_aside(office, stored, retired=False)
    assert capacity_lines(office) == (stored,)


LINES = st.builds(
    CapacityLine,
    name=st.just("جا"),
    kind=st.sampled_from(["", "سرپناه", "سر پناه", "گشت"]),
    size=st.none() | st.integers(0, 500),
    unit=st.sampled_from(["", "نفر", "دستگاه"]),
)


@given(st.lists(LINES, max_size=12))
def test_totals_hold_every_line_once(lines: list[CapacityLine]) -> None:
    sums = totals(lines)
    assert sum(each.places for each in sums) == len(lines)
    sizes = sum(size for each in sums for size, _ in each.sizes)
    assert sizes == sum(each.size or 0 for each in lines)
    assert all(len(set(each.sizes)) <= 3 for each in sums)
    assert len(sums) <= 3
