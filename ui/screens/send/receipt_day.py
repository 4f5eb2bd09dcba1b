"""The day on which the receipt of a send came.

Hard rule: it takes only a day that `set_receipt` takes, whichever way it was meant; a text that
stands for another one stays, and says why it is refused.
"""

from datetime import date, timedelta

from db.records import Send
from desktop.calendar import jalali
from desktop.sending.history import require_receipt_day
from desktop.sending.refusals import ReceiptDayError
from ui.sentences import sentence
from ui.widgets.date_field import DateField
from ui.widgets.parsed_line import RefusedError


class ReceiptDayField(DateField):
    """A day from that of the send until today."""

    def __init__(self) -> None:
        super().__init__(warns=False)
        self._send: Send | None = None

    def set_send(self, send: Send) -> None:
        """Take days of this send's receipt from now on."""
        self._send = send

    def _read(self, text: str) -> date:
        day = super()._read(text)
        try:
            self._require(day)
        except ReceiptDayError as refused:
            raise RefusedError(sentence(refused)) from refused
        return day

    def _require(self, day: date) -> None:
        if self._send is not None and day != self.value():  # what stands already may stay
            require_receipt_day(self._send, day)

    def _stepped(self, value: date | None, steps: int) -> date | None:
        """Stay where there is no day to go on to."""
        day = value + timedelta(days=steps) if value else self._today()
        try:
            self._require(day)
        except ReceiptDayError as refused:
            return min(max(day, refused.earliest), refused.latest)
        return day

    def _choose(self, value: date | None) -> None:
        """Hold a day that is picked from the calendar against the send as well."""
        try:
            if value is not None:
                self._require(value)
        except ReceiptDayError:
            self.setText(jalali.medium(value) if value else "")
            self._typed()
            self._settle()
        else:
            super()._choose(value)
