"""What can be done just now: the commands of the window, its screen and what the keyboard is in.

Hard rule: nothing is listed here. A command belongs to the widget that does it, and is found by
walking through the window; one line there, `Command(…)` or `button.offer(…)`, makes it known.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QWidget

from db.records import Change
from desktop.habits import Habit, note, remembered
from desktop.office import OpenOffice
from desktop.search import begins, matches
from ui.desk import Desk
from ui.widgets.command import Command
from ui.widgets.keys import KeyHints

_PROPERTY = "scope"
_MOST_RECENT = 8


class Scope(StrEnum):
    """How far a command reaches; a widget says it for all that is in it."""

    SECTION = "section"
    SCREEN = "screen"
    EVERYWHERE = "everywhere"


class Offer(NamedTuple):
    """A command that would do something now."""

    command: Command
    scope: Scope


def mark(widget: QWidget, scope: Scope) -> None:
    """Let the commands in a widget be told as those of a section or of a screen."""
    widget.setProperty(_PROPERTY, scope)


class Travel(NamedTuple):
    """One way through what was done, and whether it leads anywhere now."""

    go: Callable[[], object]
    may: Callable[[], bool]


def offer_undo(owner: QWidget, undo: Travel, redo: Travel) -> None:
    """Let the last act be taken back, and done again."""
    back = Command(owner, "واگرد آخرین کار", undo.go, "Ctrl+Z", when=undo.may)
    back.found_by("پس گرفتن برگرداندن undo")
    keys = ("Ctrl+Y", "Ctrl+Shift+Z")
    forth = Command(owner, "انجام دوبارهٔ کار واگردشده", redo.go, *keys, when=redo.may)
    forth.found_by("ازنو redo")


def offer_acts(
    owner: QWidget, desk: Desk, travel: Callable[[Callable[[], tuple[Change, ...]]], object]
) -> None:
    """Let the acts at a desk be taken back and done again, by what also shows where they were."""
    offer_undo(
        owner,
        Travel(lambda: travel(desk.undo), lambda: desk.can_undo),
        Travel(lambda: travel(desk.redo), lambda: desk.can_redo),
    )


def offered(window: QWidget) -> tuple[Offer, ...]:
    """Give all that can be done now, what is nearest to the keyboard first."""
    commands = (each for each in window.findChildren(Command) if each.is_offered())
    offers = [Offer(each, _scope(each.owner)) for each in commands]
    order = list(Scope)
    return tuple(sorted(offers, key=lambda each: (order.index(each.scope), each.command.removes)))


def keys(window: QWidget) -> Mapping[Scope, KeyHints]:
    """Give (key, what it does) for each scope, with the keys that only a field understands."""
    told: dict[Scope, list[tuple[str, str]]] = {scope: [] for scope in Scope}
    for offer in offered(window):
        if offer.command.key:
            told[offer.scope].append((offer.command.key, offer.command.text()))
    for widget in _around(QApplication.focusWidget()):
        hints: KeyHints = () if widget.property("readOnly") else getattr(widget, "typed_keys", ())
        known = told[_scope(widget)]
        known.extend(hint for hint in hints if hint not in known)
    return told


def found(typed: str, offers: Sequence[Offer], last: Sequence[str] = ()) -> list[Offer]:
    """Find the commands that hold every typed word, however it is spelled, the nearest first.

    Where nothing is typed all of them are given, and what was done `last` comes first.
    """
    late = {text: place for place, text in enumerate(last)}
    ranked = [(_rank(typed, offer.command), offer) for offer in offers]
    hits = [(rank, offer) for rank, offer in ranked if rank is not None]
    hits.sort(key=lambda hit: (hit[0], late.get(hit[1].command.text(), len(late))))
    return [offer for _, offer in hits]


def recent(office: OpenOffice) -> list[str]:
    """Give the words of the commands that were chosen last, the very last first."""
    kept = remembered(office, Habit.COMMANDS)
    return kept.split("\n") if kept else []


def remember(office: OpenOffice, command: Command) -> None:
    """Note that a command was chosen."""
    words = command.text()
    others = [text for text in recent(office) if text != words]
    note(office, Habit.COMMANDS, "\n".join([words, *others][:_MOST_RECENT]))


def _rank(typed: str, command: Command) -> int | None:
    """Tell how well a command is meant, 0 for best; None for not at all."""
    text, every = command.text(), f"{command.text()} {command.also} {command.key}"
    if not matches(typed, every):
        return None
    if begins(typed, text):
        return 0
    if _begin_words(typed, text):
        return 1
    return 2 if _begin_words(typed, every) else 3


def _begin_words(typed: str, text: str) -> bool:
    """Tell whether each typed word begins a word of the text."""
    words = text.split()
    return all(any(begins(part, word) for word in words) for part in typed.split())


def _scope(widget: QWidget) -> Scope:
    marks = (part.property(_PROPERTY) for part in _around(widget))
    return next((Scope(mark) for mark in marks if mark), Scope.EVERYWHERE)


def _around(widget: QWidget | None) -> Iterator[QWidget]:
    """Give a widget and all that it is in, from the inside."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()
