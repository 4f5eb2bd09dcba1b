"""What changed between two versions or submissions of the minutes of one meeting.

The mayor's view, an amendment and the secretary read it. Hard rule: every field of the minutes is
compared, whatever is added to them later; only what the life of the minutes itself changes (who
signed, which version) is no difference.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop import pairing
from desktop.documents.values import summary, written
from desktop.minutes import Minutes, Part
from desktop.persian import join_and
from desktop.word_changes import Words, word_changes

# What the life of the minutes changes by itself, and what two versions of one meeting share.
LIFE = frozenset(
    {"format", "uuid", "state", "state_reason", "version", "signature", "replaces", "approved"}
)


class Section(StrEnum):
    """A part of the printed page."""

    HEADING = "heading"
    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    RESOLUTIONS = "resolutions"
    NEXT_MEETING = "next_meeting"
    COPIES = "copies"
    ATTACHMENTS = "attachments"


class Thing(StrEnum):
    """What a difference was found in."""

    MINUTES = "minutes"
    MEMBER = "member"
    GUEST = "guest"
    AGENDA_ITEM = "agenda_item"
    REMARK = "remark"
    FIGURE = "figure"
    EARLIER_ACTION = "earlier_action"
    SUBDISTRICT_ACTION = "subdistrict_action"
    RESOLUTION = "resolution"
    DISSENT = "dissent"
    ACTION = "action"
    ATTACHMENT = "attachment"


class Kind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Place:
    """Where a difference stands.

    `numbers` are those of an agenda item, or of a resolution and its action, as they are now and as
    they were `before`; () in minutes that do not have it. `name` is that of a member, a guest, a
    speaker, a dissenter, a figure or a file, or the text of an earlier action. `uuid` is that of
    the resolution, action or agenda item.
    """

    section: Section
    numbers: tuple[int, ...] = ()
    numbers_before: tuple[int, ...] = ()
    name: str = ""
    uuid: str = ""


@dataclass(frozen=True)
class Difference:
    """One thing that changed: the `field` of a `thing`, or all of it where `field` is "".

    `field` is its path in the minutes («deadline», «condition.text»). `before` and `after` are what
    a person reads, and `parts` hold them against each other. Of a list of names, `names` are those
    that came or went.
    """

    place: Place
    thing: Thing
    field: str
    kind: Kind
    before: str = ""
    after: str = ""
    names: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Words, ...]:
        """Give the words that were kept, added and removed."""
        return word_changes(self.before, self.after)


@dataclass(frozen=True)
class _Rows:
    """A list of parts: what one is, what it is called, and by what it is found again."""

    thing: Thing
    keys: tuple[Callable[..., tuple[Hashable, ...]], ...]  # the surest first
    name: Callable[..., str] = lambda _: ""
    section: Section | None = None  # None: that of what they belong to
    numbered: bool = False


_UUID = (lambda it: (it.uuid,),)
_ATTENDEE = (
    lambda it: (it.name, it.post, it.organization),
    lambda it: (it.post, it.organization),
    lambda it: (it.name, it.organization),
    lambda it: (it.name, it.post),
    lambda it: (it.name,),
)
_PERSON = (lambda it: it.name or it.post or it.organization, Section.ATTENDANCE)

_ROWS: Mapping[str, _Rows] = {
    "members": _Rows(Thing.MEMBER, _ATTENDEE, *_PERSON),
    "guests": _Rows(Thing.GUEST, _ATTENDEE, *_PERSON),
    "agenda": _Rows(Thing.AGENDA_ITEM, _UUID, section=Section.AGENDA, numbered=True),
    "remarks": _Rows(
        Thing.REMARK, (lambda it: (it.gist,), lambda it: (it.speaker,)), lambda it: it.speaker
    ),
    "figures": _Rows(
        Thing.FIGURE,
        (lambda it: (it.label, it.neighborhood, it.period), lambda it: (it.label,)),
        lambda it: it.label,
    ),
    "earlier_actions": _Rows(Thing.EARLIER_ACTION, _UUID, lambda it: it.text, Section.AGENDA),
    "subdistrict_actions": _Rows(
        Thing.SUBDISTRICT_ACTION,
        (lambda it: (it.subdistrict, it.action.uuid),),
        lambda it: it.action.text,
        Section.AGENDA,
    ),
    "resolutions": _Rows(Thing.RESOLUTION, _UUID, section=Section.RESOLUTIONS, numbered=True),
    "dissents": _Rows(
        Thing.DISSENT, (lambda it: (it.name,), lambda it: (it.reason,)), lambda it: it.name
    ),
    "actions": _Rows(Thing.ACTION, _UUID, numbered=True),
    "attachments": _Rows(
        Thing.ATTACHMENT,
        (lambda it: (it.sha256,), lambda it: (it.name,)),
        lambda it: it.name,
        Section.ATTACHMENTS,
    ),
}
_NUMBERED = frozenset(rows.thing for rows in _ROWS.values() if rows.numbered)
_SECTIONS: Mapping[str, Section] = {
    "previous": Section.AGENDA,
    "next_meeting": Section.NEXT_MEETING,
    "copies_to": Section.COPIES,
}
_NOTHING = (None, "", b"")


def differences(before: Minutes, after: Minutes) -> tuple[Difference, ...]:
    """List what changed, in the order of the printed page."""
    items = pairing.pairs(before.agenda, after.agenda, _UUID)
    moved = {
        before.agenda[old].number: after.agenda[new].number
        for old, new in items
        if old is not None and new is not None
    }
    comparison = _Comparison(after.held_on, moved)
    found = comparison.fields(Place(Section.HEADING), Thing.MINUTES, before, after)
    return tuple(found)


@dataclass(frozen=True)
class _Comparison:
    """`on` is the day of the meeting, `items` the numbers of agenda items before and now."""

    on: date
    items: Mapping[int, int]

    def fields(
        self, place: Place, thing: Thing, before: Part, after: Part, path: str = ""
    ) -> Iterator[Difference]:
        """Compare two parts of the minutes that stand for the same thing."""
        for name in before.__struct_fields__:
            old, new = getattr(before, name), getattr(after, name)
            if (thing is Thing.MINUTES and not path and name in LIFE) or self._same(name, old, new):
                continue
            there = replace(place, section=_SECTIONS.get(name, place.section))
            if rows := _ROWS.get(name):
                yield from self._rows(place, rows, old, new)
            elif isinstance(old, tuple):
                yield from _names(there, thing, path + name, old, new)
            elif isinstance(old, Part) and isinstance(new, Part):
                yield from self.fields(there, thing, old, new, f"{path}{name}.")
            elif path or name != "number" or thing not in _NUMBERED:  # that is told by the order
                yield self._value(there, thing, path + name, old, new)

    def _same(self, name: str, old: object, new: object) -> bool:
        """Tell whether nothing is to be told of a field, or of what stands in it."""
        if name == "agenda_number" and isinstance(old, int):
            return self.items.get(old, old) == new
        return name != "resolutions" and old == new  # they may belong to another agenda item

    def _value(self, place: Place, thing: Thing, path: str, old: object, new: object) -> Difference:
        kind = Kind.CHANGED
        if old in _NOTHING:
            kind = Kind.ADDED
        elif new in _NOTHING:
            kind = Kind.REMOVED
        return Difference(place, thing, path, kind, self._read(path, old), self._read(path, new))

    def _read(self, path: str, value: object) -> str:
        if isinstance(value, Part):
            return summary(value, self.on)
        # The day of the meeting is the one that the year of all other days is known by.
        return written(value, None if path == "held_on" else self.on)

    def _rows(
        self, place: Place, rows: _Rows, before: Sequence[Part], after: Sequence[Part]
    ) -> Iterator[Difference]:
        found = pairing.pairs(before, after, rows.keys)
        moved = _moved(rows, found, before, after)
        for place_before, place_now in found:
            old = None if place_before is None else before[place_before]
            new = None if place_now is None else after[place_now]
            there = _place(place, rows, old, new)
            if old is None or new is None:
                yield self._one_sided(there, rows.thing, old, new)
                continue
            if place_now in moved:
                yield Difference(there, rows.thing, "", Kind.MOVED)
            yield from self.fields(there, rows.thing, old, new)

    def _one_sided(
        self, place: Place, thing: Thing, old: Part | None, new: Part | None
    ) -> Difference:
        before = summary(old, self.on) if old else ""
        after = summary(new, self.on) if new else ""
        return Difference(place, thing, "", Kind.REMOVED if old else Kind.ADDED, before, after)


def _moved(
    rows: _Rows, found: Sequence[pairing.Pair], before: Sequence[Part], after: Sequence[Part]
) -> set[int]:
    """Tell the places of those that left their order; one that others pushed did not move."""
    both = [(old, new) for old, new in found if old is not None and new is not None]
    kept = pairing.longest_rising([old for old, _ in both])
    moved = {new for place, (_, new) in enumerate(both) if place not in kept}
    if rows.numbered and not moved and len(both) == len(found):
        return {new for old, new in both if _number(before[old]) != _number(after[new])}
    return moved


def _place(place: Place, rows: _Rows, old: Part | None, new: Part | None) -> Place:
    """Give the place of one of the rows within that of what they belong to."""
    shown = new or old
    return Place(
        section=rows.section or place.section,
        numbers=_numbers(place.numbers, rows, new),
        numbers_before=_numbers(place.numbers_before, rows, old),
        name=rows.name(shown),
        uuid=getattr(shown, "uuid", place.uuid),
    )


def _numbers(within: tuple[int, ...], rows: _Rows, part: Part | None) -> tuple[int, ...]:
    if not rows.numbered:
        return within
    return () if part is None else (*within, _number(part))


def _number(part: Part) -> int:
    return int(getattr(part, "number", 0))


def _names(
    place: Place, thing: Thing, path: str, before: tuple[str, ...], after: tuple[str, ...]
) -> Iterator[Difference]:
    come, gone = Counter(after) - Counter(before), Counter(before) - Counter(after)
    if names := tuple(come.elements()):
        yield Difference(place, thing, path, Kind.ADDED, after=join_and(names), names=names)
    if names := tuple(gone.elements()):
        yield Difference(place, thing, path, Kind.REMOVED, before=join_and(names), names=names)
    if not come and not gone:
        yield Difference(place, thing, path, Kind.MOVED, "، ".join(before), "، ".join(after))
