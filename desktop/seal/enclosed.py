"""What was sealed together with the pages: the workbook, as it was then."""

from desktop.errors import UserError
from desktop.seal.sealed_file import MOST_WORKBOOK, WORKBOOK, FormError, attachment


class NoWorkbookError(UserError):
    """The sealed file does not hold the workbook that was sealed in it."""


def sealed_workbook(sealed: bytes) -> bytes:
    """Take the workbook out of a sealed file; raises NoWorkbookError."""
    try:
        found = attachment(sealed, WORKBOOK, MOST_WORKBOOK)
    except FormError as broken:
        raise NoWorkbookError from broken
    if found is None:
        raise NoWorkbookError
    return found
