"""Making the sample office: founding, roster and lists, every meeting, and its people."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from db.records import Capacity, Headquarters, HeadquartersKind, Neighborhood, Seat, Term
from db.renaming import put
from desktop.access.beginning import begin
from desktop.access.entrance import Door, door
from desktop.access.passwords import new_password
from desktop.access.people import Newcomer
from desktop.access.slots import KEYS_NAME
from desktop.errors import AlreadyFoundedError, FolderFault
from desktop.founding import found
from desktop.office import FILE_NAME, DataFile, OpenOffice
from desktop.reporting import Report, unheard
from desktop.sample import files
from desktop.sample.meetings import write_meetings
from desktop.sample.rows import Rows
from desktop.sample.signing import sign_off

_MAKING = "making"


class Filled(NamedTuple):
    """The sample office, in which its secretary is signed in, and how everybody gets in."""

    office: OpenOffice
    people: tuple[Newcomer, ...]
    recovery_key: str

    def __repr__(self) -> str:
        """Tell whose it is, and nothing that opens it."""
        return f"Filled({self.people!r})"


def make_sample(folder: Path, report: Report = unheard) -> Filled:
    """Make the sample office in a folder without one, as its people would have.

    Their passwords are new each time. It comes to its place when it is whole: nobody could open one
    that was cut short. Raises AlreadyFoundedError and an EnvironmentFault.
    """
    if door(folder) is not Door.NEW:
        raise AlreadyFoundedError(folder)
    people = tuple(
        Newcomer(each.name, each.post, frozenset(each.roles), new_password())
        for each in files.read_office().people
    )
    making = folder / _MAKING
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
        begun, recovery_key = begin(making, people, fill)
        with begun:
            sign_off(begun, people, report)
        for name in (KEYS_NAME, FILE_NAME):
            put(making / name, folder / name)
    except OSError as fault:
        raise FolderFault(folder) from fault
    finally:
        shutil.rmtree(making, ignore_errors=True)
    office = OpenOffice(DataFile(folder / FILE_NAME, begun.database.file.key))
    office.welcome(begun.user)
    return Filled(office, people, recovery_key)


def fill(office: OpenOffice) -> None:
    """Write what the sample office knows and what its meetings said, all of it as drafts."""
    sample = files.read_office()
    with office.database.act():
        found(office, district=sample.district, name=sample.name, secretary=sample.secretary)
        office.database.update(replace(office.office, emblem=files.read_emblem()))
        rows = Rows(office.database)
        for neighborhood in sample.neighborhoods:
            _write_neighborhood(rows, neighborhood)
        for capacity in sample.capacities:
            _write_capacity(rows, capacity)
        tables = [_write_headquarters(rows, office, each) for each in sample.headquarters]
        write_meetings(rows, tables, files.read_meetings(sample.district), files.read_progress())
    office.database.forget_acts()


def _write_neighborhood(rows: Rows, told: files.Neighborhood) -> None:
    rows.neighborhoods[told.name] = rows.write(
        Neighborhood(name=told.name, subdistrict=told.subdistrict, low_income=told.low_income)
    )


def _write_capacity(rows: Rows, told: files.Capacity) -> None:
    rows.write(
        Capacity(
            name=told.name,
            kind=told.kind,
            size=told.size,
            unit=told.unit,
            keeper_id=rows.organization(told.keeper).id,
            neighborhood_id=rows.neighborhoods[told.neighborhood].id if told.neighborhood else None,
            place=told.place,
        )
    )


def _write_headquarters(rows: Rows, office: OpenOffice, told: files.Headquarters) -> Headquarters:
    """Write a table with its seats; the district's own was founded and is completed."""
    if told.subdistrict is None:
        headquarters = replace(office.headquarters, place=told.place, quorum=told.quorum)
        rows.database.update(headquarters)
    else:
        headquarters = rows.write(
            Headquarters(
                kind=HeadquartersKind.SUBDISTRICT,
                subdistrict=told.subdistrict,
                name=told.name,
                place=told.place,
                quorum=told.quorum,
            )
        )
    founded = rows.database.select(Seat, "headquarters_id = ?", (headquarters.id,))
    officers = {seat.post: seat for seat in founded}
    for position, seat in enumerate(told.seats, start=1):
        _write_seat(rows, headquarters, position, seat, officers.get(seat.post))
    return headquarters


def _write_seat(
    rows: Rows, headquarters: Headquarters, position: int, told: files.Seat, founded: Seat | None
) -> None:
    if founded:
        seat = replace(founded, position=position)
        rows.database.update(seat)
    else:
        seat = rows.write(
            Seat(
                headquarters_id=headquarters.id,
                organization_id=rows.organization(told.organization).id,
                position=position,
                post=told.post,
                duty=told.duty,
            )
        )
    if rows.database.select(Term, "seat_id = ?", (seat.id,)):
        return  # the secretary's began with the founding
    for term in told.terms:
        rows.write(
            Term(
                seat_id=seat.id,
                person_id=rows.person(term.name).id,
                substitute_id=rows.person(term.substitute).id if term.substitute else None,
                since=files.some_day(term.since),
                until=files.some_day(term.until),
            )
        )
