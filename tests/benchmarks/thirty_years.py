"""An office after thirty years: 22 headquarters, a meeting each month, twelve resolutions in each.

    python -m tests.benchmarks.thirty_years DIR    # then: ./run --data DIR

The sample office with its draft, and 7,920 signed meetings before it with who came, what was said
and 95,040 resolutions; of their 152,000 actions five in a hundred are open. At its first meeting
each headquarters decided three duties that recur, and every round of them is reported. The
sentences are pieces of the sample's, so that far more is alike than in an office. Written past the
acts of a user, since nobody waits thirty years; the same seed gives the same texts.
"""

import hashlib
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import click
import msgspec

from db.records import (
    Action,
    ActionState,
    AgendaItem,
    AgendaKind,
    Attendance,
    FocusArea,
    Headquarters,
    HeadquartersKind,
    Meeting,
    MeetingState,
    Organization,
    Outcome,
    Presence,
    Progress,
    Recurrence,
    Remark,
    Resolution,
    ResolutionFocusArea,
    Seat,
    Supporter,
)
from db.records.base import Record, new_uuid
from db.sqlite import sqlite3
from desktop.meetings.compile import compile_minutes
from desktop.minutes import Minutes, encode
from desktop.office import OpenOffice
from desktop.persian import digits
from desktop.sample import fill
from tests.offices import SIGNED_AT, data_file, open_office

HEADQUARTERS, MONTHS, RESOLUTIONS = 22, 360, 12
SEATS, ITEMS, REMARKS = 14, 5, 2  # of a meeting, of a meeting, of an item
ACTIONS = (1, 1, 2, 2, 2)  # of a resolution
OPEN = 5  # of 100 actions
STATES = (*[Presence.PRESENT] * 8, Presence.REPRESENTED, Presence.EXCUSED, Presence.ABSENT)
FIRST = date(1995, 10, 1)  # the sample begins thirty years later
MONTH = timedelta(days=30.4)
UNTIL_DONE = 20, 300  # days
PERIODS = {
    Recurrence.WEEKLY: timedelta(days=7),
    Recurrence.MONTHLY: MONTH,
    Recurrence.SEASONAL: 3 * MONTH,
}


def fill_thirty_years(folder: Path, seed: int = 1) -> None:
    """Fill an empty folder."""
    with open_office(folder) as office:
        fill(office)
        _found_headquarters(office)
        years = _Years(office, random.Random(seed))
    with closing(data_file(folder).connect()) as file:
        file.execute("PRAGMA synchronous = OFF")
        for month in range(MONTHS):
            years.pass_month(FIRST + month * MONTH, 1 + month)
            years.write(file)
        file.commit()
    with open_office(folder) as office:
        minutes = compile_minutes(office, years.held[0])
    with closing(data_file(folder).connect()) as file, file:
        _sign(file, years.held, minutes)


def _sign(file: sqlite3.Connection, meetings: Sequence[int], minutes: Minutes) -> None:
    """Give each meeting its sign-offs, and a version as long as minutes are, and no seal."""
    content = encode(minutes)
    for state in (MeetingState.SUBMITTED, MeetingState.SIGNED):
        file.executemany(
            "INSERT INTO sign_offs (uuid, meeting_id, version, step, at, name)"
            " VALUES (?, ?, 1, ?, ?, '')",
            [(new_uuid(), meeting, state.value, SIGNED_AT) for meeting in meetings],
        )
        if state is MeetingState.SIGNED:
            file.executemany(
                "INSERT INTO versions (uuid, meeting_id, number, minutes, sha256, signed_at,"
                " sealed_pdf) VALUES (?, ?, 1, ?, ?, ?, x'00')",
                [
                    (new_uuid(), meeting, content, hashlib.sha256(content).hexdigest(), SIGNED_AT)
                    for meeting in meetings
                ],
            )
        file.executemany(
            "UPDATE meetings SET state = ? WHERE id = ?",
            [(state.value, meeting) for meeting in meetings],
        )


