"""Pages on the screen: their place, their size, and what is found on them."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.documents.papers import minutes_paper
from desktop.pages import Pages
from tests.desktop.documents.sample import FULL
from tests.desktop.transfer.papers import paper
from tests.ui.keys import press, type_text
from tests.ui.stage import Stage, child, has_colour
from ui.theme import LIGHT
from ui.widgets.labels import Label
from ui.widgets.page_reader import PageReader
from ui.widgets.page_shots import MOST_BYTES
from ui.widgets.page_view import LEAST_ZOOM, MOST_ZOOM, Fit, PageView


def unheard(_done: int, _total: int) -> None:
    """Report to nobody."""


@pytest.fixture(scope="module")
def full() -> Pages:
    return Pages(minutes_paper(FULL, unheard))


@pytest.fixture(scope="module")
def short() -> Pages:
    return Pages(minutes_paper(paper(), unheard))


@pytest.fixture
def reader(stage: Stage, qtbot: QtBot, full: Pages) -> PageReader:
    stage.resize(520, 600)
    reader = PageReader(name="pages")
    stage.put(reader)
    reader.show_pages(full)
    reader.view.setFocus()
    qtbot.waitUntil(reader.view.is_sharp)
    return reader


def grabbed(view: PageView) -> QImage:
    return view.viewport().grab().toImage()


def place(view: PageView) -> int:
    return view.verticalScrollBar().value()


def count(reader: PageReader) -> str:
    return child(reader, Label, "pages.find.count").text()


def test_a_page_is_as_wide_as_the_view_and_drawn_on_its_desk(reader: PageReader) -> None:
    drawn = grabbed(reader.view)
    assert drawn.pixelColor(3, 300).name().upper() == LIGHT.sunken
    assert has_colour(drawn, LIGHT.border)
    assert has_colour(drawn, LIGHT.surface)
    ink = {drawn.pixelColor(x, y).lightness() for x in range(60, 400, 3) for y in range(40, 300, 3)}
    assert min(ink) < 120
    assert reader.view.horizontalScrollBar().maximum() == 0


def test_keys_go_through_the_pages(reader: PageReader) -> None:
    view = reader.view
    press("Down")
    assert 0 < place(view) < 100
    press("Space")
    far = place(view)
    assert far > 300
    press("Shift+Space")
    assert place(view) < 100
    press("PgDown")
    assert place(view) == far
    press("End")
    assert place(view) == view.verticalScrollBar().maximum()
    assert view.page == view.count - 1
    assert (
        view.accessibleDescription()
        == f"صفحهٔ {'۰۱۲۳۴۵۶۷۸۹'[view.count]} از {'۰۱۲۳۴۵۶۷۸۹'[view.count]}"
    )
    press("Home")
    assert place(view) == 0


def test_a_number_leads_to_its_page(reader: PageReader) -> None:
    number = child(reader, QLineEdit, "pages.page")
    number.setFocus()
    press("2")
    press("Return")
    assert reader.view.hasFocus()
    assert reader.view.page == 1
    assert number.text() == "۲"
    number.setFocus()
    type_text("99")
    press("Return")
    assert reader.view.page == reader.view.count - 1


def test_keys_and_wheel_come_nearer_and_the_place_stays(reader: PageReader, qtbot: QtBot) -> None:
    view = reader.view
    shown = child(reader, Label, "pages.zoom")
    press("PgDown")
    usual, page = view.zoom, view.page
    press("Ctrl++", "Ctrl++")
    assert view.zoom > usual
    assert view.page == page
    assert view.horizontalScrollBar().maximum() > 0
    assert shown.text().endswith("٪")
    for _ in range(20):
        press("Ctrl++")
    assert view.zoom == MOST_ZOOM
    assert shown.text() == "۳۰۰٪"
    for _ in range(30):
        press("Ctrl+-")
    assert view.zoom == LEAST_ZOOM
    press("Ctrl+0")
    assert view.wish is Fit.WIDTH
    assert abs(view.zoom - usual) < 0.001
    wheel = QWheelEvent(
        QPointF(100, 100),
        view.viewport().mapToGlobal(QPointF(100, 100)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom > usual
    qtbot.waitUntil(view.is_sharp)


def test_a_whole_page_fits_by_a_key_or_the_second_press(reader: PageReader) -> None:
    view = reader.view
    button = child(reader, QPushButton, "pages.fit")
    button.click()
    assert str(view.wish) == "page"
    assert view._desk.rects[0].height() <= view.viewport().height()
    press("PgDown")
    assert view.page == 1
    assert view.page_rect(1).top() >= 0
    button.click()
    assert str(view.wish) == "width"
    view.setFocus()
    press("Ctrl+9")
    assert str(view.wish) == "page"
    press("Ctrl+0")
    assert str(view.wish) == "width"


def test_other_pages_come_without_a_blink_and_at_the_same_place(
    reader: PageReader, qtbot: QtBot
) -> None:
    view = reader.view
    press("PgDown", "Down")
    before = place(view)
    qtbot.waitUntil(view.is_sharp)
    old = grabbed(view)
    reader.show_pages(Pages(minutes_paper(FULL, unheard)))
    assert not view.is_sharp()
    assert place(view) == before
    assert grabbed(view) == old
    qtbot.waitUntil(view.is_sharp)
    assert grabbed(view) == old


def test_fewer_pages_show_their_end(reader: PageReader, qtbot: QtBot, short: Pages) -> None:
    press("End")
    reader.show_pages(short)
    qtbot.waitUntil(reader.view.is_sharp)
    assert reader.view.count == len(short.sizes)
    assert place(reader.view) == reader.view.verticalScrollBar().maximum()


def test_pictures_stay_within_their_bound(reader: PageReader, qtbot: QtBot) -> None:
    view = reader.view
    for _ in range(10):
        press("Ctrl++")
    for _ in range(view.count):
        press("PgDown", "PgDown", "PgDown")
        qtbot.waitUntil(view.is_sharp)
    kept = view._shots._kept.values()
    assert sum(shot.image.sizeInBytes() for shot in kept) <= MOST_BYTES


def test_a_text_is_found_counted_and_shown(reader: PageReader, qtbot: QtBot) -> None:
    view = reader.view
    press("Ctrl+F")
    type_text("مددسرا")
    qtbot.waitUntil(lambda: count(reader).startswith("۱ از"))
    total = len(list(view.pages.find("مددسرا"))) if view.pages else 0
    assert count(reader) == f"۱ از {'۰۱۲۳۴۵۶۷۸۹'[total]}"
    assert has_colour(grabbed(view), LIGHT.warn)  # the frame of the one that is shown
    press("Return")
    assert count(reader).startswith("۲ از")
    press("F3")
    assert count(reader).startswith("۳ از")
    press("Shift+F3", "Shift+Return")
    assert count(reader).startswith("۱ از")
    press("Shift+Return")
    assert count(reader).split()[0] == count(reader).split()[-1]
    assert has_colour(grabbed(view), LIGHT.warn)
    press("Escape")
    assert view.hasFocus()
    assert not child(reader, QWidget, "pages.find").isVisible()
    assert not has_colour(grabbed(view), LIGHT.warn)


def test_what_is_not_there_is_said_to_be_missing(reader: PageReader, qtbot: QtBot) -> None:
    press("Ctrl+F")
    type_text("کشتی")
    qtbot.waitUntil(lambda: count(reader) == "یافت نشد")
    press("Return", "F3")
    press("Ctrl+A", "Backspace")
    assert count(reader) == ""


def test_marks_follow_the_pages(reader: PageReader, qtbot: QtBot, short: Pages) -> None:
    press("Ctrl+F")
    type_text("کودکان كار")
    qtbot.waitUntil(lambda: count(reader) == "یافت نشد")
    reader.show_pages(short)
    qtbot.waitUntil(lambda: count(reader).startswith("۱ از"))


def test_the_marks_are_where_the_letters_are(reader: PageReader, qtbot: QtBot) -> None:
    view = reader.view
    plain = grabbed(view)
    press("Ctrl+F")
    type_text("قرارگاه اجتماعی")
    qtbot.waitUntil(lambda: count(reader).startswith("۱ از"))
    press("Ctrl+0")
    qtbot.waitUntil(view.is_sharp)
    assert view.pages is not None
    hit = next(iter(view.pages.find("قرارگاه اجتماعی")))
    stroke = view._desk.around(hit).toRect().translated(0, -place(view))
    inside = [
        plain.pixelColor(x, y).lightness()
        for x in range(stroke.left(), stroke.right())
        for y in range(stroke.top(), stroke.bottom())
    ]
    assert min(inside) < 120
    assert QRect(view.viewport().rect()).contains(stroke)
