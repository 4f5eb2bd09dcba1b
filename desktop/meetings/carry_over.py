"""Agenda items that a meeting put off come back in the next one, by themselves.

Hard rule: what was put off stands in one later agenda; where there is none yet, the next meeting
that is called has it. What came back waits on until it gets an outcome. Only an item on which
nobody worked is ever taken away again.
"""

from collections.abc import Iterable
from dataclasses import replace

from db import agendas, meetings
from db.records import (
    AgendaItem,
    AgendaKind,
    Figure,
    Meeting,
    MeetingState,
    Outcome,
    Remark,
    Resolution,
)
from db.records.base import new_uuid
from desktop.office import OpenOffice


def bring(office: OpenOffice, meeting: Meeting) -> None:
    """Put all that waits into the agenda of a new meeting."""
    for item in agendas.waiting(office.database, meeting):
        _take_in(office, meeting, item)


def settle(office: OpenOffice, item: AgendaItem) -> None:
    """Answer a new outcome: let the item come back in the next meeting, or no longer."""
    if item.kind is AgendaKind.FOLLOW_UP:
        return  # every meeting has its own
    database = office.database
    came_back = item.postponed_from_id is not None
    if item.outcome is Outcome.POSTPONED or (item.outcome is Outcome.OPEN and came_back):
        held = database.get(Meeting, item.meeting_id)
        later = agendas.next_open(database, held)
        if later and item.id in {each.id for each in agendas.waiting(database, later)}:
            _take_in(office, later, item)
    else:
        _take_back(office, item)


def _take_back(office: OpenOffice, item: AgendaItem) -> None:
    """Take an item out of the later agendas, from the last one on, that nobody worked on."""
    database = office.database
    for back in database.select(AgendaItem, "postponed_from_id = ?", (item.id,)):
        if not _is_untouched(office, back, item):
            continue
        _take_back(office, back)
        if not database.select(AgendaItem, "postponed_from_id = ?", (back.id,)):
            database.delete(back)


def origins(office: OpenOffice, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Give what earlier meetings put off to this one, past those that were called off."""
    items = meetings.parts(office.database, AgendaItem, meeting.id)
    found = (_origin(office, item) for item in items)
    return tuple(item for item in found if item)


def _origin(office: OpenOffice, item: AgendaItem) -> AgendaItem | None:
    while item.postponed_from_id is not None:
        item = office.database.get(AgendaItem, item.postponed_from_id)
        if office.database.get(Meeting, item.meeting_id).state is not MeetingState.CANCELLED:
            return item
    return None


def let_go(office: OpenOffice, items: Iterable[AgendaItem]) -> None:
    """Let what came of items that are about to be deleted come from where they came from."""
    database = office.database
    for item in items:
        for back in database.select(AgendaItem, "postponed_from_id = ?", (item.id,)):
            origin = database.get(AgendaItem, item.id).postponed_from_id
            database.update(replace(back, postponed_from_id=origin))


def _take_in(office: OpenOffice, meeting: Meeting, item: AgendaItem) -> None:
    """Write an item behind the others of an agenda, and of those after it, with no outcome yet."""
    others = meetings.parts(office.database, AgendaItem, meeting.id)
    back = office.database.insert(
        replace(
            item,
            id=0,
            uuid=new_uuid(),
            meeting_id=meeting.id,
            position=1 + max((each.position for each in others), default=0),
            outcome=Outcome.OPEN,
            postponed_from_id=item.id,
        )
    )
    settle(office, back)  # a meeting after that one may be called already


def _is_untouched(office: OpenOffice, back: AgendaItem, item: AgendaItem) -> bool:
    """Whether an item that came back can go again without a loss."""
    database = office.database
    held = database.get(Meeting, back.meeting_id)
    if held.state not in {MeetingState.DRAFT, MeetingState.RETURNED}:
        return False
    if (back.title, back.presenter, back.outcome) != (item.title, item.presenter, Outcome.OPEN):
        return False
    hangs = (Remark, Figure, Resolution)
    return not any(database.select(kind, "agenda_item_id = ?", (back.id,)) for kind in hangs)
