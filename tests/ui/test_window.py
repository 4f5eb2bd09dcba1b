"""The window as a whole: places, keys, undo across sections, and what closing keeps."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from db.records import Meeting, MeetingState
from desktop.meetings import dossier, editing, schedule
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from desktop.persian import without_marks
from tests.ui.keys import press, type_text
from tests.ui.stage import child, opened
from ui.desk import WRITE_AFTER_MS
from ui.widgets.frame import StatusBar
from ui.widgets.labels import KeyCap

LEADING = {"Ctrl+۱ … ۶", "F1", "Ctrl+K"}
WRITTEN = WRITE_AFTER_MS + 300


def call_meeting(office: OpenOffice) -> Meeting:
    return schedule.call(office, schedule.propose(office, date(2026, 10, 4)), "پیگیری")


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


class Strangers(QObject):
    """Notes every window that opens besides the known one."""

    def __init__(self, known: QWidget) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._known = known

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        strange = isinstance(watched, QWidget) and watched.isWindow() and watched is not self._known
        if strange and event.type() == QEvent.Type.Show:
            self.seen.append(type(watched).__name__)
        return False


def test_no_section_flashes_a_window_of_its_own(
    sample: OpenOffice, qtbot: QtBot, qapp: QApplication
) -> None:
    window = opened(qtbot, sample)
    strangers = Strangers(window)
    qapp.installEventFilter(strangers)
    for each in listed(sample)[:3]:
        window.open_meeting(each.meeting.id)
        for number in range(1, 6):
            press(f"Ctrl+{number}")
            assert QApplication.focusWidget() is not None
    qapp.removeEventFilter(strangers)
    assert strangers.seen == []


def test_the_first_meeting_is_one_key_away_and_opens_at_its_heading(
    office: OpenOffice, qtbot: QtBot
) -> None:
    opened(qtbot, office)
    assert focus() == "meetings.first"
    press("Return")
    assert focus() == "heading.subject"
    assert len(listed(office)) == 1


def test_ctrl_n_proposes_the_next_number_a_month_later(office: OpenOffice, qtbot: QtBot) -> None:
    first = call_meeting(office)
    window = opened(qtbot, office)
    press("Ctrl+N")
    qtbot.waitUntil(lambda: len(listed(office)) == 2)
    newest = listed(office)[0].meeting
    assert newest.number == first.number + 1
    assert newest.held_on > first.held_on
    assert newest.held_on.weekday() == first.held_on.weekday()
    assert window.isVisible()


def test_a_deleted_draft_comes_back_with_all_it_held(office: OpenOffice, qtbot: QtBot) -> None:
    meeting = call_meeting(office)
    editing.add_resolution(office, meeting, "مددسرا بازسازی شود.")
    window = opened(qtbot, office)
    child(window, QTableView, "meetings.table").setFocus()
    press("Delete")
    assert listed(office) == ()
    press("Ctrl+Z")
    assert [each.tally.resolutions for each in listed(office)] == [1]


def test_signed_minutes_offer_no_deletion(sample: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, sample)
    table = child(window, QTableView, "meetings.table")
    before = len(listed(sample))
    for row, each in enumerate(listed(sample)):
        table.setCurrentIndex(table.model().index(row, 0))
        deletable = each.meeting.state is MeetingState.DRAFT
        assert child(window, QWidget, "meetings.delete").isVisible() == deletable
        if not deletable:
            press("Delete")
    assert len(listed(sample)) == before


def test_the_filter_finds_a_meeting_however_it_is_spelled(sample: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, sample)
    child(window, QWidget, "meetings.filter").setFocus()
    type_text("راه آهن")
    table = child(window, QTableView, "meetings.table")
    shown = [table.model().index(row, 2).data() for row in range(table.model().rowCount())]
    assert shown
    assert all("راه‌آهن" in subject for subject in shown)
    press("Escape")
    assert table.model().rowCount() == len(listed(sample))


def test_what_was_typed_is_written_while_typing_goes_on(office: OpenOffice, qtbot: QtBot) -> None:
    meeting = call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    type_text("آمادگی برای فصل")
    qtbot.wait(WRITTEN)
    assert dossier.read(office, meeting.id).meeting.subject == "آمادگی برای فصل"


def test_leaving_and_closing_write_at_once(office: OpenOffice, qtbot: QtBot) -> None:
    meeting = call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    type_text("سرما")
    window.show_meetings()
    assert dossier.read(office, meeting.id).meeting.subject == "سرما"
    window.open_meeting(meeting.id)
    press("End")
    type_text(" و گرما")
    window.close()
    assert dossier.read(office, meeting.id).meeting.subject == "سرما و گرما"


def test_undo_goes_back_through_the_sections(office: OpenOffice, qtbot: QtBot) -> None:
    meeting = call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    type_text("موضوع")
    press("Ctrl+4")
    type_text("نخستین مصوبه")
    press("Return", "Ctrl+1", "Ctrl+Z")
    assert dossier.read(office, meeting.id).resolutions == ()
    assert child(window, QWidget, "resolutions").isVisible()
    press("Ctrl+Z")
    assert dossier.read(office, meeting.id).meeting.subject == ""
    assert child(window, QWidget, "heading").isVisible()
    press("Ctrl+Y", "Ctrl+Y")
    stored = dossier.read(office, meeting.id)
    assert stored.meeting.subject == "موضوع"
    assert [part.resolution.text for part in stored.resolutions] == ["نخستین مصوبه"]


def test_undo_outlives_leaving_a_meeting_and_coming_back(office: OpenOffice, qtbot: QtBot) -> None:
    meeting, other = call_meeting(office), call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    type_text("موضوع")
    window.show_meetings()
    window.open_meeting(meeting.id)
    press("Ctrl+Z")
    assert dossier.read(office, meeting.id).meeting.subject == ""
    press("Ctrl+Y")
    window.open_meeting(other.id)
    press("Ctrl+Z")
    assert dossier.read(office, meeting.id).meeting.subject == "موضوع"


def test_undo_in_a_meeting_does_not_reach_what_was_done_on_the_list(
    office: OpenOffice, qtbot: QtBot
) -> None:
    meeting = call_meeting(office)
    call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    window.show_meetings()
    press("Delete")
    window.open_meeting(meeting.id)
    press("Ctrl+Z")
    assert [each.meeting for each in listed(office)] == [meeting]


def test_a_line_of_the_review_leads_to_its_place(office: OpenOffice, qtbot: QtBot) -> None:
    meeting = call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    press("Ctrl+5")
    findings = child(window, QListWidget, "review.findings")
    texts = [findings.item(row).text() for row in range(findings.count())]
    findings.setCurrentRow(texts.index("مکان جلسه نوشته نشده است."))
    press("Return")
    assert focus() == "heading.place"
    type_text("سالن جلسات")
    qtbot.wait(WRITTEN)
    press("Ctrl+5")
    assert findings.count() == len(texts) - 1


def test_f6_goes_round_the_parts_of_the_screen(office: OpenOffice, qtbot: QtBot) -> None:
    meeting = call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    came = []
    for _ in range(4):
        press("F6")
        came.append(focus())
    assert came[-1].startswith("heading.")
    assert len(set(came)) == 4
    press("Shift+F6")
    assert focus() == came[-2]


def test_a_meeting_is_called_off_with_its_reason_and_back(office: OpenOffice, qtbot: QtBot) -> None:
    meeting = call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)

    def in_the_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        press("Ctrl+Return")
        assert dialog.isVisible(), "called off without a reason"
        type_text("تعطیل رسمی")
        press("Ctrl+Return")

    QTimer.singleShot(200, in_the_dialog)
    child(window, QPushButton, "heading.cancel").click()
    stored = dossier.read(office, meeting.id).meeting
    assert (stored.state, stored.state_reason) == (MeetingState.CANCELLED, "تعطیل رسمی")
    assert "تعطیل رسمی" in child(window, QWidget, "workspace.closed").accessibleName()
    assert not child(window, QWidget, "heading.cancel").isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press("Ctrl+Z")
    assert dossier.read(office, meeting.id).meeting.state is MeetingState.DRAFT
    assert child(window, QWidget, "heading.cancel").isVisible()


def test_signed_minutes_offer_no_key_that_changes_them(sample: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, sample)
    states = {each.meeting.state: each.meeting.id for each in listed(sample)}
    for state, more in ((MeetingState.DRAFT, True), (MeetingState.SIGNED, False)):
        window.open_meeting(states[state])
        bar = window.findChild(StatusBar)
        assert bar is not None
        for number in range(1, 7):
            press(f"Ctrl+{number}")
            caps = [cap for cap in bar.findChildren(KeyCap) if cap.isVisible()]
            keys = {without_marks(cap.accessibleName()) for cap in caps}
            assert keys > LEADING if more else keys == LEADING


def test_the_list_takes_back_nothing_that_was_typed_in_a_meeting(
    office: OpenOffice, qtbot: QtBot
) -> None:
    meeting = call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    type_text("سرما")
    window.show_meetings()
    press("Ctrl+Z")
    assert dossier.read(office, meeting.id).meeting.subject == "سرما"
    window.open_meeting(meeting.id)
    press("Ctrl+Z")
    assert dossier.read(office, meeting.id).meeting.subject == ""


def test_a_write_that_fails_is_said_in_a_sentence_until_it_succeeds(
    office: OpenOffice, qtbot: QtBot
) -> None:
    meeting = call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    fault = child(window, QWidget, "window.fault")
    office.database.query("PRAGMA query_only = ON")
    type_text("سرما")
    qtbot.waitUntil(fault.isVisible)
    assert fault.accessibleName()
    office.database.query("PRAGMA query_only = OFF")
    window.show_meetings()
    assert not fault.isVisible()
    assert dossier.read(office, meeting.id).meeting.subject == "سرما"
