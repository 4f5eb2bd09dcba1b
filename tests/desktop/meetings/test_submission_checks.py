"""What the review weighs before minutes are submitted, beside what is merely missing."""

import logging
import time
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.records import ActionState, Approval, Meeting, Outcome, Presence, Recurrence
from desktop.calendar import holidays
from desktop.meetings import dossier, editing, follow_up, naming
from desktop.meetings.approving import approve_previous
from desktop.meetings.checks import (
    WEIGHTS,
    Finding,
    Lack,
    MinutesSection,
    Point,
    Weight,
    blockers,
    passed,
    review,
)
from desktop.meetings.dossier import Dossier
from desktop.meetings.life import Life
from desktop.meetings.reading_aloud import digest
from desktop.office import OpenOffice
from desktop.sensitive import SensitiveKind

LACKS = (
    Lack.RESPONSIBLE_ABSENT,
    Lack.NOT_REVIEWED,
    Lack.NO_QUORUM,
    Lack.SENSITIVE_NUMBER,
    Lack.CHANGED_SINCE_READING,
    Lack.DEADLINE_ON_DAY_OFF,
)
PHONE = "۰۹۱۲ ۳۴۵ ۶۷۸۹"


def findings(office: OpenOffice, meeting: Meeting) -> tuple[Finding, ...]:
    return review(dossier.read(office, meeting.id))


def lacks(office: OpenOffice, meeting: Meeting) -> list[Lack]:
    return [each.lack for each in findings(office, meeting)]


def read_aloud(office: OpenOffice, meeting: Meeting, said: str) -> Dossier:
    """Give the dossier of a meeting whose resolutions were read aloud as a digest says."""
    return replace(dossier.read(office, meeting.id), life=Life(read_digest=said))


def held_before(office: OpenOffice, meeting: Meeting) -> Meeting:
    before = replace(meeting, id=0, uuid=meeting.uuid[::-1], number=9, held_on=date(2026, 9, 1))
    with office.database.act():
        return office.database.insert(before)


def test_every_lack_is_weighed() -> None:
    assert set(WEIGHTS) == set(Lack)
    assert {WEIGHTS[each] for each in LACKS} == {Weight.WARNING}
    assert sorted(each for each, weight in WEIGHTS.items() if weight is Weight.BLOCKER) == sorted(
        [
            Lack.UNREADABLE, Lack.NUMBER_TAKEN, Lack.NO_START, Lack.NO_END, Lack.ENDS_BEFORE_START,
            Lack.NO_CHAIR, Lack.NO_SECRETARY, Lack.PRESENCE_UNRECORDED, Lack.NO_TEXT,
            Lack.NO_ACTION_TEXT, Lack.NO_RESPONSIBLE, Lack.NO_DEADLINE, Lack.UNTITLED_ITEM,
        ]
    )  # fmt: skip


def test_only_what_blocks_keeps_minutes_from_being_submitted(
    office: OpenOffice, complete: Meeting
) -> None:
    editing.save(office, replace(complete, subject="", chair=""))
    file = dossier.read(office, complete.id)
    assert [each.lack for each in review(file)] == [Lack.NO_SUBJECT, Lack.NO_CHAIR]
    assert [each.lack for each in blockers(file)] == [Lack.NO_CHAIR]


def test_work_is_given_to_who_was_there_or_somebody_for_them(
    office: OpenOffice, complete: Meeting
) -> None:
    (part,) = dossier.read(office, complete.id).resolutions
    action = part.actions[0].action
    naming.entrust(office, action, "کمیتهٔ امداد")
    (finding,) = findings(office, complete)
    assert (finding.lack, finding.name) == (Lack.RESPONSIBLE_ABSENT, "کمیتهٔ امداد")
    assert (finding.uuid, finding.field, finding.numbers) == (action.uuid, "responsible", (1, 1))
    member = dossier.read(office, complete.id).members[1]
    sent = replace(member, organization="كميته امداد", substitute="جانشین", letter_number="۱")
    for state, found in (
        (Presence.REPRESENTED, []),
        (Presence.PRESENT, []),
        (Presence.EXCUSED, [Lack.RESPONSIBLE_ABSENT]),
        (Presence.UNRECORDED, [Lack.PRESENCE_UNRECORDED]),
    ):
        editing.save(office, replace(sent, state=state))
        assert lacks(office, complete) == found


