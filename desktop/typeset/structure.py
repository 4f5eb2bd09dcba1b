"""What each part of the text is: the tree by which a page is read aloud, reflowed and kept.

The hard rule: the tree grows as pages are drawn, and so is in reading order. What only adorns a
page, or is repeated on it, is an artifact and in no tree.
"""

from codecs import BOM_UTF16_BE
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from desktop.typeset.form import Field
from desktop.typeset.pdffile import PdfFile, Reference
from desktop.typeset.role import Role
from desktop.typeset.shaping import printable
from desktop.typeset.style import Text


class Mark(NamedTuple):
    """Marked content: the page, counted from 0, and the number on it."""

    page: int
    number: int


class Source(NamedTuple):
    """What a part says, and the directions in which its letters were set."""

    text: Text
    levels: tuple[bytes, ...]  # between each two line feeds


class Element(Struct, eq=False):
    """A part of the text: of others, of marks on pages and then with its source, or of a field."""

    role: Role
    source: "Source | None" = None
    alternative: str = ""  # what a figure shows, in words
    columns: int = 1  # of its table, that a cell runs across
    kids: "list[Element | Mark | Field]" = field(default_factory=list)
    placed: bool = False

    def add(self, kid: "Element") -> None:
        """Take in a part when it is first drawn; an item keeps its label and its body apart."""
        if kid.placed:
            return
        kid.placed = True
        if self.role is Role.ITEM and kid.role is not Role.LABEL:
            self._body().kids.append(kid)
        else:
            self.kids.append(kid)

    def walk(self) -> "Iterator[Element]":
        """Give this part and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]

    def _body(self) -> "Element":
        last = self.kids[-1] if self.kids else None
        if not isinstance(last, Element) or last.role is not Role.BODY:
            last = Element(Role.BODY, placed=True)
            self.kids.append(last)
        return last


_ATTRIBUTES = {
    Role.LIST: "/A<</O/List/ListNumbering/Decimal>>",
    Role.HEAD: "/A<</O/Table/Scope/Column>>",
}


def add_tree(
    pdf: PdfFile,
    root: Element,
    pages: Sequence[Reference],
    marked: Sequence[Sequence[Element]],
    widgets: Mapping[Field, Reference],
) -> Reference:
    """Write the tree; `marked` are each page's elements by the numbers of their marks.

    The fields are numbered after the pages, in their order.
    """
    top = pdf.reserve()
    # Numbered in the order of writing, and like beside like: so the file is smaller.
    pairs = [(part, kid) for part in root.walk() for kid in part.kids if isinstance(kid, Element)]
    references: dict[Element | Field, Reference] = {
        element: pdf.reserve() for element in (root, *(kid for _, kid in pairs))
    }
    references.update(widgets.items())
    pdf.put(references[root], _spell(root, top, references, pages))
    for part, kid in pairs:
        pdf.put(references[kid], _spell(kid, references[part], references, pages))
    numbers = [
        f"{number} {pdf.add(_listed([references[element] for element in elements]))}"
        for number, elements in enumerate(marked)
    ]
    if widgets:
        holders = {kid: part for _, part in pairs for kid in part.kids if isinstance(kid, Field)}
        numbers += [
            f"{number} {references[holders[field]]}"
            for number, field in enumerate(widgets, len(marked))
        ]
    parents = pdf.add(f"<</Nums[{' '.join(numbers)}]>>")
    pdf.put(top, f"<</Type/StructTreeRoot/K {references[root]}/ParentTree {parents}>>")
    return top


def _spell(
    element: Element,
    parent: Reference,
    references: Mapping[Element | Field, Reference],
    pages: Sequence[Reference],
) -> str:
    attributes = _ATTRIBUTES.get(element.role, "")
    if element.alternative:
        attributes += f"/Alt {_text(element.alternative)}"
    if element.columns > 1:
        attributes += f"/A<</O/Table/ColSpan {element.columns}>>"
    head = f"<</S/{element.role.value}{attributes}/P {parent}"
    if len(element.kids) == 1 and isinstance(only := element.kids[0], Mark):
        return f"{head}/Pg {pages[only.page]}/K {only.number}>>"
    return f"{head}/K{_listed([_kid(kid, references, pages) for kid in element.kids])}>>"


def _kid(
    kid: Element | Mark | Field,
    references: Mapping[Element | Field, Reference],
    pages: Sequence[Reference],
) -> object:
    if isinstance(kid, Mark):
        return f"<</Type/MCR/Pg {pages[kid.page]}/MCID {kid.number}>>"
    if isinstance(kid, Field):
        return f"<</Type/OBJR/Pg {pages[kid.page]}/Obj {references[kid]}>>"
    return references[kid]


def _listed(items: Sequence[object]) -> str:
    return f"[{' '.join(map(str, items))}]"


def _text(text: str) -> str:
    """Spell a text as PDF strings have it, in hexadecimal digits."""
    return f"<{(BOM_UTF16_BE + printable(text).encode('utf-16-be')).hex()}>"
