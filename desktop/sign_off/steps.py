"""The life of the minutes: submitted, sent back, amended, an amendment given up.

The one hard rule: here alone minutes change their state, beside the signing in `signing.py` and the
cancelling of a draft; and the file itself refuses what is no step.
"""

import hashlib
from dataclasses import replace

from db.records import (
    Meeting,
    MeetingState,
    SignOff,
    SignOffStep,
    Verdict,
)
from desktop.access.permissions import Deed
from desktop.differences import differences
from desktop.meetings import dossier, life
from desktop.meetings.checks import Weight, review
from desktop.meetings.compile import from_dossier
from desktop.minutes import encode
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.sign_off.clock import moment_of_step
from desktop.sign_off.opinions import forget_opinions, opinions
from desktop.sign_off.refusals import (
    ChangedMinutesError,
    IncompleteMinutesError,
    NoReasonError,
    NoRemarkError,
    StepError,
)
from desktop.sign_off.states import expect

DIGEST = "sha256:"  # what goes before it in the trail's detail


def submit(office: OpenOffice, meeting_id: int) -> None:
    """Give the minutes to the mayor, as they are.

    Raises StepError, IncompleteMinutesError, ClockBehindError, NotAllowedError.
    """
    with office.act(Deed.SUBMIT):
        meeting = expect(office, meeting_id, SignOffStep.SUBMITTED)
        file = dossier.read(office, meeting_id)
        if blockers := [each for each in review(file) if each.weight is Weight.BLOCKER]:
            raise IncompleteMinutesError(blockers)
        submitted = replace(meeting, state=MeetingState.SUBMITTED, state_reason="")
        minutes = from_dossier(replace(file, meeting=submitted))
        content = encode(minutes)
        note(office, meeting, SignOffStep.SUBMITTED, minutes=content)
        forget_opinions(office, meeting_id)
        office.database.update(submitted)
        office.tell(Deed.SUBMIT, meeting, digest_detail(content))


def send_back(office: OpenOffice, meeting_id: int, remark: str = "") -> None:
    """Let the secretary mend what the mayor said of single resolutions, and of the whole.

    Raises StepError, NoRemarkError, ClockBehindError, NotAllowedError.
    """
    with office.act(Deed.RETURN):
        meeting = expect(office, meeting_id, SignOffStep.RETURNED)
        remark = clean(remark).strip()
        told = opinions(office, meeting_id)
        returned = {n: each for n, each in told.items() if each.approved is False}
        silent = [number for number, each in returned.items() if not each.remark.strip()]
        if silent or not (returned or remark):
            raise NoRemarkError(silent)
        step = note(office, meeting, SignOffStep.RETURNED, remark=remark)
        settle(office, meeting_id, step)
        office.database.update(replace(meeting, state=MeetingState.RETURNED, state_reason=remark))
        office.tell(Deed.RETURN, meeting)


def amend(office: OpenOffice, meeting_id: int, reason: str) -> None:
    """Begin the version that shall take the place of the signed one, which stays for ever.

    Raises StepError, NoReasonError, ClockBehindError, NotAllowedError.
    """
    with office.act(Deed.AMEND):
        meeting = expect(office, meeting_id, SignOffStep.AMENDED)
        reason = clean(reason).strip()
        if not reason:
            raise NoReasonError
        following = replace(meeting, state=MeetingState.DRAFT, version=meeting.version + 1)
        note(office, following, SignOffStep.AMENDED, remark=reason)
        office.database.update(following)
        office.tell(Deed.AMEND, meeting)


def give_up(office: OpenOffice, meeting_id: int) -> None:
    """Go back to the signed version, when the amendment has changed nothing of it.

    Raises StepError, ChangedMinutesError, ClockBehindError, NotAllowedError.
    """
    with office.act(Deed.GIVE_UP):
        meeting = expect(office, meeting_id, SignOffStep.CANCELLED)
        signed = life.version(office.database, meeting_id, meeting.version - 1)
        if signed is None:
            raise StepError(SignOffStep.CANCELLED, meeting.state)
        now = from_dossier(dossier.read(office, meeting_id))
        if changed := differences(signed, now):
            raise ChangedMinutesError(changed)
        note(office, meeting, SignOffStep.CANCELLED)
        office.database.update(
            replace(
                meeting, state=MeetingState.SIGNED, version=meeting.version - 1, state_reason=""
            )
        )
        office.tell(Deed.GIVE_UP, meeting)


def digest_detail(content: bytes) -> str:
    """Say in the trail which bytes a step was about."""
    return f"{DIGEST}{hashlib.sha256(content).hexdigest()}"


def note(
    office: OpenOffice,
    meeting: Meeting,
    step: SignOffStep,
    *,
    remark: str = "",
    minutes: bytes | None = None,
) -> SignOff:
    """Write down a step of the minutes' version, by whoever is signed in; inside its act."""
    user = office.user
    return office.database.insert(
        SignOff(
            meeting_id=meeting.id,
            version=meeting.version,
            step=step,
            at=moment_of_step(office),
            user_id=user.id if user else None,
            name=user.name if user else "",
            post=user.post if user else "",
            remark=remark,
            minutes=minutes,
        )
    )


def settle(office: OpenOffice, meeting_id: int, step: SignOff) -> None:
    """Let the mayor's opinions become verdicts, which nobody changes any more; inside an act."""
    for opinion in opinions(office, meeting_id).values():
        if opinion.approved is not None:
            office.database.insert(
                Verdict(
                    sign_off_id=step.id,
                    resolution_id=opinion.resolution_id,
                    approved=opinion.approved,
                    remark=clean(opinion.remark).strip(),
                )
            )
    forget_opinions(office, meeting_id)
