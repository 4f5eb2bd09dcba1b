"""What a captured line becomes: an action, or a resolution with its first action.

Each is one act, so that one undo takes back one Enter.
"""

from dataclasses import replace

from db import meetings
from db.records import (
    Action,
    AgendaItem,
    Meeting,
    Resolution,
    ResolutionFocusArea,
    ResolutionNeighborhood,
)
from desktop.meetings import naming
from desktop.meetings.editing import add_action, add_resolution, save
from desktop.meetings.understood import Understood
from desktop.office import OpenOffice


def enter_action(office: OpenOffice, resolution: Resolution, said: Understood) -> Action:
    """Add an action; what it says of focus area, place and condition goes to the resolution."""
    with office.database.act():
        action = _add_action(office, resolution, said)
        enter_facets(office, resolution, said)
    return action


def enter_resolution(office: OpenOffice, meeting: Meeting, said: Understood) -> Resolution:
    """Add a resolution, and an action with its text where the line says who or until when.

    It belongs to the agenda item of the resolution before it: items are worked on in their order.
    """
    with office.database.act():
        resolution = add_resolution(office, meeting, said.text, _item_before(office, meeting))
        if said.has_duty:
            _add_action(office, resolution, said)
        enter_facets(office, resolution, said)
    return resolution


def enter_facets(office: OpenOffice, resolution: Resolution, said: Understood) -> Resolution:
    """Add focus areas, places and a condition to what a resolution has already."""
    of = "resolution_id = ?", (resolution.id,), "position"
    with office.database.act():
        if said.focus_areas:
            areas = [each.name for each in office.database.select(ResolutionFocusArea, *of)]
            naming.set_focus_areas(office, resolution, [*areas, *said.focus_areas])
        if said.neighborhoods:
            places = [each.name for each in office.database.select(ResolutionNeighborhood, *of)]
            naming.set_neighborhoods(office, resolution, [*places, *said.neighborhoods])
        stored = office.database.get(Resolution, resolution.id)
        if said.condition:
            stored = replace(
                stored,
                condition="؛ ".join(filter(None, (stored.condition, said.condition))),
                condition_decider=said.decider or stored.condition_decider,
                condition_deadline=said.condition_deadline or stored.condition_deadline,
            )
            save(office, stored)
    return stored


def _item_before(office: OpenOffice, meeting: Meeting) -> AgendaItem | None:
    before = meetings.parts(office.database, Resolution, meeting.id)[-1:]
    item = before[0].agenda_item_id if before else None
    return None if item is None else office.database.get(AgendaItem, item)


def _add_action(office: OpenOffice, resolution: Resolution, said: Understood) -> Action:
    action = add_action(office, resolution, said.text)
    if said.deadline or said.recurrence:
        again = said.recurrence or action.recurrence
        action = replace(action, deadline=said.deadline, recurrence=again)
        save(office, action)
    if said.responsible:
        naming.entrust(office, action, said.responsible)
    if said.supporters:
        naming.set_supporters(office, action, said.supporters)
    return action
