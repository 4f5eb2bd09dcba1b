"""The law of colours and sizes holds, in the light and in the dark palette."""

import re
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontInfo, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import ui
from ui.theme import BOLD, DARK, LIGHT, MEDIUM, REGULAR, RESOURCES, Palette, Theme, font, stylesheet

pytestmark = pytest.mark.usefixtures("qapp")

CODE = [file.read_text(encoding="utf-8") for file in Path(ui.__path__[0]).rglob("*.py")]

TOKENS = """
bg surface sunken border border-strong text text-2 text-3 accent accent-fill accent-hover
accent-press accent-tint on-accent danger danger-tint danger-line warn warn-tint warn-line ok
ok-tint ok-line info info-tint info-line chart-1 chart-2 chart-3 chart-4 chart-grid disabled
disabled-bg
"""

# ink, ground, contrast in the light palette, contrast in the dark one
CONTRAST = """
text bg 14.66 14.75
text surface 15.90 13.44
text sunken 13.59 15.38
text-2 bg 7.49 9.59
text-2 surface 8.12 8.74
text-2 sunken 6.94 10.00
text-3 bg 5.18 6.71
text-3 surface 5.62 6.11
text-3 sunken 4.80 6.99
accent surface 6.89 8.39
accent bg 6.35 9.20
accent sunken 5.89 9.59
accent accent-tint 5.83 7.11
text accent-tint 13.44 11.39
text-2 accent-tint 6.87 7.41
on-accent accent-fill 6.89 5.35
on-accent accent-hover 9.01 4.81
on-accent accent-press 11.76 7.44
danger surface 7.19 7.68
danger danger-tint 6.12 7.07
warn surface 7.06 8.83
warn warn-tint 6.23 7.74
ok surface 7.07 8.52
ok ok-tint 6.07 7.51
info surface 7.43 8.46
info info-tint 6.34 7.67
text danger-tint 13.53 12.38
text warn-tint 14.04 11.78
text ok-tint 13.64 11.85
text-2 warn-tint 7.17 7.66
border-strong surface 3.29 3.56
border-strong bg 3.03 3.91
text-3 disabled-bg 4.80 5.48
text-3 accent-tint 4.75 5.18
danger accent-tint 6.08 6.50
warn accent-tint 5.97 7.49
chart-1 surface 6.89 8.39
chart-2 surface 3.11 3.79
chart-3 surface 3.34 7.53
chart-4 surface 4.82 6.09
"""
PAIRS = [tuple(line.split()) for line in CONTRAST.strip().splitlines()]
EDGES = {"border-strong", "chart-1", "chart-2", "chart-3", "chart-4"}


def contrast(first: str, second: str) -> float:
    """Compute the contrast of two colours as WCAG 2 does."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def token(palette: Palette, name: str) -> str:
    return str(asdict(palette)[name.replace("-", "_")])


def test_the_palette_has_exactly_the_tokens() -> None:
    assert [field.name.replace("_", "-") for field in fields(Palette)] == TOKENS.split()


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), PAIRS)
def test_contrast_is_as_designed_and_readable(ink: str, ground: str, light: str, dark: str) -> None:
    least = 3.0 if ink in EDGES else 4.5
    for palette, designed in ((LIGHT, light), (DARK, dark)):
        found = contrast(token(palette, ink), token(palette, ground))
        assert f"{found:.2f}" == designed
        assert found >= least


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_style_sheet_knows_no_colour_of_its_own(palette: Palette) -> None:
    template = (RESOURCES / "styles" / "dabir.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", template)
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", stylesheet(palette)))
    assert used <= set(asdict(palette).values())


def test_no_size_is_given_in_points() -> None:
    template = (RESOURCES / "styles" / "dabir.qss").read_text(encoding="utf-8")
    assert not re.search(r"\d\s*pt\b", template)
    assert QApplication.font().pixelSize() == 13
    assert QApplication.font().pointSize() == -1


@pytest.mark.parametrize("weight", [REGULAR, MEDIUM, BOLD])
def test_every_weight_is_drawn_with_our_typeface(weight: int) -> None:
    drawn = QFontInfo(font(14, {w.value: w for w in (REGULAR, MEDIUM, BOLD)}[weight]))
    assert drawn.family().startswith("Vazirmatn")
    assert drawn.weight() == weight


def ink_of(image: QImage) -> set[str]:
    """Return the colours that an image covers fully."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    seen = (image.pixelColor(x, y) for x, y in points)
    return {colour.name().upper() for colour in seen if colour.alpha() == 255}


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_an_icon_wears_the_colour_of_its_role(palette: Palette) -> None:
    image = Theme(palette).pixmap("check", "danger", 18, 2.0).toImage()
    assert (image.width(), image.devicePixelRatio()) == (36, 2.0)
    assert ink_of(image) == {palette.danger}


def test_an_icon_has_a_disabled_variant() -> None:
    icon = Theme.current().icon("file-text", "text", 18)
    disabled = icon.pixmap(18, QIcon.Mode.Disabled).toImage()
    assert ink_of(disabled) <= {LIGHT.disabled}
    assert disabled != icon.pixmap(18).toImage()


@pytest.mark.parametrize("name", sorted(p.stem for p in (RESOURCES / "icons").glob("*.svg")))
def test_every_icon_can_be_drawn_and_is(name: str) -> None:
    image = QImage(24, 24, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(LIGHT.surface))
    blank = image.copy()
    painter = QPainter(image)
    Theme.current().draw_icon(painter, QRectF(0, 0, 24, 24), name, "text", 18)
    painter.end()
    assert image != blank
    assert any(f'"{name}"' in code for code in CODE), "nothing shows it"


def test_exchanging_the_palette_changes_open_windows(qtbot: QtBot, qapp: QApplication) -> None:
    label = QLabel("دبیر")
    label.setProperty("role", "danger")
    qtbot.addWidget(label)
    label.show()
    light = label.grab().toImage()
    try:
        Theme(DARK).apply(qapp)
        assert label.grab().toImage() != light
        assert label.palette().windowText().color() == QColor(DARK.danger)
    finally:
        Theme(LIGHT).apply(qapp)
    assert label.grab().toImage() == light
