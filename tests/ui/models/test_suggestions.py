from pytestqt.modeltest import ModelTester

from ui.models.suggestions import (
    NewName,
    Suggestion,
    SuggestionModel,
    find_exact,
    offers_for,
    only_meant,
    suggested,
)

KNOWN = [Suggestion(key, name) for key, name in enumerate(("بهزیستی", "هلال‌احمر", "شهرداری"))]


def test_it_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = SuggestionModel()
    qtmodeltester.check(model)
    for typed in ("هلال", "نامی تازه", ""):
        model.set_offers(offers_for(typed, KNOWN, adds=True))
        qtmodeltester.check(model)


def test_a_new_name_is_the_last_offer() -> None:
    shown = SuggestionModel()
    shown.set_offers(offers_for("هلال", KNOWN, adds=True))
    assert [shown.index(row, 0).data() for row in range(shown.rowCount())] == [
        "هلال‌احمر",
        "افزودن «هلال»",
    ]


def test_who_was_called_so_before_is_offered_and_nobody_new() -> None:
    names = suggested(
        ("بهزیستی شمال", "خیریهٔ مهر بانوان", "شهرداری"),
        (("خیریهٔ مهر", "بهزیستی شمال"), ("شهرداری", "بهزیستی شمال")),
    )
    north, women, municipality = names
    assert offers_for("خيريه مهر", names, adds=True) == [women, north]
    assert offers_for("خيريه", names, adds=True) == [women, north, NewName("خيريه")]
    assert find_exact("خيريه مهر", names) == north
    assert only_meant("خیریهٔ مهر", names) is None  # it means its own, not who begins so
    assert find_exact("شهرداري", names) == municipality  # which has that name now