def test_earlier_work_of_which_nothing_was_heard_is_counted_once(
    office: OpenOffice, complete: Meeting
) -> None:
    before = held_before(office, complete)
    earlier = editing.add_resolution(office, before, "پیشین")
    first, second = (editing.add_action(office, earlier, f"کار {each}") for each in "اب")
    follow_up_item = dossier.read(office, complete.id).agenda[0].item
    editing.save(office, replace(follow_up_item, outcome=Outcome.NOTED))
    (finding,) = findings(office, complete)
    assert (finding.lack, finding.section) == (Lack.NOT_REVIEWED, MinutesSection.AGENDA)
    assert (finding.numbers, finding.field) == ((2,), "word")
    follow_up.report(office, complete, first, ActionState.IN_PROGRESS, "در جریان است.")
    (finding,) = findings(office, complete)
    assert (finding.numbers, finding.uuid) == ((1,), second.uuid)
    follow_up.report(office, complete, second, ActionState.DONE, "انجام شد.")
    assert lacks(office, complete) == []


def test_a_quorum_is_looked_at_where_the_office_has_one(
    office: OpenOffice, complete: Meeting
) -> None:
    members = dossier.read(office, complete.id).members
    quorum = len(members)
    headquarters = dossier.read(office, complete.id).headquarters
    editing.save(office, replace(members[1], state=Presence.ABSENT))
    assert lacks(office, complete) == []
    with office.database.act():
        office.database.update(replace(headquarters, quorum=quorum))
    (finding,) = findings(office, complete)
    assert (finding.lack, finding.numbers) == (Lack.NO_QUORUM, (quorum - 1, quorum))
    editing.save(office, replace(members[1], state=Presence.UNRECORDED))
    assert lacks(office, complete) == [Lack.PRESENCE_UNRECORDED]


