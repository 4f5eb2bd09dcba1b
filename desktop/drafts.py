"""What was typed but not yet entered, so that closing or a power cut does not lose it.

Of a record it is the text of an attribute that could not be read; such a text has its place by the
record and the attribute.
"""

from collections.abc import Collection

from db.records import Draft
from desktop.office import OpenOffice
from desktop.persian import clean


def keep(office: OpenOffice, place: str, text: str) -> None:
    """Keep the text of a field; "" forgets it."""
    keep_as_is(office, place, clean(text))


def keep_as_is(office: OpenOffice, place: str, text: str) -> None:
    """Keep a text to the letter; "" forgets it."""
    database = office.database
    with database.act():
        for draft in database.select(Draft, "place = ?", (place,)):
            database.delete(draft)
        if text:
            database.insert(Draft(place=place, text=text))


def kept(office: OpenOffice, place: str) -> str:
    """Give what was typed into a field and not entered."""
    return "".join(draft.text for draft in office.database.select(Draft, "place = ?", (place,)))


def place_of(uuid: str, attribute: str) -> str:
    """Name the place of a text that is not yet the value of an attribute."""
    return f"{uuid}.{attribute}"


def unread(office: OpenOffice, uuids: Collection[str]) -> dict[tuple[str, str], str]:
    """Give what is kept of some records, by uuid and attribute."""
    kept = {}
    for draft in office.database.select(Draft):
        uuid, _, attribute = draft.place.partition(".")
        if uuid in uuids:
            kept[uuid, attribute] = draft.text
    return kept
