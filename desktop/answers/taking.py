"""Answers are written down: dated reports on actions, and how far these are since.

The one hard rule: what is written is what was shown. Where the office moved on since, nothing is.
"""

from collections.abc import Collection

from db.records import Meeting, Progress, TravellingRecord
from desktop.access.permissions import Deed
from desktop.answers.planning import Plan, Step, plan
from desktop.answers.refusals import MovedOnError
from desktop.meetings.follow_up import bring_up_to_date
from desktop.office import OpenOffice


def take(office: OpenOffice, shown: Plan, chosen: Collection[Step]) -> int:
    """Write the chosen steps of a plan as one act; gives how many reports that are.

    Raises MovedOnError where the plan would be another by now.
    """
    with office.act(Deed.TAKE_ANSWERS):
        if plan(office, shown.returned, shown.today) != shown:
            raise MovedOnError(shown.returned.name)
        taken = [step for step in shown.steps if step in chosen and step.may_be_taken]
        for step in taken:
            _write(office, step)
        if taken:
            office.tell(Deed.TAKE_ANSWERS, _of(office, shown), shown.returned.name)
    return len(taken)


def _of(office: OpenOffice, shown: Plan) -> TravellingRecord:
    """Give what a workbook is of: a meeting, or of a register the headquarters."""
    found = office.database.select(Meeting, "uuid = ?", (shown.returned.meeting,))
    return found[0] if found else office.headquarters


def _write(office: OpenOffice, step: Step) -> None:
    subject, said = step.subject, step.there
    if subject is None or said is None:
        return
    office.database.insert(
        Progress(
            action_id=subject.action.id,
            reported_on=said.day,
            state=said.state,
            text=said.text,
            letter_number=said.letter,
        )
    )
    bring_up_to_date(office, subject.action)
