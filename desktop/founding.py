"""The first start of an office: who it is, its headquarters, and the lists it begins with.

The one hard rule: an office is founded once, in one act. The lists are a start; each office edits
them, and nothing here ever touches them again.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from db.database import Database
from db.records import (
    Duty,
    FocusArea,
    Headquarters,
    HeadquartersKind,
    Indicator,
    Office,
    Organization,
    Person,
    Seat,
    Term,
)
from desktop import persian
from desktop.errors import AlreadyFoundedError, NoSuchDistrictError
from desktop.office import OpenOffice

START = Path(__file__).resolve().parent.parent / "resources" / "start"
DISTRICTS = range(1, 23)


class StartNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `office.json` holds: names with «{district}» where the district's number belongs."""

    headquarters: str
    municipality: str
    chair: str
    secretary: str
    letterhead_organization: str
    invocation: str


class StartIndicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What figures are reported by, as `indicators.json` lists it."""

    name: str
    unit: str


def found(office: OpenOffice, *, district: int, name: str, secretary: str) -> None:
    """Set up an empty office; raises AlreadyFoundedError, NoSuchDistrictError."""
    if office.founded:
        raise AlreadyFoundedError(office.folder)
    if district not in DISTRICTS:
        raise NoSuchDistrictError(district)
    name = persian.digits(persian.clean(name)).strip()
    secretary = persian.clean(secretary).strip()
    names = start_names(district)
    database = office.database
    with database.act():
        database.insert(
            Office(
                district=district,
                name=name,
                secretary=secretary,
                letterhead_organization=names.letterhead_organization,
                invocation=names.invocation,
            )
        )
        headquarters = database.insert(
            Headquarters(kind=HeadquartersKind.DISTRICT, name=names.headquarters)
        )
        municipality = database.insert(Organization(name=names.municipality))
        _seat_officers(database, headquarters, municipality, names, secretary)
        for organization in _list("organizations.json"):
            database.insert(Organization(name=organization))
        for each in (*start_list(FocusArea), *start_list(Indicator)):
            database.insert(each)


def _seat_officers(
    database: Database,
    headquarters: Headquarters,
    municipality: Organization,
    names: StartNames,
    secretary: str,
) -> None:
    """Seat chair and secretary; who the chair is will be entered with the roster."""
    chair, desk = (
        Seat(
            headquarters_id=headquarters.id,
            organization_id=municipality.id,
            position=position,
            post=post,
            duty=duty,
        )
        for position, (post, duty) in enumerate(
            ((names.chair, Duty.CHAIR), (names.secretary, Duty.SECRETARY)), start=1
        )
    )
    database.insert(chair)
    person = database.insert(Person(name=secretary))
    database.insert(Term(seat_id=database.insert(desk).id, person_id=person.id))


def start_names(district: int) -> StartNames:
    """Give the names with which an office of this district begins."""
    text = (START / "office.json").read_text(encoding="utf-8")
    text = text.replace("{district}", persian.digits(district))
    return msgspec.json.decode(text, type=StartNames)


def start_list(kind: type[FocusArea | Indicator]) -> Sequence[FocusArea | Indicator]:
    """Give what a list begins with, in its order, as records that are not stored."""
    if kind is FocusArea:
        names = enumerate(_list("focus_areas.json"), start=1)
        return [FocusArea(name=name, position=position) for position, name in names]
    return [
        Indicator(name=each.name, unit=each.unit, position=position)
        for position, each in enumerate(_indicators(), start=1)
    ]


def _list(name: str) -> list[str]:
    return msgspec.json.decode((START / name).read_bytes(), type=list[str])


def _indicators() -> list[StartIndicator]:
    data = (START / "indicators.json").read_bytes()
    return msgspec.json.decode(data, type=list[StartIndicator])
