"""The look of the window: one table of colours, the sizes, the type, the icons.

Hard rule: a colour that is not in `Palette` does not exist, and the widgets ask the running
`Theme` for it whenever they paint, so that exchanging one table exchanges the whole look.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import cast

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FONT_FAMILY = "Vazirmatn"

REGULAR = QFont.Weight.Normal
MEDIUM = QFont.Weight.Medium
BOLD = QFont.Weight.Bold

# Screens of old PCs run at 100, 125, 150 and 200 percent.
PIXEL_RATIOS = (1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True)
class Palette:
    """Every colour there is, by what it is used for."""

    bg: str
    surface: str
    sunken: str
    border: str
    border_strong: str
    text: str
    text_2: str
    text_3: str
    accent: str
    accent_fill: str
    accent_hover: str
    accent_press: str
    accent_tint: str
    on_accent: str
    danger: str
    danger_tint: str
    danger_line: str
    warn: str
    warn_tint: str
    warn_line: str
    ok: str
    ok_tint: str
    ok_line: str
    info: str
    info_tint: str
    info_line: str
    chart_1: str
    chart_2: str
    chart_3: str
    chart_4: str
    chart_grid: str
    disabled: str
    disabled_bg: str


LIGHT = Palette(
    bg="#F5F6F3",
    surface="#FFFFFF",
    sunken="#EBEEEA",
    border="#DCE0DA",
    border_strong="#879089",
    text="#1B2421",
    text_2="#47524E",
    text_3="#5F6A65",
    accent="#0D6560",
    accent_fill="#0D6560",
    accent_hover="#0A524E",
    accent_press="#073F3C",
    accent_tint="#E1EFEC",
    on_accent="#FFFFFF",
    danger="#A12D27",
    danger_tint="#FAE9E7",
    danger_line="#E5B8B4",
    warn="#7A5000",
    warn_tint="#FAF0DA",
    warn_line="#E2CB96",
    ok="#286438",
    ok_tint="#E4F1E6",
    ok_line="#B4D3BA",
    info="#2A5884",
    info_tint="#E6EEF6",
    info_line="#B5CBE0",
    chart_1="#0D6560",
    chart_2="#5A9E95",
    chart_3="#B9822A",
    chart_4="#B7534B",
    chart_grid="#E4E7E2",
    disabled="#8C958F",
    disabled_bg="#EBEEEA",
)

DARK = Palette(
    bg="#131816",
    surface="#1B211F",
    sunken="#0F1312",
    border="#2D3633",
    border_strong="#6C7873",
    text="#E5EAE7",
    text_2="#B5C0BB",
    text_3="#95A19B",
    accent="#6DC9C0",
    accent_fill="#1D7770",
    accent_hover="#207F78",
    accent_press="#185F5A",
    accent_tint="#17312E",
    on_accent="#FFFFFF",
    danger="#F19B94",
    danger_tint="#3A1F1D",
    danger_line="#6B3531",
    warn="#E4B865",
    warn_tint="#33290F",
    warn_line="#5E4B1F",
    ok="#8CC99A",
    ok_tint="#1A2E20",
    ok_line="#33573D",
    info="#94BFE7",
    info_tint="#18293A",
    info_line="#2F4C68",
    chart_1="#6DC9C0",
    chart_2="#3D857F",
    chart_3="#D9A850",
    chart_4="#E0857D",
    chart_grid="#2D3633",
    disabled="#66716C",
    disabled_bg="#232A28",
)


class Size:
    """Heights, widths and radii, in pixels."""

    HEADER = 56
    STATUS_BAR = 28
    RAIL = 176
    RAIL_OF_ICONS = 56
    RAIL_ROW = 36
    SECTION_RAIL = 212
    SECTION_ROW = 44
    CARD_HEADER = 44
    BUTTON = 34
    BUTTON_IN_NOTICE = 30
    BUTTON_TO_SIGN = 44
    TOGGLE = 34
    TOGGLE_OPTION = 72
    CHIP = 22
    BADGE = 20
    KEY_CAP = 20
    ICON = 18
    ICON_BESIDE_TEXT = 15
    ICON_IN_CHIP = 13
    RADIUS_CHIP = 4
    RADIUS_BUTTON = 6
    RADIUS_CARD = 8
    FOCUS_LINE = 2


class Space:
    """Distances, in pixels."""

    TINY = 4
    SMALL = 8
    MEDIUM = 12
    CARD = 16
    WORKSPACE = 20
    SCREEN = 24


def font(px: int, weight: QFont.Weight = REGULAR) -> QFont:
    """Return the one typeface; always in pixels, since Qt itself scales for the screen."""
    result = QFont(FONT_FAMILY)
    result.setPixelSize(px)
    result.setWeight(weight)
    return result


def stylesheet(palette: Palette) -> str:
    """Fill the style sheet with the colours of a palette."""
    template = (RESOURCES / "styles" / "dabir.qss").read_text(encoding="utf-8")
    return Template(template).substitute(asdict(palette))


@dataclass(frozen=True)
class Theme:
    """A palette at work: colours and icons by role."""

    palette: Palette

    @staticmethod
    def current() -> "Theme":
        """Return the theme that the running application wears."""
        app = cast("QApplication", QApplication.instance())
        return cast("Theme", app.property("theme"))

    def apply(self, app: QApplication) -> None:
        """Dress the application; open windows change with it."""
        app.setProperty("theme", self)
        app.setPalette(self._qt_palette())
        app.setStyleSheet(stylesheet(self.palette))

    def colour(self, role: str) -> QColor:
        return QColor(getattr(self.palette, role))

    def pixmap(self, name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Draw one icon in one colour, sharp on a screen of this pixel ratio."""
        key = f"icon/{name}/{getattr(self.palette, role)}/{size}/{ratio}"
        result = QPixmap()
        if not QPixmapCache.find(key, result):
            result = self._render(name, role, size, ratio)
            QPixmapCache.insert(key, result)
        return result

    def icon(self, name: str, role: str = "text_2", size: int = Size.ICON_BESIDE_TEXT) -> QIcon:
        """Return an icon for Qt's own widgets, with its disabled variant."""
        result = QIcon()
        for ratio in PIXEL_RATIOS:
            result.addPixmap(self.pixmap(name, role, size, ratio))
            result.addPixmap(self.pixmap(name, "disabled", size, ratio), QIcon.Mode.Disabled)
        return result

    def draw_icon(self, painter: QPainter, rect: QRectF, name: str, role: str, size: int) -> None:
        """Paint an icon in the middle of a rectangle."""
        pixmap = self.pixmap(name, role, size, painter.device().devicePixelRatioF())
        corner = rect.center() - QPointF(size / 2, size / 2)
        painter.drawPixmap(corner.toPoint(), pixmap)

    def _render(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        svg = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        svg = svg.replace("currentColor", getattr(self.palette, role))
        if size > Size.ICON_IN_CHIP:
            svg = svg.replace('stroke-width="2"', 'stroke-width="1.75"')
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _qt_palette(self) -> QPalette:
        roles = QPalette.ColorRole
        result = QPalette()
        for role, name in (
            (roles.Window, "bg"),
            (roles.WindowText, "text"),
            (roles.Base, "surface"),
            (roles.AlternateBase, "bg"),
            (roles.Text, "text"),
            (roles.PlaceholderText, "text_3"),
            (roles.Button, "surface"),
            (roles.ButtonText, "text"),
            (roles.ToolTipBase, "surface"),
            (roles.ToolTipText, "text"),
            (roles.Highlight, "accent_fill"),
            (roles.HighlightedText, "on_accent"),
            (roles.Accent, "accent_fill"),
            (roles.Link, "accent"),
            (roles.LinkVisited, "accent"),
            (roles.Mid, "border_strong"),
        ):
            result.setColor(role, self.colour(name))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            result.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text_3"))
        for role in (roles.Base, roles.Button):
            result.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled_bg"))
        return result
