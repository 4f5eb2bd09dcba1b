"""The sample's meetings and what became of their actions."""

from collections.abc import Sequence
from dataclasses import replace

from db import people
from db.records import (
    Action,
    AgendaItem,
    Attendance,
    Dissent,
    Figure,
    Headquarters,
    Meeting,
    Outcome,
    Progress,
    Remark,
    Resolution,
    ResolutionFocusArea,
    ResolutionNeighborhood,
    Supporter,
)
from desktop.sample import files
from desktop.sample.files import clock, day, some_day
from desktop.sample.rows import Rows

# By the numbers of subdistrict (None: the district), meeting, resolution and action.
Place = tuple[int | None, int, int, int]


def write_meetings(
    rows: Rows,
    tables: Sequence[Headquarters],
    meetings: Sequence[files.Meeting],
    progress: Sequence[files.Progress],
) -> None:
    """Write the meetings in the order of their days, and then the progress of their actions.

    An item that was put off comes back where one of its title stands again.
    """
    headquarters = {table.subdistrict: table for table in tables}
    written: dict[tuple[int | None, int], Meeting] = {}
    actions: dict[Place, Action] = {}
    put_off: dict[tuple[int | None, str], int] = {}
    for told in sorted(meetings, key=lambda meeting: day(meeting.held_on)):
        meeting = _write_heading(rows, headquarters[told.subdistrict], told)
        _write_attendance(rows, meeting, told)
        items = [
            _write_agenda_item(
                rows, meeting, position, item, put_off.pop((told.subdistrict, item.title), None)
            )
            for position, item in enumerate(told.agenda, start=1)
        ]
        for item in items:
            if item.outcome is Outcome.POSTPONED:
                put_off[told.subdistrict, item.title] = item.id
        written[told.subdistrict, told.number] = meeting
        for number, resolution in enumerate(told.resolutions, start=1):
            item = items[resolution.agenda - 1]
            for order, action in enumerate(
                _write_resolution(rows, item, number, resolution), start=1
            ):
                actions[told.subdistrict, told.number, number, order] = action
    for report in progress:
        place = (report.subdistrict, report.meeting, report.resolution, report.action)
        at = written[report.subdistrict, report.at] if report.at else None
        if report.at_district:
            at = written[None, report.at_district]
        _write_progress(rows, actions[place], report, at)


def _write_heading(rows: Rows, headquarters: Headquarters, told: files.Meeting) -> Meeting:
    return rows.write(
        Meeting(
            headquarters_id=headquarters.id,
            number=told.number,
            kind=told.kind,
            held_on=day(told.held_on),
            starts_at=clock(told.starts_at),
            ends_at=clock(told.ends_at),
            place=told.place,
            chair=told.chair,
            secretary=told.secretary,
            subject=told.subject,
            letter_number=told.letter_number,
            next_on=some_day(told.next_on),
            next_at=clock(told.next_at),
            next_place=told.next_place,
            copies_to="\n".join(told.copies_to),
        )
    )


def _write_attendance(rows: Rows, meeting: Meeting, told: files.Meeting) -> None:
    noted = {(member.organization, member.post): member for member in told.members}
    members = people.roster(rows.database, meeting.headquarters_id, meeting.held_on)
    for position, member in enumerate(members, start=1):
        key = (member.organization.name, member.seat.post)
        usual = files.Attendee(member.holder.name if member.holder else "", key[1], key[0])
        line = _attendance(meeting, position, noted.pop(key, usual))
        rows.write(replace(line, seat_id=member.seat.id))
    if noted:
        raise ValueError(f"meeting {meeting.number}: no seat for {', '.join(map(str, noted))}")
    for position, guest in enumerate(told.guests, start=1):
        rows.write(replace(_attendance(meeting, position, guest), guest=True))


