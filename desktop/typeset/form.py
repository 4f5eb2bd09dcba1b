"""Fields that lie over a page, and are filled in when the file is long written: signatures.

The hard rule: what is read is printed on the page. A field shows nothing of its own.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFString

from desktop.typeset.pdffile import PdfFile, Reference
from desktop.typeset.shaping import printable

_PRINTED, _LOCKED = 1 << 2, 1 << 7  # flags of what lies over a page
_SIGNED, _ONLY_APPENDED = 1 << 0, 1 << 1  # flags of the whole form


class Field(Struct, eq=False):
    """A field for a signature, where it landed: the page, counted from 0, and its box on it.

    The box is measured from the lower left: left, lower, right and upper edge.
    """

    name: str  # unique in the document
    about: str  # what it is, in words
    page: int
    box: tuple[float, float, float, float]


def add_form(
    pdf: PdfFile, widgets: Mapping[Field, Reference], pages: Sequence[Reference]
) -> Reference:
    """Write the fields, which the tree numbers after the pages."""
    for number, (field, reference) in enumerate(widgets.items(), len(pages)):
        pdf.put(reference, _widget(pdf, field, pages[field.page], number))
    form = {
        "Fields": PDFArrayCompact(widgets.values()),
        "SigFlags": _SIGNED | _ONLY_APPENDED,
    }
    return pdf.add(PDFDictionary(form))


def _widget(pdf: PdfFile, field: Field, page: Reference, number: int) -> PDFDictionary:
    return PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "FT": PDFName("Sig"),
            "T": PDFString(field.name),
            "TU": PDFString(printable(field.about)),
            "F": _PRINTED | _LOCKED,
            "P": page,
            "Rect": PDFArrayCompact([round(edge, 2) for edge in field.box]),
            "AP": PDFDictionary({"N": _nothing(pdf, field)}),
            "StructParent": number,
        }
    )


def _nothing(pdf: PdfFile, field: Field) -> Reference:
    """Write the looks of the field: an archive wants it to have some."""
    left, lower, right, upper = field.box
    described = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        "BBox": PDFArrayCompact([0, 0, round(right - left, 2), round(upper - lower, 2)]),
        "Resources": PDFDictionary({}),
    }
    return pdf.add_stream(b"", described)
