"""Workbooks that come back in tests: made by Dabir, filled in by openpyxl as a person would."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from db.records import Action, ActionState, Meeting, Progress, Recurrence
from desktop.answers.planning import Plan, plan
from desktop.answers.returned import ACTION, NEEDED, Returned, Row
from desktop.answers.steps import Step
from desktop.documents.register_workbook import write_register_workbook
from desktop.documents.workbook import write_workbook
from desktop.formula import Formula
from desktop.meetings import editing
from desktop.meetings.compile import compile_minutes
from desktop.meetings.register import HeldMeetings, cover
from desktop.meetings.schedule import call
from desktop.office import OpenOffice
from desktop.register import Filters
from desktop.spreadsheet import Cell

HELD_ON = date(2026, 9, 6)  # ۱۵ شهریور ۱۴۰۵
TODAY = date(2026, 11, 22)  # ۱ آذر ۱۴۰۵
ACTIONS = ("نصب چراغ گذر", "گشت شبانه", "آموزش خانواده‌ها", "ساخت سرپناه")

Value = str | int | date | None


@dataclass(frozen=True)
class Sent:
    """A meeting of which the workbook was sent, its actions, and the file."""

    office: OpenOffice
    meeting: Meeting
    actions: tuple[Action, ...]
    path: Path

    def told(self, *answers: Sequence[Value]) -> Plan:
        """Tell what answers to the first actions would do: state, day, letter, text of each."""
        return plan(self.office, self.returned(*answers), TODAY)

    def returned(self, *answers: Sequence[Value]) -> Returned:
        """Give the file as if these answers had been read from it."""
        rows = [
            _row(number, action, *answer)
            for number, (action, answer) in enumerate(zip(self.actions, answers, strict=False), 7)
            if answer
        ]
        empty = len(self.actions) - len(rows)
        return Returned(self.path.name, "", self.meeting.uuid, 1, tuple(rows), empty, in_use=False)

    def heard(self, action: int, state: ActionState, day: date, text: str = "") -> None:
        """Let the office have heard of an action by letter."""
        with self.office.database.act():
            self.office.database.insert(
                Progress(action_id=self.actions[action].id, reported_on=day, state=state, text=text)
            )


def _row(  # noqa: PLR0913, PLR0917 - the columns
    number: int,
    action: Action,
    state: Value = None,
    day: Value = None,
    letter: Value = None,
    text: Value = None,
) -> Row:
    return Row(
        sheet="اقدام‌ها",
        number=number,
        action=action.uuid,
        state=_cell(state),
        day=_cell(day),
        letter=_cell(letter),
        text=_cell(text),
        wording=ACTIONS[action.position - 1],
    )


def _cell(value: Value) -> Cell:
    if isinstance(value, date):
        return value
    text = str(value or "")
    return Formula(text) if text.startswith("=") else text


def send(office: OpenOffice, path: Path) -> None:
    """Hold a meeting with four actions, the second of which recurs, and write its workbook."""
    meeting = call(
        office, Meeting(headquarters_id=office.headquarters.id, number=1, held_on=HELD_ON), "پیگیری"
    )
    resolution = editing.add_resolution(office, meeting, "ساماندهی گذرها")
    actions = [editing.add_action(office, resolution, text) for text in ACTIONS]
    editing.save(office, replace(actions[1], recurrence=Recurrence.MONTHLY))
    with path.open("wb") as file:
        write_workbook(compile_minutes(office, meeting.id), file)


def sent(office: OpenOffice, path: Path) -> Sent:
    """Find again what was sent."""
    (meeting,) = office.database.select(Meeting)
    return Sent(office, meeting, tuple(office.database.select(Action)), path)


def send_register(office: OpenOffice, path: Path) -> None:
    """Write the register of the half year of the meeting, as it stands today."""
    filters = Filters(since=date(2026, 7, 1), until=TODAY)
    with path.open("wb") as file:
        write_register_workbook(
            cover(office, filters, TODAY), HeldMeetings(office, filters, TODAY), file
        )


def fill(path: Path, *answers: Sequence[Value], title: str = "اقدام‌ها") -> None:
    """Fill in the answers to the first actions, as a person would."""
    book = load_workbook(path)
    sheet = book[title]
    places = headings(sheet)
    for number, answer in enumerate(answers, first_row(sheet)):
        for key, value in zip(NEEDED[1:], answer, strict=False):
            sheet.cell(number, places[key]).value = value
    book.save(path)


def headings(sheet: Worksheet) -> dict[str, int]:
    """Find the columns by the headings for programs."""
    return {str(cell.value): place for place, cell in enumerate(heading_row(sheet), 1)}


def heading_row(sheet: Worksheet) -> tuple[SheetCell | MergedCell, ...]:
    return next(row for row in sheet.iter_rows() if ACTION in {cell.value for cell in row})


def first_row(sheet: Worksheet) -> int:
    """Give the number of the first row below the headings."""
    return (heading_row(sheet)[0].row or 0) + 1


def words(office: OpenOffice) -> list[tuple[ActionState, date, str, str, int | None]]:
    """Give all reports of the office."""
    return [
        (each.state, each.reported_on, each.letter_number, each.text, each.meeting_id)
        for each in office.database.select(Progress)
    ]


def states(office: OpenOffice) -> list[ActionState]:
    return [each.state for each in office.database.select(Action)]


def step_of(plan: Plan, action: Action) -> Step:
    return next(step for step in plan.steps if step.row.action == action.uuid)
