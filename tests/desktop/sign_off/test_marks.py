"""What changed is found on the paper, in its own part of it."""

from dataclasses import replace
from datetime import date

from db.records import Action
from desktop.documents.papers import minutes_paper
from desktop.meetings import editing
from desktop.pages import Pages
from desktop.reporting import unheard
from desktop.sign_off.marks import Mark, marks, resolution_heads
from desktop.sign_off.opinions import approve_rest, judge
from desktop.sign_off.steps import send_back, submit
from desktop.sign_off.submissions import Submission, submission
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY, TEXTS, Town

REMARK = "روز آن را بنویسید."


def sent_again(town: Town) -> Submission:
    """Submit, return with a remark, change something, and submit once more."""
    office, meeting = town.office, town.meeting
    submit(office, meeting.id)
    town.enter(MAYOR)
    judge(office, town.resolutions[0], approved=False, remark=REMARK)
    approve_rest(office, meeting.id)
    send_back(office, meeting.id)
    town.enter(SECRETARY)
    first, second = town.resolutions
    editing.save(office, replace(first, text="بازارچه هر هفته پنجشنبه‌ها برپا باشد."))
    editing.save(office, replace(second, text="مددسرا آماده شود."))
    last = office.database.select(Action)[-1]
    editing.save(office, replace(last, deadline=date(2026, 11, 22)))
    submit(office, meeting.id)
    told = submission(office, town.meeting)
    assert told is not None
    return told


def found(told: Submission) -> tuple[Pages, tuple[Mark, ...]]:
    pages = Pages(minutes_paper(told.minutes, unheard))
    return pages, marks(pages, told.minutes, told.changed, unheard)


def test_second_round_knows_the_first_and_its_remarks(town: Town) -> None:
    told = sent_again(town)
    assert (told.round, told.by) == (2, SECRETARY.name)
    assert told.remarks == {town.resolutions[0].uuid: REMARK}
    assert told.before is not None
    assert [each.text for each in told.before.resolutions] == list(TEXTS)
    assert not told.amends


def test_first_round_has_nothing_before_it(town: Town) -> None:
    assert submission(town.office, town.meeting) is None
    submit(town.office, town.meeting.id)
    told = submission(town.office, town.meeting)
    assert told is not None
    assert (told.round, told.before, told.changed, told.remarks) == (1, None, (), {})


def test_words_that_came_are_marked_where_they_stand(town: Town) -> None:
    told = sent_again(town)
    pages, placed = found(told)
    assert [each.number for each in placed] == list(range(1, len(told.changed) + 1))
    came, went, moved = placed
    (word,) = came.hits
    (same,) = pages.find("پنجشنبه‌ها")
    assert word.rectangles[0].left >= same.rectangles[0].left - 1
    assert went.hits == ()  # words only went
    (day,) = moved.hits
    heads = resolution_heads(pages)
    assert [came.head, went.head, moved.head] == [heads[1], heads[2], heads[2]]
    assert day.rectangles[0].top > heads[2].down


def test_the_same_day_of_another_resolution_is_not_marked(town: Town) -> None:
    office = town.office
    for action in office.database.select(Action):
        editing.save(office, replace(action, deadline=date(2026, 11, 22)))
    first = office.database.select(Action)[0]
    editing.save(office, replace(first, deadline=date(2026, 11, 1)))
    told = sent_again(town)
    pages, placed = found(told)
    heads = resolution_heads(pages)
    for mark in placed:
        for hit in mark.hits:
            if mark.head == heads[1]:
                assert hit.rectangles[0].bottom < heads[2].down + 1
