"""Work that is open already, taken up by a meeting instead of being decided again.

The one hard rule: a link is this meeting's word on that work, so that one matter stays one row; and
what was typed stands in it whole.
"""

from dataclasses import replace

from db import meetings
from db.records import Action, AgendaItem, AgendaKind, Headquarters, HeadquartersKind, Meeting
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.meetings import editing, follow_up
from desktop.meetings.similar import Similar
from desktop.meetings.understood import Understood
from desktop.office import OpenOffice
from desktop.persian import digits, join_and


def link(office: OpenOffice, meeting: Meeting, similar: Similar, said: Understood) -> Action:
    """Let a meeting have taken up open work again, with what a line says of it; one act.

    Its follow-up shows that. What it does not list, as a subdistrict's does not list the work of
    others, is remarked there, or the minutes would be silent about it. Gives the action as it
    stands then.
    """
    action, matter = similar.work.action, _matter(said)
    with office.database.act():
        if similar.headquarters:
            own = office.database.get(Headquarters, meeting.headquarters_id)
            follow_up.raise_again(office, meeting, action, f"در {own.name} مطرح شد: {matter}")
            if own.kind is HeadquartersKind.SUBDISTRICT:
                remark = editing.add_remark(office, _follow_up(office, meeting))
                gist = f"{_named(similar)} دوباره مطرح شد: {matter}"
                editing.save(office, replace(remark, gist=gist))
        else:
            follow_up.raise_again(office, meeting, action, f"دوباره مطرح شد: {matter}")
        return office.database.get(Action, action.id)


def _follow_up(office: OpenOffice, meeting: Meeting) -> AgendaItem:
    for item in meetings.parts(office.database, AgendaItem, meeting.id):
        if item.kind is AgendaKind.FOLLOW_UP:
            return item
    title = labels.AGENDA_KINDS[AgendaKind.FOLLOW_UP]
    return editing.add_agenda_item(office, meeting, AgendaKind.FOLLOW_UP, title)


def _named(similar: Similar) -> str:
    work = similar.work
    number, of = digits(work.resolution_number), digits(work.meeting.number)
    return f"«{work.action.text}» (مصوبهٔ {number} از جلسهٔ {of} {similar.headquarters})"


def _matter(said: Understood) -> str:
    """Put a line in words that can be printed, without its marks."""
    facts = (
        ("مسئول", said.responsible),
        ("همکار", join_and(said.supporters)),
        ("مهلت", jalali.long(said.deadline) if said.deadline else ""),
        ("تکرار", labels.RECURRENCES[said.recurrence] if said.recurrence else ""),
        ("محور", join_and(said.focus_areas)),
        ("محله", join_and(said.neighborhoods)),
        ("شرط", said.condition),
        ("با نظر", said.decider),
        ("مهلت شرط", jalali.long(said.condition_deadline) if said.condition_deadline else ""),
    )
    told = "؛ ".join(f"{name}: {fact}" for name, fact in facts if fact)
    return f"{said.text} ({told})" if told else said.text
