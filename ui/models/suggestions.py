"""The names that a field offers for what is typed into it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from desktop import search
from ui.models import Index


@dataclass(frozen=True)
class Suggestion:
    """A known name, what it stands for, and a second text that tells it from others.

    Whoever types one of its `earlier` names means it too.
    """

    key: object
    name: str
    detail: str = ""
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewName:
    """The offer to add what was typed to the known names."""

    name: str

    @property
    def text(self) -> str:
        return f"افزودن «{self.name}»"


Offer = Suggestion | NewName


class SuggestionModel(QAbstractListModel):
    """What is offered for the letters typed so far."""

    OFFER = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    def set_offers(self, offers: Sequence[Offer]) -> None:
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        offer = self._offers[index.row()]
        if role == self.OFFER:
            return offer
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text if isinstance(offer, NewName) else offer.name
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(offer, Suggestion):
            return f"{offer.name}، {offer.detail}" if offer.detail else offer.name
        return None


def suggested(
    names: Iterable[str], earlier: Iterable[tuple[str, str]] = ()
) -> tuple[Suggestion, ...]:
    """Suggest names that stand for themselves, and (earlier name, name now) for the latter."""
    former: defaultdict[str, list[str]] = defaultdict(list)
    for name, now in earlier:
        former[now].append(name)
    return tuple(Suggestion(name, name, earlier=tuple(former.get(name, ()))) for name in names)


def offers_for(typed: str, suggestions: Sequence[Suggestion], *, adds: bool = False) -> list[Offer]:
    """List what to offer for the typed letters, with the new name last where it may be added."""
    texts = [" ".join((each.name, each.detail, *each.earlier)) for each in suggestions]
    offers: list[Offer] = [suggestions[place] for place in search.ranked(typed, texts)]
    name = typed.strip()
    if adds and name and find_exact(name, suggestions) is None:
        offers.append(NewName(name))
    return offers


def find_exact(name: str, suggestions: Sequence[Suggestion]) -> Suggestion | None:
    """Find the one suggestion of this name; two of the same name are nobody's.

    Where nobody is called so now, it is the one that was.
    """
    if not name.strip():
        return None
    found = [known for known in suggestions if search.is_same(known.name, name)] or [
        known for known in suggestions if any(search.is_same(each, name) for each in known.earlier)
    ]
    return found[0] if len(found) == 1 else None


def only_repeats(offers: Sequence[Offer], typed: str) -> bool:
    """Tell whether the one thing that is offered is the name that was typed."""
    names = [each.name for each in offers if isinstance(each, Suggestion)]
    return len(offers) == len(names) == 1 and search.is_same(names[0], typed)


def completion(typed: str, suggestions: Sequence[Suggestion]) -> Suggestion | None:
    """Find the first name that begins with what was typed; a known name needs no completion."""
    if not typed.strip() or find_exact(typed, suggestions):
        return None
    return next((known for known in suggestions if search.begins(typed, known.name)), None)


def only_meant(typed: str, suggestions: Sequence[Suggestion]) -> Suggestion | None:
    """Find the one name that can be meant by a name of which the last word is not whole.

    «بی» can only mean «بی‌سرپناهان»; but «بهزیستی» may well be another than «بهزیستی استان».
    """
    words = typed.split()
    if find_exact(typed, suggestions) is not None:
        return None
    beginning = [known for known in suggestions if search.begins(typed, known.name)]
    if not words or len(beginning) != 1:
        return None
    whole = search.is_same(typed, " ".join(beginning[0].name.split()[: len(words)]))
    return None if whole else beginning[0]
