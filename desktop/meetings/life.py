"""What became of the minutes of a meeting so far: signed, returned, approved, read aloud."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from db.database import Database
from db.records import (
    Approval,
    Change,
    Meeting,
    MeetingState,
    PreviousMinutes,
    Resolution,
    SignOff,
    SignOffStep,
    Verdict,
)
from desktop import minutes
from desktop.minutes import Minutes, check_code, decode

# What it is read from anew; the heading is there for its state and its day.
_TABLES = frozenset(
    {"meetings", "headquarters", "sign_offs", "versions", "approvals", "readings", "verdicts"}
)
# Without the bytes that were submitted, which nobody types beside.
_LAST_STEP = (
    "SELECT id, remark FROM sign_offs WHERE meeting_id = ? AND version = ? AND step = ?"
    " ORDER BY id DESC LIMIT 1"
)
_LAST_SUBMITTED = (
    "SELECT minutes FROM sign_offs WHERE meeting_id = ? AND step = ? ORDER BY id DESC LIMIT 1"
)
_BEFORE = "headquarters_id = ? AND state <> 'cancelled' AND (held_on, id) < (?, ?)"


class PreviousMeeting(NamedTuple):
    """The meeting before, and what this one said of its minutes; None: not a word yet."""

    meeting: Meeting
    said: PreviousMinutes | None


@dataclass(frozen=True)
class Life:
    """What minutes know of themselves beside what they say.

    `fixed` are those that were submitted or signed, while they are; `replaces` is what an amendment
    takes the place of.
    `remarks` are those with which the minutes came back, by the uuid of their resolution; that of
    the whole is in the meeting's `state_reason`. `read_digest` is the SHA-256 of the resolutions as
    they were read aloud last.
    """

    fixed: Minutes | None = None
    replaces: minutes.Replaced | None = None
    remarks: Mapping[str, str] = field(default_factory=dict)
    previous: PreviousMeeting | None = None
    approved: minutes.Approved | None = None
    read_digest: str | None = None


def read(
    database: Database, meeting: Meeting, before: Life | None, changes: Collection[Change]
) -> Life:
    """Read it; with the one before all `changes` since, only where they reach it."""
    if before is not None and not any(each.table in _TABLES for each in changes):
        return before
    return Life(
        fixed=_fixed(database, meeting),
        replaces=_replaces(database, meeting),
        remarks=remarks(database, meeting) if meeting.state is MeetingState.RETURNED else {},
        previous=previous(database, meeting),
        approved=_approved(database, meeting),
        read_digest=_read_digest(database, meeting),
    )


def _fixed(database: Database, meeting: Meeting) -> Minutes | None:
    if meeting.state is MeetingState.SIGNED:
        return version(database, meeting.id, meeting.version)
    return submitted(database, meeting) if meeting.state is MeetingState.SUBMITTED else None


def version(database: Database, meeting_id: int, number: int) -> Minutes | None:
    """Give a signed version of some minutes."""
    found = database.query(
        "SELECT minutes FROM versions WHERE meeting_id = ? AND number = ?", (meeting_id, number)
    )
    return decode(cast(bytes, found[0][0])) if found else None


def submitted(database: Database, meeting: Meeting) -> Minutes | None:
    """Give the minutes as they were submitted last."""
    found = database.query(_LAST_SUBMITTED, (meeting.id, SignOffStep.SUBMITTED))
    return decode(cast(bytes, found[0][0])) if found else None


def _replaces(database: Database, meeting: Meeting) -> minutes.Replaced | None:
    if meeting.version == 1:
        return None
    earlier = version(database, meeting.id, meeting.version - 1)
    step = _last_step(database, meeting, SignOffStep.AMENDED)
    if earlier is None or step is None:
        return None
    return minutes.Replaced(earlier.version, check_code(earlier), step[1])


def remarks(database: Database, meeting: Meeting) -> Mapping[str, str]:
    """Give those with which these minutes came back last, by the uuid of their resolution."""
    step = _last_step(database, meeting, SignOffStep.RETURNED)
    verdicts = (
        database.select(Verdict, "sign_off_id = ? AND approved = 0", (step[0],)) if step else []
    )
    resolutions = database.by_key(Resolution, [each.resolution_id for each in verdicts])
    return {
        resolutions[each.resolution_id].uuid: each.remark
        for each in verdicts
        if each.resolution_id in resolutions
    }


def _last_step(database: Database, meeting: Meeting, step: SignOffStep) -> tuple[int, str] | None:
    found = database.query(_LAST_STEP, (meeting.id, meeting.version, step))
    return cast(tuple[int, str], found[0]) if found else None


def previous(database: Database, meeting: Meeting) -> PreviousMeeting | None:
    """Find the meeting whose minutes this one approves; it stays the same once a word was said."""
    said = next(iter(database.select(PreviousMinutes, "meeting_id = ?", (meeting.id,))), None)
    if said is not None:
        return PreviousMeeting(database.get(Meeting, said.previous_id), said)
    values = (meeting.headquarters_id, meeting.held_on.isoformat(), meeting.id)
    order = "held_on DESC, id DESC LIMIT 1"
    found = database.select(Meeting, _BEFORE, values, order)
    return PreviousMeeting(found[0], None) if found else None


def _approved(database: Database, meeting: Meeting) -> minutes.Approved | None:
    for said in database.select(
        PreviousMinutes, "previous_id = ? AND approval <> ?", (meeting.id, Approval.OPEN)
    ):
        at = database.get(Meeting, said.meeting_id)
        if at.state is not MeetingState.CANCELLED:
            return minutes.Approved(at.number, at.held_on, said.approval, said.changes)
    return None


def _read_digest(database: Database, meeting: Meeting) -> str | None:
    found = database.query(
        "SELECT sha256 FROM readings WHERE meeting_id = ? ORDER BY id DESC LIMIT 1", (meeting.id,)
    )
    return cast(str, found[0][0]) if found else None


def submissions(database: Database, meeting: Meeting) -> list[SignOff]:
    """Give what was submitted so far, the latest first."""
    return database.select(
        SignOff, "meeting_id = ? AND step = ?", (meeting.id, SignOffStep.SUBMITTED), "id DESC"
    )
