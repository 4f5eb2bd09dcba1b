"""Cards, banners and empty states say their sentence whole and lead on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage, child
from ui.theme import LIGHT
from ui.widgets.buttons import Button, Link
from ui.widgets.cards import Banner, Card, EmptyState
from ui.widgets.labels import CountBadge, Label

SENTENCE = (
    "پروندهٔ «صورتجلسه» روی حافظه با اصل برابر نبود و پاک شد. یک بار دیگر بنویسید؛ "
    "اگر تکرار شد، حافظه را عوض کنید."
)


def test_a_card_reads_from_the_right(stage: Stage) -> None:
    badge, link = CountBadge(7), Link("همه در پیگیری", name="all")
    card = Card("اقدام‌های گذشته از مهلت", name="overdue", beside=(badge,), action=link)
    card.body.addWidget(Label("شهرداری ناحیهٔ ۴"))
    stage.put(card)
    stage.resize(600, 300)
    title = card.findChildren(Label)[0]
    row: tuple[QWidget, ...] = (title, badge, link)
    places = [widget.mapTo(card, widget.rect().center()).x() for widget in row]
    assert places == sorted(places, reverse=True)
    assert link.mapTo(card, link.rect().topLeft()).x() < 20
    header = badge.parentWidget()
    assert header is not None
    assert header.height() == 44


def test_a_card_without_a_title_has_no_header(stage: Stage) -> None:
    card = Card(name="plain")
    inside = Label("متن")
    card.body.addWidget(inside)
    stage.put(card)
    assert inside.mapTo(card, inside.rect().topLeft()).y() <= 1
    assert not [frame for frame in card.findChildren(QFrame) if frame.height() == 44]


def test_a_banner_leads_on(qtbot: QtBot, stage: Stage) -> None:
    banner = Banner(SENTENCE, "danger", name="copy", action="نوشتن دوباره")
    stage.put(banner)
    with qtbot.waitSignal(banner.acted, timeout=500):
        QTest.mouseClick(child(banner, QPushButton, "copy.action"), Qt.MouseButton.LeftButton)


def test_a_long_banner_wraps_instead_of_being_cut(stage: Stage) -> None:
    banner = Banner(SENTENCE, "warn", name="copy")
    stage.put(banner)
    stage.resize(900, 60)
    low = banner.heightForWidth(900)
    assert banner.heightForWidth(300) > low
    assert banner.minimumHeight() == 42
    assert banner.accessibleName() == SENTENCE


def test_a_banner_wears_the_tint_of_its_kind(stage: Stage) -> None:
    banner = Banner("آخرین ارسال کامل است.", "ok", name="done")
    stage.put(banner)
    assert banner.grab().toImage().pixelColor(8, 20) == QColor(LIGHT.ok_tint)


def test_an_empty_state_invites(stage: Stage) -> None:
    new = Button("جلسهٔ تازه", name="new", kind="primary", icon="plus")
    empty = EmptyState(
        "calendar-days",
        "هنوز جلسه‌ای ثبت نشده است",
        "فهرست جلسات این‌جا می‌آید. نخستین جلسه را بسازید تا دستور و حاضران آن آماده شود.",
        name="no-meetings",
        button=new,
    )
    stage.put(empty)
    stage.resize(700, 500)
    empty.grab()
    assert empty.accessibleName() == "هنوز جلسه‌ای ثبت نشده است"
    sentence, hint = empty.findChildren(Label)
    bottoms = [w.mapTo(empty, w.rect().bottomLeft()).y() for w in (sentence, hint, new)]
    assert bottoms == sorted(bottoms)
    assert hint.height() >= hint.heightForWidth(hint.width())
    assert abs(new.geometry().center().x() - empty.rect().center().x()) <= 1
