"""Where a text of the minutes holds a number that belongs to one person.

Hard rule: the kind of the number leaves here, the number does not.
"""

from collections.abc import Iterable, Iterator

from db.records import TravellingRecord
from desktop.meetings.checks.findings import Finding, Lack, MinutesSection
from desktop.meetings.dossier import AgendaPart, Dossier, ResolutionPart
from desktop.sensitive import Sensitive, sensitive_numbers

# The numbers of letters are no texts.
_HEADING = ("subject", "place", "chair", "secretary", "next_place", "copies_to")
_ATTENDEE = ("name", "post", "organization", "substitute", "substitute_post")
_PREVIOUS = ("changes",)
_ITEM = ("title", "presenter")
_REMARK = ("speaker", "gist")
_FIGURE = ("label", "value", "unit", "period")
_RESOLUTION = ("text", "condition", "condition_decider")
_DISSENT = ("name", "reason")
_ACTION = ("text", "responsible")


def sensitive(dossier: Dossier) -> Iterator[Finding]:
    """Look through everything that was typed for these minutes."""
    yield from _within(MinutesSection.HEADING, dossier.meeting, _HEADING)
    for attendee in (*dossier.members, *dossier.guests):
        yield from _within(MinutesSection.ATTENDANCE, attendee, _ATTENDEE)
    previous = dossier.life.previous
    if previous is not None and previous.said is not None:
        yield from _within(MinutesSection.AGENDA, previous.said, _PREVIOUS)
    for number, item in enumerate(dossier.agenda, 1):
        yield from _agenda_item(number, item)
    yield from _words_of_earlier(dossier)
    for number, resolution in enumerate(dossier.resolutions, 1):
        yield from _resolution(number, resolution)


def _agenda_item(number: int, part: AgendaPart) -> Iterator[Finding]:
    for record, fields in (
        (part.item, _ITEM),
        *((each, _REMARK) for each in part.remarks),
        *((each, _FIGURE) for each in part.figures),
    ):
        yield from _within(MinutesSection.AGENDA, record, fields, (number,))


def _words_of_earlier(dossier: Dossier) -> Iterator[Finding]:
    """Look through what this meeting heard of earlier work."""
    for earlier in dossier.earlier:
        last = earlier.last
        if last is not None and last.meeting_id == dossier.meeting.id:
            where = (MinutesSection.AGENDA, earlier.action.uuid, "word")
            yield from _told(sensitive_numbers(last.text), *where)


def _resolution(number: int, part: ResolutionPart) -> Iterator[Finding]:
    section = MinutesSection.RESOLUTIONS
    yield from _within(section, part.resolution, _RESOLUTION, (number,))
    for dissent in part.dissents:
        yield from _within(section, dissent, _DISSENT, (number,))
    for order, each in enumerate(part.actions, 1):
        yield from _within(section, each.action, _ACTION, (number, order))
        found = [it for name in each.supporters for it in sensitive_numbers(name.name)]
        yield from _told(found, section, each.action.uuid, "supporters", (number, order))


def _within(
    section: MinutesSection,
    record: TravellingRecord,
    fields: tuple[str, ...],
    numbers: tuple[int, ...] = (),
) -> Iterator[Finding]:
    for field in fields:
        if found := sensitive_numbers(getattr(record, field)):
            yield from _told(found, section, record.uuid, field, numbers)


def _told(
    found: Iterable[Sensitive],
    section: MinutesSection,
    uuid: str,
    field: str,
    numbers: tuple[int, ...] = (),
) -> Iterator[Finding]:
    """Tell of each kind of number in a text once."""
    for kind in dict.fromkeys(each.kind for each in found):
        yield Finding(Lack.SENSITIVE_NUMBER, section, uuid, field, numbers, kind=kind)
