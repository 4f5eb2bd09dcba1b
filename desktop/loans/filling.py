"""The file of an office that holds one meeting, made of what came on the stick.

The one hard rule: the steps that led to the submission are taken again, one after the other, under
the rules that every office's file keeps; what is judged is read from the bytes that were submitted.
"""

import hashlib
from dataclasses import replace

import msgspec

from db.database import Database
from db.records import (
    Headquarters,
    Meeting,
    MeetingState,
    Office,
    Opinion,
    Resolution,
    Role,
    SigningKey,
    SignOff,
    SignOffStep,
    User,
    UserRole,
    Version,
    Visit,
)
from desktop.loans.package import Earlier, Package, Step, decoded, submitted
from desktop.loans.refusals import LoanFileDamagedError
from desktop.loans.verdicts import enter
from desktop.minutes import Minutes
from desktop.office import OpenOffice

_STAYS_IN_OFFICE = b"-"  # for the seal of an earlier version; the file asks for one


def fill(office: OpenOffice, package: Package, slot: str) -> None:
    """Write it all as one act, before anybody is named; raises LoanFileDamagedError."""
    minutes = submitted(package)
    database = office.database
    with database.act():
        database.insert(
            Visit(
                loan=package.loan,
                at=package.at,
                trail=package.trail,
                review=msgspec.json.encode(package.review),
            )
        )
        database.insert(_office(package, minutes))
        headquarters = database.insert(
            Headquarters(
                kind=minutes.headquarters_kind,
                name=minutes.headquarters,
                subdistrict=minutes.subdistrict,
                quorum=minutes.quorum,
            )
        )
        _let_in(database, package, slot)
        meeting = database.insert(_meeting(minutes, headquarters))
        resolutions = _decide(database, meeting, minutes)
        _live(database, package, meeting, resolutions)
        for said in package.opinions:
            if said.resolution in resolutions:
                database.insert(
                    Opinion(
                        resolution_id=resolutions[said.resolution],
                        approved=said.approved,
                        remark=said.remark,
                    )
                )
        if database.get(Meeting, meeting.id).state is not MeetingState.SUBMITTED:
            raise LoanFileDamagedError
    database.forget_acts()


def _office(package: Package, minutes: Minutes) -> Office:
    return Office(
        uuid=package.office,
        district=minutes.district,
        name=minutes.office,
        secretary=minutes.secretary,
        letterhead_organization=minutes.letterhead.organization,
        invocation=minutes.letterhead.invocation,
        emblem=minutes.letterhead.emblem,
    )


def _let_in(database: Database, package: Package, slot: str) -> None:
    borrower = package.borrower
    user = database.insert(
        User(uuid=borrower.uuid, name=borrower.name, post=borrower.post, slot=slot)
    )
    database.insert(UserRole(user_id=user.id, role=Role.MAYOR))
    database.insert(replace(signing_key(package), user_id=user.id))


def signing_key(package: Package) -> SigningKey:
    """Give the borrower's key as the office keeps it."""
    borrower = package.borrower
    return SigningKey(
        uuid=borrower.key,
        user_id=0,
        certificate=borrower.certificate,
        fingerprint=borrower.fingerprint,
        sealed=borrower.sealed,
        made_at=borrower.made_at,
    )


def _meeting(minutes: Minutes, headquarters: Headquarters) -> Meeting:
    """Begin with a draft: its steps come after."""
    after = minutes.next_meeting
    return Meeting(
        uuid=minutes.uuid,
        headquarters_id=headquarters.id,
        number=minutes.number,
        held_on=minutes.held_on,
        kind=minutes.kind,
        starts_at=minutes.starts_at,
        ends_at=minutes.ends_at,
        place=minutes.place,
        chair=minutes.chair,
        secretary=minutes.secretary,
        subject=minutes.subject,
        letter_number=minutes.letter_number,
        next_on=after.held_on if after else None,
        next_at=after.starts_at if after else None,
        next_place=after.place if after else "",
        copies_to="\n".join(minutes.copies_to),
    )


def _decide(database: Database, meeting: Meeting, minutes: Minutes) -> dict[str, int]:
    """Write down what is judged, and give the keys by the uuids."""
    keys: dict[str, int] = {}
    for number, each in enumerate(minutes.resolutions, 1):
        if each.uuid in keys or each.number != number:
            raise LoanFileDamagedError
        resolution = Resolution(
            uuid=each.uuid, meeting_id=meeting.id, position=number, text=each.text
        )
        keys[each.uuid] = database.insert(resolution).id
    return keys


def _live(
    database: Database, package: Package, meeting: Meeting, resolutions: dict[str, int]
) -> None:
    """Take the steps again, in their order."""
    versions = {each.number: each for each in package.versions}
    for step in package.steps:
        if step.step is SignOffStep.SIGNED:
            _keep(database, meeting, versions, step)
        stored = database.insert(
            SignOff(
                uuid=step.uuid,
                meeting_id=meeting.id,
                version=step.version,
                step=step.step,
                at=step.at,
                name=step.name,
                post=step.post,
                remark=step.remark,
                minutes=step.minutes,
            )
        )
        enter(database, stored, step.verdicts, resolutions)
        meeting = _after(meeting, step)
        database.update(meeting)


def _keep(database: Database, meeting: Meeting, versions: dict[int, Earlier], step: Step) -> None:
    if (version := versions.get(step.version)) is None:
        raise LoanFileDamagedError
    decoded(version.minutes)
    database.insert(
        Version(
            uuid=version.uuid,
            meeting_id=meeting.id,
            number=version.number,
            reason=version.reason,
            minutes=version.minutes,
            sha256=hashlib.sha256(version.minutes).hexdigest(),
            signed_at=version.signed_at,
            sealed_pdf=_STAYS_IN_OFFICE,
        )
    )


def _after(meeting: Meeting, step: Step) -> Meeting:
    """Give the meeting as it stands after a step."""
    match step.step:
        case SignOffStep.SUBMITTED:
            if step.minutes is None or decoded(step.minutes).uuid != meeting.uuid:
                raise LoanFileDamagedError
            return replace(meeting, state=MeetingState.SUBMITTED, state_reason="")
        case SignOffStep.RETURNED:
            return replace(meeting, state=MeetingState.RETURNED, state_reason=step.remark)
        case SignOffStep.SIGNED:
            return replace(meeting, state=MeetingState.SIGNED, state_reason="")
        case SignOffStep.AMENDED:
            return replace(meeting, state=MeetingState.DRAFT, version=meeting.version + 1)
        case SignOffStep.CANCELLED:
            version = meeting.version - 1
            return replace(meeting, state=MeetingState.SIGNED, version=version, state_reason="")
