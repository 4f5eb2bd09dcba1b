"""What the area of a headquarters is called, where it is clear of which district it is."""

from db.records import Headquarters
from desktop.persian import digits


def area(headquarters: Headquarters) -> str:
    """Write «منطقه» or «ناحیهٔ ۴»."""
    number = headquarters.subdistrict
    return "منطقه" if number is None else f"ناحیهٔ {digits(number)}"
