"""Writes made-up pages as a PDF, by ReportLab's document objects.

The hard rule: the same document gives the same bytes.
"""

from datetime import UTC
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFResourceDictionary,
)

from desktop.typeset.document import About, Document, Paper, Progress, make_up
from desktop.typeset.page import Fonts, Page
from desktop.typeset.pdffile import PdfFile
from desktop.typeset.shaping import Faces, printable


def write(
    document: Document, stream: BinaryIO, faces: Faces, progress: Progress = lambda _: None
) -> None:
    """Write the document; nothing reaches the stream before all pages are made."""
    fonts = Fonts(faces)
    pages = make_up(document, faces, fonts, progress)
    pdf = PdfFile(document.about.language)
    _describe(pdf, document.about)
    resources = PDFResourceDictionary()
    embedded = PDFDictionary()
    resources.Font = pdf.add(embedded)
    shared = pdf.add(resources)
    for page in pages:
        _add_page(pdf, page, document.paper, shared)
    for font in fonts.embedded.values():
        embedded[font.name] = font.add_to(pdf)
    stream.write(pdf.GetPDFData(None))


def _describe(pdf: PdfFile, about: About) -> None:
    pdf.setTitle(printable(about.title))
    pdf.setAuthor(printable(about.author))
    pdf.setSubject(printable(about.subject))
    pdf.setCreator(printable(about.creator))
    written = about.created.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    pdf.setDateFormatter(lambda *_: written)
    pdf.Catalog.ViewerPreferences = PDFDictionary(
        {"Direction": PDFName("R2L"), "DisplayDocTitle": "true"}
    )


def _add_page(pdf: PdfFile, page: Page, paper: Paper, resources: PDFObjectReference) -> None:
    content = "\n".join(page.operations).encode("ascii")
    pdf.updateSignature(content)
    leaf = PDFPage()
    leaf.MediaBox = PDFArrayCompact([0, 0, round(paper.width, 2), round(paper.height, 2)])
    leaf.Contents = pdf.add_stream(content)
    leaf.Resources = resources
    pdf.addPage(leaf)
