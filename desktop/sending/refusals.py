"""Why something is not sent."""

from desktop.errors import UserError


class NotSignedError(UserError):
    """The minutes of this meeting are not signed, or not any more."""

    def __init__(self, number: int, subdistrict: int | None) -> None:
        super().__init__(f"{number} of {subdistrict}")
        self.number = number
        self.subdistrict = subdistrict