def test_numbers_of_persons_are_found_in_whatever_was_typed(
    office: OpenOffice, complete: Meeting, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    file = dossier.read(office, complete.id)
    (decided,), item = file.resolutions, file.agenda[1].item
    remark = editing.add_remark(office, item)
    places = [
        (complete, "copies_to", MinutesSection.HEADING, ()),
        (file.members[0], "post", MinutesSection.ATTENDANCE, ()),
        (file.guests[0], "name", MinutesSection.ATTENDANCE, ()),
        (item, "title", MinutesSection.AGENDA, (2,)),
        (remark, "gist", MinutesSection.AGENDA, (2,)),
        (decided.resolution, "condition", MinutesSection.RESOLUTIONS, (1,)),
        (decided.actions[0].action, "text", MinutesSection.RESOLUTIONS, (1, 1)),
    ]
    for record, field, section, numbers in places:
        typed: dict[str, Any] = {field: f"با {PHONE} یا {PHONE} هماهنگ شود"}
        editing.save(office, replace(record, **typed))
        (finding,) = findings(office, complete)
        assert (finding.lack, finding.kind) == (Lack.SENSITIVE_NUMBER, SensitiveKind.PHONE)
        assert (finding.section, finding.uuid) == (section, record.uuid)
        assert (finding.field, finding.numbers) == (field, numbers)
        assert "۶۷۸۹" not in repr(finding)
        office.database.undo()
    assert lacks(office, complete) == []
    assert "۶۷۸۹" not in caplog.text


def test_number_of_a_person_is_found_in_changes_of_earlier_minutes(
    office: OpenOffice, complete: Meeting
) -> None:
    with office.database.act():
        office.database.insert(
            Meeting(headquarters_id=complete.headquarters_id, number=90, held_on=date(2026, 9, 6))
        )
    approve_previous(office, complete, Approval.WITH_CHANGES, f"تلفن مدعو {PHONE} است")
    previous = dossier.read(office, complete.id).life.previous
    assert previous is not None
    assert previous.said is not None
    found = [each for each in findings(office, complete) if each.lack is Lack.SENSITIVE_NUMBER]
    assert [(each.section, each.uuid, each.field) for each in found] == [
        (MinutesSection.AGENDA, previous.said.uuid, "changes")
    ]


def test_the_number_of_a_letter_is_no_number_of_a_person(
    office: OpenOffice, complete: Meeting
) -> None:
    editing.save(office, replace(complete, letter_number="۰۰۱۲۳۴۵۶۷۹"))
    assert lacks(office, complete) == []


def test_resolutions_are_as_they_were_read_aloud(office: OpenOffice, complete: Meeting) -> None:
    heard = digest(dossier.read(office, complete.id))
    assert len(heard) == 64
    assert review(read_aloud(office, complete, heard)) == ()
    (part,) = dossier.read(office, complete.id).resolutions
    changes = (
        replace(part.resolution, text="متنی دیگر"),
        replace(part.resolution, condition="تأمین اعتبار"),
        replace(part.actions[0].action, text="کاری دیگر"),
        replace(part.actions[0].action, deadline=date(2026, 11, 1)),
        replace(part.actions[0].action, recurrence=Recurrence.MONTHLY),
    )
    for changed in changes:
        editing.save(office, changed)
        (finding,) = review(read_aloud(office, complete, heard))
        assert (finding.lack, finding.section) == (
            Lack.CHANGED_SINCE_READING, MinutesSection.RESOLUTIONS,
        )  # fmt: skip
        office.database.undo()
    naming.set_supporters(office, part.actions[0].action, ("مترو",))
    assert digest(dossier.read(office, complete.id)) != heard
    office.database.undo()
    editing.save(office, replace(complete, place="سالنی دیگر"))
    assert review(read_aloud(office, complete, heard)) == ()


@pytest.mark.parametrize(
    ("day", "name", "text"),
    [
        (date(2026, 11, 6), "", "۱۵ آبان"),
        (date(2027, 2, 11), "پیروزی انقلاب اسلامی", "۲۲ بهمن"),
    ],
)
def test_a_deadline_on_a_day_off_is_told(
    office: OpenOffice, complete: Meeting, day: date, name: str, text: str
) -> None:
    holidays.holiday(day)  # somebody has loaded the calendar
    (part,) = dossier.read(office, complete.id).resolutions
    editing.save(office, replace(part.actions[0].action, deadline=day))
    (finding,) = findings(office, complete)
    assert (finding.lack, finding.field) == (Lack.DEADLINE_ON_DAY_OFF, "deadline")
    assert (finding.text, name in finding.name, finding.numbers) == (text, True, (1, 1))


def test_what_is_in_order_is_told_with_its_counts(office: OpenOffice, complete: Meeting) -> None:
    def points() -> dict[Point, tuple[int, ...]]:
        return {each.point: each.numbers for each in passed(dossier.read(office, complete.id))}

    file = dossier.read(office, complete.id)
    assert points() == {Point.PRESENCE: (), Point.ACTIONS: (), Point.SENSITIVE: ()}
    with office.database.act():
        office.database.update(replace(file.headquarters, quorum=1))
    assert points()[Point.QUORUM] == (len(file.members), len(file.members))
    action = file.resolutions[0].actions[0].action
    editing.save(office, replace(action, deadline=None, text=f"تماس با {PHONE}"))
    assert points().keys() == {Point.QUORUM}
    read = read_aloud(office, complete, digest(dossier.read(office, complete.id)))
    assert Point.READING in {each.point for each in passed(read)}


def test_a_review_keeps_up_with_typing(office: OpenOffice, complete: Meeting) -> None:
    with office.database.act():
        for number in range(40):
            decided = editing.add_resolution(office, complete, f"متن {number} " * 30)
            for each in range(3):
                action = editing.add_action(office, decided, f"کار {each} تا ۱۴۰۵/۷/۱۲ " * 10)
                naming.entrust(office, action, f"دستگاه {each}")
    file = dossier.read(office, complete.id)
    file = replace(file, life=Life(read_digest=digest(file)))
    review(file)
    took = []
    for _ in range(10):
        start = time.process_time()
        review(file)
        took.append(time.process_time() - start)
    assert min(took) < 0.02  # of 400 ms between two writings
