"""A number that was reported, and what it was the last time."""

from typing import NamedTuple

from db.records import Figure, Meeting
from desktop.documents.change import change, last_time
from desktop.meetings import naming
from desktop.meetings.last_time import LastTime
from desktop.meetings.suggestions import KnownIndicator
from desktop.persian import digits
from ui.desk import Desk
from ui.models.suggestions import Suggestion
from ui.screens.workspace.agenda_lines import NAMES, AgendaLine
from ui.widgets.labels import Caption
from ui.widgets.line_field import LineField
from ui.widgets.quiet import quiet
from ui.widgets.suggest_field import SuggestField

_WIDTHS = {"value": 92, "unit": 92, "period": 130, "neighborhood": 120}
_FOLDED = {"value": 68, "unit": 68, "period": 104, "neighborhood": 84}


class FigureOffers(NamedTuple):
    """The indicators, each standing for its unit, and the neighborhoods."""

    indicators: tuple[Suggestion, ...] = ()
    neighborhoods: tuple[Suggestion, ...] = ()


def offers(indicators: tuple[KnownIndicator, ...], neighborhoods: tuple[str, ...]) -> FigureOffers:
    return FigureOffers(
        tuple(Suggestion(each.unit, each.name, each.unit) for each in indicators),
        tuple(Suggestion(name, name) for name in neighborhoods),
    )


class FigureRow(AgendaLine):
    """Its label may come from the list of indicators, and brings the unit along."""

    def __init__(self, desk: Desk, figure: Figure) -> None:
        super().__init__(desk, figure)
        self._offers = FigureOffers()
        self._label, self._place = quiet(SuggestField()), quiet(SuggestField())
        self._unit = quiet(LineField())
        self._brought = ""  # the unit that came with the label
        named: dict[str, tuple[LineField | SuggestField, str]] = {
            "label": (self._label, "عنوان آمار یا ظرفیت"),
            "value": (quiet(LineField()), "مقدار"),
            "unit": (self._unit, "واحد"),
            "period": (quiet(LineField()), "دوره"),
            "neighborhood": (self._place, "محله"),
        }
        for name, (field, placeholder) in named.items():
            field.setPlaceholderText(placeholder)
            self.fields[name] = field
            field.returnPressed.connect(lambda: self.finished.emit(self))
        self._label.picked.connect(self._take_unit)
        self._label.editingFinished.connect(lambda: self._take_unit(self._label.key()))
        for name in ("label", "value", "unit", "period"):
            self.binding.bind(name, named[name][0])
        self.binding.bind_listed("neighborhood", self._place, naming.locate)
        self._change = Caption()
        self._change.setContentsMargins(6, 0, 6, 0)
        widths = [(field, _WIDTHS.get(name, 0)) for name, field in self.fields.items()]
        self._lay_out(*widths, tip="حذف این آمار", below=self._change)

    def fold(self, *, on: bool) -> None:
        """Leave the label what it needs, where there is little room."""
        for name, width in (_FOLDED if on else _WIDTHS).items():
            self.fields[name].setFixedWidth(width)

    def show_figure(self, figure: Figure, place: str, number: int, offered: FigureOffers) -> None:
        self.binding.show(figure)
        self.offer_resolving()
        if offered is not self._offers:
            self._offers = offered
            self._label.set_suggestions(offered.indicators)
            self._place.set_suggestions(offered.neighborhoods)
        if self._label.key() == self._unit.value():
            self._brought = self._unit.value()  # also in a row that opens again, or after an undo
        self._change.setObjectName(f"{place}.figures.{number}.change")
        self.name(f"{place}.figures.{number}", f"آمار {digits(number)}", NAMES)

    def show_last(self, last: LastTime | None, meeting: Meeting) -> None:
        """Say below what the same figure was, and by how much it changed."""
        self._change.setVisible(last is not None)
        if last is None:
            return
        before = last_time(last.value, last.period, last.held_on, meeting.held_on)
        told = change(last.value, self.binding.record.value)
        self._change.setText("، ".join(filter(None, (f"بار پیش {before}", told))))
        self._change.setToolTip(f"جلسهٔ {digits(last.meeting_number)}")

    def _take_unit(self, unit: object) -> None:
        """Write the unit of a known indicator, but in the place of none that somebody typed."""
        if unit is None or self._unit.isReadOnly():
            return
        if self._unit.value().strip() in ("", self._brought):
            self._brought = str(unit)
            if self._unit.value() != unit:
                self._unit.set_value(self._brought)
                self.binding.write("unit", self._brought)
