"""What a meeting hears of earlier actions."""

from dataclasses import replace

from db.records import Action, ActionState, Meeting, Progress
from desktop.office import OpenOffice
from desktop.persian import clean


def report(
    office: OpenOffice, meeting: Meeting, action: Action, state: ActionState, word: str
) -> None:
    """Record how far an action is, as this meeting heard it; a later word replaces an earlier."""
    database = office.database
    with database.act():
        progress = Progress(
            action_id=action.id,
            meeting_id=meeting.id,
            reported_on=meeting.held_on,
            state=state,
            text=clean(word),
        )
        said = database.select(
            Progress, "action_id = ? AND meeting_id = ?", (action.id, meeting.id)
        )
        if said:
            database.update(replace(said[0], state=state, text=progress.text))
        else:
            database.insert(progress)
        latest = database.select(
            Progress, "action_id = ?", (action.id,), "reported_on DESC, id DESC"
        )[0]
        stored = database.get(Action, action.id)
        database.update(replace(stored, state=latest.state))
