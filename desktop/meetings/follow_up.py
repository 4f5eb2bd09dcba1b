"""What a meeting hears of earlier actions: one word on each, dated with the day of the meeting."""

from dataclasses import replace

from db.records import Action, ActionState, Meeting, Progress
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.rounds import carried

_ENDS = tuple(".!؟؛،:…")


def report(
    office: OpenOffice,
    meeting: Meeting,
    action: Action,
    state: ActionState,
    word: str | None = None,
) -> None:
    """Record how far an action is, as this meeting heard it; a later word replaces an earlier.

    Without a word, the one that this meeting has stays.
    """
    database = office.database
    with database.act():
        said = _said(office, meeting, action)
        progress = said or Progress(
            action_id=action.id, meeting_id=meeting.id, reported_on=meeting.held_on, state=state
        )
        text = progress.text if word is None else clean(word)
        progress = replace(progress, state=state, text=text)
        if said:
            database.update(progress)
        else:
            database.insert(progress)
        bring_up_to_date(office, action)


def raise_again(office: OpenOffice, meeting: Meeting, action: Action, matter: str) -> None:
    """Record that a meeting took up open work anew: how far it is stays, and so does its word."""
    with office.database.act():
        said = _said(office, meeting, action)
        before = said.text.rstrip() if said else ""
        between = " " if before.endswith(_ENDS) else "؛ " if before else ""
        stored = office.database.get(Action, action.id)
        state = said.state if said else carried(stored.state, stored.recurrence)
        report(office, meeting, action, state, f"{before}{between}{matter}")


def cite(office: OpenOffice, meeting: Meeting, action: Action, letter_number: str) -> None:
    """Name the letter in which was written what a meeting heard of an action."""
    with office.database.act():
        if said := _said(office, meeting, action):
            office.database.update(replace(said, letter_number=clean(letter_number)))


def withdraw(office: OpenOffice, meeting: Meeting, action: Action) -> None:
    """Let a meeting have heard nothing of an action."""
    with office.database.act():
        if said := _said(office, meeting, action):
            office.database.delete(said)
            bring_up_to_date(office, action)


def _said(office: OpenOffice, meeting: Meeting, action: Action) -> Progress | None:
    """Find what this meeting heard so far."""
    said = office.database.select(
        Progress, "action_id = ? AND meeting_id = ?", (action.id, meeting.id)
    )
    return said[0] if said else None


def bring_up_to_date(office: OpenOffice, action: Action) -> None:
    """Let an action be as far as the latest word says."""
    words = office.database.select(
        Progress, "action_id = ?", (action.id,), "reported_on DESC, id DESC"
    )
    state = words[0].state if words else ActionState.OPEN
    stored = office.database.get(Action, action.id)
    if stored.state is not state:
        office.database.update(replace(stored, state=state))