def _found_headquarters(office: OpenOffice) -> None:
    """Add headquarters until there are enough, with a seat for each of some organizations."""
    database = office.database
    with database.act():
        there = database.select(Headquarters)
        taken = {each.subdistrict for each in there}
        free = (number for number in count(1) if number not in taken)
        for _ in range(HEADQUARTERS - len(there)):
            number = next(free)
            added = database.insert(
                Headquarters(
                    kind=HeadquartersKind.SUBDISTRICT,
                    subdistrict=number,
                    name=digits(f"قرارگاه اجتماعی ناحیهٔ {number}"),
                )
            )
            for position, each in enumerate(database.select(Organization)[:SEATS], 1):
                database.insert(
                    Seat(
                        headquarters_id=added.id,
                        organization_id=each.id,
                        position=position,
                        post=f"نمایندهٔ {each.name}",
                    )
                )


class _Years:
    """What happens, month by month, as records that are written together."""

    def __init__(self, office: OpenOffice, chance: random.Random) -> None:
        read = office.database.select
        self._chance = chance
        self._seats = {
            each.id: read(Seat, "headquarters_id = ?", (each.id,))[:SEATS]
            for each in read(Headquarters)
        }
        self._organizations = read(Organization)
        self._names = {each.id: each.name for each in self._organizations}
        self._areas = read(FocusArea)
        self._people = [each.name for each in read(Attendance) if each.name]
        self._titles = [each.title for each in read(AgendaItem)]
        self._said = [each.gist.split() for each in read(Remark)]
        self._decided = [each.text.split() for each in read(Resolution)]
        self._done = [each.text.split() for each in read(Action)]
        self.held: list[int] = []
        self._last = Counter(
            {kind: max((each.id for each in read(kind)), default=0) for kind in _KINDS}
        )
        self._new: defaultdict[type[Record], list[Record]] = defaultdict(list)

    def write(self, file: sqlite3.Connection) -> None:
        """Write what happened since the last time, whatever hangs on another behind it."""
        for kind in _KINDS:
            rows = [msgspec.to_builtins(each) for each in self._new.pop(kind, ())]
            if rows:
                values = ", ".join(f":{column}" for column in rows[0])
                # The names are those of our own records.
                file.executemany(
                    f"INSERT INTO {kind.table} ({', '.join(rows[0])}) VALUES ({values})",  # noqa: S608 - see above
                    rows,
                )

    def pass_month(self, day: date, number: int) -> None:
        """Let each headquarters meet once."""
        for place, (body, seats) in enumerate(self._seats.items()):
            self._meet(body, seats, day + timedelta(days=place % 7), number)

    def _key(self, kind: type[Record]) -> int:
        self._last[kind] += 1
        return self._last[kind]

    def _store(self, record: Record) -> int:
        self._new[type(record)].append(record)
        return record.id

    def _meet(self, body: int, seats: Sequence[Seat], day: date, number: int) -> None:
        meeting = self._store(
            Meeting(
                id=self._key(Meeting),
                headquarters_id=body,
                number=number,
                held_on=day,
                subject=self._chance.choice(self._titles),
                chair=self._person(),
                secretary=self._person(),
            )
        )
        self.held.append(meeting)
        for position, seat in enumerate(seats, 1):
            self._attend(meeting, seat, position)
        items = [self._discuss(meeting, position) for position in range(1, 1 + ITEMS)]
        for position in range(1, 1 + RESOLUTIONS):
            resolution = self._decide(meeting, self._chance.choice(items), position)
            for place in range(1, 1 + self._chance.choice(ACTIONS)):
                self._entrust(resolution, place, day)
        if number == 1:
            self._let_recur(self._decide(meeting, items[0], 1 + RESOLUTIONS), day)

    def _attend(self, meeting: int, seat: Seat, position: int) -> None:
        self._store(
            Attendance(
                id=self._key(Attendance),
                meeting_id=meeting,
                seat_id=seat.id,
                position=position,
                name=self._person(),
                post=seat.post,
                organization=self._names[seat.organization_id],
                state=self._chance.choice(STATES),
            )
        )

    def _discuss(self, meeting: int, position: int) -> int:
        item = self._store(
            AgendaItem(
                id=self._key(AgendaItem),
                meeting_id=meeting,
                position=position,
                kind=AgendaKind.DISCUSSION if position > 1 else AgendaKind.FOLLOW_UP,
                title=self._chance.choice(self._titles),
                outcome=Outcome.DECIDED,
            )
        )
        for place in range(1, 1 + REMARKS):
            self._store(
                Remark(
                    id=self._key(Remark),
                    agenda_item_id=item,
                    position=place,
                    speaker=self._person(),
                    gist=mixed(self._said, self._chance),
                )
            )
        return item

    def _decide(self, meeting: int, item: int, position: int) -> int:
        resolution = self._store(
            Resolution(
                id=self._key(Resolution),
                meeting_id=meeting,
                agenda_item_id=item,
                position=position,
                text=mixed(self._decided, self._chance),
            )
        )
        area = self._chance.choice(self._areas)
        self._store(
            ResolutionFocusArea(
                id=self._key(ResolutionFocusArea),
                resolution_id=resolution,
                focus_area_id=area.id,
                position=1,
                name=area.name,
            )
        )
        return resolution

    def _entrust(self, resolution: int, position: int, day: date) -> None:
        """Let something be done once, or be on its way."""
        is_open = self._chance.randrange(100) < OPEN
        state = ActionState.IN_PROGRESS if is_open else ActionState.DONE
        action = self._act(resolution, position, day + timedelta(days=60), state)
        self._report(action, day + timedelta(days=self._chance.randint(*UNTIL_DONE)), state)

    def _let_recur(self, resolution: int, day: date) -> None:
        """Let duties be done in each of their rounds, to the end of the years."""
        for position, (recurrence, period) in enumerate(PERIODS.items(), 1):
            due = day + period
            action = self._act(resolution, position, due, ActionState.DONE, recurrence)
            for number in range(MONTHS * MONTH // period):
                self._report(action, due + number * period, ActionState.DONE)

    def _act(
        self,
        resolution: int,
        position: int,
        deadline: date,
        state: ActionState,
        recurrence: Recurrence = Recurrence.ONCE,
    ) -> int:
        responsible, supporter = self._chance.sample(self._organizations, 2)
        action = self._store(
            Action(
                id=self._key(Action),
                resolution_id=resolution,
                position=position,
                text=mixed(self._done, self._chance),
                responsible_id=responsible.id,
                responsible=responsible.name,
                deadline=deadline,
                recurrence=recurrence,
                state=state,
            )
        )
        self._store(
            Supporter(
                id=self._key(Supporter),
                action_id=action,
                organization_id=supporter.id,
                position=1,
                name=supporter.name,
            )
        )
        return action

    def _report(self, action: int, day: date, state: ActionState) -> None:
        self._store(
            Progress(
                id=self._key(Progress),
                action_id=action,
                reported_on=day,
                state=state,
                text=mixed(self._done, self._chance),
            )
        )

    def _person(self) -> str:
        return self._chance.choice(self._people)


# What hangs on another behind it.
_KINDS: tuple[type[Record], ...] = (
    Meeting,
    Attendance,
    AgendaItem,
    Remark,
    Resolution,
    ResolutionFocusArea,
    Action,
    Supporter,
    Progress,
)


def mixed(texts: Sequence[Sequence[str]], chance: random.Random) -> str:
    """Make a sentence from pieces of two, with a word that hardly any other has."""
    words: list[str] = []
    for text in chance.sample(texts, 2):
        start = chance.randrange(max(1, len(text) - 3))
        words += text[start : start + 5]
    own = "".join(chance.choices("بپتجدرزسشکگلمنوی", k=5))
    words.insert(chance.randrange(1 + len(words)), own)
    return " ".join(words)


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def main(folder: Path) -> None:
    begun = time.perf_counter()
    fill_thirty_years(folder)
    size = sum(each.stat().st_size for each in folder.glob("dabir.db*")) / 1e6
    click.echo(f"{time.perf_counter() - begun:.0f} s, {size:.0f} MB")


if __name__ == "__main__":
    main()
