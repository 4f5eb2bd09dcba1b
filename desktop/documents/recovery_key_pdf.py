"""The paper on which the recovery key of an office is kept, away from its computer.

The one hard rule: the groups are numbered, so that nobody asks from which side they are read.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO

from msgspec.structs import replace

from desktop.calendar import jalali
from desktop.documents.look import BODY, SUBTITLE, TITLE
from desktop.documents.press import about, print_paper
from desktop.persian import digits
from desktop.typeset.document import Document
from desktop.typeset.galley import Block
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import Weight
from desktop.typeset.style import Align

NAME = "کلید بازیابی"

_GROUP = replace(BODY, size=17, leading=34, weight=Weight.MEDIUM, align=Align.CENTER)
_KEEPING = (
    "هر که این کاغذ را دارد می‌تواند همهٔ صورتجلسه‌ها را باز کند. آن را دور از رایانه نگه دارید.",
    "اگر گذرواژه‌ای نماند، در صفحهٔ ورود این گروه‌ها را به ترتیب شماره بنویسید.",
    "با ساختن کلید تازه، این کاغذ دیگر به کار نمی‌آید.",
)


def write_recovery_key(key: str, office: str, on: date, stream: BinaryIO) -> None:
    """Write one page; `key` has hyphens between its groups."""
    title = f"{NAME} {office}"
    print_paper(Document(about(NAME, office, on), tuple(_page(title, key.split("-"), on))), stream)


def _page(title: str, groups: Sequence[str], on: date) -> Iterator[Block]:
    yield Paragraph(title, TITLE)
    yield Paragraph(f"ساخته‌شده در {jalali.long(on)}", SUBTITLE)
    for number, group in enumerate(groups, 1):
        yield Paragraph(f"{digits(number)}:  {digits(group)}", _GROUP)
    for words in _KEEPING:
        yield Paragraph(words, BODY)
