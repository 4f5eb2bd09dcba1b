"""What the trail keeps of typing, of taking back, and of steps in between."""

from dataclasses import replace
from datetime import date

import pytest

from db import meetings
from db.records import AgendaItem, AuditEntry, Meeting, Remark, Resolution, Role, User, UserRole
from desktop.access.permissions import Deed
from desktop.access.refusals import NotAllowedError
from desktop.meetings.editing import add_remark, add_resolution, remove, save
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, date(2026, 10, 4)), "پیگیری")


@pytest.fixture
def resolution(office: OpenOffice, meeting: Meeting) -> Resolution:
    return add_resolution(office, meeting, "متن")


def acts(office: OpenOffice, kind: type[Resolution | Remark] = Resolution) -> list[str]:
    """Name what was done to records of a kind, and to which fields."""
    found = office.database.select(AuditEntry, "record = ?", (kind.table,))
    return [f"{each.act} {each.detail}".strip() for each in found]


def test_whoever_goes_on_typing_is_told_of_once(office: OpenOffice, resolution: Resolution) -> None:
    for text in ("متن ۱", "متن ۲", "متن ۳"):
        save(office, replace(resolution, text=text))
    assert acts(office) == ["added", "edited text"]


def test_what_is_done_again_is_told_again(office: OpenOffice, resolution: Resolution) -> None:
    save(office, replace(resolution, text="متن ۱"))
    office.database.undo()
    office.database.redo()
    office.database.undo()
    save(office, replace(resolution, text="متن ۲"))
    assert acts(office)[1:] == [
        "edited text",
        "undone_edited text",
        "edited text",
        "undone_edited text",
        "edited text",
    ]


def test_edit_after_a_step_is_told_though_there_was_one_before(
    office: OpenOffice, meeting: Meeting, resolution: Resolution
) -> None:
    save(office, replace(resolution, text="متن ۱"))
    with office.act(Deed.SUBMIT):
        office.tell(Deed.SUBMIT, meeting)
    save(office, replace(resolution, text="متن ۲"))
    assert acts(office) == ["added", "edited text", "edited text"]


def test_taking_back_is_told_by_what_is_taken_back(office: OpenOffice, meeting: Meeting) -> None:
    (item,) = meetings.parts(office.database, AgendaItem, meeting.id)
    remark = add_remark(office, item)
    office.database.undo()
    office.database.redo()
    remove(office, remark)
    office.database.undo()
    assert acts(office, Remark) == ["added", "undone_added", "added", "removed", "undone_removed"]


def test_whoever_is_let_in_no_more_writes_no_more(office: OpenOffice) -> None:
    user = User(name="خانم رویا امینی")
    with office.database.act():
        user = office.database.insert(user)
        office.database.insert(UserRole(user_id=user.id, role=Role.SECRETARY))
    office.welcome(user)
    meeting = call(office, propose(office, date(2026, 10, 4)), "پیگیری")
    with office.database.file.connect() as file:  # another window
        file.execute("UPDATE users SET retired = 1")
    with pytest.raises(NotAllowedError):
        add_resolution(office, meeting, "متن")
