"""Actions of earlier meetings that are still open, as tables: all of them, or one body's own."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from db.records import AgendaKind, Recurrence
from desktop import persian
from desktop.documents import labels
from desktop.documents.look import quiet, ruled, strong
from desktop.documents.sections.standing import lines, told
from desktop.documents.sections.wording import day
from desktop.minutes import EarlierAction, Minutes
from desktop.standing import days_late
from desktop.typeset.style import MM, Run
from desktop.typeset.table import Column, Table

_ORIGIN = Column("مصوبه", width=24 * MM)
_AGE = Column("مهلت و پیشینه", width=25 * MM)


def earlier_actions(minutes: Minutes) -> Table:
    title = labels.AGENDA_KINDS[AgendaKind.FOLLOW_UP]
    return _table(minutes.earlier_actions, minutes.held_on, title)


def subdistrict_actions(minutes: Minutes) -> Iterator[tuple[str, Table]]:
    """Give what was said of each subdistrict's work, under its name."""
    for number, group in groupby(minutes.subdistrict_actions, lambda each: each.subdistrict):
        title = f"کارهای {persian.bound('ناحیهٔ', number)}"
        yield title, _table([each.action for each in group], minutes.held_on, title)


def _table(actions: Sequence[EarlierAction], on: date, title: str) -> Table:
    return ruled(
        {
            _ORIGIN: tuple(map(_origin, actions)),
            Column("اقدام", share=1.2): tuple(each.text for each in actions),
            Column("مسئول پیگیری", share=0.8): tuple(each.responsible for each in actions),
            _AGE: tuple(_age(each, on) for each in actions),
            Column("وضعیت و آخرین گزارش", share=1.4): tuple(map(_state, actions)),
        },
        f"{title} (ادامه)",
    )


def own_actions(actions: Iterable[EarlierAction], on: date) -> Table:
    """Remind a body of what it has to do, as far as a letter needs it."""
    actions = tuple(actions)
    return ruled(
        {
            _ORIGIN: tuple(map(_origin, actions)),
            Column("اقدام", share=1): tuple(each.text for each in actions),
            _AGE: tuple(_age(each, on) for each in actions),
        },
        "اقدام‌های باز (ادامه)",
    )


def _origin(action: EarlierAction) -> tuple[Run, ...]:
    resolution = persian.bound("مصوبهٔ", action.resolution_number)
    letter = persian.letter(action.action_number - 1)
    meeting = persian.bound("جلسهٔ", action.meeting_number)
    return (Run(persian.bound(f"{resolution}،", letter)), quiet(f"\n{meeting}"))


def _age(action: EarlierAction, on: date) -> tuple[Run, ...]:
    """Write the deadline, «مستمر», and below them «۳ جلسه معوق».

    What is settled or has time is not late.
    """
    late = days_late(action.deadline, action.state, on) > 0
    age = labels.waited(action.age, late=late)
    again = "" if action.recurrence is Recurrence.ONCE else labels.RECURRENCES[action.recurrence]
    return lines(
        (Run(day(action.deadline)),), (Run(again),), (strong(age) if late else quiet(age),)
    )


def _state(action: EarlierAction) -> tuple[Run, ...]:
    """Write how far it is; below it, where a round is done: «نوبت بعد: ۱۴۰۵/۰۸/۱۲»."""
    heard = told(action, action.word, action.word_on, action.letter_number)
    after = f"نوبت بعد: {day(action.next_deadline)}" if action.next_deadline else ""
    return lines(heard, (quiet(after),))
