"""What a workbook that came back would do to the office's reports, told row by row.

A row names an action by its UUID. What it says is a new word on that action, what is known already,
or in conflict with what the office heard in the meantime; then both stand side by side, and unless
somebody chooses otherwise it stays with what the office has.

The one hard rule: nothing is written here, and the same office and rows give an equal plan.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from db.actions import actions_called, words_on
from db.records import (
    Action,
    ActionState,
    Headquarters,
    Meeting,
    MeetingState,
    Progress,
    Recurrence,
    Version,
)
from db.search import fold
from desktop.answers.refusals import OtherOfficeError
from desktop.answers.returned import DAY, Known, Returned, Row
from desktop.answers.values import Problem, Reason, Said, read_day, read_state, understood
from desktop.office import OpenOffice
from desktop.reporting import Report, unheard
from desktop.rounds import carried
from desktop.sensitive import sensitive_numbers
from desktop.standing import SETTLED, Origin, origin_of

_PIECE = 500  # rows that are held against the office at once


class Verdict(StrEnum):
    """What becomes of a row."""

    CONFLICT = "conflict"
    NEW = "new"
    SAME = "same"
    REFUSED = "refused"


class Clash(StrEnum):
    """Why an answer is in conflict with what the office has."""

    NEWER = "newer"  # the office's word is of a later day
    OTHER = "other"  # of the same day, and says something else
    SETTLED = "settled"  # the action is done or dropped, and the answer tells something else
    ROUND = "round"  # a round of a duty is done, and the answer may mean the same one
    MOVED_ON = "moved_on"  # the office heard more since the workbook was made
    UNDATED = "undated"  # nobody can tell which of the two is later
    REWORDED = "reworded"  # the action is worded otherwise now


class Word(NamedTuple):
    """A report: how far an action is, from when, by which letter, and in words.

    `at` is the meeting that heard it, None for one that came by letter.
    """

    state: ActionState
    day: date
    letter: str
    text: str
    at: Origin | None = None


class Subject(NamedTuple):
    """The action that a row is about."""

    action: Action
    origin: Origin
    resolution_number: int
    action_number: int


class Step(NamedTuple):
    """What one row does: `here` is the last word that the office has, `there` that of the file.

    Without a day in the file the word counts from today, and without a state it is as far as it
    was: then `undated` and `stateless` say so. `sensitive` tells that numbers of a person are in
    the text or for a letter. A row with `problems` is refused for each of them.
    """

    row: Row
    verdict: Verdict
    subject: Subject | None = None
    here: Word | None = None
    there: Word | None = None
    clash: Clash | None = None
    problems: tuple[Problem, ...] = ()
    undated: bool = False
    stateless: bool = False
    sensitive: bool = False

    @property
    def may_be_taken(self) -> bool:
        return self.verdict in {Verdict.NEW, Verdict.CONFLICT}


class Plan(NamedTuple):
    """All rows with an answer; `newer` is the version of the minutes that was signed since."""

    returned: Returned
    today: date
    steps: tuple[Step, ...]
    newer: int | None

    def count(self, verdict: Verdict) -> int:
        return sum(step.verdict is verdict for step in self.steps)


def plan(office: OpenOffice, returned: Returned, today: date, report: Report = unheard) -> Plan:
    """Tell what each row would do, conflicts first; raises OtherOfficeError.

    `report` hears the rows that were held against the office, and may raise to stop.
    """
    meeting = _refuse_other_office(office, returned)
    steps = list(_steps(office, returned, today, report))
    if steps and meeting is None and not any(step.subject for step in steps):
        raise OtherOfficeError(returned.name)
    order = list(Verdict)
    steps.sort(key=lambda step: order.index(step.verdict))  # those of one kind as in the file
    return Plan(returned, today, tuple(steps), _newer(office, returned, meeting))


def stands(office: OpenOffice, shown: Plan, report: Report = unheard) -> bool:
    """Tell whether a plan would be the same by now; no second one is held in memory."""
    meeting = _refuse_other_office(office, shown.returned)
    if _newer(office, shown.returned, meeting) != shown.newer:
        return False
    rest = {
        verdict: iter([step for step in shown.steps if step.verdict is verdict])
        for verdict in Verdict
    }
    return all(
        next(rest[step.verdict], None) == step
        for step in _steps(office, shown.returned, shown.today, report)
    )


def _newer(office: OpenOffice, returned: Returned, meeting: Meeting | None) -> int | None:
    newest = _newest(office, meeting) if meeting else None
    stale = newest is not None and returned.version is not None and newest > returned.version
    return newest if stale else None


def _steps(office: OpenOffice, returned: Returned, today: date, report: Report) -> Iterator[Step]:
    """Tell what each row would do, as they stand in the file, a few at a time."""
    rows, twice, seen = returned.rows, _contradicted(returned.rows), set[str]()
    for start in range(0, len(rows), _PIECE):
        report(start, len(rows))
        piece = rows[start : start + _PIECE]
        books = _Books(office, [row.action for row in piece], today, seen)
        for row in piece:
            yield books.step(row, Problem(Reason.TWICE) if row.action in twice else None)


def _refuse_other_office(office: OpenOffice, returned: Returned) -> Meeting | None:
    """Find the meeting that the workbook is of, None of a register or of one that is gone."""
    if returned.office and returned.office != office.office.uuid:
        raise OtherOfficeError(returned.name)
    found = office.database.select(Meeting, "uuid = ?", (returned.meeting,))
    return found[0] if found else None


def _newest(office: OpenOffice, meeting: Meeting) -> int | None:
    versions = office.database.query(
        f"SELECT max(number) FROM {Version.table} WHERE meeting_id = ?",  # noqa: S608 - our schema
        (meeting.id,),
    )
    newest = versions[0][0]
    return newest if isinstance(newest, int) else None


def _contradicted(rows: Iterable[Row]) -> frozenset[str]:
    """Find the actions of which two rows say something else."""
    first: dict[str, Row] = {}
    return frozenset(
        row.action
        for row in rows
        if row.action and _answer(first.setdefault(row.action, row)) != _answer(row)
    )


def _answer(row: Row) -> tuple[str, ...]:
    return tuple(map(str, (row.state, row.day, row.letter, row.text)))


class _Books:
    """What the office knows of the actions that some rows name; `seen` had an answer before."""

    def __init__(
        self, office: OpenOffice, actions: Sequence[str], today: date, seen: set[str]
    ) -> None:
        database = office.database
        decided = actions_called(database, actions)
        self._decided, self._today, self._seen = decided, today, seen
        self._words = words_on(database, [each.action.id for each in decided.values()])
        heard = {word.meeting_id for words in self._words.values() for word in words}
        tables = {each.id: each for each in database.select(Headquarters)}
        meetings = {each.meeting.id: each.meeting for each in decided.values()}
        meetings |= database.by_key(Meeting, {key for key in heard if key})
        self._origins = {
            key: origin_of(each, tables[each.headquarters_id]) for key, each in meetings.items()
        }

    def step(self, row: Row, problem: Problem | None) -> Step:
        """Tell what a row does."""
        found = self._decided.get(row.action)
        if found is None:
            return _refused(row, None, Reason.UNKNOWN if row.action else Reason.NO_ACTION)
        # Held once, where the workbook and the office have the same.
        action = replace(
            found.action,
            text=_either(row.wording, found.action.text),
            responsible=_either(row.whose, found.action.responsible),
            uuid=row.action,
        )
        subject = Subject(
            action,
            self._origins[found.meeting.id],
            found.resolution_number,
            found.action_number,
        )
        words = self._words.get(action.id, ())
        here = self._word(words[-1]) if words else None
        if problem is None and found.meeting.state is MeetingState.CANCELLED:
            problem = Problem(Reason.CANCELLED)
        said = (problem,) if problem else understood(row, action.recurrence, self._today)
        if isinstance(said, Said) and said.day and said.day < found.meeting.held_on:
            said = (Problem(Reason.BEFORE, DAY),)
        if not isinstance(said, Said):
            return Step(row, Verdict.REFUSED, subject, here, problems=said)
        return self._compared(row, subject, words, said)

    def _compared(self, row: Row, subject: Subject, words: Sequence[Progress], said: Said) -> Step:
        action = subject.action
        last = words[-1] if words else None
        before = carried(last.state, action.recurrence) if last else ActionState.OPEN
        there = Word(said.state or before, said.day or self._today, said.letter, said.text)
        step = Step(
            row=row,
            verdict=Verdict.NEW,
            subject=subject,
            here=self._word(last) if last else None,
            there=there,
            undated=said.day is None,
            stateless=said.state is None,
            sensitive=any(map(sensitive_numbers, (said.letter, said.text))),
        )
        if row.action in self._seen or _is_known(said, words, before):
            return step._replace(verdict=Verdict.SAME)
        self._seen.add(row.action)
        clash = self._clash(row, action, last, said)
        return step._replace(verdict=Verdict.CONFLICT, clash=clash) if clash else step

    def _clash(self, row: Row, action: Action, last: Progress | None, said: Said) -> Clash | None:
        if last is not None and (clash := self._clash_with(last, row, action.recurrence, said)):
            return clash
        return Clash.REWORDED if _is_reworded(row.wording, action.text) else None

    def _clash_with(
        self, last: Progress, row: Row, recurrence: Recurrence, said: Said
    ) -> Clash | None:
        """Hold an answer against the last word of the office; what that settled stays settled."""
        again = recurrence is not Recurrence.ONCE
        if last.state in SETTLED and not (again and last.state is ActionState.DONE):
            return Clash.SETTLED
        if row.known is None and last.state is said.state is ActionState.DONE:
            return Clash.ROUND
        if row.known is None and said.day is None:
            return Clash.UNDATED
        if said.day is not None and said.day < last.reported_on:
            return Clash.NEWER
        if said.day == last.reported_on:
            return Clash.OTHER
        was_known = row.known is None or self._was_known(row.known, last, recurrence)
        return None if was_known else Clash.MOVED_ON

    def _was_known(self, known: Known, last: Progress, recurrence: Recurrence) -> bool:
        """Tell whether the workbook was made with the last word in it."""
        states = {last.state, carried(last.state, recurrence)}
        return (
            read_day(known.day, self._today) == last.reported_on
            and read_state(known.state, recurrence) in {*states, None}
            and _is_like(str(known.letter), last.letter_number)
            and _is_like(str(known.text), last.text)
        )

    def _word(self, word: Progress) -> Word:
        at = self._origins.get(word.meeting_id or 0)
        return Word(word.state, word.reported_on, word.letter_number, word.text, at)


def _refused(row: Row, subject: Subject | None, reason: Reason) -> Step:
    return Step(row, Verdict.REFUSED, subject, problems=(Problem(reason),))


def _is_known(said: Said, words: Iterable[Progress], now: ActionState) -> bool:
    """Tell whether the office heard it already; what an answer leaves open contradicts nothing."""
    if said.day is None and not said.letter and not said.text:
        return said.state is now
    return any(
        said.state in {None, word.state}
        and said.day in {None, word.reported_on}
        and (not said.letter or _is_like(said.letter, word.letter_number))
        and (not said.text or _is_like(said.text, word.text))
        for word in words
    )


def _is_reworded(wording: str, text: str) -> bool:
    """Tell whether a workbook words an action otherwise; a long text may be cut there."""
    return bool(wording) and not fold(text).startswith(fold(wording.rstrip("… ")))


def _either(text: str, other: str) -> str:
    return text if text == other else other


def _is_like(text: str, other: str) -> bool:
    return fold(text) == fold(other)
