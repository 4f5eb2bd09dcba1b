"""What answers would do is told row by row, then done as one act and taken back as one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.meetings import these_open
from db.records import ActionState, AuditEntry, Change, MeetingState, Role, Version
from desktop.access.permissions import Deed
from desktop.access.refusals import NotAllowedError
from desktop.answers.apart import take_apart
from desktop.answers.planning import plan
from desktop.answers.refusals import MovedOnError, OtherOfficeError
from desktop.answers.returned import Known, read_returned
from desktop.answers.steps import Clash, Verdict
from desktop.answers.taking import take
from desktop.answers.values import Problem, Reason
from desktop.calendar.jalali import numeric
from desktop.errors import Cancelled
from desktop.founding import found
from desktop.meetings import editing
from desktop.reporting import unheard
from desktop.rounds import running
from tests.desktop.answers.books import (
    HELD_ON,
    TODAY,
    Sent,
    Value,
    fill,
    send_register,
    states,
    step_of,
    words,
)
from tests.offices import come_as, open_office, signed

OPEN, DONE, BEGUN = ActionState.OPEN, ActionState.DONE, ActionState.IN_PROGRESS
ABAN_1, ABAN_10 = date(2026, 10, 23), date(2026, 11, 1)


def verdicts(book: Sent, *answers: Sequence[Value]) -> list[Verdict]:
    return [step.verdict for step in book.told(*answers).steps]


def test_answers_are_told_then_written_and_taken_back_at_once(book: Sent) -> None:
    office = book.office
    signed(office, book.meeting)
    office.database.forget_acts()
    before = office.database.select(Version)
    book.heard(2, BEGUN, ABAN_1, "آغاز شد")
    known = words(office)
    told = book.told(
        ("انجام شد", "۱۴۰۵/۰۸/۱۰", "۱۲/۳۴۵", "پایان یافت"),
        (),
        ("در حال انجام", "۱۴۰۵/۰۸/۰۱", None, "آغاز شد"),
        ("شاید", None, None, None),
    )
    assert [step.verdict for step in told.steps] == [Verdict.NEW, Verdict.SAME, Verdict.REFUSED]
    assert told.returned.empty == 1
    assert words(office) == known
    assert take(office, told, told.steps) == 1
    assert words(office) == [*known, (DONE, ABAN_10, "۱۲/۳۴۵", "پایان یافت", None)]
    assert states(office) == [DONE, OPEN, OPEN, OPEN]
    again = plan(office, told.returned, TODAY)
    assert [step.verdict for step in again.steps] == [Verdict.SAME, Verdict.SAME, Verdict.REFUSED]
    assert office.database.select(Version) == before
    office.database.undo()
    assert words(office) == known
    assert states(office) == [OPEN] * 4
    assert plan(office, told.returned, TODAY) == told


@pytest.mark.parametrize(
    ("state", "day", "answer", "clash"),
    [
        (BEGUN, ABAN_10, ("انجام‌شده", "۱۴۰۵/۰۸/۰۱"), Clash.NEWER),
        (BEGUN, ABAN_1, ("انجام‌شده", "۱۴۰۵/۰۸/۰۱"), Clash.OTHER),
        (DONE, ABAN_1, ("در حال انجام", "۱۴۰۵/۰۸/۱۰"), Clash.SETTLED),
        (DONE, ABAN_1, (None, "۱۴۰۵/۰۸/۱۰", None, "نیمه‌کاره است"), Clash.SETTLED),
        (DONE, ABAN_1, ("انجام‌شده", "۱۴۰۵/۰۸/۱۰", "۱۲"), Clash.SETTLED),
        (BEGUN, ABAN_1, ("انجام‌شده",), Clash.UNDATED),
        (BEGUN, ABAN_1, ("انجام‌شده", "۱۴۰۵/۰۸/۱۰"), None),
    ],
)
def test_what_the_office_heard_meanwhile_stays_unless_it_is_chosen(
    book: Sent, state: ActionState, day: date, answer: Sequence[Value], clash: Clash | None
) -> None:
    book.heard(0, state, day, "به گوش دفتر رسید")
    (step,) = book.told(answer).steps
    assert step.clash is clash
    assert step.verdict is (Verdict.CONFLICT if clash else Verdict.NEW)
    assert step.here is not None
    assert (step.here.state, step.here.day, step.here.text) == (state, day, "به گوش دفتر رسید")


def test_answers_written_away_from_the_window_are_taken_back_in_it(book: Sent) -> None:
    database = book.office.database
    told = book.told(("انجام شد", "۱۴۰۵/۰۸/۱۰"), ("در حال انجام", "۱۴۰۵/۰۸/۱۰"))
    news: list[Change] = []
    database.listeners.append(news.extend)

    def stop(done: int, total: int) -> None:
        if 3 * done == 2 * total:  # all is written but the trail
            raise Cancelled

    with pytest.raises(Cancelled):
        take_apart(database.file, None, told, told.steps, stop)
    assert words(book.office) == []
    taken = take_apart(database.file, None, told, told.steps, unheard)
    assert taken.reports == len(words(book.office)) == 2
    assert not news
    database.adopt(taken.act)
    assert {change.table for change in news} == {"progress", "actions"}
    database.undo()
    assert words(book.office) == []
    assert states(book.office) == [OPEN] * 4


def test_only_what_was_chosen_is_written(book: Sent) -> None:
    book.heard(0, BEGUN, ABAN_10)
    told = book.told(("انجام‌شده", "۱۴۰۵/۰۸/۰۱"), (), ("انجام‌شده", "۱۴۰۵/۰۸/۰۱"))
    conflict, new = told.steps
    take(book.office, told, [new])
    assert words(book.office)[1:] == [(DONE, ABAN_1, "", "", None)]
    assert states(book.office) == [OPEN, OPEN, DONE, OPEN]
    told = plan(book.office, told.returned, TODAY)
    take(book.office, told, [step_of(told, book.actions[0])])
    # The later word is the one that counts, whichever came first.
    assert [each[:2] for each in words(book.office)[1:]] == [(DONE, ABAN_1), (DONE, ABAN_1)]
    assert states(book.office)[0] is BEGUN
    assert conflict.clash is Clash.NEWER


@pytest.mark.parametrize(
    ("answer", "reasons"),
    [
        (("=A1",), [Reason.FORMULA]),
        (("انجام‌شده", "=TODAY()"), [Reason.FORMULA]),
        (("خیلی زود",), [Reason.NO_STATE]),
        (("انجام‌شده", "دیروز"), [Reason.NO_DATE]),
        (("انجام‌شده", numeric(date(2026, 11, 23))), [Reason.AHEAD]),
        (("انجام‌شده", date(2026, 9, 5)), [Reason.BEFORE]),
        (("انجام‌شده", None, "۱" * 101), [Reason.TOO_LONG]),
        (("انجام‌شده", None, None, "ا" * 2001), [Reason.TOO_LONG]),
        (("خیلی زود", "فردا", "=A1"), [Reason.NO_STATE, Reason.NO_DATE, Reason.FORMULA]),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(
    book: Sent, answer: Sequence[Value], reasons: list[Reason]
) -> None:
    told = book.told(answer)
    (step,) = told.steps
    assert [problem.reason for problem in step.problems] == reasons
    assert take(book.office, told, told.steps) == 0
    assert words(book.office) == []


def test_what_an_answer_leaves_open_is_filled_and_said(book: Sent) -> None:
    told = book.told((None, None, "۱۲", "تماس ۰۹۱۲۱۲۳۴۵۶۷"))
    (step,) = told.steps
    assert (step.undated, step.stateless, step.sensitive) == (True, True, True)
    take(book.office, told, told.steps)
    assert words(book.office) == [(OPEN, TODAY, "۱۲", "تماس ۰۹۱۲۱۲۳۴۵۶۷", None)]


def test_two_answers_to_one_action_are_both_refused_and_the_same_twice_is_one(book: Sent) -> None:
    returned = book.returned(("انجام‌شده", "۱۴۰۵/۰۸/۰۱"))
    (row,) = returned.rows
    for text, wanted in (
        ("", [(Verdict.NEW, ()), (Verdict.SAME, ())]),
        ("نه هنوز", [(Verdict.REFUSED, (Problem(Reason.TWICE),))] * 2),
    ):
        twice = returned._replace(rows=(row, row._replace(number=99, text=text)))
        steps = plan(book.office, twice, TODAY).steps
        assert [(step.verdict, step.problems) for step in steps] == wanted


def test_a_round_of_a_duty_that_recurs_is_done_and_the_next_one_begins(book: Sent) -> None:
    told = book.told((), ("این نوبت انجام شد", "۱۴۰۵/۰۸/۰۱"))
    take(book.office, told, told.steps)
    (again,) = these_open(book.office.database, [book.actions[1].id], TODAY)
    assert running(again.action, again.done).number == 2
    (step,) = book.told((), (None, "۱۴۰۵/۰۸/۱۰")).steps
    assert step.there is not None
    assert (step.verdict, step.there.state) == (Verdict.NEW, OPEN)
    (step,) = book.told((), ("این نوبت انجام شد", "۱۴۰۵/۰۸/۱۰")).steps
    assert step.clash is Clash.ROUND  # of which of the two nobody knows


def test_the_file_of_another_office_is_refused(book: Sent, tmp_path: Path) -> None:
    returned = book.returned(("انجام‌شده", "۱۴۰۵/۰۸/۰۱"))
    with open_office(tmp_path / "other") as other:
        found(other, district=12, name="شهرداری منطقهٔ ۱۲", secretary="خانم نمونه")
        with pytest.raises(OtherOfficeError):
            plan(other, returned, TODAY)


def test_an_action_that_is_gone_and_one_that_reads_otherwise_are_told(book: Sent) -> None:
    first, _, third, _ = book.actions
    editing.remove(book.office, first)
    editing.save(book.office, replace(third, text="آموزش مدیران مدرسه‌ها"))
    told = book.told(("انجام‌شده", "۱۴۰۵/۰۸/۰۱"), (), ("انجام‌شده", "۱۴۰۵/۰۸/۰۱"))
    assert [(step.clash, step.problems) for step in told.steps] == [
        (Clash.REWORDED, ()),
        (None, (Problem(Reason.UNKNOWN),)),
    ]


def test_what_a_cancelled_meeting_decided_is_no_work(book: Sent) -> None:
    editing.save(book.office, replace(book.meeting, state=MeetingState.CANCELLED))
    (step,) = book.told(("انجام‌شده", "۱۴۰۵/۰۸/۰۱")).steps
    assert step.problems == (Problem(Reason.CANCELLED),)


def test_a_version_that_was_signed_since_is_told(book: Sent) -> None:
    answer = ("انجام‌شده", "۱۴۰۵/۰۸/۰۱")
    meeting = signed(book.office, book.meeting)
    assert book.told(answer).newer is None
    with book.office.database.act():
        one = book.office.database.select(Version, "meeting_id = ?", (meeting.id,))[0]
        book.office.database.insert(replace(one, uuid=book.meeting.uuid, number=2))
    assert book.told(answer).newer == 2


def test_nothing_is_written_when_the_office_moved_on(book: Sent) -> None:
    told = book.told(("انجام‌شده", "۱۴۰۵/۰۸/۱۰"), (), ("انجام‌شده", "۱۴۰۵/۰۸/۱۰"))
    book.heard(2, BEGUN, ABAN_1)
    known = words(book.office)
    with pytest.raises(MovedOnError):
        take(book.office, told, told.steps)
    assert words(book.office) == known
    take(book.office, now := plan(book.office, told.returned, TODAY), now.steps)
    assert states(book.office) == [DONE, OPEN, DONE, OPEN]


def test_answers_are_not_the_mayors_business(book: Sent) -> None:
    told = book.told(("انجام‌شده", "۱۴۰۵/۰۸/۰۱"))
    come_as(book.office, Role.MAYOR)
    with pytest.raises(NotAllowedError):
        take(book.office, told, told.steps)
    assert words(book.office) == []


def test_the_secretary_takes_them_back_too_and_the_trail_tells_the_file(book: Sent) -> None:
    told = book.told(("انجام‌شده", "۱۴۰۵/۰۸/۰۱"))
    come_as(book.office, Role.SECRETARY)
    take(book.office, told, told.steps)
    (entry,) = book.office.database.select(AuditEntry, "act = ?", (Deed.TAKE_ANSWERS,))
    assert (entry.record_uuid, entry.detail) == (book.meeting.uuid, "صورتجلسه.xlsx")
    book.office.database.undo()
    assert words(book.office) == []


@pytest.mark.parametrize(
    ("known", "verdict"),
    [
        (Known("باز", "", "", ""), Verdict.CONFLICT),
        (Known("در حال انجام", ABAN_1, "", "خبر"), Verdict.NEW),
        (Known("در حال انجام", HELD_ON, "", "خبر"), Verdict.CONFLICT),
        (Known("در حال انجام", ABAN_1, "", "خبر دیگر"), Verdict.CONFLICT),
    ],
)
def test_a_register_knows_what_the_office_had_when_it_was_made(
    book: Sent, known: Known, verdict: Verdict
) -> None:
    book.heard(0, BEGUN, ABAN_1, "خبر")
    returned = book.returned(("انجام‌شده", "۱۴۰۵/۰۸/۱۰"))
    rows = tuple(row._replace(known=known) for row in returned.rows)
    (step,) = plan(book.office, returned._replace(rows=rows, meeting=""), TODAY).steps
    assert step.verdict is verdict
    assert step.clash is (Clash.MOVED_ON if verdict is Verdict.CONFLICT else None)


def test_a_register_comes_back_as_well(book: Sent) -> None:
    book.heard(0, BEGUN, ABAN_1, "خبر")
    send_register(book.office, book.path)
    fill(book.path, ("انجام‌شده", "۱۴۰۵/۰۸/۱۰"), ("انجام‌شده", "۱۴۰۵/۰۸/۱۰"), title="مصوبات")
    returned = read_returned(book.path)
    told = plan(book.office, returned, TODAY)
    assert [step.verdict for step in told.steps] == [Verdict.NEW] * 2
    book.heard(1, BEGUN, ABAN_1)
    told = plan(book.office, returned, TODAY)
    assert [step.clash for step in told.steps] == [Clash.MOVED_ON, None]
    with pytest.raises(OtherOfficeError):
        plan(book.office, returned._replace(office=book.meeting.uuid), TODAY)
