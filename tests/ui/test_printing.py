"""Printing finished pages, onto a printer that writes a PDF."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.papers import minutes_paper
from desktop.errors import Cancelled
from desktop.pages import Pages
from tests.desktop.documents.sample import FULL
from ui.printing import FINEST, prepare, print_pages


def unheard(_done: int, _total: int) -> None:
    """Report to nobody."""


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages(minutes_paper(FULL, unheard))


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path, pages: Pages) -> QPrinter:
    del qapp
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(300)
    prepare(printer, pages, "صورتجلسه")
    return printer


def printed(printer: QPrinter) -> Pages:
    return Pages(Path(printer.outputFileName()).read_bytes())


def picture(pages: Pages, page: int) -> Image.Image:
    drawn = pages.render(page, 1.0)
    size = (drawn.width, drawn.height)
    return Image.frombytes("RGB", size, drawn.pixels, "raw", "BGRX", drawn.stride).convert("L")


def test_every_page_is_printed_as_large_as_it_is(printer: QPrinter, pages: Pages) -> None:
    print_pages(pages, printer, unheard)
    paper = printed(printer)
    assert len(paper.sizes) == len(pages.sizes)
    for page, size in enumerate(pages.sizes):
        assert abs(paper.sizes[page].width - size.width) < 1
        assert abs(paper.sizes[page].height - size.height) < 1
        one, other = picture(pages, page), picture(paper, page).resize(picture(pages, page).size)
        assert min(other.tobytes()) < 100
        difference = ImageChops.difference(one, other).tobytes()
        assert sum(difference) / len(difference) < 4  # of 255: the same page, drawn twice


def test_only_the_pages_asked_for_are_printed(printer: QPrinter, pages: Pages) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2"))
    print_pages(pages, printer, unheard)
    paper = printed(printer)
    assert len(paper.sizes) == 1
    difference = ImageChops.difference(
        picture(pages, 1), picture(paper, 0).resize(picture(pages, 1).size)
    ).tobytes()
    assert sum(difference) / len(difference) < 4


def test_a_printer_without_copies_of_its_own_gets_each_of_them(
    printer: QPrinter, pages: Pages
) -> None:
    printer.setCopyCount(2)
    print_pages(pages, printer, unheard)
    assert len(printed(printer).sizes) == 2 * len(pages.sizes)


def test_each_page_lies_as_it_was_made(printer: QPrinter) -> None:
    stream = BytesIO()
    canvas = Canvas(stream)
    for size in (A4, landscape(A4), A4):
        canvas.setPageSize(size)
        canvas.rect(50, 50, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    print_pages(Pages(stream.getvalue()), printer, unheard)
    assert [size.width > size.height for size in printed(printer).sizes] == [False, True, False]


def test_a_fine_printer_gets_larger_dots(
    printer: QPrinter, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[float, int]] = []
    render = Pages.render

    def watched(self: Pages, page: int, scale: float, rows: range | None = None) -> object:
        drawn = render(self, page, scale, rows)
        asked.append((scale * 72, len(drawn.pixels)))
        return drawn

    monkeypatch.setattr(Pages, "render", watched)
    printer.setResolution(2 * FINEST)
    print_pages(pages, printer, unheard)
    assert {round(dots) for dots, _ in asked} <= {FINEST, FINEST - 1}
    assert max(size for _, size in asked) < 12_000_000
    assert len(printed(printer).sizes) == len(pages.sizes)


def test_a_stop_is_obeyed_in_the_middle_of_a_page(printer: QPrinter, pages: Pages) -> None:
    told = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(pages, printer, stop)
    assert told[-1][0] == 1  # the second page was under way
