"""The signed paper beside signed minutes: scans, their codes, and who has signed by hand."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import MeetingState, Role
from desktop.office import OpenOffice
from desktop.persian import digits
from desktop.sign_off.ink import Ink, ink, tick
from tests.offices import come_as
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.workspace.attachments.desk import Desk
from tests.ui.stage import child
from ui.widgets.check_field import CheckField
from ui.widgets.line_field import LineField
from ui.widgets.toggle import SegmentedToggle


class Paper(Desk):
    """Signed minutes, open at the paper that was signed by hand."""

    def __init__(self, office: OpenOffice, qtbot: QtBot) -> None:
        super().__init__(office, qtbot, MeetingState.SIGNED)
        child(self.window, QWidget, "attachments.part").setFocus()
        press("Left", "Space")

    @property
    def ink(self) -> Ink:
        found = ink(self.office, self.meeting)
        assert found is not None
        return found

    def file(self, *paths: Path) -> None:
        count = len(self.ink.sheets) + len(paths)
        self.drop(*paths)
        self.qtbot.waitUntil(lambda: len(self.ink.sheets) == count)

    def told(self, place: int = 1) -> str:
        return child(self.window, QLabel, f"ink.sheets.{place}.told").text()


@pytest.fixture
def paper(sample: OpenOffice, qtbot: QtBot) -> Paper:
    return Paper(sample, qtbot)


def test_draft_has_no_signed_paper(desk: Desk) -> None:
    assert not child(desk.window, SegmentedToggle, "attachments.part").isVisible()


def test_scan_is_filed_and_its_code_is_compared_while_it_is_typed(
    paper: Paper, brought: Sequence[Path], qtbot: QtBot
) -> None:
    assert focus() == "ink.add"
    paper.file(brought[0])
    qtbot.waitUntil(lambda: focus() == "ink.sheets.1.code")
    code = paper.ink.check_code
    type_text(code[:10])
    assert paper.told() == "۲ رقم دیگر"
    type_text(digits(code[10:]))
    number = digits(paper.ink.version.number)
    assert paper.told() == f"با نسخهٔ {number} می‌خواند."
    qtbot.waitUntil(lambda: paper.ink.sheets[0].check_code == code)
    press("Tab")
    field = child(paper.window, LineField, "ink.sheets.1.code")
    assert field.value() == f"{digits(code[:4])}.{digits(code[4:8])}.{digits(code[8:])}"


def test_code_of_another_version_is_kept_and_told(
    paper: Paper, brought: Sequence[Path], qtbot: QtBot
) -> None:
    paper.file(brought[1])
    qtbot.waitUntil(lambda: focus() == "ink.sheets.1.code")
    other = "".join(str(9 - int(each)) for each in paper.ink.check_code)
    type_text(other)
    assert "با این نسخه نمی‌خواند" in paper.told()
    assert digits(paper.ink.check_code[:4]) in paper.told()
    qtbot.waitUntil(lambda: paper.ink.sheets[0].check_code == other)


def test_names_are_ticked_by_space_and_the_missing_are_named(paper: Paper) -> None:
    signers = paper.ink.signers
    child(paper.window, CheckField, "ink.signers.1").setFocus()
    press("Space", "Down", "Space")
    assert [each.signed for each in paper.ink.signers[:3]] == [True, True, False]
    count = child(paper.window, QLabel, "ink.signers.sum").text()
    assert count == f"{digits(2)} از {digits(len(signers))} امضا"
    missing = child(paper.window, QLabel, "ink.signers.missing").text()
    assert signers[2].name in missing
    assert signers[0].name not in missing
    press("Ctrl+Z")
    assert [each.signed for each in paper.ink.signers[:2]] == [True, False]
    assert not child(paper.window, CheckField, "ink.signers.2").value()


def test_removed_scan_comes_back_with_its_code(
    paper: Paper, brought: Sequence[Path], qtbot: QtBot
) -> None:
    paper.file(*brought[:2])
    child(paper.window, QWidget, "ink.sheets.1.remove").setFocus()
    press("Space")
    assert [each.name for each in paper.ink.sheets] == ["scan.png"]
    press("Ctrl+1", "Ctrl+Z")
    assert len(paper.ink.sheets) == 2
    qtbot.waitUntil(lambda: child(paper.window, QWidget, "ink.sheets.2.code").isVisible())


def test_scan_is_seen_and_left_to_the_paper(paper: Paper, brought: Sequence[Path]) -> None:
    paper.file(brought[0])
    child(paper.window, QWidget, "ink.sheets.1.see").setFocus()
    press("Space")
    assert paper.view().count == 3
    press("Escape")
    assert child(paper.window, QWidget, "ink.sheets").isVisible()


def test_same_scan_is_filed_once_and_that_is_said(
    paper: Paper, brought: Sequence[Path], qtbot: QtBot
) -> None:
    paper.file(brought[0])
    paper.drop(brought[0])
    qtbot.waitUntil(lambda: bool(paper.said))
    assert len(paper.ink.sheets) == 1


def test_mayor_reads_it_only(sample: OpenOffice, qtbot: QtBot) -> None:
    paper = Paper(sample, qtbot)
    tick(sample, paper.ink.version, 1, signed=True)
    come_as(sample, Role.MAYOR)
    paper = Paper(sample, qtbot)
    assert not child(paper.window, QWidget, "ink.add").isVisible()
    field = child(paper.window, CheckField, "ink.signers.1")
    assert field.value()
    assert not field.isEnabled()
    assert child(paper.window, QWidget, "ink.why").isVisible()
    assert not paper.hold(Path(__file__))


def test_export_staff_file_it_too(
    sample: OpenOffice, qtbot: QtBot, brought: Sequence[Path]
) -> None:
    come_as(sample, Role.EXPORT)
    paper = Paper(sample, qtbot)
    paper.file(brought[0])
    assert paper.ink.sheets
