"""How the outcome of a verified file looks, in the list as above its details."""

from collections.abc import Mapping

from ui.models.verified_model import BroughtFile, Outcome, outcome
from ui.widgets.labels import ChipKind

_LOOKS: Mapping[Outcome, ChipKind] = {
    Outcome.GOOD: "ok",
    Outcome.STRANGER: "warn",
    Outcome.BAD: "danger",
    Outcome.UNREAD: "warn",
}


def chip(file: BroughtFile) -> tuple[str, ChipKind]:
    """Give the outcome in a word or two, and its look."""
    found = outcome(file)
    return found.value, _LOOKS.get(found, "plain")
