"""From the records of one meeting to its `Minutes`.

A guest, a remark, a figure or a dissent of which nothing was typed is left out: nobody said it. An
agenda item, a resolution or an action stays, since its number is known; the review tells of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from db.records import Approval, Attachment, Attendance, Figure, OpenAction, Presence, Resolution
from desktop import minutes, rounds
from desktop.letterhead import letterhead_of
from desktop.meetings import dossier
from desktop.meetings.dossier import ActionPart, AgendaPart, Dossier, ResolutionPart
from desktop.meetings.last_time import LastTime
from desktop.minutes import Minutes
from desktop.office import OpenOffice
from desktop.standing import condition_of


def compile_minutes(office: OpenOffice, meeting_id: int) -> Minutes:
    """Give the minutes of a meeting as they stand; raises NoSuchMeetingError."""
    return from_dossier(dossier.read(office, meeting_id))


def from_dossier(file: Dossier) -> Minutes:
    """Give the minutes as they stand; what was submitted or signed stands as it was then."""
    return file.life.fixed or _compiled(file)


def _compiled(file: Dossier) -> Minutes:
    meeting = file.meeting
    return Minutes(
        format=minutes.FORMAT,
        uuid=meeting.uuid,
        version=meeting.version,
        state=meeting.state,
        state_reason=meeting.state_reason,
        replaces=file.life.replaces,
        signature=None,
        district=file.office.district,
        office=file.office.name,
        letterhead=letterhead_of(file.office),
        headquarters=file.headquarters.name,
        headquarters_kind=file.headquarters.kind,
        subdistrict=file.headquarters.subdistrict,
        quorum=file.headquarters.quorum,
        number=meeting.number,
        kind=meeting.kind,
        letter_number=meeting.letter_number,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        chair=meeting.chair,
        secretary=meeting.secretary,
        subject=meeting.subject,
        members=tuple(map(_attendee, file.members)),
        guests=tuple(_attendee(each) for each in file.guests if _came(each)),
        previous=_previous(file),
        approved=file.life.approved,
        agenda=tuple(_agenda(file)),
        earlier_actions=tuple(map(_earlier_action, file.earlier)),
        subdistrict_actions=tuple(_subdistrict_actions(file)),
        resolutions=tuple(_resolutions(file)),
        next_meeting=_next_meeting(file),
        copies_to=tuple(line.strip() for line in meeting.copies_to.splitlines() if line.strip()),
        attachments=tuple(map(_attachment, file.attachments)),
    )


def _previous(file: Dossier) -> minutes.Previous | None:
    if file.life.previous is None:
        return None
    meeting, said = file.life.previous
    if said is None:
        return minutes.Previous(meeting.number, meeting.held_on, Approval.OPEN, "")
    return minutes.Previous(meeting.number, meeting.held_on, said.approval, said.changes)


def _typed(*texts: str) -> bool:
    return any(text.strip() for text in texts)


def _came(guest: Attendance) -> bool:
    """Whether anything is known of a guest but that there is a row."""
    named = _typed(guest.name, guest.post, guest.organization)
    return named or guest.arrived_at is not None or guest.left_at is not None


def _attendee(record: Attendance) -> minutes.Attendee:
    if record.state is not Presence.REPRESENTED:  # what was typed of a substitute waits unseen
        record = replace(
            record, substitute="", substitute_post="", letter_number="", letter_date=None
        )
    return minutes.Attendee(
        name=record.name,
        post=record.post,
        organization=record.organization,
        state=record.state,
        substitute=record.substitute,
        substitute_post=record.substitute_post,
        letter_number=record.letter_number,
        letter_date=record.letter_date,
        arrived_at=record.arrived_at,
        left_at=record.left_at,
    )


def _agenda(file: Dossier) -> Iterator[minutes.AgendaItem]:
    for number, part in enumerate(file.agenda, 1):
        yield _agenda_item(number, part, file.last_times)


def _agenda_item(
    number: int, part: AgendaPart, last_times: Mapping[str, LastTime]
) -> minutes.AgendaItem:
    return minutes.AgendaItem(
        uuid=part.item.uuid,
        number=number,
        kind=part.item.kind,
        title=part.item.title,
        presenter=part.item.presenter,
        planned_minutes=part.item.planned_minutes,
        outcome=part.item.outcome,
        remarks=tuple(
            minutes.Remark(each.speaker, each.gist)
            for each in part.remarks
            if _typed(each.speaker, each.gist)
        ),
        figures=tuple(
            _figure(each, last_times.get(each.uuid))
            for each in part.figures
            if _typed(each.label, each.value, each.unit, each.period, each.neighborhood)
        ),
    )


def _figure(record: Figure, last: LastTime | None) -> minutes.Figure:
    return minutes.Figure(
        label=record.label,
        value=record.value,
        unit=record.unit,
        period=record.period,
        neighborhood=record.neighborhood,
        last_time=minutes.LastTime(*last) if last else None,
    )


def _earlier_action(earlier: OpenAction) -> minutes.EarlierAction:
    action, last = earlier.action, earlier.last
    this = rounds.running(action, earlier.done)
    return minutes.EarlierAction(
        uuid=action.uuid,
        meeting_number=earlier.meeting.number,
        resolution_number=earlier.resolution_number,
        action_number=earlier.action_number,
        text=action.text,
        responsible=action.responsible,
        deadline=this.due,
        recurrence=action.recurrence,
        round_number=this.number,
        next_deadline=rounds.following(earlier),
        age=earlier.age,
        state=rounds.state_of(earlier),
        word=last.text if last else "",
        word_on=last.reported_on if last else None,
        letter_number=last.letter_number if last else "",
    )


def _subdistrict_actions(file: Dossier) -> Iterator[minutes.SubdistrictAction]:
    """Give what was said of the subdistricts' work; the rest of it is none of this meeting's."""
    for work in file.beside:
        for each in work.actions:
            if each.last is not None and each.last.meeting_id == file.meeting.id:
                number = work.headquarters.subdistrict or 0
                yield minutes.SubdistrictAction(number, _earlier_action(each))


def _resolutions(file: Dossier) -> Iterator[minutes.Resolution]:
    agenda_numbers = {part.item.id: number for number, part in enumerate(file.agenda, 1)}
    for number, part in enumerate(file.resolutions, 1):
        yield _resolution(number, part, agenda_numbers.get(part.resolution.agenda_item_id or 0))


def _resolution(number: int, part: ResolutionPart, agenda_number: int | None) -> minutes.Resolution:
    record = part.resolution
    return minutes.Resolution(
        uuid=record.uuid,
        number=number,
        agenda_number=agenda_number,
        text=record.text,
        condition=condition_of(record),
        priority=record.priority,
        focus_areas=tuple(each.name for each in part.focus_areas),
        neighborhoods=tuple(each.name for each in part.neighborhoods),
        votes=_votes(record),
        dissents=tuple(
            minutes.Dissent(each.name, each.reason)
            for each in part.dissents
            if _typed(each.name, each.reason)
        ),
        actions=tuple(_action(order, each) for order, each in enumerate(part.actions, 1)),
    )


def _votes(record: Resolution) -> minutes.Votes | None:
    counts = (record.votes_for, record.votes_against, record.votes_abstained)
    return None if counts == (None, None, None) else minutes.Votes(*counts)


def _action(number: int, part: ActionPart) -> minutes.Action:
    return minutes.Action(
        uuid=part.action.uuid,
        number=number,
        text=part.action.text,
        responsible=part.action.responsible,
        supporters=tuple(each.name for each in part.supporters),
        deadline=part.action.deadline,
        recurrence=part.action.recurrence,
    )


def _next_meeting(file: Dossier) -> minutes.NextMeeting | None:
    meeting = file.meeting
    if meeting.next_on is None:
        return None
    return minutes.NextMeeting(meeting.next_on, meeting.next_at, meeting.next_place)


def _attachment(record: Attachment) -> minutes.Attachment:
    return minutes.Attachment(
        name=record.name,
        media_type=record.media_type,
        size=record.size,
        sha256=record.sha256,
    )
