"""Qt: a QTextDocument, printed by QPdfWriter."""

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import (
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)

from tests.benchmarks.peers.html import page
from tests.benchmarks.plain import BOLD, REGULAR, Plain, write_with


def write(plain: Plain, target: Path) -> None:
    application = QGuiApplication(["qt", "-platform", "offscreen"])
    for font in (REGULAR, BOLD):
        QFontDatabase.addApplicationFont(str(font))
    printer = QPdfWriter(str(target))
    printer.setResolution(1200)
    margins = QMarginsF(18, 22, 25, 22)
    unit = QPageLayout.Unit.Millimeter
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, unit
        )
    )
    document = QTextDocument()
    document.setHtml(page(plain))
    document.print_(printer)
    del printer, application


if __name__ == "__main__":
    write_with(write)
