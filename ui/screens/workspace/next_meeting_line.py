"""The day that is proposed for the next meeting, with the reason, and the key that takes it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.calendar import jalali
from desktop.calendar.holidays import holiday
from desktop.calendar.meeting_days import ProposedDay
from ui.theme import Size, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label

KEY = "Ctrl+J"
NAME = "heading.next"


class NextMeetingLine(QWidget):
    """`accept` is pressed by its key wherever the keyboard is."""

    def __init__(self) -> None:
        super().__init__()
        self._text = Label(name=f"{NAME}.proposal", role="text_2")
        self._text.setWordWrap(True)
        self.accept = Button("پذیرفتن", key=KEY, kind="small", name=f"{NAME}.accept")
        self.accept.setAccessibleName("پذیرفتن تاریخ پیشنهادی جلسهٔ بعد")
        self.accept.offer(self.accept.accessibleName())
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.CARD, 0, Space.CARD, Space.CARD)
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel("calendar-days", "accent", Size.ICON))
        row.addWidget(self._text, 1)
        row.addWidget(self.accept)

    def show_proposal(self, turn: ProposedDay | None) -> None:
        """Say what is proposed; None: there is nothing to propose."""
        if turn is not None:
            day = jalali.long(turn.day)
            reason = why_moved(turn)
            self._text.setText(f"{reason}؛ {day} پیشنهاد می‌شود." if reason else f"پیشنهاد: {day}")
        self.setVisible(turn is not None)


def why_moved(turn: ProposedDay) -> str:
    """Write «۲۲ بهمن تعطیل است (پیروزی انقلاب اسلامی)»; "" where the day that was meant is free."""
    if not turn.moved:
        return ""
    meant = jalali.short(turn.meant, turn.day)
    found = holiday(turn.meant)
    if found is None:
        return f"{meant} جمعه است"
    doubt = "، به برآورد تقویم" if found.estimated else ""
    return f"{meant} تعطیل است ({found.name}{doubt})"
