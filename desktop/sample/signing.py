"""The sample's sign-off: each meeting goes as far as it is told to, by the people whose act it is.

The one hard rule: nothing is written here; what an office does to its minutes is done to these.
"""

from collections.abc import Sequence

from db import meetings
from db.records import Approval, Headquarters, Meeting, MeetingState, Resolution, Role
from desktop.access.entrance import confirm
from desktop.access.people import Newcomer, Person, people
from desktop.meetings.approving import approve_previous
from desktop.meetings.compile import compile_minutes
from desktop.office import OpenOffice
from desktop.reporting import Report, unheard
from desktop.sample import files
from desktop.sign_off.opinions import approve_rest, judge
from desktop.sign_off.signing import prepare, sealed, sign
from desktop.sign_off.steps import send_back, submit


def sign_off(office: OpenOffice, newcomers: Sequence[Newcomer], report: Report) -> None:
    """Let every meeting be submitted, sent back or signed, by its day; then the secretary stays."""
    secretary, mayor = (_who(office, role) for role in (Role.SECRETARY, Role.MAYOR))
    password = next(each.password for each in newcomers if Role.MAYOR in each.roles)
    stretched = confirm(office, mayor.user, password)
    tables = {each.id: each.subdistrict for each in office.database.select(Headquarters)}
    told = {(each.subdistrict, each.number): each for each in _told(office)}
    held = office.database.select(Meeting, order="held_on, id")
    for place, meeting in enumerate(held):
        report(place, len(held))
        story = told[tables[meeting.headquarters_id], meeting.number]
        office.welcome(secretary.user)
        approve_previous(office, meeting, Approval.AS_PRESENTED)
        if story.state is MeetingState.DRAFT:
            continue
        submit(office, meeting.id)
        office.welcome(mayor.user)
        if story.state is MeetingState.RETURNED:
            _send_back(office, meeting, story)
        elif story.state is MeetingState.SIGNED:
            approve_rest(office, meeting.id)
            shown = compile_minutes(office, meeting.id)
            signing = prepare(office, meeting.id, shown, stretched)
            sign(office, signing, sealed(signing, unheard))
    office.welcome(secretary.user)


def _told(office: OpenOffice) -> Sequence[files.Meeting]:
    return files.read_meetings(office.office.district)


def _who(office: OpenOffice, role: Role) -> Person:
    return next(each for each in people(office) if role in each.roles)


def _send_back(office: OpenOffice, meeting: Meeting, story: files.Meeting) -> None:
    resolutions = meetings.parts(office.database, Resolution, meeting.id)
    for resolution, told in zip(resolutions, story.resolutions, strict=True):
        if told.remark:
            judge(office, resolution, approved=False, remark=told.remark)
    approve_rest(office, meeting.id)
    send_back(office, meeting.id, story.state_reason)