def _attendance(meeting: Meeting, position: int, told: files.Attendee) -> Attendance:
    return Attendance(
        meeting_id=meeting.id,
        position=position,
        name=told.name,
        post=told.post,
        organization=told.organization,
        state=told.state,
        substitute=told.substitute,
        substitute_post=told.substitute_post,
        letter_number=told.letter_number,
        letter_date=some_day(told.letter_date),
        arrived_at=clock(told.arrived_at),
        left_at=clock(told.left_at),
    )


def _write_agenda_item(
    rows: Rows, meeting: Meeting, position: int, told: files.AgendaItem, put_off: int | None
) -> AgendaItem:
    item = rows.write(
        AgendaItem(
            meeting_id=meeting.id,
            position=position,
            kind=told.kind,
            title=told.title,
            presenter=told.presenter,
            planned_minutes=told.planned_minutes,
            outcome=told.outcome,
            postponed_from_id=put_off,
        )
    )
    for order, remark in enumerate(told.remarks, start=1):
        rows.write(
            Remark(agenda_item_id=item.id, position=order, speaker=remark.speaker, gist=remark.gist)
        )
    for order, figure in enumerate(told.figures, start=1):
        rows.write(
            Figure(
                agenda_item_id=item.id,
                position=order,
                label=figure.label,
                value=figure.value,
                unit=figure.unit,
                period=figure.period,
            )
        )
    return item


def _write_resolution(
    rows: Rows, item: AgendaItem, number: int, told: files.Resolution
) -> list[Action]:
    votes = told.votes
    resolution = rows.write(
        Resolution(
            meeting_id=item.meeting_id,
            agenda_item_id=item.id,
            position=number,
            text=told.text,
            condition=told.condition,
            condition_decider=told.condition_decider,
            condition_deadline=some_day(told.condition_deadline),
            priority=told.priority,
            votes_for=votes.in_favour if votes else None,
            votes_against=votes.against if votes else None,
            votes_abstained=votes.abstained if votes else None,
        )
    )
    for order, dissent in enumerate(told.dissents, start=1):
        rows.write(
            Dissent(
                resolution_id=resolution.id,
                position=order,
                name=dissent.name,
                reason=dissent.reason,
            )
        )
    _write_links(rows, resolution, told)
    return [
        _write_action(rows, resolution, order, action)
        for order, action in enumerate(told.actions, start=1)
    ]


def _write_links(rows: Rows, resolution: Resolution, told: files.Resolution) -> None:
    for order, name in enumerate(told.focus_areas, start=1):
        rows.database.insert(
            ResolutionFocusArea(
                resolution_id=resolution.id,
                focus_area_id=rows.focus_areas[name].id,
                position=order,
                name=name,
            )
        )
    for order, name in enumerate(told.neighborhoods, start=1):
        rows.database.insert(
            ResolutionNeighborhood(
                resolution_id=resolution.id,
                neighborhood_id=rows.neighborhoods[name].id,
                position=order,
                name=name,
            )
        )


def _write_action(rows: Rows, resolution: Resolution, order: int, told: files.Action) -> Action:
    action = rows.write(
        Action(
            resolution_id=resolution.id,
            position=order,
            text=told.text,
            responsible_id=rows.organization(told.responsible).id,
            responsible=told.responsible,
            deadline=some_day(told.deadline),
            recurrence=told.recurrence,
        )
    )
    for place, name in enumerate(told.supporters, start=1):
        rows.database.insert(
            Supporter(
                action_id=action.id,
                organization_id=rows.organization(name).id,
                position=place,
                name=name,
            )
        )
    return action


def _write_progress(rows: Rows, action: Action, told: files.Progress, at: Meeting | None) -> None:
    rows.write(
        Progress(
            action_id=action.id,
            meeting_id=at.id if at else None,
            reported_on=at.held_on if at else day(told.on),
            state=told.state,
            text=told.text,
            letter_number=told.letter_number,
        )
    )
    rows.database.update(replace(rows.database.get(Action, action.id), state=told.state))
