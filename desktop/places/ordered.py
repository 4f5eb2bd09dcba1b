"""Lists of names that an office keeps in its own order: focus areas, indicators.

The one hard rule: one theme has one name. A name that another entry has, be it spelled differently
or with a slip of the hand, is not written, or the counts would tear apart.
"""

from dataclasses import replace
from typing import TypeVar

from db.records import FocusArea, Indicator
from db.search import fold
from desktop.founding import start_list
from desktop.office import OpenOffice
from desktop.roster.near import near_names

Kind = type[FocusArea | Indicator]
E = TypeVar("E", bound=FocusArea | Indicator)


def entries(office: OpenOffice, kind: type[E], *, retired: bool) -> list[E]:
    """Give the entries in their order; or those that are set aside."""
    return office.database.select(kind, "retired = ?", (retired,), "position, id")


def twin(office: OpenOffice, kind: Kind, name: str, key: int = 0) -> str:
    """Give the name of another entry that most likely means the same; "" for none."""
    others = office.database.select(kind, "id <> ?", (key,))
    same = (each.name for each in others if fold(each.name) == fold(name))
    near = (each.name for each in others if near_names(*map(_apart, (each.name, name))))
    return next(same, "") or next(near, "")


def _apart(name: str) -> str:
    """Divide the words of a name also where people write a half-space or a space."""
    return name.replace("\u200c", " ")


def in_the_way(office: OpenOffice, kind: Kind, name: str) -> str:
    """Give the name of the entry that stands in the way of a new one; "" for none.

    One that is set aside and has the very name is in nobody's way: it comes back.
    """
    other = twin(office, kind, name)
    aside = {fold(each.name) for each in entries(office, kind, retired=True)}
    return "" if fold(other) == fold(name) and fold(other) in aside else other


def bring_usual(office: OpenOffice, kind: Kind) -> None:
    """Offer what every office begins with, behind the others, as one act.

    What was set aside comes back as it was; what the office calls otherwise is not written again.
    """
    with office.database.act():
        stored = office.database.select(kind)
        known = {fold(each.name): each for each in stored}
        last = max((each.position for each in stored), default=0)
        for each in start_list(kind):
            same = known.get(fold(each.name))
            if same is not None:
                office.database.update(replace(same, retired=False))
            elif not twin(office, kind, each.name):
                office.database.insert(replace(each, position=last + each.position))


def move(office: OpenOffice, kind: Kind, key: int, by: int) -> None:
    """Move an entry up (-) or down (+) among those that are offered; at the end it stays."""
    with office.database.act():
        offered = entries(office, kind, retired=False)
        place = next(place for place, each in enumerate(offered) if each.id == key)
        offered.insert(min(max(place + by, 0), len(offered) - 1), offered.pop(place))
        for position, each in enumerate(offered, 1):
            if each.position != position:
                office.database.update(replace(each, position=position))


def set_aside(office: OpenOffice, kind: Kind, key: int, *, retired: bool) -> None:
    """Offer an entry no more, or again; what speaks of it stays."""
    with office.database.act():
        stored = office.database.get(kind, key)
        office.database.update(replace(stored, retired=retired))
