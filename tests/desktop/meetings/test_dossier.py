from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import (
    ActionState,
    Change,
    Meeting,
)
from desktop.errors import NoSuchMeetingError
from desktop.meetings import dossier, editing, follow_up, schedule
from desktop.meetings.dossier import Dossier
from desktop.office import OpenOffice


def test_a_meeting_that_is_not_there_is_named(sample: OpenOffice) -> None:
    last = max(each.id for each in sample.database.select(Meeting))
    with pytest.raises(NoSuchMeetingError) as refusal:
        dossier.read(sample, last + 1)
    assert refusal.value.meeting_id == last + 1


def _later(office: OpenOffice, draft: Dossier) -> None:
    editing.save(office, replace(draft.meeting, held_on=draft.meeting.held_on + timedelta(days=9)))


def _table_is_renamed(office: OpenOffice, draft: Dossier) -> None:
    editing.save(office, replace(draft.beside[0].headquarters, name="قرارگاه دیگر"))


def _heard_beside(office: OpenOffice, draft: Dossier) -> None:
    work = draft.beside[0].actions[0].action
    follow_up.report(office, draft.meeting, work, ActionState.DONE, "تمام شد")


ACTS: tuple[Callable[[OpenOffice, Dossier], object], ...] = (
    lambda office, draft: editing.save(office, replace(draft.meeting, subject="موضوع")),
    lambda office, draft: editing.add_remark(office, draft.agenda[-1].item),
    lambda office, draft: editing.add_resolution(office, draft.meeting, "تصمیم"),
    lambda office, draft: editing.add_action(office, draft.resolutions[0].resolution, "کار"),
    lambda office, draft: editing.remove(office, draft.resolutions[0].resolution),
    lambda office, draft: follow_up.report(
        office, draft.meeting, draft.earlier[0].action, ActionState.DONE, "انجام شد"
    ),
    lambda office, draft: follow_up.withdraw(office, draft.meeting, draft.earlier[0].action),
    lambda office, draft: editing.save(
        office, replace(draft.earlier[1].action, state=ActionState.POSTPONED)
    ),
    _later,
    _table_is_renamed,
    _heard_beside,
)


@pytest.mark.parametrize("act", ACTS, ids=range(len(ACTS)))
def test_what_an_act_or_its_undo_reaches_is_read_anew(
    act: Callable[[OpenOffice, Dossier], object], sample: OpenOffice
) -> None:
    meeting = next(each for each in sample.database.select(Meeting) if each.number == 13)
    before = dossier.read(sample, meeting.id)
    assert before.earlier
    assert before.beside
    heard: list[Change] = []
    sample.database.listeners.append(heard.extend)
    act(sample, before)
    after = dossier.read(sample, meeting.id, before, heard)
    assert after == dossier.read(sample, meeting.id)
    heard.clear()
    sample.database.undo()
    assert dossier.read(sample, meeting.id, after, heard) == before


def test_an_earlier_meeting_that_is_cancelled_or_edited_is_read_anew(office: OpenOffice) -> None:
    first = schedule.call(office, schedule.propose(office, date(2026, 10, 4)), "پیگیری")
    action = editing.add_action(office, editing.add_resolution(office, first, "متن"), "کار")
    second = schedule.call(office, schedule.propose(office, date(2026, 11, 4)), "پیگیری")
    before = dossier.read(office, second.id)
    assert before.earlier
    heard: list[Change] = []
    office.database.listeners.append(heard.extend)
    editing.save(office, replace(action, text="کاری دیگر"))
    edited = dossier.read(office, second.id, before, heard)
    assert edited == dossier.read(office, second.id) != before
    schedule.cancel(office, first, "برگزار نشد")
    cancelled = dossier.read(office, second.id, edited, heard)
    assert cancelled == dossier.read(office, second.id)
    assert cancelled.earlier == ()
    office.database.undo()
    assert dossier.read(office, second.id, cancelled, heard) == edited


def test_typing_in_a_meeting_does_not_look_through_the_years(sample: OpenOffice) -> None:
    meeting = next(each for each in sample.database.select(Meeting) if each.number == 13)
    before = dossier.read(sample, meeting.id)
    heard: list[Change] = []
    sample.database.listeners.append(heard.extend)
    action = before.resolutions[0].actions[0].action
    editing.save(sample, replace(action, text="کاری که همین جلسه خواست"))
    editing.save(sample, replace(before.meeting, subject="موضوع"))
    after = dossier.read(sample, meeting.id, before, heard)
    assert after.earlier is before.earlier
    assert after.beside is before.beside
