"""Open work of this office that says about what is being typed, asked with every letter.

The one hard rule: what is known here is read from the file and from the news of every act, undo
included, and is nowhere stored; so it can be lost and cannot be wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import nlargest
from math import log
from typing import NamedTuple

from db import meetings
from db.open_texts import Keys, OpenText, open_texts
from db.records import Action, Change, Headquarters, Meeting, OpenAction, Resolution
from desktop.meetings.likeness import likeness, words_of
from desktop.meetings.understood import Understood
from desktop.office import OpenOffice
from desktop.search import is_same

MOST = 3
_LOOKED_AT = 120  # of those that share the most, before they are measured
# Beyond so many, words that many say find nobody more; they still count in the measure.
_MOST_WALKED = 8_000
_NOBODY: frozenset[int] = frozenset()


class Similar(NamedTuple):
    """Open work; `headquarters` is the name of the one that decided it, "" for the own."""

    work: OpenAction
    headquarters: str


class _Work(NamedTuple):
    """An open action; `of` says of which meeting, in the order of meetings."""

    resolution_id: int
    of: tuple[str, int]
    action: frozenset[str]
    resolution: frozenset[str]
    responsible: str


class SimilarWork:
    """The open actions of an office by their words."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office
        self._work: dict[int, _Work] = {}
        self._of_resolution: defaultdict[int, set[int]] = defaultdict(set)
        self._holding: defaultdict[str, set[int]] = defaultdict(set)
        self._enter(open_texts(office.database))

    def hear(self, changes: Iterable[Change]) -> None:
        """Follow an act, an undo or a redo."""
        touched: defaultdict[str, set[int]] = defaultdict(set)
        for change in changes:
            touched[change.table].add(change.id)
        keys = Keys(touched[Action.table], touched[Resolution.table], touched[Meeting.table])
        if any(keys):
            self._forget(keys)
            self._enter(open_texts(self._office.database, keys))

    def find(self, said: Understood, meeting: Meeting) -> tuple[Similar, ...]:
        """Give what was open before a meeting and is like a line, the likest first.

        Of one resolution only the likest action is given.
        """
        typed = {word: self._weight(word) for word in words_of(said.text)}
        before = (meeting.held_on.isoformat(), meeting.id)
        best: dict[int, tuple[float, int]] = {}
        for key in self._sharing(typed, before):
            work = self._work[key]
            same = bool(said.responsible) and is_same(said.responsible, work.responsible)
            alike = likeness(typed, work.action, work.resolution, same_body=same)
            if alike:
                best[work.resolution_id] = max(best.get(work.resolution_id, (0, 0)), (alike, key))
        found = [key for _, key in nlargest(MOST, best.values())]
        open_then = meetings.these_open(self._office.database, found, meeting.held_on)
        by_key = {each.action.id: each for each in open_then}
        return tuple(self._named(by_key[key], meeting) for key in found if key in by_key)

    def _named(self, work: OpenAction, meeting: Meeting) -> Similar:
        other = work.meeting.headquarters_id
        if other == meeting.headquarters_id:
            return Similar(work, "")
        return Similar(work, self._office.database.get(Headquarters, other).name)

    def _sharing(self, typed: Mapping[str, float], before: tuple[str, int]) -> list[int]:
        """Give those that share the most with what was typed, rare words first."""
        shared: defaultdict[int, float] = defaultdict(float)
        walked = 0
        for word in sorted(typed, key=lambda each: -typed[each]):
            holding = self._holding.get(word, _NOBODY)
            walked += len(holding)
            if walked > _MOST_WALKED and shared:
                break
            for key in holding:
                shared[key] += typed[word]
        earlier = (key for key in shared if self._work[key].of < before)
        return nlargest(_LOOKED_AT, earlier, key=shared.__getitem__)

    def _weight(self, word: str) -> float:
        """Weigh a word by how many say it: what few say weighs more."""
        return log(2 + len(self._work) / max(1, len(self._holding.get(word, _NOBODY))))

    def _enter(self, rows: Iterable[OpenText]) -> None:
        resolutions: dict[int, frozenset[str]] = {}
        for row in rows:
            if row.resolution_id not in resolutions:
                resolutions[row.resolution_id] = words_of(row.resolution)
            work = _Work(
                row.resolution_id,
                (row.held_on, row.meeting_id),
                words_of(row.action),
                resolutions[row.resolution_id],
                row.responsible,
            )
            self._work[row.action_id] = work
            self._of_resolution[row.resolution_id].add(row.action_id)
            for word in work.action | work.resolution:
                self._holding[word].add(row.action_id)

    def _forget(self, touched: Keys) -> None:
        gone = self._work.keys() & touched.actions
        for resolution in touched.resolutions:
            gone |= self._of_resolution.get(resolution, _NOBODY)
        if touched.meetings:
            gone |= {key for key, work in self._work.items() if work.of[1] in touched.meetings}
        for key in gone:
            work = self._work.pop(key)
            self._of_resolution[work.resolution_id].discard(key)
            for word in work.action | work.resolution:
                self._holding[word].discard(key)
                if not self._holding[word]:
                    del self._holding[word]
