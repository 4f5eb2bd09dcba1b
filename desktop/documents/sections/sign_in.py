"""Rows to sign in: the members in the order of their seats, and free rows for who else comes."""

from collections.abc import Iterator

from desktop import persian
from desktop.documents.paper import FORM, INK_ROOM, SUBSECTION, quiet, section, strong
from desktop.minutes import Attendee
from desktop.typeset.galley import Block
from desktop.typeset.style import MM, Run
from desktop.typeset.table import Column, Row, Table

_NUMBER = Column("ردیف", width=9 * MM)
_NAME, _POST = Column("نام", share=1), Column("سمت", share=1)
_ORGANIZATION = Column("دستگاه", share=1)
_ARRIVED = Column("ساعت ورود", width=17 * MM)
_SIGNATURE = Column("امضا", width=34 * MM)
_FREE_ROWS = 6


def expected(members: tuple[Attendee, ...]) -> Iterator[Block]:
    """Give each member a row; a column for substitutes only where one is known already."""
    if not members:
        return
    known = any(each.substitute for each in members)
    substitute = (Column("جانشین", share=0.9),) if known else ()
    columns = (_NUMBER, _NAME, _POST, _ORGANIZATION, *substitute, _ARRIVED, _SIGNATURE)
    rows = tuple(
        _row(
            number,
            (strong(each.name),),
            each.post,
            each.organization,
            *((each.substitute,) if known else ()),
            "",
            "",
        )
        for number, each in enumerate(members, 1)
    )
    yield Table(columns, rows, FORM, "اعضا (ادامه)")


def others(guests: tuple[Attendee, ...]) -> Iterator[Block]:
    """Give each guest who is known a row, and whoever else comes a free one."""
    columns = (
        _NUMBER,
        _NAME,
        _POST,
        _ORGANIZATION,
        Column("شمارهٔ معرفی‌نامه", width=26 * MM),
        _SIGNATURE,
    )
    known = tuple(
        _row(number, (strong(each.name),), each.post, each.organization, "", "")
        for number, each in enumerate(guests, 1)
    )
    free = tuple(
        _row(number, "", "", "", "", "")
        for number in range(len(guests) + 1, len(guests) + _FREE_ROWS + 1)
    )
    yield section("مدعوان و جانشینان", SUBSECTION)
    yield Table(columns, known + free, FORM, "مدعوان و جانشینان (ادامه)")


def _row(number: int, *cells: str | tuple[Run, ...]) -> Row:
    return Row(((quiet(persian.digits(number)),), *cells), min_height=INK_ROOM)
