"""What a part of the page is to a reader program: of the text, or an ornament."""

from enum import Enum


class Role(Enum):
    """The kind of a part of the text; the value is its name in PDF."""

    DOCUMENT = "Document"
    PART = "Div"
    TITLE = "H1"
    SECTION = "H2"
    SUBSECTION = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEAD = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    FORM = "Form"


class Artifact(Enum):
    """What is no part of the text; the value is the operator that begins it on a page."""

    LAYOUT = "/Artifact <</Type /Layout>> BDC"
    REPEATED = "/Artifact <</Type /Pagination>> BDC"
    HEADER = "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC"
    FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC"
    WATERMARK = "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC"
