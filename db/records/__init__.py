"""What is stored, as immutable values: one dataclass per table, and nothing that knows SQL.

A record with `id == 0` is not stored yet. Text that nobody entered is "", a date or a number
that nobody entered is None.
"""

from db.records.base import Record, TravellingRecord
from db.records.changes import Change, ChangeKind
from db.records.drafts import Draft
from db.records.meetings import (
    AgendaItem,
    AgendaKind,
    Attachment,
    AttachmentContent,
    Attendance,
    Figure,
    Meeting,
    MeetingKind,
    MeetingState,
    Outcome,
    Presence,
    Remark,
)
from db.records.open_actions import OpenAction, Postponement
from db.records.places import Capacity, FocusArea, Neighborhood
from db.records.resolutions import (
    Action,
    ActionState,
    Dissent,
    Priority,
    Progress,
    Recurrence,
    Resolution,
    ResolutionFocusArea,
    ResolutionNeighborhood,
    Supporter,
)
from db.records.roster import (
    Duty,
    Headquarters,
    HeadquartersKind,
    Office,
    Organization,
    Person,
    Seat,
    Term,
)
from db.records.sign_offs import (
    AuditEntry,
    Role,
    Send,
    SentFile,
    SignOff,
    SignOffStep,
    User,
    UserRole,
    Verdict,
    Version,
)

__all__ = [
    "Action",
    "ActionState",
    "AgendaItem",
    "AgendaKind",
    "Attachment",
    "AttachmentContent",
    "Attendance",
    "AuditEntry",
    "Capacity",
    "Change",
    "ChangeKind",
    "Dissent",
    "Draft",
    "Duty",
    "Figure",
    "FocusArea",
    "Headquarters",
    "HeadquartersKind",
    "Meeting",
    "MeetingKind",
    "MeetingState",
    "Neighborhood",
    "Office",
    "OpenAction",
    "Organization",
    "Outcome",
    "Person",
    "Postponement",
    "Presence",
    "Priority",
    "Progress",
    "Record",
    "Recurrence",
    "Remark",
    "Resolution",
    "ResolutionFocusArea",
    "ResolutionNeighborhood",
    "Role",
    "Seat",
    "Send",
    "SentFile",
    "SignOff",
    "SignOffStep",
    "Supporter",
    "Term",
    "TravellingRecord",
    "User",
    "UserRole",
    "Verdict",
    "Version",
]
