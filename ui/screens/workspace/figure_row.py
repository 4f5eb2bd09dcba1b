"""A number that was reported, and what it was the last time."""

from functools import partial
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
            self.binding.bind(name, field)
            field.returnPressed.connect(lambda: self.finished.emit(self))
        self._label.picked.connect(self._take_unit)
        self._label.editingFinished.connect(lambda: self._take_unit(self._label.key()))
        self._place.edited.connect(lambda _: self.binding.write("neighborhood_id", None))
        self._place.editingFinished.connect(self._locate)
        self._place.picked.connect(self._locate)
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
        if offered is not self._offers:
            self._offers = offered
            self._label.set_suggestions(offered.indicators)
            self._place.set_suggestions(offered.neighborhoods)
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
        """Write the unit of a known indicator where none is written yet."""
        if unit and not self._unit.value().strip() and not self._unit.isReadOnly():
            self._unit.set_value(str(unit))
            self.binding.write("unit", str(unit))

    def _locate(self) -> None:
        """Settle which neighborhood it is about, once the name is complete."""
        if not self.desk.flush():
            return
        figure, name = self.binding.record, self._place.value().strip()
        if name != figure.neighborhood or (name and figure.neighborhood_id is None):
            self.desk.act(partial(naming.locate, figure=figure, name=name))
