"""Finished pages on a printer.

The one hard rule: a page is drawn in bands, so that the finest printer needs no more memory than a
coarse one.
"""

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.errors import Cancelled, PrinterFault
from desktop.pages import Pages, PageSize
from ui.tasks import Report

FINEST = 600  # dots to an inch; a printer that has more gets its pages in dots twice as large
_BAND = 512  # rows of dots
_INCH = 72  # points


def prepare(printer: QPrinter, pages: Pages, name: str) -> None:
    """Get a printer ready for these pages, before a person chooses the rest."""
    printer.setDocName(name)
    printer.setFullPage(True)  # the margins are on the pages already
    printer.setPageLayout(_layout(pages.sizes[0]))


def print_pages(pages: Pages, printer: QPrinter, report: Report) -> None:
    """Print what was asked for; what `report` raises stops it, and the printer drops the rest."""
    wanted = _wanted(printer, len(pages.sizes))
    painter = QPainter()
    try:
        for done, page in enumerate(wanted):
            printer.setPageOrientation(_orientation(pages.sizes[page]))
            if not (printer.newPage() if done else painter.begin(printer)):
                raise PrinterFault(printer.printerName())
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            for place, band in _bands(pages, page, printer):
                report(done, len(wanted))
                painter.drawImage(place, band)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """Give the pages, from 0, in the order asked for, as often as the printer does not itself."""
    pages = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        asked = printer.pageRanges()
        pages = [page for page in pages if asked.contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages * (1 if printer.supportsMultipleCopies() else printer.copyCount())


def _bands(pages: Pages, page: int, printer: QPrinter) -> Iterator[tuple[QRectF, QImage]]:
    """Draw a page as large as it is, or as its paper, and say where on it each band belongs."""
    size, paper = pages.sizes[page], printer.paperRect(QPrinter.Unit.DevicePixel)
    real = printer.resolution() / _INCH
    scale = min(real, paper.width() / size.width, paper.height() / size.height)
    dot = ceil(printer.resolution() / FINEST)
    width, height = pages.pixels(page, scale / dot)
    left, top = (paper.width() - width * dot) / 2, (paper.height() - height * dot) / 2
    for start in range(0, height, _BAND):
        rows = range(start, min(start + _BAND, height))
        drawn = pages.render(page, scale / dot, rows)
        image = QImage(
            drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
        )
        yield QRectF(left, top + start * dot, drawn.width * dot, drawn.height * dot), image.copy()


def _layout(size: PageSize) -> QPageLayout:
    points = QSizeF(*sorted((size.width, size.height)))
    paper = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    return QPageLayout(paper, _orientation(size), QMarginsF())


def _orientation(size: PageSize) -> QPageLayout.Orientation:
    across = size.width > size.height
    return QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
