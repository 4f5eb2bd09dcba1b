"""What stands in a workbook of ours that came back: its identity, and the rows with an answer.

The one hard rule: a table is known by the headings that programs read, wherever they stand; a file
in which one of them is missing is refused, since an answer would be lost without a word.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from desktop.answers.refusals import (
    MissingHeadingsError,
    MissingSheetError,
    NewerBookError,
    NotOursError,
)
from desktop.documents.columns import ANSWERS, ASKING
from desktop.documents.first_sheet import FORMAT
from desktop.persian import latin_digits
from desktop.reporting import Report, unheard
from desktop.spreadsheet import Cell, Limits, Line, OpenSheet, in_use, open_workbook

T = TypeVar("T")

# A register of a whole office may come back.
LIMITS = Limits(size=30_000_000, unpacked=300_000_000, rows=120_000, columns=80)

ACTION = "action_uuid"
STATE, DAY, LETTER, TEXT = (column.key for column in ANSWERS)
NEEDED = (ACTION, STATE, DAY, LETTER, TEXT)

_KNOWN = ("state", "word_on", "word_letter", "word_text")
_WORDING, _WHOSE = "text", "responsible"
_READ = (*NEEDED, _WORDING, _WHOSE, *_KNOWN)
_KEY, _VALUE = "key", "value"  # of the table that says what the workbook is
_FAMILY = FORMAT.partition("/")[0]
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Known(NamedTuple):
    """The last word on an action that the office knew when it made the workbook."""

    state: Cell
    day: Cell
    letter: Cell
    text: Cell


class Row(NamedTuple):
    """A row with something in the columns for answers; `action` is "" where none is named.

    `wording` is how the workbook words the action, and `whose` who was to do it.
    """

    sheet: str
    number: int
    action: str
    state: Cell
    day: Cell
    letter: Cell
    text: Cell
    wording: str = ""
    whose: str = ""
    known: Known | None = None

    @property
    def is_answered(self) -> bool:
        return bool(self.state or self.day or self.letter or self.text)


class Returned(NamedTuple):
    """A workbook that came back; `empty` counts the actions without an answer.

    `office` and `meeting` are UUIDs, "" where it names none: a register is of no single meeting.
    With `in_use` it is open in another program, and what was typed there may be newer.
    """

    name: str
    office: str
    meeting: str
    version: int | None
    rows: tuple[Row, ...]
    empty: int
    in_use: bool


class _Headings(NamedTuple):
    """Where a table begins, and in which place each of its columns stands."""

    line: int
    places: Mapping[str, int]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(key for key in NEEDED if key not in self.places)

    @property
    def asks(self) -> bool:
        """Whether there is any column for answers."""
        return any(key in self.places for key in NEEDED[1:])


def read_returned(path: Path, report: Report = unheard) -> Returned:
    """Read a workbook that came back; raises a SheetError or an AnswersError.

    `report` hears how far it is, and may raise to stop.
    """
    with open_workbook(path, LIMITS, report) as sheets:
        tables = [(sheet, headings) for sheet in sheets if (headings := _headings(sheet))]
        identity = _identity(tables)
        _refuse(path.name, {sheet.title for sheet in sheets}, tables, identity)
        asking = [(sheet, headings) for sheet, headings in tables if headings.asks]
        rows, empty = _sorted_out(row for each in asking for row in _rows(*each))
    return Returned(
        name=path.name,
        office=identity.get("office_uuid", "").casefold(),
        meeting=identity.get("uuid", "").casefold(),
        version=_number(identity.get("version", "")),
        rows=rows,
        empty=empty,
        in_use=in_use(path),
    )


def _headings(sheet: OpenSheet) -> _Headings | None:
    """Find the first row that heads a table for programs."""
    for line in sheet.lines():
        places: dict[str, int] = {}
        for place, cell in enumerate(line.cells):
            if isinstance(cell, str) and cell:
                places.setdefault(cell.casefold(), place)
        if not places.keys().isdisjoint(NEEDED) or places.keys() >= {_KEY, _VALUE}:
            return _Headings(line.number, places)
    return None


def _identity(tables: Iterable[tuple[OpenSheet, _Headings]]) -> dict[str, str]:
    """Read what the workbook says of itself, by its keys."""
    said: dict[str, str] = {}
    for sheet, headings in tables:
        if {_KEY, _VALUE} <= headings.places.keys():
            for line in sheet.lines():
                key = str(_at(line, headings, _KEY)).casefold()
                said.setdefault(key, str(_at(line, headings, _VALUE)))
    return said


def _refuse(
    name: str,
    titles: Container[str],
    tables: Sequence[tuple[OpenSheet, _Headings]],
    identity: Mapping[str, str],
) -> None:
    """Refuse what is no workbook of ours, or not whole."""
    form = identity.get("format", "").casefold()
    ours = form.partition("/")[0] == _FAMILY
    if ours and form != FORMAT:
        raise NewerBookError(name)
    broken = [(sheet.title, each) for sheet, each in tables if each.asks and each.missing]
    for title, headings in broken:
        raise MissingHeadingsError(name, title, headings.missing)
    if not any(headings.asks for _, headings in tables):
        known = any(ACTION in headings.places for _, headings in tables)
        if not ours and not known:
            raise NotOursError(name)
        asking = ASKING.get(identity.get("kind", "").casefold())
        if asking is not None and asking not in titles:
            raise MissingSheetError(name, asking)
        raise MissingHeadingsError(name, "", NEEDED[1:] if known else NEEDED)


def _rows(sheet: OpenSheet, headings: _Headings) -> Iterator[Row]:
    """Give the rows that name an action, and below the headings those with an answer too."""
    places = [headings.places[key] for key in _READ if key in headings.places]
    held: dict[Any, Any] = {}

    def once(cell: T) -> T:
        """Hold once what many rows have alike."""
        same: T = held.setdefault((type(cell), cell), cell)
        return same

    for line in sheet.lines(places):
        action = str(_at(line, headings, ACTION)).casefold()
        row = Row(
            sheet=sheet.title,
            number=line.number,
            action=action if _UUID.fullmatch(action) else "",
            state=once(_at(line, headings, STATE)),
            day=once(_at(line, headings, DAY)),
            letter=_at(line, headings, LETTER),
            text=_at(line, headings, TEXT),
            wording=str(_at(line, headings, _WORDING)),
            whose=once(str(_at(line, headings, _WHOSE))),
            known=once(_known(line, headings)),
        )
        if row.action or (line.number > headings.line and row.is_answered):
            yield row


def _known(line: Line, headings: _Headings) -> Known | None:
    if not headings.places.keys() >= set(_KNOWN):
        return None
    return Known(*(_at(line, headings, key) for key in _KNOWN))


def _sorted_out(rows: Iterable[Row]) -> tuple[tuple[Row, ...], int]:
    """Give the rows with an answer, and count the actions without; a long one has several rows."""
    answered: list[Row] = []
    empty: set[str] = set()
    for row in rows:
        if row.is_answered:
            answered.append(row)
        else:
            empty.add(row.action)
    return tuple(answered), len(empty.difference(row.action for row in answered))


def _at(line: Line, headings: _Headings, key: str) -> Cell:
    place = headings.places.get(key)
    return "" if place is None or place >= len(line.cells) else line.cells[place]


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,6}", latin_digits(text)) else None
