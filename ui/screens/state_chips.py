"""How the state of a meeting looks, in the list as in its workspace."""

from collections.abc import Mapping

from db.records import MeetingState
from ui.widgets.labels import ChipKind

STATE_CHIPS: Mapping[MeetingState, ChipKind] = {
    MeetingState.DRAFT: "accent",
    MeetingState.SUBMITTED: "info",
    MeetingState.RETURNED: "warn",
    MeetingState.SIGNED: "ok",
    MeetingState.CANCELLED: "plain",
}
