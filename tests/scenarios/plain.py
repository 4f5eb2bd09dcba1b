"""The same minutes as somebody types them without Dabir, into an empty page.

What stands on the page are the words of the scenario and, between them, the fewest that say what
they are: no table, no form of a letter, nothing that Dabir adds on its own.
"""

from collections.abc import Iterator
from enum import Enum

import msgspec

from db.records import AgendaKind, MeetingKind, Presence, Priority, Recurrence
from desktop.documents import labels
from desktop.persian import digits, letter
from desktop.sample import files
from tests.scenarios import Scenario


def plain_text(scenario: Scenario) -> str:
    """Write the page, line by line."""
    return "".join(f"{line}\n" for line in _lines(scenario.meeting))


def bare_text(scenario: Scenario) -> str:
    """Write nothing but the scenario's own words, with one key between two: the hardest rival.

    Nobody could read that page: it does not say who is responsible, or that somebody was absent.
    """
    return " ".join(_words(scenario.meeting))


def _words(part: object) -> Iterator[str]:
    if isinstance(part, Enum):
        return
    if isinstance(part, str | int):
        yield digits(str(part))
    elif isinstance(part, tuple):
        for each in part:
            yield from _words(each)
    elif isinstance(part, msgspec.Struct):
        yield from _words(msgspec.structs.astuple(part))


def _lines(meeting: files.Meeting) -> Iterator[str]:
    yield from _heading(meeting)
    yield "حاضران"
    for number, each in enumerate(meeting.members, 1):
        yield digits(f"{number}. ") + _attendee(each)
    yield "مدعوان"
    for number, each in enumerate(meeting.guests, 1):
        yield digits(f"{number}. ") + _attendee(each)
    yield "دستور جلسه و مذاکرات"
    for number, item in enumerate(meeting.agenda, 1):
        yield digits(f"{number}. ") + _item(item)
        yield from (f"{each.speaker}: {each.gist}" for each in item.remarks)
        yield from (_figure(each) for each in item.figures)
    yield "مصوبات"
    for number, each_resolution in enumerate(meeting.resolutions, 1):
        yield digits(f"{number}. ") + _resolution(each_resolution)
        for place, action in enumerate(each_resolution.actions):
            yield f"{letter(place)}. {_action(action)}"
    yield f"جلسهٔ بعد: {meeting.next_on}، ساعت {meeting.next_at}، {meeting.next_place}"
    yield "رونوشت:"
    yield from meeting.copies_to


def _heading(meeting: files.Meeting) -> Iterator[str]:
    yield digits(f"صورتجلسهٔ جلسهٔ {meeting.number}")
    if meeting.kind is not MeetingKind.ORDINARY:
        yield labels.MEETING_KINDS[meeting.kind]
    yield f"شماره: {meeting.letter_number}"
    yield f"تاریخ: {meeting.held_on}، ساعت {meeting.starts_at} تا {meeting.ends_at}"
    yield f"موضوع: {meeting.subject}"
    yield f"مکان: {meeting.place}"
    yield f"رئیس: {meeting.chair}"
    yield f"دبیر: {meeting.secretary}"


def _attendee(person: files.Attendee) -> str:
    said = [person.name, person.post, person.organization]
    if person.state is Presence.REPRESENTED:
        said += [f"جانشین: {person.substitute}", person.substitute_post]
        said += [f"معرفی‌نامهٔ {person.letter_number}", person.letter_date]
    elif person.state is not Presence.PRESENT:
        said.append(labels.PRESENCES[person.state])
    if person.arrived_at:
        said.append(f"ورود {person.arrived_at}")
    if person.left_at:
        said.append(f"خروج {person.left_at}")
    return "، ".join(said)


def _item(item: files.AgendaItem) -> str:
    said = [item.title, item.presenter]
    if item.kind is AgendaKind.REPORT:
        said.insert(1, "گزارش")
    if item.planned_minutes:
        said.append(digits(f"{item.planned_minutes} دقیقه"))
    return "، ".join([*said, labels.OUTCOMES[item.outcome]])


def _figure(figure: files.Figure) -> str:
    return " ".join(filter(None, (f"{figure.label}:", figure.value, figure.unit, figure.period)))


def _resolution(resolution: files.Resolution) -> str:
    said = [resolution.text]
    if resolution.priority is not Priority.NORMAL:
        said.append(labels.PRIORITIES[resolution.priority])
    said.append(f"محور: {'، '.join(resolution.focus_areas)}")
    if resolution.neighborhoods:
        said.append(f"محله: {'، '.join(resolution.neighborhoods)}")
    if resolution.condition:
        said.append(f"شرط: {resolution.condition}")
    return " ".join(said)


def _action(action: files.Action) -> str:
    said = [action.text, f"مسئول: {action.responsible}"]
    if action.supporters:
        said.append(f"همکار: {'، '.join(action.supporters)}")
    if action.deadline:
        said.append(f"مهلت: {action.deadline}")
    if action.recurrence is not Recurrence.ONCE:
        said.append(labels.RECURRENCES[action.recurrence])
    return "، ".join(said)
