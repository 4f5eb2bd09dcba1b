"""The agenda and what was said: items in their order, the follow-up of earlier work first."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.records import Action, AgendaKind, Approval, Outcome, Presence, Resolution
from desktop.documents import labels
from desktop.meetings.deciding import Said, assign, resolve
from desktop.meetings.dossier import AgendaPart, Dossier
from desktop.meetings.editing import add_agenda_item, move, remove
from desktop.meetings.suggestions import known_indicators, known_names
from desktop.office import OpenOffice
from desktop.persian import digits
from ui.desk import Desk
from ui.drafts import Draft
from ui.models.suggestions import Suggestion
from ui.screens.focus_watch import FocusWatch
from ui.screens.rows import Row, Rows, chain
from ui.screens.workspace.agenda_card import AgendaCard, AgendaOffers
from ui.screens.workspace.agenda_lines import AgendaLine
from ui.screens.workspace.earlier_row import KEYS as EARLIER_KEYS
from ui.screens.workspace.earlier_row import WORD_KEYS, EarlierRow
from ui.screens.workspace.figure_row import FigureOffers, offers
from ui.screens.workspace.previous_line import PreviousLine
from ui.screens.workspace.section import Section
from ui.screens.workspace.subdistrict_groups import HEAD_KEYS, GroupHead
from ui.screens.workspace.tall import Tall
from ui.theme import Space
from ui.widgets.choice_field import ChoiceField
from ui.widgets.command import Command
from ui.widgets.line_field import LineField

_Decide = Callable[[OpenOffice, Said], Resolution | Action | None]

_KIND_WIDTH = 130
_NEW_KINDS = (AgendaKind.DISCUSSION, AgendaKind.REPORT, AgendaKind.OTHER)


_NEXT_LINE = ("PageDown", "سطر بعدی")
_KEYS: Sequence[tuple[str, str]] = (
    ("Ctrl+B", "بند تازه"),
    ("Ctrl+R", "سخن تازه"),
    ("Ctrl+T", "آمار تازه"),
    _NEXT_LINE,
    ("Alt+↑", "جابه‌جایی"),
    ("Ctrl+Shift+Delete", "حذف"),
)
_LINE_KEYS: Sequence[tuple[str, str]] = (
    ("Ctrl+D", "مصوبه شود"),
    ("Ctrl+Shift+D", "اقدام شود"),
    _NEXT_LINE,
    ("End", "پذیرفتن پیشنهاد"),
    *(each for each in _KEYS[1:] if each is not _NEXT_LINE),
)


_BESIDE_KEY = (("Ctrl+U", "کارهای ناحیه‌ها"),)


class AgendaSection(Section):
    title = "دستور و مذاکرات"
    decided = Signal(str)  # the uuid of the resolution or the action that something said became
    keys: Sequence[tuple[str, str]] = _KEYS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("agenda")
        self._dossier: Dossier | None = None
        self._draft: Draft | None = None
        self._stops: list[QWidget] = []
        self._offers = FigureOffers()
        self._page = Tall()
        self._page.setObjectName("agenda.page")
        self._page.setProperty("look", "page")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addStretch(1)
        self._cards = Rows[AgendaPart, AgendaCard](column, self._card)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._page)
        # A new row has the focus before it has its place.
        self._area.verticalScrollBar().rangeChanged.connect(self._see_focus)
        self._new_title = LineField()
        self._new_kind = ChoiceField([(each, labels.AGENDA_KINDS[each]) for each in _NEW_KINDS])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.SMALL)
        self._previous = PreviousLine(desk)
        outer.addWidget(self._previous)
        outer.addWidget(self._area, 1)
        outer.addWidget(self._new_line())
        self._offer_commands()
        self._watch = FocusWatch(self)
        self._watch.moved.connect(self._on_focus)

    def _offer_commands(self) -> None:
        new = Command(self, "نوشتن بند تازه", self._new_title.setFocus, "Ctrl+B", when=self._may)
        new.found_by("افزودن دستور")
        for words, begin, key in (
            ("افزودن سخن به این بند", AgendaCard.begin_remark, "Ctrl+R"),
            ("افزودن آمار به این بند", AgendaCard.begin_figure, "Ctrl+T"),
        ):
            Command(self, words, partial(self._in_card, begin), key, when=self._may_add)
        for words, decide, key in (
            ("مصوبه ساختن از این سخن یا آمار", resolve, "Ctrl+D"),
            ("اقدام ساختن از این سخن یا آمار", assign, "Ctrl+Shift+D"),
        ):
            go = partial(self._on_decide, decide)
            Command(self, words, go, key, when=self._may_decide, within=True)
        for words, by, key in (("پیشین", -1, "PgUp"), ("بعدی", 1, "PgDown")):
            text, go = f"رفتن به سخن یا آمار {words}", partial(self._walk, by)
            Command(self, text, go, key, when=partial(self._may_walk, by), within=True)
        beside = "رفتن به کارهای باز ناحیه‌ها"
        Command(self, beside, self._on_beside, "Ctrl+U", when=self._has_beside)
        for words, by, key in (("بالا", -1, "Alt+Up"), ("پایین", 1, "Alt+Down")):
            text, go = f"{words} بردن این بند، سخن یا آمار", partial(self._on_move, by)
            Command(self, text, go, key, when=partial(self._may_move, by), within=True)
        for words, approval, key in (
            ("همان‌گونه که تنظیم شده", Approval.AS_PRESENTED, "Alt+1"),
            ("با تغییر", Approval.WITH_CHANGES, "Alt+2"),
        ):
            text, say = f"تصویب صورتجلسهٔ پیشین: {words}", partial(self._previous.say, approval)
            Command(self, text, say, key, when=self._previous.may_say)
        remove, may = "حذف این بند، سخن یا آمار", self._may_remove
        Command(
            self, remove, self._on_remove, "Ctrl+Shift+Del", when=may, within=True
        ).taking_away()

    def _new_line(self) -> QWidget:
        line = QWidget()
        self._new_title.setObjectName("agenda.new.title")
        self._new_title.setAccessibleName("عنوان بند تازه")
        self._new_title.setPlaceholderText("عنوان بند تازه را بنویسید و Enter بزنید")
        self._new_title.returnPressed.connect(self._on_add)
        self._new_kind.setObjectName("agenda.new.kind")
        self._new_kind.setAccessibleName("نوع بند تازه")
        self._new_kind.set_value(AgendaKind.DISCUSSION)
        self._new_kind.setFixedWidth(_KIND_WIDTH)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._new_title, 1)
        row.addWidget(self._new_kind)
        self._new = line
        return line

    def _card(self, part: AgendaPart) -> AgendaCard:
        card = AgendaCard(self.desk, part)
        card.removing.connect(self._remove_card)
        card.resolving.connect(lambda line: self._decide(line, resolve))
        card.arranged.connect(self._chain)
        card.turned.connect(self._on_turned)
        card.left.connect(self._new_title.setFocus)
        card.fold(on=self.is_narrow())
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for card in self._cards:
            card.fold(on=self.is_narrow())

    def show_dossier(self, dossier: Dossier) -> None:
        self._dossier = dossier
        if self._draft is None:
            place = f"{dossier.meeting.uuid}.agenda"
            self._draft = Draft(self.desk, self._new_title, place)
        offered = AgendaOffers(_speakers(dossier), self._figure_offers())
        self._cards.arrange({part.item.uuid: part for part in dossier.agenda})
        for number, (card, part) in enumerate(zip(self._cards, dossier.agenda, strict=True), 1):
            card.show_part(part, number, dossier, offered)
        self._new.setVisible(dossier.editable)
        self._previous.show_dossier(dossier)
        self._chain()

    def _on_turned(self) -> None:
        """Go on by Tab through what came, and show it when it has its place."""
        self._chain()
        QTimer.singleShot(0, self, self._see_group)

    def _see_group(self) -> None:
        """Bring as much of an opened group into sight as there is room for below its head."""
        for card in self._cards:
            for widget in card.opened_group(self._watch.widget):
                self._area.ensureWidgetVisible(widget, 0, Space.SMALL)

    def _chain(self) -> None:
        stops = self._previous.stops
        stops += [stop for card in self._cards for stop in card.stops]
        stops += self._new_title, self._new_kind
        chain(stops, self._stops)
        self._stops = stops

    def _figure_offers(self) -> FigureOffers:
        """Give what figures can be reported by, the same as before where nothing is new."""
        office = self.desk.office
        known = offers(known_indicators(office), known_names(office).neighborhoods)
        if known != self._offers:
            self._offers = known
        return self._offers

    def sub(self, dossier: Dossier) -> str:
        return f"{digits(len(dossier.agenda))} بند"

    def note(self, dossier: Dossier) -> str:
        done = sum(part.item.outcome is not Outcome.OPEN for part in dossier.agenda)
        return digits(f"بند {done} از {len(dossier.agenda)}")

    def begin(self) -> None:
        """Go to the first earlier action that is not heard of yet, else to the next item."""
        editable = self._dossier is not None and self._dossier.editable
        unheard = (card.unheard for card in self._cards) if editable else ()
        first = next((row for row in unheard if row), None)
        if first:
            first.begin()
        else:
            self._new_title.setFocus()

    def reveal(self, uuid: str, field: str) -> None:
        for card in self._cards:
            if row := card.row_of(uuid):
                row.fields[field].setFocus()
                return
        if field == "changes":
            self._previous.write()
        else:
            self.begin()

    def _on_add(self) -> None:
        title, kind = self._new_title.value().strip(), self._new_kind.value()
        if not title or kind is None or self._dossier is None or self._draft is None:
            return
        meeting = self._dossier.meeting
        if self.desk.act(lambda office: add_agenda_item(office, meeting, kind, title)):
            self._draft.clear()
            self._see_last()

    def _see_last(self) -> None:
        bar = self._area.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum()))

    def _on_focus(self, widget: QWidget | None) -> None:
        if widget is None:
            return  # to another window, or away: the place where one works stays marked
        for card in self._cards:
            card.follow(widget)
        keys = self._keys_at(widget)
        if keys != self.keys:
            self.keys = keys
            self.keys_changed.emit()
        self._see_focus()

    def _see_focus(self) -> None:
        widget = self._watch.widget
        if widget is not None and self._page.isAncestorOf(widget):
            self._area.ensureWidgetVisible(widget, 0, Space.SCREEN)
            end = widget.mapTo(self._page, QPoint(0, widget.height()))  # Qt looks at the cursor
            self._area.ensureVisible(end.x(), end.y(), 0, Space.SMALL)

    def _keys_at(self, widget: QWidget) -> Sequence[tuple[str, str]]:
        card = self._cards.holding(widget)
        if card and card.holds_earlier(widget):
            keys = EARLIER_KEYS if isinstance(widget, EarlierRow) else WORD_KEYS
            return (*keys, *(_BESIDE_KEY if card.first_group else ()))
        if isinstance(widget, GroupHead):
            return HEAD_KEYS
        return _LINE_KEYS if card and card.line_holding(widget) else _KEYS

    def _focused(self) -> tuple[AgendaCard | None, QWidget | None]:
        widget = self._watch.widget
        return self._cards.holding(widget), widget

    def _may(self) -> bool:
        return self._dossier is not None and self._dossier.editable

    def _may_add(self) -> bool:
        return self._may() and bool(len(self._cards))

    def _may_change(self) -> bool:
        return self._may() and self._focused()[0] is not None

    def _may_decide(self) -> bool:
        card, widget = self._focused()
        line = card.line_holding(widget) if card else None
        return self._may() and line is not None and line.has_words

    def _may_move(self, by: int) -> bool:
        """Tell whether there is a place to move to."""
        card, widget = self._focused()
        if card is None or not self._may():
            return False
        line = card.line_holding(widget)
        rows: list[Row] = [*(card.lines_like(line) if line else self._cards)]
        return 0 <= rows.index(line or card) + by < len(rows)

    def _may_remove(self) -> bool:
        """Tell whether the keyboard is in what may go; the follow-up stays on every agenda."""
        card, widget = self._focused()
        return self._may_change() and card is not None and card.may_lose(widget)

    def _line_beyond(self, by: int) -> AgendaLine | None:
        """Find the next remark or figure, or the one before; all stand above the new line."""
        card, widget = self._focused()
        rows: list[Row] = [row for each in self._cards for row in (each, *each.lines)]
        here = rows.index(card.line_holding(widget) or card) if card else len(rows)
        beyond = rows[here + 1 :] if by > 0 else rows[:here][::-1]
        return next((row for row in beyond if isinstance(row, AgendaLine)), None)

    def _may_walk(self, by: int) -> bool:
        return self._line_beyond(by) is not None

    def _walk(self, by: int) -> None:
        """Go to the next remark or figure, into the same column where it has it."""
        line, widget = self._line_beyond(by), self._watch.widget
        if line is not None and widget is not None:
            column = widget.objectName().rpartition(".")[2]
            line.begin(column if column in line.fields else "")

    def _has_beside(self) -> bool:
        return any(card.first_group for card in self._cards)

    def _in_card(self, do: Callable[[AgendaCard], None]) -> None:
        """Do something in the card with the focus; from the line of the next item, in the last."""
        card, _ = self._focused()
        if card is None and len(self._cards):
            card = self._cards.at(-1)
        if card is not None:
            do(card)

    def _on_beside(self) -> None:
        """Go to what the subdistricts have open."""
        for card in self._cards:
            if card.first_group:
                card.first_group.begin()

    def _on_remove(self) -> None:
        card, widget = self._focused()
        if card is None:
            return
        if line := card.line_holding(widget):
            card.remove_line(line)
        else:
            self._remove_card(card)

    def _on_decide(self, decide: _Decide) -> None:
        card, widget = self._focused()
        if card and (line := card.line_holding(widget)):
            self._decide(line, decide)

    def _decide(self, line: AgendaLine, decide: _Decide) -> None:
        """Let a line become a resolution or an action, and go on there."""
        if self._dossier is None or not self._dossier.editable:
            return
        made = self.desk.act(lambda office: decide(office, line.binding.record))
        if made is not None:
            self.decided.emit(made.uuid)

    def _remove_card(self, card: AgendaCard) -> None:
        self.desk.act(lambda office: remove(office, card.binding.record))

    def _on_move(self, by: int) -> None:
        card, widget = self._focused()
        if card is None:
            return
        line = card.line_holding(widget)
        record = line.binding.record if line else card.binding.record
        self.desk.act(lambda office: move(office, record, by))


def _speakers(dossier: Dossier) -> tuple[Suggestion, ...]:
    """Offer whoever is at the table, the substitute in the place of whom they stand for."""
    there = [each for each in (*dossier.members, *dossier.guests) if each.state in _AT_THE_TABLE]
    people = [
        Suggestion(each.uuid, each.substitute, f"جانشین {each.post}")
        if each.state is Presence.REPRESENTED and each.substitute
        else Suggestion(each.uuid, each.name or each.post, f"{each.post}، {each.organization}")
        for each in there
    ]
    return tuple(person for person in people if person.name)


_AT_THE_TABLE = frozenset({Presence.UNRECORDED, Presence.PRESENT, Presence.REPRESENTED})
