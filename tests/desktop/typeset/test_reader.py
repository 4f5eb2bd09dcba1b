"""Reading pages back that somebody may have filled with more than fits into memory."""

import pytest

from desktop.typeset.paragraph import Paragraph
from desktop.typeset.reader import TooMuchError, pages
from desktop.typeset.style import Style
from tests.desktop.typeset.conftest import Render


def test_no_more_is_unpacked_than_is_allowed(render: Render) -> None:
    pdf = render([Paragraph("سلام", Style())])
    (marks,) = pages(pdf)
    assert [mark.lines for mark in marks] != []
    enough = next(most for most in range(0, 100_000, 500) if _can_be_read(pdf, most))
    assert list(pages(pdf, enough)) == [marks]
    with pytest.raises(TooMuchError):
        list(pages(pdf, 0))


def _can_be_read(pdf: bytes, most: int) -> bool:
    try:
        return bool(list(pages(pdf, most)))
    except TooMuchError:
        return False
