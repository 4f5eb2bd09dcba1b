"""Why a step in the life of the minutes is not taken; `ui/sign_off_sentences.py` says it."""

from collections.abc import Sequence

from db.records import MeetingState, SignOffStep
from desktop.differences import Difference
from desktop.errors import UserError
from desktop.meetings.checks import Finding


class StepError(UserError):
    """From this state the minutes do not take this step; somebody else may have been quicker."""

    def __init__(self, step: SignOffStep, state: MeetingState) -> None:
        super().__init__(f"{step} from {state}")
        self.step = step
        self.state = state


class LentError(UserError):
    """The minutes are away to be signed: with whom, and since when (UTC)."""

    def __init__(self, name: str, at: str, *, is_with_reader: bool = False) -> None:
        super().__init__(f"{name} since {at}")
        self.name = name
        self.at = at
        self.is_with_reader = is_with_reader


class IncompleteMinutesError(UserError):
    """What has to be mended before the minutes are submitted."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = tuple(findings)


class NoRemarkError(UserError):
    """Minutes go back with a remark: of the whole, or of each resolution that goes back.

    `numbers` are the resolutions without one, () where nothing is said at all.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(str(numbers))
        self.numbers = tuple(numbers)


class UnapprovedError(UserError):
    """Only minutes of which every resolution was approved are signed; `numbers` are the others."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(str(numbers))
        self.numbers = tuple(numbers)


class ProvisionalPasswordError(UserError):
    """Nobody signs with a password that somebody else knows."""


class NoReasonError(UserError):
    """An amendment says why."""


class ChangedMinutesError(UserError):
    """An amendment that has changed something is not given up without a trace."""

    def __init__(self, differences: Sequence[Difference]) -> None:
        super().__init__(f"{len(differences)} differences")
        self.differences = tuple(differences)


class ClockBehindError(UserError):
    """The clock of the computer is behind what was done last, at `last` (UTC).

    On its way what was done last was done on another computer.
    """

    def __init__(self, last: str, *, on_its_way: bool = False) -> None:
        super().__init__(last)
        self.last = last
        self.on_its_way = on_its_way


class SealError(UserError):
    """What was sealed does not hold when it is read back; nothing was signed."""
