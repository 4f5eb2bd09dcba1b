"""Bookmarks: the tree of titles beside the pages, by which a reader finds a place."""

from codecs import BOM_UTF16_BE
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct, field
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFText

from desktop.typeset.pdffile import PdfFile, Reference
from desktop.typeset.shaping import printable


class Bookmark(Struct, frozen=True):
    title: str
    level: int = 1  # one of level 2 hangs under the one of level 1 before it


class Placed(NamedTuple):
    bookmark: Bookmark
    page: int  # counted from 0
    y: float  # from the lower edge of the page


class _Entry(Struct, eq=False):
    reference: Reference
    level: int
    own: dict[str, object]
    kids: "list[_Entry]" = field(default_factory=list)

    def count(self) -> int:
        """How many titles are below it."""
        return sum(1 + kid.count() for kid in self.kids)


def add_outline(pdf: PdfFile, bookmarks: Sequence[Placed], pages: Sequence[Reference]) -> Reference:
    """Write the tree of bookmarks, all open."""
    root = _Entry(pdf.reserve(), 0, {})
    path = [root]
    for bookmark, page, y in bookmarks:
        title = " ".join(printable(bookmark.title).split())
        place = f"[{pages[page]} /XYZ null {y:.0f} null]"
        while path[-1].level >= bookmark.level:
            path.pop()
        parent = path[-1]
        own = {"Title": _spell(title), "Dest": place, "Parent": parent.reference}
        path.append(_Entry(pdf.reserve(), bookmark.level, own))
        parent.kids.append(path[-1])
    _put(pdf, root)
    return root.reference


def _spell(title: str) -> PDFText:
    """Spell it in half the room that ReportLab's PDFString takes for Persian."""
    return PDFText(BOM_UTF16_BE + title.encode("utf-16-be"))


def _put(pdf: PdfFile, entry: _Entry) -> None:
    kids = entry.kids
    if kids:
        ends = {"First": kids[0].reference, "Last": kids[-1].reference, "Count": entry.count()}
        entry.own.update(ends)
    pdf.put(entry.reference, PDFDictionary(entry.own))
    for before, after in pairwise(kids):
        before.own["Next"] = after.reference
        after.own["Prev"] = before.reference
    for kid in kids:
        _put(pdf, kid)
