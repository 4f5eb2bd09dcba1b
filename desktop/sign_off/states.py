"""Which step in the life of the minutes comes after which: draft, submitted, returned, signed."""

from collections.abc import Mapping

from db.records import Meeting, MeetingState, SignOff, SignOffStep
from desktop.office import OpenOffice
from desktop.sign_off.lent import refuse_lent
from desktop.sign_off.refusals import StepError

FROM: Mapping[SignOffStep, frozenset[MeetingState]] = {
    SignOffStep.SUBMITTED: frozenset({MeetingState.DRAFT, MeetingState.RETURNED}),
    SignOffStep.RETURNED: frozenset({MeetingState.SUBMITTED}),
    SignOffStep.SIGNED: frozenset({MeetingState.SUBMITTED}),
    SignOffStep.AMENDED: frozenset({MeetingState.SIGNED}),
    SignOffStep.CANCELLED: frozenset({MeetingState.DRAFT, MeetingState.RETURNED}),
}


def last_step(office: OpenOffice, meeting_id: int) -> SignOff:
    """Give the last step of minutes that have taken one."""
    (step,) = office.database.select(SignOff, "meeting_id = ?", (meeting_id,), "id DESC LIMIT 1")
    return step


def expect(office: OpenOffice, meeting_id: int, step: SignOffStep) -> Meeting:
    """Give the meeting as it is stored now.

    Raises StepError where it does not take the step, LentError where it is away.
    """
    meeting = office.database.get(Meeting, meeting_id)
    if meeting.state not in FROM[step]:
        raise StepError(step, meeting.state)
    refuse_lent(office, meeting_id)
    return meeting
