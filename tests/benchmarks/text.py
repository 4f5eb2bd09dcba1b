"""The text that all engines set: minutes of as many pages as are wanted, with a long table.

The one hard rule: nothing is repeated as it was. Items, resolutions and actions are the sample
office's, drawn anew each time, with numbers and days of their own.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TypeVar
from uuid import UUID

from msgspec.structs import replace

from desktop import persian
from desktop.documents import look, minutes_pdf
from desktop.meetings.compile import compile_minutes
from desktop.meetings.listing import listed
from desktop.minutes import Action, AgendaItem, EarlierAction, Minutes, Resolution
from desktop.sample import fill
from desktop.typeset.document import Document
from desktop.typeset.makeup import make_up
from desktop.typeset.resources import Resources
from desktop.typeset.role import Role
from desktop.typeset.structure import Element
from tests.benchmarks.plain import Part, Plain
from tests.offices import open_office

T = TypeVar("T")

_SEED = 12
_MEMBERS_ON_ONE_PAGE = 3
# To one page of Dabir's form; how many pages another engine makes of it is in the table.
_EARLIER_PER_PAGE, _ITEMS_PER_PAGE, _RESOLUTIONS_PER_PAGE = 3.6, 1.5, 2.85
_PAGES_OF_REST = 2  # heading, members and signatures
_LEVELS = {Role.TITLE: 1, Role.SECTION: 2, Role.SUBSECTION: 3}


def long_minutes(folder: Path, pages: int) -> Minutes:
    """Give minutes of about so many pages; the sample office is made in the folder."""
    with open_office(folder) as office:
        fill(office)
        meetings = [compile_minutes(office, each.meeting.id) for each in listed(office)]
    fullest = max(meetings, key=lambda each: len(each.resolutions))
    writer = _Writer(meetings)
    if pages == 1:
        return replace(
            fullest,
            members=fullest.members[:_MEMBERS_ON_ONE_PAGE],
            guests=(),
            agenda=(writer.item(1),),
            earlier_actions=(),
            resolutions=(),
        )
    more = pages - _PAGES_OF_REST
    return replace(
        fullest,
        agenda=tuple(map(writer.item, _numbers(more * _ITEMS_PER_PAGE))),
        earlier_actions=tuple(map(writer.earlier, _numbers(more * _EARLIER_PER_PAGE))),
        resolutions=tuple(map(writer.resolution, _numbers(more * _RESOLUTIONS_PER_PAGE))),
    )


def _numbers(count: float) -> range:
    return range(1, round(count) + 1)


class _Writer:
    """Puts together what the meetings said, the same way each time."""

    def __init__(self, meetings: Sequence[Minutes]) -> None:
        self._chance = Random(_SEED)
        self._items = [item for each in meetings for item in each.agenda]
        self._earlier = [action for each in meetings for action in each.earlier_actions]
        self._resolutions = [one for each in meetings for one in each.resolutions]
        self._actions = [action for one in self._resolutions for action in one.actions]

    def item(self, number: int) -> AgendaItem:
        title, said = self._one(self._items), self._one(self._items)
        return replace(said, uuid=self._uuid(), number=number, title=title.title)

    def earlier(self, number: int) -> EarlierAction:
        known, word = self._one(self._earlier), self._one(self._earlier)
        return replace(
            known,
            uuid=self._uuid(),
            resolution_number=number,
            text=self._one(self._actions).text,
            word=word.word,
            word_on=word.word_on and word.word_on - timedelta(self._chance.randint(0, 99)),
            letter_number=persian.digits(f"11/{self._chance.randint(1000, 9999)}"),
        )

    def resolution(self, number: int) -> Resolution:
        known = self._one(self._resolutions)
        actions = tuple(map(self._action, range(1, len(known.actions) + 1)))
        return replace(known, uuid=self._uuid(), number=number, actions=actions)

    def _action(self, number: int) -> Action:
        known, other = self._one(self._actions), self._one(self._actions)
        return replace(other, uuid=self._uuid(), number=number, text=known.text)

    def _one(self, among: Sequence[T]) -> T:
        return self._chance.choice(among)

    def _uuid(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))


def plain(minutes: Minutes) -> Plain:
    """Give the words of Dabir's own form in their order, less what stands in the margins."""
    document = Document(minutes_pdf._about(minutes), minutes_pdf._page(minutes, "", sealed=True))
    made = make_up(document, Resources(look.faces()), lambda _: None)
    return list(_parts(made.root))


def _parts(element: Element, label: str = "") -> Iterator[Part]:
    """Give the parts of an element; a number that stands beside its text goes before it."""
    for kid in _kids(element):
        if kid.role is Role.LABEL:
            label = f"{_words(kid)} "
            continue
        if kid.role is Role.TABLE:
            yield Part(rows=[[_words(cell) for cell in _kids(row)] for row in _kids(kid)])
        elif kid.source:
            yield Part(label + _words(kid), _LEVELS.get(kid.role, 0))
        else:
            yield from _parts(kid, label)
        label = ""


def _kids(element: Element) -> list[Element]:
    return [kid for kid in element.kids if isinstance(kid, Element)]


def _words(element: Element) -> str:
    """Give all that is said in an element, in one line."""
    texts = (part.source.text for part in element.walk() if part.source)
    runs = (text if isinstance(text, str) else "".join(run.text for run in text) for text in texts)
    return " ".join(" ".join(runs).split())
