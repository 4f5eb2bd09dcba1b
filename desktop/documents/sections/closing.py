"""The end of the minutes: the next meeting, who gets a copy, what is attached."""

from collections.abc import Iterator

from desktop.attachments import words
from desktop.documents.look import (
    LABEL,
    ROW_NUMBER,
    RULED,
    RUN_IN,
    RUN_IN_LABEL,
    SHORT,
    quiet,
    row_number,
    section,
)
from desktop.documents.sections.wording import when_and_where
from desktop.minutes import Attachment, Minutes
from desktop.typeset.galley import Block
from desktop.typeset.hanging import Hanging
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import MM
from desktop.typeset.table import Column, Row, Table
from desktop.typeset.together import Together

_COLUMNS = (
    ROW_NUMBER,
    Column("نام پرونده", share=1),
    Column("نوع", width=38 * MM),
    Column("حجم", width=26 * MM),
    Column("کد وارسی", width=26 * MM),
)
_CODE_LENGTH = 12  # enough to tell files apart; the whole is in the data


def closing(minutes: Minutes) -> Iterator[Block]:
    if minutes.next_meeting:
        yield _run_in("جلسهٔ بعد", when_and_where(minutes.next_meeting))
    if minutes.copies_to:
        yield _run_in("رونوشت", "\n".join(minutes.copies_to))
    if minutes.attachments:
        yield section("پیوست‌ها")
        yield Together(_attachments(minutes.attachments), SHORT)


def _run_in(label: str, text: str) -> Hanging:
    return Hanging(Paragraph(text, RUN_IN), LABEL, section(label, RUN_IN_LABEL))


def _attachments(attachments: tuple[Attachment, ...]) -> Table:
    rows = tuple(
        Row(
            (
                row_number(number),
                each.name,
                words.kind(each.media_type),
                words.size(each.size),
                (quiet(each.sha256[:_CODE_LENGTH]),),
            )
        )
        for number, each in enumerate(attachments, 1)
    )
    return Table(_COLUMNS, rows, RULED, "پیوست‌ها (ادامه)")
