"""The mayor reads, judges resolution by resolution, sends back and signs, by keys alone."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Meeting, MeetingState, Version
from desktop.access.signing_keys import certificates
from desktop.office import OpenOffice
from desktop.persian import bound
from desktop.reporting import unheard
from desktop.seal.verification import verify
from desktop.sign_off.opinions import approve_rest, opinions
from desktop.sign_off.signed import sealed_pdf
from desktop.sign_off.steps import amend, send_back, submit
from tests.desktop.sign_off.conftest import MAYOR, Town
from tests.desktop.sign_off.test_marks import REMARK, sent_again
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.sign_off.mayor import A_WHILE, come_back, meanwhile, reading
from tests.ui.stage import child, opened
from ui.screens.sign_off.judged_pages import JudgedPages
from ui.screens.sign_off.sign_off import SignOffScreen
from ui.screens.workspace.workspace import Workspace
from ui.widgets.buttons import Button
from ui.widgets.labels import Chip, Label
from ui.widgets.toggle import SegmentedToggle
from ui.window import Window


def said(town: Town) -> list[tuple[bool | None, str]]:
    told = opinions(town.office, town.meeting.id)
    return [(each.approved, each.remark) for each in told.values()]


def text(window: Window, name: str) -> str:
    return child(window, Label, name).text().replace("\u00a0", " ")


def problem(window: QWidget, name: str) -> str:
    return child(window, QWidget, name).accessibleName().replace("\u00a0", " ")


def test_only_who_may_judge_sees_submitted_minutes_so(qtbot: QtBot, town: Town) -> None:
    submit(town.office, town.meeting.id)
    window = opened(qtbot, town.office)
    window.open_meeting(town.meeting.id)
    assert window.findChild(Workspace) is not None
    assert window.findChild(SignOffScreen) is None


def test_keys_judge_each_resolution_and_nothing_is_lost(qtbot: QtBot, town: Town) -> None:
    window = reading(qtbot, town)
    assert not child(window, Button, "sign_off.panel.sign").isEnabled()
    press("Down", "1")
    assert said(town) == [(True, ""), (None, "")]
    press("2")
    assert focus() == "sign_off.2.remark"
    type_text("روز آن ۱ را بنویسید")
    qtbot.waitUntil(lambda: said(town)[1] == (False, "روز آن ۱ را بنویسید"))
    assert child(window, Chip, "sign_off.panel.count.danger").text == "۱ برگشت"
    press("Escape", "Escape")  # out of the remark, then back to the list
    assert window.findChild(SignOffScreen) is None
    again = reading(qtbot, town)
    assert child(again, SegmentedToggle, "sign_off.2.verdict").value() == "returned"


def test_word_is_taken_back_by_key_and_by_undo(qtbot: QtBot, town: Town) -> None:
    window = reading(qtbot, town)
    press("Down", "1", "Up", "Delete")
    assert said(town)[0] == (None, "")
    press("Ctrl+Z")
    assert said(town)[0] == (True, "")
    assert child(window, SegmentedToggle, "sign_off.1.verdict").value() == "approved"
    press("Ctrl+Z")
    assert said(town)[0] == (None, "")
    press("Ctrl+Shift+A")
    assert said(town) == [(True, ""), (True, "")]
    assert child(window, Chip, "sign_off.panel.ready").text == "هر ۲ مصوبه تأیید شد"


def test_boxes_stand_beside_their_resolutions(qtbot: QtBot, town: Town) -> None:
    window = reading(qtbot, town)
    view = child(window, JudgedPages, "sign_off.pages")
    press("Down", "2")
    type_text("یک ملاحظهٔ دراز " * 8)
    qtbot.wait(50)
    first, second = (child(window, QWidget, f"sign_off.{number}") for number in (1, 2))
    assert first.geometry().bottom() < second.geometry().top()
    margin = child(window, QWidget, "sign_off.pages.margin")
    assert view.viewport().geometry().left() >= margin.geometry().right()
    top = first.y()
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 40)
    assert first.y() == top - 40
    remark, seen = (child(window, QWidget, f"sign_off.1.{part}") for part in ("remark", "seen"))
    assert remark.geometry().bottom() < seen.geometry().top()
    buttons = child(window, QWidget, "sign_off.1.verdict")
    beside = buttons.y()
    assert first.height() > 2 * buttons.height()
    press("Escape", "1")
    qtbot.wait(50)
    assert (buttons.y(), first.height()) == (beside, buttons.height())


def test_second_round_shows_what_changed_and_the_round_before(qtbot: QtBot, town: Town) -> None:
    told = sent_again(town)
    window = reading(qtbot, town)
    view = child(window, JudgedPages, "sign_off.pages")
    qtbot.waitUntil(lambda: len(view.changes) == len(told.changed), timeout=A_WHILE)
    assert text(window, "sign_off.panel.changes.title") == "از نوبت پیش چه تغییر کرد؟"
    assert "پنجشنبه‌ها" in text(window, "sign_off.panel.changes.1.sentence")
    assert text(window, "sign_off.1.earlier") == f"پیش‌تر: «{REMARK}» اصلاح شد"
    press("F3", "F3")
    assert view.change == 2
    press("Shift+F3")
    assert view.change == 1
    press("F4")
    qtbot.waitUntil(
        lambda: view.pages is not None and not list(view.pages.find("پنجشنبه‌ها")),
        timeout=A_WHILE,
    )
    assert not child(window, QWidget, "sign_off.1").isVisible()
    press("Escape")
    assert view.pages is not None
    assert list(view.pages.find("پنجشنبه‌ها"))
    assert child(window, QWidget, "sign_off.1").isVisible()


def test_return_takes_the_remarks_along(qtbot: QtBot, town: Town) -> None:
    window = reading(qtbot, town)
    press("Down", "2", "Ctrl+Shift+Return")
    assert "مصوبهٔ ۱" in problem(window, "sign_off.problem")  # it has no remark yet
    assert focus() == "sign_off.1.remark"
    type_text("کدام روز؟")
    qtbot.waitUntil(lambda: not child(window, QWidget, "sign_off.problem").isVisible())
    meanwhile("sign_off.returning", lambda _: press("Ctrl+Return"))
    press("Ctrl+Shift+Return")
    assert town.meeting.state is MeetingState.RETURNED
    assert window.findChild(SignOffScreen) is None


def test_return_without_any_word_asks_for_one(qtbot: QtBot, town: Town) -> None:
    reading(qtbot, town)

    def answer(_dialog: QWidget) -> None:
        press("Ctrl+Return")
        assert town.meeting.state is MeetingState.SUBMITTED
        type_text("آمار ندارد")
        press("Ctrl+Return")

    meanwhile("sign_off.returning", answer)
    press("Ctrl+Shift+Return")
    assert town.meeting.state is MeetingState.RETURNED
    assert town.meeting.state_reason == "آمار ندارد"


def test_mayor_signs_with_the_password(qtbot: QtBot, town: Town) -> None:
    window = reading(qtbot, town)
    press("Ctrl+Shift+A")

    def answer(dialog: QWidget) -> None:
        type_text("golestan-4821")
        press("Return")
        qtbot.waitUntil(lambda: "درست نیست" in problem(dialog, "sign.problem"), timeout=A_WHILE)
        assert child(dialog, QLineEdit, "sign.password").text() == ""
        type_text(MAYOR.password)
        press("Ctrl+Return")

    meanwhile("sign", answer)
    press("Ctrl+Return")
    assert town.meeting.state is MeetingState.SIGNED
    sealed = sealed_pdf(town.office, town.meeting)
    assert sealed is not None
    known = {each.fingerprint: None for each in certificates(town.office)}
    assert verify(sealed, known, unheard).good
    view = child(window, JudgedPages, "sign_off.pages")
    qtbot.waitUntil(
        lambda: view.pages is not None and bool(list(view.pages.find("امضای الکترونیکی"))),
        timeout=A_WHILE,
    )
    assert MAYOR.name in text(window, "sign_off.signed.name")
    assert getattr(view.pages, "data", b"") == sealed
    come_back(qtbot, window)
    press("Escape")
    assert window.findChild(SignOffScreen) is None


@pytest.mark.parametrize("moment", ["asked", "checked", "sealed"])
def test_stopped_signing_signs_nothing(qtbot: QtBot, town: Town, moment: str) -> None:
    window = reading(qtbot, town)
    press("Ctrl+Shift+A")

    def answer(dialog: QWidget) -> None:
        if moment != "asked":
            type_text(MAYOR.password)
            press("Return")
        if moment == "sealed":
            bar = child(dialog, QWidget, "sign.bar")
            qtbot.waitUntil(bar.isVisible, timeout=A_WHILE)
        press("Escape")

    meanwhile("sign", answer)
    press("Ctrl+Return")
    qtbot.wait(300)
    assert town.meeting.state is MeetingState.SUBMITTED
    assert not town.office.database.select(Version)
    assert window.findChild(SignOffScreen) is not None
    assert said(town) == [(True, ""), (True, "")]


def test_who_is_slower_is_told_so(qtbot: QtBot, town: Town) -> None:
    """Two windows on one file: the other one sends the minutes back while this one signs."""
    window = reading(qtbot, town)
    press("Ctrl+Shift+A")
    told: list[str] = []

    def answer(dialog: QWidget) -> None:
        with OpenOffice(town.office.database.file) as office:
            office.welcome(town.office.user)
            send_back(office, town.meeting.id, "کامل نیست.")
        type_text(MAYOR.password)
        press("Return")
        qtbot.waitUntil(lambda: child(dialog, QWidget, "sign.problem").isVisible(), timeout=A_WHILE)
        told.append(problem(dialog, "sign.problem"))
        press("Escape")

    meanwhile("sign", answer)
    press("Ctrl+Return")
    assert "برگشت‌خورده" in told[0]
    come_back(qtbot, window)
    press("Down", "2")
    assert "برگشت‌خورده" in problem(window, "sign_off.problem")
    assert not town.office.database.select(Version)


def test_minutes_without_resolutions_are_signed_or_returned(qtbot: QtBot, town: Town) -> None:
    office = town.office
    with office.database.act():
        for each in town.resolutions:
            office.database.delete(each)
    window = reading(qtbot, town)
    assert child(window, Button, "sign_off.panel.sign").isEnabled()
    assert child(window, Chip, "sign_off.panel.ready").text == "این صورتجلسه مصوبه‌ای ندارد"


def test_amended_minutes_are_held_against_the_signed_version(
    qtbot: QtBot, signed_town: Town
) -> None:
    amend(signed_town.office, signed_town.meeting.id, "نام یک دستگاه")
    window = reading(qtbot, signed_town)
    assert text(window, "sign_off.panel.changes.title") == "از نسخهٔ ۱ چه تغییر کرد؟"
    assert child(window, Button, "sign_off.before").text() == bound("نسخهٔ", 1)
    approve_rest(signed_town.office, signed_town.meeting.id)

    def answer(_dialog: QWidget) -> None:
        type_text(MAYOR.password)
        press("Return")

    meanwhile("sign", answer)
    press("Ctrl+Return")
    assert (
        signed_town.office.database.get(Meeting, signed_town.meeting.id).state
        is MeetingState.SIGNED
    )
    assert [each.number for each in signed_town.office.database.select(Version)] == [1, 2]
    assert "نسخهٔ ۲" in text(window, "sign_off.signed.version")
