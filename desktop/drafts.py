"""What was typed but not yet entered, so that closing or a power cut does not lose it."""

from db.records import Draft
from desktop.office import OpenOffice
from desktop.persian import clean


def keep(office: OpenOffice, place: str, text: str) -> None:
    """Keep the text of a field; "" forgets it."""
    database = office.database
    kept = database.select(Draft, "place = ?", (place,))
    with database.act():
        for draft in kept:
            database.delete(draft)
        if text:
            database.insert(Draft(place=place, text=clean(text)))


def kept(office: OpenOffice, place: str) -> str:
    """Give what was typed into a field and not entered."""
    return "".join(draft.text for draft in office.database.select(Draft, "place = ?", (place,)))
