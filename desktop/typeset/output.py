"""Writes made-up pages as a PDF, by ReportLab's document objects.

The hard rule: the same document gives the same bytes.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFString

from desktop.typeset.archive import Archive
from desktop.typeset.attachment import add_attachments
from desktop.typeset.document import Document, Paper, Progress
from desktop.typeset.form import Field, add_form
from desktop.typeset.makeup import MadeUp, make_up
from desktop.typeset.metadata import add_info, add_intent, add_xmp
from desktop.typeset.outline import add_outline
from desktop.typeset.page import Page
from desktop.typeset.pdffile import PdfFile, Reference
from desktop.typeset.proof import prove
from desktop.typeset.resources import Resources
from desktop.typeset.shaping import Faces
from desktop.typeset.structure import add_tree


def write(
    document: Document,
    stream: BinaryIO,
    faces: Faces,
    progress: Progress = lambda _: None,
    archive: Archive = Archive.A3B,
) -> None:
    """Write the document; nothing reaches the stream before all pages are made and proven.

    The oldest archives take neither attachments nor tags nor fields; the pages are the same.
    """
    with _without_collector():
        resources = Resources(faces)
        made = make_up(document, resources, progress)
        pdf = PdfFile(archive)
        pages = _add_pages(pdf, made.pages, document.paper, resources)
        root = pdf.add(PDFDictionary(_catalog(pdf, document, made, pages)))
        data = pdf.finish(root, add_info(pdf, document.about))
        prove(data, made)
    stream.write(data)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Spare Python's search for cycles, which finds none here, and takes longer page by page."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def _catalog(pdf: PdfFile, document: Document, made: MadeUp, pages: "_Pages") -> dict[str, object]:
    preferences = {"Direction": PDFName("R2L"), "DisplayDocTitle": "true"}
    catalog: dict[str, object] = {
        "Type": PDFName("Catalog"),
        "Pages": pages.tree,
        "Lang": PDFString(document.about.language),
        "ViewerPreferences": PDFDictionary(preferences),
        "Metadata": add_xmp(pdf, document.about),
        "OutputIntents": add_intent(pdf),
    }
    if bookmarks := [placed for page in made.pages for placed in page.bookmarks]:
        catalog["Outlines"] = add_outline(pdf, bookmarks, pages.leaves)
    if pdf.archive is Archive.A3B:
        catalog["MarkInfo"] = PDFDictionary({"Marked": "true"})
        marked = [page.marked for page in made.pages]
        catalog["StructTreeRoot"] = add_tree(pdf, made.root, pages.leaves, marked, pages.widgets)
        if pages.widgets:
            catalog["AcroForm"] = add_form(pdf, pages.widgets, pages.leaves)
        if attachments := tuple(document.attachments):
            catalog.update(add_attachments(pdf, attachments, document.about.created))
    return catalog


class _Pages(NamedTuple):
    tree: Reference
    leaves: list[Reference]
    widgets: dict[Field, Reference]


def _add_pages(pdf: PdfFile, pages: Sequence[Page], paper: Paper, shared: Resources) -> _Pages:
    tree = pdf.reserve()
    # An archive wants each page to name them itself, and none to inherit them.
    resources = pdf.add(shared.add_to(pdf))
    fields = [field for page in pages for field in page.fields]
    widgets = {field: pdf.reserve() for field in fields if pdf.archive is Archive.A3B}
    leaves = [_add_page(pdf, page, tree, resources, widgets) for page in pages]
    entries = {
        "Type": PDFName("Pages"),
        "Count": len(leaves),
        "Kids": PDFArrayCompact(leaves),
        "MediaBox": PDFArrayCompact([0, 0, round(paper.width, 2), round(paper.height, 2)]),
    }
    pdf.put(tree, PDFDictionary(entries))
    return _Pages(tree, leaves, widgets)


def _add_page(
    pdf: PdfFile,
    page: Page,
    tree: Reference,
    resources: Reference,
    widgets: Mapping[Field, Reference],
) -> Reference:
    entries: dict[str, object] = {
        "Type": PDFName("Page"),
        "Parent": tree,
        "Resources": resources,
        "Contents": pdf.add_stream(page.finish()),
    }
    if pdf.archive is Archive.A3B:
        entries |= {"StructParents": page.number, "Tabs": PDFName("S")}
    if over := [widgets[field] for field in page.fields if field in widgets]:
        entries["Annots"] = PDFArrayCompact(over)
    return pdf.add(PDFDictionary(entries))
