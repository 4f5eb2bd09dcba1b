"""A remark or a figure of the agenda that becomes a decision, as one act.

The one hard rule: what was said stays where it was said; the decision begins with its words and
goes on by itself.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from db import meetings
from db.records import Action, AgendaItem, Attendance, Figure, Meeting, Presence, Remark, Resolution
from desktop import search
from desktop.meetings import naming
from desktop.meetings.editing import add_action, add_resolution
from desktop.office import OpenOffice

Said = Remark | Figure
M = TypeVar("M", Resolution, Action)


def resolve(office: OpenOffice, said: Said) -> Resolution | None:
    """Make a resolution of what was said, tied to its agenda item; None where nothing was said.

    Where the item has a resolution with this very text, it became that one before. If whoever said
    it speaks for an organization, its first action is entrusted to that one; the neighborhood of a
    figure is that of the resolution.
    """
    said = _stored(office, said)
    item, meeting = _origin(office, said)
    text = words(said)
    if not text:
        return None
    if made := _with_text(_resolutions(office, item), text):
        return made
    with office.database.act():
        resolution = add_resolution(office, meeting, text, item)
        if isinstance(said, Figure) and said.neighborhood:
            naming.set_neighborhoods(office, resolution, (said.neighborhood,))
        if body := _body(office, said, item):
            naming.entrust(office, add_action(office, resolution, text), body)
    return resolution


def assign(office: OpenOffice, said: Said) -> Action | Resolution | None:
    """Make an action of what was said, in the last resolution of its agenda item.

    Where the item has no resolution yet, it becomes one; where that one has this action, no other.
    """
    said = _stored(office, said)
    item, _ = _origin(office, said)
    text = words(said)
    own = _resolutions(office, item)
    if not own or not text:
        return resolve(office, said)
    actions = office.database.select(Action, "resolution_id = ?", (own[-1].id,))
    if made := _with_text(actions, text):
        return made
    with office.database.act():
        action = add_action(office, own[-1], text)
        if body := _body(office, said, item):
            naming.entrust(office, action, body)
    return action


def organization_of(speaker: str, attendees: Iterable[Attendance]) -> str:
    """Read off the attendance for whom a speaker speaks; "" where that is not certain.

    A speaker is written as they are listed, or by words that only one organization's people have.
    """
    if not speaker.strip():
        return ""
    there = list(attendees)
    same = {
        each.organization
        for each in there
        if any(name and search.is_same(speaker, name) for name in _names(each))
    }
    alike = {each.organization for each in there if search.matches(speaker, " ".join(_names(each)))}
    found = (same or alike) - {""}
    return found.pop() if len(found) == 1 else ""


def _resolutions(office: OpenOffice, item: AgendaItem) -> list[Resolution]:
    every = meetings.parts(office.database, Resolution, item.meeting_id)
    return [each for each in every if each.agenda_item_id == item.id]


def _with_text(made: Iterable[M], text: str) -> M | None:
    return next((each for each in made if each.text == text), None)


def _names(attendee: Attendance) -> Iterator[str]:
    """Give all by which the minutes call somebody, the substitute's name where one came."""
    represented = attendee.state is Presence.REPRESENTED
    yield attendee.substitute if represented and attendee.substitute else attendee.name
    yield attendee.post
    yield attendee.organization


def _body(office: OpenOffice, said: Said, item: AgendaItem) -> str:
    """Propose who is responsible: for whom the speaker speaks, or who reported the figure."""
    speaker = said.speaker if isinstance(said, Remark) else item.presenter
    return organization_of(speaker, meetings.parts(office.database, Attendance, item.meeting_id))


def words(said: Said) -> str:
    """Write a remark as its gist, a figure as «پذیرش شبانه: ۳۲ نفر (مهر)»."""
    if isinstance(said, Remark):
        return said.gist.strip()
    amount = " ".join(filter(None, (said.value.strip(), said.unit.strip())))
    period = said.period.strip()
    told = ": ".join(filter(None, (said.label.strip(), amount)))
    return " ".join(filter(None, (told, f"({period})" if period and told else period)))


def _stored(office: OpenOffice, said: Said) -> Said:
    """Give it as it is written now, which may be a moment after it was last shown."""
    return office.database.get(type(said), said.id)


def _origin(office: OpenOffice, said: Said) -> tuple[AgendaItem, Meeting]:
    item = office.database.get(AgendaItem, said.agenda_item_id)
    return item, office.database.get(Meeting, item.meeting_id)
