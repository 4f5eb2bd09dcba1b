"""What of a period's register is wanted: one organization's, what is open, what is of one place."""

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.records import Priority
from desktop.documents import labels
from desktop.meetings.suggestions import KnownNames
from desktop.register import Course, Filters
from ui.theme import Space
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labelled import Labelled

_ALL = ("", "همه")


class Narrowing(QWidget):
    """Five lists; each begins with «همه» and stays there until somebody chooses."""

    edited = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._organization, self._area, self._place = (ChoiceField[str]() for _ in range(3))
        self._course = _choice(labels.COURSES.items())
        self._priority = _choice(labels.PRIORITIES.items())
        fields = {
            "organization": self._organization,
            "course": self._course,
            "priority": self._priority,
            "focus_area": self._area,
            "neighborhood": self._place,
        }
        for key, field in fields.items():
            field.setObjectName(f"{name}.{key}")
            # Or the longest of its names would take the room of its neighbour.
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            field.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(Labelled("دستگاه", self._organization))
        column.addLayout(
            _beside(Labelled("وضعیت", self._course), Labelled("اولویت", self._priority))
        )
        column.addLayout(_beside(Labelled("محور", self._area), Labelled("محله", self._place)))

    def offer(self, names: KnownNames) -> None:
        """Offer the names that the office knows now; what is no more there is wanted no more."""
        _offer(self._organization, ((each, each) for each in names.organizations))
        _offer(self._area, ((each, each) for each in names.focus_areas))
        _offer(self._place, ((each, each) for each in names.neighborhoods))

    def narrowed(self, period: Filters) -> Filters:
        """Narrow a period to what is chosen."""
        course, priority = self._course.value(), self._priority.value()
        return replace(
            period,
            organization=self._organization.value() or "",
            course=Course(course) if course else None,
            focus_area=self._area.value() or "",
            neighborhood=self._place.value() or "",
            priority=Priority(priority) if priority else None,
        )


def _choice(words: Iterable[tuple[str, str]]) -> ChoiceField[str]:
    field = ChoiceField[str]()
    _offer(field, words)
    return field


def _offer(field: ChoiceField[str], choices: Iterable[tuple[str, str]]) -> None:
    field.set_choices([_ALL, *choices])
    if field.value() is None:
        field.set_value("")


def _beside(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.MEDIUM)
    for part in parts:
        row.addWidget(part, 1)
    return row
