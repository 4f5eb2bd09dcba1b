"""Why something is not sent."""

from datetime import date

from desktop.errors import UserError


class NotSignedError(UserError):
    """The minutes of this meeting are not signed, or not any more."""

    def __init__(self, number: int, subdistrict: int | None) -> None:
        super().__init__(f"{number} of {subdistrict}")
        self.number = number
        self.subdistrict = subdistrict


class ReceiptDayError(UserError):
    """A receipt comes on the day of its send at the earliest, and today at the latest."""

    def __init__(self, day: date, earliest: date, latest: date) -> None:
        super().__init__(day.isoformat())
        self.day = day
        self.earliest = earliest
        self.latest = latest
