"""What encryption costs: a user's act, a full scan and coming in, beside plain files.

    python -m tests.benchmarks.encryption

The sample office, once encrypted and twice exported to a plain file, in one run, taking turns; each
figure is the median. One plain file is opened by the same library without a key, which tells what
encryption costs, the other by Python's own SQLite, which tells what the library costs beside it. An
act is what typing writes: one edited record, in one synced transaction with its trail. A scan reads
every row of every table, by an opened file that holds nothing of it in memory. Coming in is a name
and a password, at the usual cost of a trial.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from types import ModuleType

import click

from db import sqlite
from db.data_file import BUSY_TIMEOUT_SECONDS, DataFile
from db.records import Meeting, Resolution, Role
from desktop.access.entrance import sign_in
from desktop.access.people import Newcomer, add_person
from desktop.meetings import editing
from desktop.office import FILE_NAME, OpenOffice
from desktop.sample import fill
from tests.offices import KEY, open_office, sign_sample

ROUNDS, ACTS = 9, 200
MOST_OF_ACT, MOST_OF_SCAN, MOST_OF_OPENING = 1.3, 2.0, 0.5  # times, times, seconds
PERSON = Newcomer("خانم رویا امینی", "دبیر", frozenset(Role) - {Role.MAYOR}, "باران در مهر")


@dataclass(frozen=True)
class PlainFile(DataFile):
    """The same file as everybody could read it, by one of the libraries."""

    library: ModuleType

    def connect(
        self, timeout: float = BUSY_TIMEOUT_SECONDS, *, read_only: bool = False
    ) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        connection: sqlite3.Connection = self.library.connect(address, timeout=timeout, uri=True)
        connection.execute("PRAGMA recursive_triggers = ON")  # as the encrypted one has them
        return connection


LIBRARIES = {"the same without a key": sqlite.sqlite3, "Python's own": sqlite3}


@click.command(help=__doc__)
def main() -> None:
    with TemporaryDirectory() as place:
        folder = Path(place) / "encrypted"
        with open_office(folder) as office:
            fill(office)
            sign_sample(office)
        mine = DataFile(folder / FILE_NAME, KEY)
        files: list[DataFile] = [mine]
        for number, library in enumerate(LIBRARIES.values()):
            other = Path(place) / str(number)
            other.mkdir()
            plain = PlainFile(other / FILE_NAME, KEY, library)
            _export(mine, plain)
            files.append(plain)
        acts, scans = _taking_turns(files, _acts), _taking_turns(files, _scan)
        _tell("an act, ms", [each / ACTS * 1000 for each in acts], MOST_OF_ACT)
        _tell("a full scan, ms", [each * 1000 for each in scans], MOST_OF_SCAN)
        click.echo(f"{'coming in, s':32} {_coming_in(folder):8.3f}, at most {MOST_OF_OPENING}")


def _export(file: DataFile, plain: DataFile) -> None:
    with closing(file.connect()) as source:
        source.execute("ATTACH DATABASE ? AS open KEY ''", (str(plain.path),))
        source.execute("SELECT sqlcipher_export('open')").fetchall()
        for mark in ("application_id", "user_version"):
            (value,) = source.execute(f"PRAGMA main.{mark}").fetchone()
            source.execute(f"PRAGMA open.{mark} = {value}")
        source.execute("DETACH DATABASE open")


def _taking_turns(files: Sequence[DataFile], work: Callable[[DataFile], float]) -> list[float]:
    """Give the median of each, in seconds."""
    rounds = [[work(file) for file in files] for _ in range(ROUNDS)]
    return [median(taken) for taken in zip(*rounds, strict=True)]


def _acts(file: DataFile) -> float:
    with OpenOffice(file) as office:
        (draft,) = office.database.select(Meeting, "state = 'draft'")
        resolution = office.database.select(Resolution, "meeting_id = ?", (draft.id,))[0]
        begun = time.perf_counter()
        for number in range(ACTS):
            editing.save(office, replace(resolution, text=f"مصوبه‌ای که کسی می‌نویسد {number}"))
        return time.perf_counter() - begun


def _scan(file: DataFile) -> float:
    begun = time.perf_counter()
    with closing(file.connect(read_only=True)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            for _ in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - its own
                pass
    return time.perf_counter() - begun


def _coming_in(folder: Path) -> float:
    with open_office(folder) as office:
        add_person(office, PERSON)
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        sign_in(folder, PERSON.name, PERSON.password).close()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def _tell(what: str, taken: list[float], most: float) -> None:
    mine, *others = taken
    click.echo(f"{what:32} {mine:8.3f}")
    for library, plain in zip(LIBRARIES, others, strict=True):
        click.echo(f"    {library:28} {plain:8.3f} {mine / plain:6.2f} times, at most {most}")


if __name__ == "__main__":
    main()
