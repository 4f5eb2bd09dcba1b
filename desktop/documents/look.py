"""How the office's papers look: colours, type, tables, as plain values.

The one hard rule: calm. One accent colour, hairlines in place of boxes, three sizes of type.
"""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from desktop import persian
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.role import Role
from desktop.typeset.shaping import Faces, Weight
from desktop.typeset.style import MM, Align, Color, Run, Style, Text
from desktop.typeset.table import Column, Row, Table, TableStyle

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"

INK = Color("#1B2421")
SECOND = Color("#47524E")
QUIET = Color("#5F6A65")
ACCENT = Color("#0D6560")
LINE = Color("#B8BFB9")
FRAME = Color("#879089")
FAINT = Color("#E8ECE8")

HAIRLINE = 0.4
INDENT = 7 * MM  # from a number to the text that hangs on it
LABEL = 20 * MM  # from a section's name to what follows in the same line
INK_ROOM = 10 * MM  # for a signature
INK_LINE = 9 * MM  # for one of the many on a sheet at the door
SHORT = 45 * MM  # a table up to this height is not divided
TALL = 75 * MM  # a row up to this height is not cut
SHEET = 235 * MM  # what a page holds under a section's name
SEAL = 28 * MM  # of that, where the frame of the electronic signature stands below

BODY = Style(size=10.5, leading=18, color=INK, after=3)
LEAD = replace(BODY, keep_with_next=True)
SMALL = Style(size=9, leading=14.4, color=INK)
FINE = Style(size=8.5, leading=14, color=QUIET)

HEAD = replace(LEAD, weight=Weight.BOLD, role=Role.SECTION)
TITLE = replace(
    BODY,
    size=14,
    leading=25,
    weight=Weight.BOLD,
    align=Align.CENTER,
    before=6,
    after=6,
    role=Role.TITLE,
)
SUBTITLE = replace(BODY, size=9.5, leading=17, color=SECOND, align=Align.CENTER, after=6)
SECTION = replace(HEAD, size=12, leading=20, color=ACCENT, before=14, after=4)
SUBSECTION = replace(HEAD, size=9.5, leading=17, before=8, after=3, role=Role.SUBSECTION)
BESIDE = replace(LEAD, size=9, leading=20, color=SECOND, before=SECTION.before, after=4)
RUN_IN = replace(BODY, before=12, after=4)
RUN_IN_LABEL = replace(RUN_IN, weight=Weight.BOLD, color=ACCENT, role=Role.SECTION)
ITEM = replace(HEAD, before=9, after=0, role=Role.SUBSECTION)
ITEM_NUMBER = replace(ITEM, role=Role.LABEL)
NUMBER_AGAIN = replace(ITEM_NUMBER, weight=Weight.REGULAR, color=QUIET)  # of what goes on
NOTE = replace(LEAD, size=9, leading=15, color=SECOND, after=2)
MARGIN = replace(FINE, size=8, leading=15)
LETTERHEAD = replace(SMALL, size=9.5, leading=15.5)
LETTERHEAD_NUMBERS = replace(SMALL, leading=15.5)
INVOCATION = replace(LETTERHEAD, size=10.5, weight=Weight.MEDIUM, align=Align.CENTER)

LETTER = Style(size=11, leading=21, color=INK, after=5)
LETTER_LEAD = replace(LETTER, before=6, keep_with_next=True)
LETTER_ITEM = replace(LETTER, size=10.5, leading=18, after=0)
LETTER_NUMBER = replace(LETTER_ITEM, role=Role.LABEL)
ADDRESSEE = replace(LETTER_LEAD, weight=Weight.BOLD, size=12, before=26, after=0, role=Role.SECTION)
ADDRESS = replace(LETTER_LEAD, leading=19, before=0, after=0)
SUBJECT = replace(LETTER_LEAD, before=14, after=12)
SIGNED = replace(LETTER, align=Align.CENTER)

PLAIN = TableStyle(text=SMALL, padding=(0, 0))
SIGNATURE = replace(PLAIN, before=20 * MM)  # for ink and stamp
HEADED = replace(PLAIN, middle=True)
RULED = TableStyle(
    text=SMALL,
    head=replace(FINE, size=8, leading=13),
    border=LINE,
    border_width=HAIRLINE,
    uprights=False,
    whole=TALL,
    padding=(5, 2.5),
    before=4,
    after=6,
)
ROSTER = replace(RULED, padding=(4, 2))  # of short lines, and so close that it has one page
SIGNING = replace(RULED, middle=True)
FORM = replace(SIGNING, uprights=True, text=replace(SMALL, leading=13), padding=(5, 2))
BOXED = replace(RULED, before=0, border=FRAME, border_width=0.25, uprights=True, padding=(6, 2.5))

ROW_NUMBER = Column("ردیف", width=10.5 * MM)


def faces() -> Faces:
    """Open the papers' typeface for one document, and the face of the signs that it lacks."""
    family = {weight: FONTS / f"Vazirmatn-{weight.value}.ttf" for weight in Weight}
    return Faces(family, FONTS / "dejavu" / "DejaVuSans.ttf")


def section(name: str, style: Style = SECTION) -> Paragraph:
    """Head a section; the reader program's list of bookmarks leads to it."""
    return Paragraph(name, style, Bookmark(name, level=2 if style.role is Role.SUBSECTION else 1))


def ruled(
    columns: Mapping[Column, tuple[Text, ...]], continued: Text = "", style: TableStyle = RULED
) -> Table:
    """Make a table of its columns, less those that nobody filled in.

    `continued` stands above it where it goes on on another page.
    """
    filled = {column: cells for column, cells in columns.items() if any(cells)}
    rows = tuple(Row(cells) for cells in zip(*filled.values(), strict=True))
    return Table(tuple(filled), rows, style, continued)


def strong(text: str) -> Run:
    return Run(text, Weight.MEDIUM)


def quiet(text: str) -> Run:
    return Run(text, color=QUIET)


def row_number(number: int) -> tuple[Run, ...]:
    """Give the cell of a row in the column that counts them."""
    return (quiet(persian.digits(number)),)


def dotted(count: int) -> Run:
    """Leave room for the pen."""
    return Run("." * count, color=LINE)
