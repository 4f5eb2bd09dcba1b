from pytestqt.modeltest import ModelTester

from ui.models.suggestions import Suggestion, SuggestionModel, offers_for

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
