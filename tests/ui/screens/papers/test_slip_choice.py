"""The follow-up slip: whose it is, chosen by keys, and read back from the page."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.records import Action, ActionState, Meeting
from desktop.meetings import follow_up
from desktop.meetings.open_work import open_work, organizations_with_open_work
from desktop.transfer.file_names import slip_name
from tests.ui.keys import press, type_text
from tests.ui.screens.papers.shown import MOST_OVERDUE, TODAY, Desk, focus
from tests.ui.stage import child


def test_whoever_is_most_overdue_comes_first(slip: Desk) -> None:
    assert focus() == "papers.filter"
    assert slip.listed()[0] == MOST_OVERDUE
    assert sorted(slip.listed()) == sorted(organizations_with_open_work(slip.office, TODAY))
    assert slip.text("screen.sub") == MOST_OVERDUE
    assert slip.says(f"به: {MOST_OVERDUE}")


def test_an_organization_is_chosen_by_typing_however_its_name_is_spelled(slip: Desk) -> None:
    type_text("كميته")  # as on an Arabic keyboard
    assert slip.listed() == ["کمیتهٔ امداد"]
    assert slip.says("به: کمیتهٔ امداد")
    assert not slip.says(MOST_OVERDUE)
    press("Esc")
    assert len(slip.listed()) > 1
    assert slip.text("screen.sub") == "کمیتهٔ امداد"


def test_the_page_follows_the_arrows(slip: Desk) -> None:
    second, third = slip.listed()[1:3]
    press("Down", "Down")
    assert slip.says(f"به: {third}")
    spoken = child(slip.window, QWidget, "papers.filter").accessibleDescription()
    assert spoken.startswith(f"{third}، ۲ اقدام باز، ۲ با تأخیر")
    press("Tab", "Up")
    assert focus() == "papers.organizations"
    assert slip.says(f"به: {second}")


def test_letters_typed_on_the_list_find_an_organization(slip: Desk) -> None:
    press("Tab")
    type_text("بهز")
    assert focus() == "papers.filter"
    assert slip.listed() == ["بهزیستی"]
    assert slip.says("به: بهزیستی")


def test_a_word_that_is_in_no_name_takes_no_choice_away(slip: Desk) -> None:
    type_text("ژژژ")
    assert slip.listed() == []
    assert slip.text("none_found").startswith("دستگاهی با این عبارت نیست.")
    assert slip.says(f"به: {MOST_OVERDUE}")


def test_save_writes_the_bytes_that_are_shown(slip: Desk, tmp_path: Path) -> None:
    name = slip.listed()[1]
    shown = slip.pages().data
    press("Down", "Tab", "Tab", "Tab", "Tab")  # the new page is not there yet
    assert focus() == "papers.sheet.save"
    slip.write("Space", tmp_path)
    written = tmp_path / slip_name(open_work(slip.office, name, TODAY))
    assert written.read_bytes() == slip.pages().data != shown


def test_each_organization_gets_a_file_of_its_own(slip: Desk, tmp_path: Path) -> None:
    slip.write("Ctrl+Shift+S", tmp_path)
    works = [open_work(slip.office, name, TODAY) for name in slip.listed()]
    assert {each.name for each in tmp_path.glob("*.pdf")} == {slip_name(work) for work in works}


def test_the_list_follows_what_is_done_and_taken_back(slip: Desk) -> None:
    name = "یگان اجراییات"  # which has one thing to do
    type_text(name)
    assert slip.text("screen.sub") == name
    database = slip.office.database
    task = open_work(slip.office, name, TODAY).responsible[0]
    action = next(each for each in database.select(Action) if each.text == task.action)
    meeting = database.select(Meeting, order="held_on DESC")[0]
    follow_up.report(slip.office, meeting, action, ActionState.DONE, "یک نوبت انجام شد")
    assert slip.listed() == [name]  # it has to be done again
    follow_up.report(slip.office, meeting, action, ActionState.DROPPED, "پایان یافت")
    assert slip.listed() == []
    assert slip.text("screen.sub") == MOST_OVERDUE
    assert slip.says(f"به: {MOST_OVERDUE}")
    database.undo()
    assert slip.listed() == [name]
