"""Why minutes do not go out to be signed, or what came back is not taken in.

`ui/loan_sentences.py` says it.
"""

from db.records import LoanOutcome, MeetingState
from desktop.access.digit_groups import GroupError
from desktop.errors import UserError
from desktop.loans.late_words import LateWords


class LoanCodeError(GroupError):
    """What was typed is no code of a file; `group` is the first wrong one, from 1, 0: too few."""


class WrongCodeError(UserError):
    """The code is well formed, and another file's."""


class NoLoanFileError(UserError):
    """The file has nothing to do with minutes to be signed."""


class NewerLoanFileError(UserError):
    """Another version of Dabir wrote the file."""


class LoanFileDamagedError(UserError):
    """What went out is not as it was written, or says what no office says."""


class UnknownLoanFileError(UserError):
    """The file has the name of a loan, and does not begin as one: it may never have been one."""


class AnswerDamagedError(UserError):
    """What came back is not as it was written, or says what no mayor says."""


class LoanFileTooLargeError(UserError):
    pass


class LoanFileUnreadableError(UserError):
    """The stick does not give the file."""


class OtherDirectionError(UserError):
    """What went out was brought where what came back is wanted, or the other way round."""

    def __init__(self, *, went_out: bool) -> None:
        super().__init__("went out" if went_out else "came back")
        self.went_out = went_out


class NobodyToSignError(UserError):
    """No mayor has a password of their own and a key that it opens."""


class NoRecallReasonError(UserError):
    """What is called back says why."""


class LoanOverError(UserError):
    """The minutes are not away any more; somebody else was quicker."""


class AnsweredError(UserError):
    """What was said of the minutes on this computer has been written, and let go of."""


class EarlierPasswordError(UserError):
    """The password opens the file, which was written again, and not what was begun before it."""


class VisitDamagedError(UserError):
    """What was begun on this computer is not as it was left."""


class OtherOfficeError(UserError):
    """The office has lent nothing of the kind."""


class OtherLoanError(UserError):
    """What came back is of another meeting's minutes, of that `number` in that `headquarters`."""

    def __init__(self, number: int, headquarters: str) -> None:
        super().__init__(f"{number} of {headquarters}")
        self.number, self.headquarters = number, headquarters


class RecalledError(UserError):
    """The loan of the moment `at` was called back at `ended_at` (UTC); `now` is what they are.

    `words` are what the answer says, where it could be read.
    """

    words: LateWords | None = None

    def __init__(self, at: str, ended_at: str, reason: str, now: MeetingState) -> None:
        super().__init__(ended_at)
        self.at, self.ended_at, self.reason, self.now = at, ended_at, reason, now


class AlreadyTakenError(UserError):
    """What came back by the loan of the moment `at` was taken in, at `ended_at` (UTC).

    `words` are there where it was another answer than this one, and are what this one says.
    """

    words: LateWords | None = None

    def __init__(self, at: str, ended_at: str, outcome: LoanOutcome) -> None:
        super().__init__(ended_at)
        self.at, self.ended_at, self.outcome = at, ended_at, outcome


class MinutesWentOnError(UserError):
    """What was submitted is not what was judged."""


class NotMayorError(UserError):
    """Whoever judged the minutes may do so no more in this office."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class KeyReplacedError(UserError):
    """The mayor has another key to sign with by now."""


class AnswerClockError(UserError):
    """By its clock the answer is from before the loan, or from later than now; `at` is UTC."""

    def __init__(self, at: str) -> None:
        super().__init__(at)
        self.at = at


class OtherLayoutError(UserError):
    """The pages that the mayor signed are not those that this Dabir prints of the minutes."""


class AnswerError(UserError):
    """The answer was written by the right computer, and does not hold."""
