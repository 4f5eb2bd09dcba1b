"""The trail as rows: what 100,000 of them cost, and the rules of models."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop.access.trail import Place, Sort, TrailEntry
from desktop.search import KeptTexts
from ui.models.trail_model import ReadEntries, TrailColumn, TrailModel


def entries(count: int) -> ReadEntries:
    """Make as many entries as decades bring."""
    place = Place(3, None, None, 2, "", 1)
    made = [
        TrailEntry(at, "2026-10-04T10:30:00Z", f"کاربر {at % 7}", "edited", "actions", place, ())
        for at in range(1, count + 1)
    ]
    texts = KeptTexts()
    for each in made:
        texts.add(f"{each.who}|مصوبهٔ ۲")
    order = list(range(count))
    return ReadEntries(made, texts, [Sort.EDITS] * count, [order] * len(TrailColumn))


@pytest.mark.usefixtures("qapp")
def test_hundred_thousand_entries_are_narrowed_and_sorted_at_once() -> None:
    model, read = TrailModel(), entries(100_000)
    longest = 0.0
    steps: tuple[Callable[[], None], ...] = (
        lambda: model.show_entries(read),
        lambda: model.narrow("کاربر", "", None),
        lambda: model.narrow("", "کاربر 3", Sort.EDITS),
        lambda: model.narrow("", "", None),
        lambda: model.sort(TrailColumn.SUBJECT, Qt.SortOrder.AscendingOrder),
    )
    for step in steps:
        begun = time.perf_counter()
        step()
        longest = max(longest, time.perf_counter() - begun)
    assert model.rowCount() == 100_000
    assert longest < 2  # half a second on a machine that has nothing else to do


@pytest.mark.usefixtures("qapp")
def test_it_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = TrailModel()
    qtmodeltester.check(model)
    model.show_entries(entries(5))
    model.narrow("کاربر", "", None)
    model.sort(TrailColumn.WHO)
    assert model.rowCount() == 5
    qtmodeltester.check(model)
