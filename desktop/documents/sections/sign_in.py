"""Rows to sign in: the members in the order of their seats, and free rows for who else comes."""

from collections.abc import Iterator

from desktop.documents.look import (
    FORM,
    INK_LINE,
    ROW_NUMBER,
    SUBSECTION,
    quiet,
    row_number,
    strong,
)
from desktop.minutes import Attendee
from desktop.typeset.galley import Block
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import MM, Run, Text
from desktop.typeset.table import Column, Row, Table

_NAME, _POST = Column("نام", share=1.1), Column("سمت", share=1.15)
_ORGANIZATION = Column("دستگاه", share=0.95)
_SIGNATURE = Column("امضا", width=32 * MM)
_EXPECTED = (
    ROW_NUMBER,
    _NAME,
    _POST,
    _ORGANIZATION,
    Column("ساعت ورود", width=17 * MM),
    _SIGNATURE,
)
_OTHERS = (
    ROW_NUMBER,
    _NAME,
    _POST,
    _ORGANIZATION,
    Column("شمارهٔ معرفی‌نامه", width=27 * MM),
    _SIGNATURE,
)
_FREE_ROWS = 8
_GUESTS = "مدعوان و جانشینان"


def expected(members: tuple[Attendee, ...]) -> Iterator[Block]:
    """Give each member a row, with the substitute where one is known already."""
    if members:
        rows = tuple(
            _row(number, _name(each), each.post, each.organization)
            for number, each in enumerate(members, 1)
        )
        yield Table(_EXPECTED, rows, FORM)


def others(guests: tuple[Attendee, ...]) -> Iterator[Block]:
    """Give each guest who is known a row, and whoever else comes a free one."""
    known = tuple(
        _row(number, _name(each), each.post, each.organization)
        for number, each in enumerate(guests, 1)
    )
    first = len(known) + 1
    free = tuple(_row(number) for number in range(first, first + _FREE_ROWS))
    yield Paragraph(_GUESTS, SUBSECTION, Bookmark(_GUESTS))
    yield Table(_OTHERS, known + free, FORM, f"{_GUESTS} (ادامه)")


def _name(attendee: Attendee) -> tuple[Run, ...]:
    substitute = attendee.substitute
    return (strong(attendee.name), *((quiet(f"\nنماینده: {substitute}"),) if substitute else ()))


def _row(number: int, *cells: Text) -> Row:
    """Make a row; what is not given has room for the pen."""
    given = (row_number(number), *cells)
    return Row((*given, *[""] * (len(_OTHERS) - len(given))), min_height=INK_LINE)
