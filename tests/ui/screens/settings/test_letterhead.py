"""The printed letterhead and its emblem, chosen, dropped and taken away."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.letterhead import letterhead_of
from desktop.office import OpenOffice
from desktop.settings import set_emblem
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.settings.shown import EMBLEM, WRITTEN, go_to, settings
from tests.ui.stage import child, has_colour
from ui.screens.settings.emblem_field import EmblemField
from ui.screens.settings.letterhead_view import LetterheadView
from ui.window import Window

TEAL = "#0d6560"


def drawn(qtbot: QtBot, window: Window) -> QImage:
    """Give the letterhead as it is seen once nothing more comes."""
    view = child(window, LetterheadView, "settings.letterhead.view")
    qtbot.waitUntil(lambda: not view._drawing and not view.image.isNull())
    return view.image


def test_the_printed_letterhead_follows_what_is_typed(office: OpenOffice, qtbot: QtBot) -> None:
    window = settings(qtbot, office)
    before = drawn(qtbot, window)
    go_to(window, "settings.letterhead.invocation")
    type_text("به نام خدا")
    qtbot.wait(WRITTEN)
    after = drawn(qtbot, window)
    assert after != before
    assert letterhead_of(office.office).invocation == "به نام خدا"
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: drawn(qtbot, window) == before)


def emblem_field(window: Window) -> EmblemField:
    return child(window, EmblemField, "settings.emblem")


def test_an_emblem_is_chosen_from_a_file_seen_taken_away_and_brought_back(
    office: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = tmp_path / "نشان اداره.png"
    Image.open(EMBLEM).convert("RGBA").resize((900, 900)).save(picture)
    window = settings(qtbot, office)
    child(window, QWidget, "settings.emblem.choose").setFocus()

    def in_the_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        type_text(str(picture))
        press("Return")

    QTimer.singleShot(200, in_the_dialog)
    press("Space")
    qtbot.waitUntil(lambda: bool(office.office.emblem))
    with Image.open(EMBLEM) as original:
        assert max(original.size) == 400
    assert has_colour(drawn(qtbot, window), TEAL)
    assert has_colour(emblem_field(window).grab().toImage(), TEAL)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    child(window, QWidget, "settings.emblem.remove").setFocus()
    press("Space")
    assert office.office.emblem == b""
    assert focus() == "settings.emblem.choose"
    assert not child(window, QWidget, "settings.emblem.remove").isVisible()
    qtbot.waitUntil(lambda: not has_colour(drawn(qtbot, window), TEAL))
    go_to(window, "settings.office.name")
    press("Ctrl+Z")
    assert office.office.emblem
    assert focus() == "settings.emblem.choose"
    qtbot.waitUntil(lambda: has_colour(drawn(qtbot, window), TEAL))


def dropped(field: EmblemField, *paths: Path) -> bool:
    """Hold files over the field and, if it takes them, let them fall."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    middle = field.rect().center()
    over = QDragEnterEvent(middle, copy, data, button, none)
    over.ignore()
    QApplication.sendEvent(field, over)
    if over.isAccepted():
        fall = QDropEvent(QPointF(middle), copy, data, button, none)
        QApplication.sendEvent(field, fall)
    return over.isAccepted()


def test_a_picture_can_be_dropped_on_the_emblem(office: OpenOffice, qtbot: QtBot) -> None:
    window = settings(qtbot, office)
    assert dropped(emblem_field(window), EMBLEM)
    qtbot.waitUntil(lambda: bool(office.office.emblem))
    assert not dropped(emblem_field(window), EMBLEM, EMBLEM)


def test_a_file_that_is_no_picture_is_refused_in_a_sentence_and_the_emblem_stays(
    office: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    set_emblem(office, EMBLEM.read_bytes())
    window = settings(qtbot, office)
    field = emblem_field(window)
    letter = tmp_path / "نامه.png"
    letter.write_text("متن", encoding="utf-8")
    dropped(field, letter)
    qtbot.waitUntil(lambda: "«نامه.png»" in field.accessibleDescription())
    assert office.office.emblem == EMBLEM.read_bytes()
    dropped(field, tmp_path / "رفته.png")
    qtbot.waitUntil(lambda: "خوانده نشد" in field.accessibleDescription())
    Image.new("RGB", (20, 20), QColor("red").name()).save(letter)
    dropped(field, letter)
    qtbot.waitUntil(lambda: office.office.emblem != EMBLEM.read_bytes())
    assert "نامه" not in field.accessibleDescription()
