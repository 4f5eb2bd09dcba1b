"""What the mayor said of minutes on their way goes back on the stick, and the visit is over.

The one hard rule: nothing of the visit goes before its answer lies on the stick, read back. Signed
minutes leave in no other form, so that the office is the first to have them.
"""

import hashlib
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple, cast

from db import meetings
from db.records import Meeting, MeetingState, Resolution, SignOff, SignOffStep, Verdict, Version
from desktop.access.signing_keys import unlock
from desktop.errors import UserError
from desktop.loans import envelope, stick, visits
from desktop.loans.package import ANSWER, Answer, Said, Signed, read_signed, write
from desktop.loans.refusals import AnsweredError
from desktop.loans.stick import Placed
from desktop.loans.verdicts import travelling
from desktop.loans.visiting import Visit
from desktop.loans.visits import Ended
from desktop.meetings import life
from desktop.minutes import Minutes, encode
from desktop.office import OpenOffice
from desktop.sign_off.refusals import StepError
from desktop.sign_off.states import last_step
from desktop.transfer.file_names import file_name

_PAPER = "پاسخ شهردار –"


@dataclass(frozen=True)
class Reply:
    """What shall lie on the stick; plain data for a worker."""

    loan: str
    name: str
    code: str = field(repr=False)
    content: bytes = field(repr=False)


class Outcome(NamedTuple):
    """What became of the minutes here; `returned` counts the resolutions that go back.

    `remarked` tells whether something was said of the whole besides.
    """

    minutes: Minutes
    signed: bool
    returned: int
    remarked: bool


def outcome(office: OpenOffice) -> Outcome | None:
    """Tell what the mayor has said; None while the minutes are still judged."""
    meeting = _meeting(office)
    if meeting.state is MeetingState.SUBMITTED:
        return None
    minutes = life.submitted(office.database, meeting)
    if minutes is None:
        raise LookupError("nothing was submitted")
    step = last_step(office, meeting.id)
    back = office.database.select(Verdict, "sign_off_id = ? AND approved = 0", (step.id,))
    signed = meeting.state is MeetingState.SIGNED
    return Outcome(minutes, signed, len(back), bool(step.remark))


def reply(office: OpenOffice, visit: Visit) -> Reply:
    """Write down what was said, signed by the mayor's key, and note that it has been said.

    Raises StepError, NoSigningKeyError.
    """
    # Cryptography on paper takes its time to load, and it is needed once.
    from desktop.loans.proof import sign_answer  # noqa: PLC0415 - see above

    meeting = _meeting(office)
    if meeting.state not in {MeetingState.SIGNED, MeetingState.RETURNED}:
        raise StepError(SignOffStep.SIGNED, meeting.state)
    step = last_step(office, meeting.id)
    submitted = cast(Minutes, life.submitted(office.database, meeting))
    version = _version(office, meeting)
    answer = write(
        Answer(
            format=ANSWER,
            loan=visit.loan,
            submission=hashlib.sha256(encode(submitted)).hexdigest(),
            step=step.step,
            at=version.signed_at if version else step.at,
            remark=step.remark,
            verdicts=_verdicts(office, meeting, step),
            minutes=version.minutes if version else b"",
            sealed_pdf=version.sealed_pdf or b"" if version else b"",
        )
    )
    if office.user is None:
        raise RuntimeError("nobody is signed in")
    key = unlock(office, office.user, visit.stretched)
    visits.note_judged(visit.folder)
    content = write(Signed(answer=answer, signature=sign_answer(key.private, answer)))
    return Reply(visit.loan, file_name(submitted, envelope.SUFFIX, _PAPER), visit.code, content)


def take_home(reply: Reply, folder: Path, visit: Path) -> tuple[Placed, Ended]:
    """Write the answer and read it back, away from the window; only then let go of the visit.

    Another answer of the same minutes stays. Raises as `stick.put` does, and FolderFault.
    """
    cover = envelope.Cover(envelope.Direction.BACK, reply.loan)
    data = envelope.wrap(cover, reply.code, reply.content)
    placed = stick.put_beside(reply.name, cover, data, folder, partial(_is_another, reply))
    return placed, visits.end_visit(visit, reply.name, data)


def write_again(visit: Path, folder: Path) -> Placed:
    """Write an answer that was kept, encrypted as it is; raises as `stick.put`, AnsweredError."""
    about, answer = visits.about_answer(visit), visits.answer_of(visit)
    if about is None or answer is None:
        raise AnsweredError
    cover = envelope.look(answer, envelope.Direction.BACK)
    return stick.put_beside(about.name, cover, answer, folder, lambda earlier: earlier != answer)


def _is_another(reply: Reply, earlier: bytes) -> bool:
    """Tell whether a file of the same loan says something else, as one from another computer."""
    try:
        cover = envelope.look(earlier, envelope.Direction.BACK)
        said = read_signed(envelope.unwrap(earlier, cover, reply.code)).answer
    except UserError:
        return False
    return said != read_signed(reply.content).answer


def _meeting(office: OpenOffice) -> Meeting:
    (meeting,) = office.database.select(Meeting)
    return meeting


def _version(office: OpenOffice, meeting: Meeting) -> Version | None:
    if meeting.state is not MeetingState.SIGNED:
        return None
    (version,) = office.database.select(
        Version, "meeting_id = ? AND number = ?", (meeting.id, meeting.version)
    )
    return version


def _verdicts(office: OpenOffice, meeting: Meeting, step: SignOff) -> tuple[Said, ...]:
    uuids = {each.id: each.uuid for each in meetings.parts(office.database, Resolution, meeting.id)}
    return travelling(office.database.select(Verdict, "sign_off_id = ?", (step.id,)), uuids)
