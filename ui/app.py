"""The application object: Persian, right to left, one typeface, one look.

Hard rule: whatever every window must share is set here, once, before the first widget.
"""

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from ui.collector import Collector
from ui.theme import LIGHT, RESOURCES, Theme, font


def make_application(argv: Sequence[str]) -> QApplication:
    """Build the application that every window and every test of a widget runs in."""
    QLocale.setDefault(QLocale(QLocale.Language.Persian, QLocale.Country.Iran))
    app = QApplication(list(argv))
    app.setOrganizationName("dabir")
    app.setApplicationName("dabir")
    app.setApplicationDisplayName("دبیر")
    _speak_persian(app)
    Collector(app)
    app.setStyle("Fusion")
    for file in sorted((RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    # Qt would write «کنترل+P» where the keyboard says Ctrl.
    app.styleHints().setShowShortcutsInContextMenus(False)
    Theme(LIGHT).apply(app)
    # Last, since with the first style sheet Windows gives tables and menus its own font.
    app.setFont(font(13))
    return app


def _speak_persian(app: QApplication) -> None:
    translator = QTranslator(app)
    translator.load("qtbase_fa", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    app.installTranslator(translator)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
