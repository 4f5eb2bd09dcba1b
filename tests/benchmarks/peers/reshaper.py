"""The usual recipe for Persian in ReportLab; its lines come out bottom-up, which is not mended."""

from pathlib import Path
from xml.sax.saxutils import escape

from arabic_reshaper import reshape
from bidi import get_display
from reportlab.lib.colors import gray
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.benchmarks.plain import BOLD, REGULAR, Part, Plain, write_with

_TEXT = ParagraphStyle("text", fontName="Vazirmatn", fontSize=10.5, leading=18, alignment=TA_RIGHT)
_HEAD = ParagraphStyle("head", _TEXT, fontName="Vazirmatn-Bold")
_CELL = ParagraphStyle("cell", _TEXT, fontSize=9, leading=14.5)
_GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.4, gray), ("FONT", (0, 0), (-1, -1), "Vazirmatn")])


def write(plain: Plain, target: Path) -> None:
    for name, path in (("Vazirmatn", REGULAR), ("Vazirmatn-Bold", BOLD)):
        pdfmetrics.registerFont(TTFont(name, path))
    paper = SimpleDocTemplate(
        str(target), pagesize=A4, rightMargin=25 * mm, leftMargin=18 * mm, topMargin=22 * mm
    )
    paper.build([_flowable(part) for part in plain])


def _flowable(part: Part) -> Flowable:
    if part.rows:
        rows = [[_paragraph(cell, _CELL) for cell in reversed(row)] for row in part.rows]
        return Table(rows, repeatRows=1, style=_GRID)
    return _paragraph(part.text, _HEAD if part.level else _TEXT)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(get_display(reshape(text))), style)


if __name__ == "__main__":
    write_with(write)
