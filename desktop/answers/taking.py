"""Answers are written down: dated reports on actions, and how far these are since.

The one hard rule: what is written is what was shown. Where the office moved on since, nothing is.
"""

from collections.abc import Collection

from db.actions import follow_words
from db.records import Meeting, Progress, TravellingRecord
from desktop.access.permissions import Deed
from desktop.answers.planning import Plan, stands
from desktop.answers.refusals import MovedOnError
from desktop.answers.steps import Step
from desktop.office import OpenOffice
from desktop.reporting import Report, part_of, unheard

_PIECE = 500  # reports that are written at once


def take(
    office: OpenOffice, shown: Plan, chosen: Collection[Step], report: Report = unheard
) -> int:
    """Write the chosen steps of a plan as one act; gives how many reports that are.

    Raises MovedOnError where the plan would be another by now. `report` hears how far it is but for
    the trail, which is written in the end; it may raise, and then nothing was written.
    """
    with office.act(Deed.TAKE_ANSWERS):
        if not stands(office, shown, part_of(report, 0, 3)):
            raise MovedOnError(shown.returned.name)
        taken = [step for step in shown.steps if step in chosen and step.may_be_taken]
        for start in range(0, len(taken), _PIECE):
            part_of(report, 1, 3)(start, len(taken))
            _write(office, taken[start : start + _PIECE])
        if taken:
            office.tell(Deed.TAKE_ANSWERS, _of(office, shown), shown.returned.name)
        report(2, 3)
    return len(taken)


def _of(office: OpenOffice, shown: Plan) -> TravellingRecord:
    """Give what a workbook is of: a meeting, or of a register the headquarters."""
    found = office.database.select(Meeting, "uuid = ?", (shown.returned.meeting,))
    return found[0] if found else office.headquarters


def _write(office: OpenOffice, steps: Collection[Step]) -> None:
    said = {each.subject.action.id: each.there for each in steps if each.subject and each.there}
    office.database.insert_all(
        Progress(
            action_id=action,
            reported_on=word.day,
            state=word.state,
            text=word.text,
            letter_number=word.letter,
        )
        for action, word in said.items()
    )
    follow_words(office.database, said)
