"""Why a file that came back is not taken at all, as data; single rows are refused in the plan."""

from desktop.errors import UserError


class AnswersError(UserError):
    """A file of answers is refused; `name` is that of the file."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotOursError(AnswersError):
    """It is a workbook, but none that Dabir has made."""


class NewerBookError(AnswersError):
    """A later Dabir has made it, in a form that this one does not know."""


class OtherOfficeError(AnswersError):
    """It speaks of actions that this office does not have, and of nothing else."""


class MissingHeadingsError(AnswersError):
    """Some of the headings for programs are gone; `missing` are these, `sheet` is where."""

    def __init__(self, name: str, sheet: str, missing: tuple[str, ...]) -> None:
        super().__init__(name)
        self.sheet = sheet
        self.missing = missing


class MissingSheetError(AnswersError):
    """The sheet in which the answers are written, `sheet`, is gone."""

    def __init__(self, name: str, sheet: str) -> None:
        super().__init__(name)
        self.sheet = sheet


class MovedOnError(UserError):
    """The office moved on since it was shown what answers would do; nothing was written."""
