"""Rows of a workbook that came back, each held against what the office knows of its action.

The one hard rule: what the office heard in the meantime is never passed over; where the two may
contradict each other, somebody decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from db.actions import actions_called, words_on
from db.records import (
    Action,
    ActionState,
    Headquarters,
    Meeting,
    MeetingState,
    Progress,
    Recurrence,
)
from db.search import fold
from desktop.answers.returned import DAY, Known, Row
from desktop.answers.steps import Clash, Step, Subject, Verdict, Word
from desktop.answers.values import Problem, Reason, Said, read_day, read_state, understood
from desktop.office import OpenOffice
from desktop.rounds import carried
from desktop.sensitive import sensitive_numbers
from desktop.standing import SETTLED, origin_of


class Books:
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
