"""Whether the file still holds what was signed: looked through at every start.

The one hard rule: what does not hold is told, and nothing mends it. Everything is read by a
connection of its own, so that any thread may look.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from db import audit, meetings
from db.data_file import DataFile
from db.database import Database
from db.migrations import STEPS, triggers
from db.records import (
    Action,
    Attendance,
    Loan,
    Meeting,
    MeetingState,
    Presence,
    Resolution,
    SigningKey,
    SignOff,
    SignOffStep,
    User,
    Version,
)
from desktop import minutes as minutes_parts
from desktop.meetings import life
from desktop.minutes import Minutes, MinutesFormatError, Signature, decode
from desktop.reporting import Report
from desktop.seal.record_check import read_record
from desktop.seal.signature_check import Known, check_signature
from desktop.seal.verdict import Kind, Signer
from desktop.sign_off.steps import digest_detail

_STEP_OF = {
    MeetingState.SUBMITTED: {SignOffStep.SUBMITTED},
    MeetingState.RETURNED: {SignOffStep.RETURNED},
    MeetingState.SIGNED: {SignOffStep.SIGNED, SignOffStep.CANCELLED},
    MeetingState.DRAFT: {SignOffStep.AMENDED},
}
# By whoever signs here, or on another computer from where it came back.
_SIGNINGS = (
    "SELECT record_uuid FROM audit WHERE record = 'meetings'"
    " AND (act = 'sign' OR act = 'take_back' AND detail LIKE 'sha256:%')"
)
_WITHOUT_STEP = (MeetingState.DRAFT, MeetingState.CANCELLED)


class Harm(Enum):
    """What was found that only somebody who changed the file by other means can have done."""

    TRAIL = auto()  # from `entry` on the chain does not hold
    TRAIL_CUT = auto()  # it does not tell of everything that it must have told of
    RULES = auto()  # the rules that lock signed minutes are not those of this version
    STATE = auto()  # a meeting is in a state to which no step led
    MEETING_LOST = auto()  # a meeting was signed, and is not there any more
    SUBMISSION = auto()  # what was submitted is not what the trail tells of
    VERSION_LOST = auto()  # minutes are signed, and there is no such version
    VERSION_CHANGED = auto()  # the bytes of a version are not those that were signed
    SEAL = auto()  # the sealed PDF does not hold, or is of other minutes
    CERTIFICATE = auto()  # it was signed with a key that this office does not have
    ANCHOR = auto()  # the trail has not the entry that the signature names
    RECORDS = auto()  # what was decided stands otherwise in the lists than in the signed minutes


@dataclass(frozen=True)
class Breach:
    """One thing that does not hold; `meeting` is None where it concerns the whole file."""

    harm: Harm
    meeting: Meeting | None = None
    version: int = 0
    entry: int = 0


def breaches(file: DataFile, report: Report) -> tuple[Breach, ...]:
    """Look through the trail and all that is signed; raises EnvironmentFault, and as `report`."""
    with closing(Database(file)) as database:
        return tuple(_breaches(database, report))


def _breaches(database: Database, report: Report) -> Iterator[Breach]:
    if broken := audit.breach(database.file):
        yield Breach(Harm.TRAIL, entry=broken.entry)
    if not _told_of_all(database):
        yield Breach(Harm.TRAIL_CUT)
    if database.triggers() != triggers(STEPS):
        yield Breach(Harm.RULES)
    anchors = {str(row[0]) for row in database.query("SELECT hash FROM audit")} | {audit.FIRST}
    known: Known = {key.fingerprint: None for key in database.select(SigningKey)}
    steps = _last_steps(database)
    signings = Counter(str(uuid) for (uuid,) in database.query(_SIGNINGS))
    submissions = _digests(database)
    held = database.select(Meeting)
    if set(signings) - {meeting.uuid for meeting in held}:
        yield Breach(Harm.MEETING_LOST)
    for place, meeting in enumerate(held):
        report(place, len(held))
        told = (meeting.id in steps, meeting.uuid in signings)
        if any(told) or meeting.state not in _WITHOUT_STEP:
            if steps.get(meeting.id) not in _STEP_OF.get(meeting.state, ()):
                yield Breach(Harm.STATE, meeting)
            if not _submitted_as_told(database, meeting, submissions):
                yield Breach(Harm.SUBMISSION, meeting)
            yield from _signed(database, meeting, signings[meeting.uuid], known, anchors)


def _last_steps(database: Database) -> Mapping[int, SignOffStep]:
    found = database.query(
        f"SELECT meeting_id, step, max(id) FROM {SignOff.table} GROUP BY meeting_id"  # noqa: S608
    )
    return {int(str(meeting)): SignOffStep(str(step)) for meeting, step, _ in found}


def _uuids(database: Database, act: str, record: str) -> list[str]:
    """Give the records of which the trail tells an act, one for each entry."""
    found = database.query(
        "SELECT record_uuid FROM audit WHERE act = ? AND record = ?", (act, record)
    )
    return [str(uuid) for (uuid,) in found]


def _told_of_all(database: Database) -> bool:
    """Tell whether the trail has the beginning of all that began with it."""
    return all(
        {each.uuid for each in database.select(kind)} <= set(_uuids(database, "added", kind.table))
        for kind in (User, SigningKey, SignOff, Version, Loan)
    )


def _digests(database: Database) -> set[tuple[str, str]]:
    """Give the meetings that were submitted, each with the digest of what was."""
    found = database.query("SELECT record_uuid, detail FROM audit WHERE act = 'submit'")
    return {(str(uuid), str(detail)) for uuid, detail in found}


def _submitted_as_told(
    database: Database, meeting: Meeting, submissions: set[tuple[str, str]]
) -> bool:
    return all(
        (meeting.uuid, digest_detail(step.minutes or b"")) in submissions
        for step in life.submissions(database, meeting)
    )


def _signed(
    database: Database, meeting: Meeting, signings: int, known: Known, anchors: set[str]
) -> Iterator[Breach]:
    """Look through the versions of a meeting; the last one is what its records have to say."""
    versions = database.select(Version, "meeting_id = ?", (meeting.id,), "number")
    signed = meeting.version if meeting.state is MeetingState.SIGNED else meeting.version - 1
    numbers = [each.number for each in versions]
    if numbers != list(range(1, signed + 1)) or signings != len(numbers):
        yield Breach(Harm.VERSION_LOST, meeting, signed)
    for version in versions:
        minutes = _minutes(version)
        if minutes is None or minutes.uuid != meeting.uuid:
            yield Breach(Harm.VERSION_CHANGED, meeting, version.number)
            continue
        for harm in _seal(version, minutes, known, anchors):
            yield Breach(harm, meeting, version.number)
        now_signed = meeting.state is MeetingState.SIGNED and version.number == meeting.version
        if now_signed and not _stands_in_records(database, meeting, minutes):
            yield Breach(Harm.RECORDS, meeting, version.number)


def _minutes(version: Version) -> Minutes | None:
    if hashlib.sha256(version.minutes).hexdigest() != version.sha256:
        return None
    try:
        return decode(version.minutes)
    except MinutesFormatError:
        return None


def _seal(version: Version, minutes: Minutes, known: Known, anchors: set[str]) -> Iterator[Harm]:
    sealed, signature = version.sealed_pdf or b"", minutes.signature
    checked = check_signature(sealed, known)
    whole = {each.kind for each in checked.findings} <= {Kind.CERTIFICATE_UNKNOWN}
    if not whole or read_record(sealed).minutes != minutes:
        yield Harm.SEAL
    elif signature is None or not checked.known or _names_other(signature, checked.signer):
        yield Harm.CERTIFICATE
    elif signature.trail not in anchors:
        yield Harm.ANCHOR


def _names_other(signature: Signature, signer: Signer | None) -> bool:
    return signer is None or signer.fingerprint != signature.certificate


def _stands_in_records(database: Database, meeting: Meeting, minutes: Minutes) -> bool:
    """Tell whether what goes on after the meeting is what was signed: its actions."""
    if _heading(meeting) != _heading(minutes) or _attended(database, meeting) != [
        (each.name, each.post, each.organization, each.state) for each in minutes.members
    ]:
        return False
    stored = database.select(Resolution, "meeting_id = ?", (meeting.id,), "position, id")
    actions: defaultdict[int, list[Action]] = defaultdict(list)
    keys = ",".join(str(each.id) for each in stored)
    for action in database.select(Action, f"resolution_id IN ({keys})", (), "position, id"):
        actions[action.resolution_id].append(action)
    said = [(each.uuid, each.text, tuple(map(_said, each.actions))) for each in minutes.resolutions]
    return said == [(each.uuid, each.text, tuple(map(_said, actions[each.id]))) for each in stored]


def _said(action: Action | minutes_parts.Action) -> tuple[str, str, str, date | None]:
    return action.uuid, action.text, action.responsible, action.deadline


def _heading(of: Meeting | Minutes) -> tuple[object, ...]:
    texts = (of.letter_number, of.place, of.chair, of.secretary, of.subject)
    return of.number, of.kind, of.held_on, of.starts_at, of.ends_at, *texts


def _attended(database: Database, meeting: Meeting) -> list[tuple[str, str, str, Presence]]:
    lines = meetings.parts(database, Attendance, meeting.id)
    return [
        (each.name, each.post, each.organization, each.state) for each in lines if not each.guest
    ]
