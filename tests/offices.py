"""Offices for tests: opened by a key that tests know, with everybody's rights or with people.

And minutes beyond a draft, with the records that the file asks of them, but without cryptography.
"""

import hashlib
import zlib
from dataclasses import replace
from pathlib import Path

import msgspec

from db.records import (
    Headquarters,
    Meeting,
    MeetingState,
    Role,
    SignOff,
    SignOffStep,
    User,
    UserRole,
    Version,
)
from desktop import minutes
from desktop.access.permissions import Deed
from desktop.meetings.compile import compile_minutes
from desktop.office import FILE_NAME, DataFile, OpenOffice
from desktop.sample import files
from desktop.seal.sealed_file import WORKBOOK

KEY = bytes(range(32))
SIGNED_AT = "2026-10-04T10:30:00Z"
MAYOR = "مهندس کاوه نمونه"

_WORKBOOK = zlib.compress(b"PK workbook")
# With a workbook in it, as far as anybody looks for one.
SEALED = (
    b"%%PDF-1.7 sealed\n1 0 obj\n<<\n/Length %d %s /Type /EmbeddedFile\n>>\nstream\n%s\nendstream\n"
    % (len(_WORKBOOK), WORKBOOK, _WORKBOOK)
)

_STEPS = {
    MeetingState.SUBMITTED: SignOffStep.SUBMITTED,
    MeetingState.RETURNED: SignOffStep.RETURNED,
    MeetingState.SIGNED: SignOffStep.SIGNED,
}


def data_file(folder: Path) -> DataFile:
    return DataFile(folder / FILE_NAME, KEY)


def open_office(folder: Path) -> OpenOffice:
    """Open or create an office in which nobody was named yet, so that everything may be done."""
    return OpenOffice(data_file(folder))


def submitted(office: OpenOffice, meeting: Meeting) -> Meeting:
    """Let the minutes of a draft, or returned ones, wait for the mayor."""
    with office.act(Deed.SIGN):
        return _step(office, meeting, MeetingState.SUBMITTED)


def returned(office: OpenOffice, meeting: Meeting, remark: str = "") -> Meeting:
    """Let the minutes come back from the mayor."""
    with office.act(Deed.SIGN):
        _submit_once(office, meeting)
        return _step(office, meeting, MeetingState.RETURNED, remark)


def signed(office: OpenOffice, meeting: Meeting) -> Meeting:
    """Let the minutes be signed, with a version that says what they say and no real seal."""
    with office.act(Deed.SIGN):
        _submit_once(office, meeting)
        told = msgspec.structs.replace(
            compile_minutes(office, meeting.id),
            state=MeetingState.SIGNED,
            signature=minutes.Signature(MAYOR, "شهردار", SIGNED_AT, "0" * 64, "0" * 64),
        )
        content = minutes.encode(told)
        office.database.insert(
            Version(
                meeting_id=meeting.id,
                number=told.version,
                minutes=content,
                sha256=hashlib.sha256(content).hexdigest(),
                signed_at=SIGNED_AT,
                sealed_pdf=SEALED,
            )
        )
        return _step(office, meeting, MeetingState.SIGNED)


def sign_sample(office: OpenOffice) -> None:
    """Let each meeting of the sample go as far as its story tells, by its day."""
    tables = {each.id: each.subdistrict for each in office.database.select(Headquarters)}
    stories = {
        (each.subdistrict, each.number): each
        for each in files.read_meetings(office.office.district)
    }
    for meeting in office.database.select(Meeting, order="held_on, id"):
        story = stories[tables[meeting.headquarters_id], meeting.number]
        if story.state is MeetingState.SIGNED:
            signed(office, meeting)
        elif story.state is MeetingState.SUBMITTED:
            submitted(office, meeting)
        elif story.state is MeetingState.RETURNED:
            returned(office, meeting, story.state_reason)
    office.database.forget_acts()


def come_as_mayor(office: OpenOffice) -> None:
    """Let the mayor sign in where nobody has been named yet."""
    come_as(office, Role.MAYOR)


def come_as(office: OpenOffice, role: Role) -> None:
    """Let somebody sign in where nobody has been named yet."""
    with office.database.act():
        user = office.database.insert(User(name=MAYOR, post="شهردار"))
        office.database.insert(UserRole(user_id=user.id, role=role))
    office.database.forget_acts()
    office.welcome(user)


def _submit_once(office: OpenOffice, meeting: Meeting) -> None:
    if office.database.get(Meeting, meeting.id).state is not MeetingState.SUBMITTED:
        _step(office, meeting, MeetingState.SUBMITTED)


def _step(office: OpenOffice, meeting: Meeting, state: MeetingState, remark: str = "") -> Meeting:
    """Write the sign-off that a state has behind it, and the state."""
    after = replace(office.database.get(Meeting, meeting.id), state=state, state_reason=remark)
    content = None
    if state is MeetingState.SUBMITTED:
        told = msgspec.structs.replace(compile_minutes(office, meeting.id), state=state)
        content = minutes.encode(told)
    office.database.insert(
        SignOff(
            meeting_id=after.id,
            version=after.version,
            step=_STEPS[state],
            at=SIGNED_AT,
            name=office.office.secretary if content else MAYOR,
            remark=remark,
            minutes=content,
        )
    )
    office.database.update(after)
    return after
