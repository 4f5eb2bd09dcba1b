"""What was decided: the resolutions as cards, and the line at the bottom that takes the next one.

Hard rule: the secretary never waits and never needs the mouse; what is typed below stands above at
once, and the line is free for the next.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from db.records import Action, Dissent, Resolution
from desktop.meetings import editing, entering, linking
from desktop.meetings.capture import lexicons
from desktop.meetings.dossier import Dossier, ResolutionPart
from desktop.meetings.similar import Similar
from desktop.meetings.suggestions import KnownNames, known_names
from desktop.meetings.understood import NOTHING, Understood
from desktop.persian import digits, isolate
from ui.desk import Desk
from ui.drafts import Draft
from ui.phrasebook import Phrasebook
from ui.screens.focus_watch import FocusWatch
from ui.screens.rows import Row, Rows, chain
from ui.screens.workspace.capture_bar import CaptureBar
from ui.screens.workspace.resolution_card import ResolutionCard
from ui.screens.workspace.row_area import RowArea
from ui.screens.workspace.section import Section
from ui.screens.workspace.setting import setting
from ui.screens.workspace.similar_strip import SimilarStrip
from ui.theme import Space
from ui.widgets.cards import EmptyState
from ui.widgets.command import Command
from ui.widgets.keys import ENTER

_EMPTY = "هنوز مصوبه‌ای ثبت نشده است."
_HOW = f"متن نخستین مصوبه را پایین بنویسید و {isolate('Enter')} بزنید."
_NONE = "در این جلسه مصوبه‌ای ثبت نشده است."


class ResolutionsSection(Section):
    title = "مصوبات"
    keys = (
        ("↑", "مصوبهٔ پیشین"),
        ("End", "پذیرفتن پیشنهاد"),
        ("Alt+↑ ↓", "جابه‌جایی"),
        ("Alt+V", "رأی‌گیری"),
        ("Ctrl+Shift+Delete", "حذف"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("resolutions")
        self._dossier: Dossier | None = None
        self._draft: Draft | None = None
        self._names = KnownNames()
        self._lexicons = lexicons(self._names)
        self._capture = CaptureBar(Phrasebook.of(desk))
        self._capture.action_typed.connect(self._add_typed_action)
        self._capture.resolution_typed.connect(self._add_resolution)
        self._capture.facets_typed.connect(self._add_typed_facets)
        self._capture.going_back.connect(self._go_to_last_entry)
        self._capture.grew.connect(self._keep_target_in_sight)
        self._similar = SimilarStrip(desk)
        self._capture.field.read.connect(self._similar.look)
        self._similar.linking.connect(self._link)
        self._similar.appeared.connect(self._make_room)
        self._lay_out()
        self._offer_commands()
        FocusWatch(self).moved.connect(self._on_focus)

    def _lay_out(self) -> None:
        self._area = RowArea()
        self._cards = Rows[ResolutionPart, ResolutionCard](self._area.column, self._make_card)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._area)
        self._pages.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        for sentence, hint, name in ((_EMPTY, _HOW, "empty"), (_NONE, "", "none")):
            self._pages.addWidget(EmptyState("gavel", sentence, hint, name=f"resolutions.{name}"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.SMALL)
        outer.addWidget(self._pages, 1)
        outer.addWidget(self._similar)
        outer.addWidget(self._capture)

    def _offer_commands(self) -> None:
        """Let everything be done from the list too, in the row that the keyboard is in."""
        capture, similar = self._capture, self._similar
        in_row, in_card = self._is_in_row, self._is_in_card
        for words, by, key in (("بالا", -1, "Alt+Up"), ("پایین", 1, "Alt+Down")):
            text = f"{words} بردن این مصوبه یا اقدام"
            may = partial(self._may_move, by)
            Command(self, text, partial(self._move, by), key, when=may, within=True)
            text = f"دیدن کار مشابه {'پیشین' if by < 0 else 'بعدی'}"
            step = partial(similar.step, by)
            Command(self, text, step, key, when=self._asks_about_line, within=True)
        remove = "حذف این مصوبه یا اقدام"
        Command(
            self, remove, self._remove_row_with_focus, "Ctrl+Shift+Del", when=in_row, within=True
        ).taking_away()
        self.addAction(similar.linking_command)
        writing = capture.isVisible
        new = Command(self, "افزودن مصوبهٔ تازه", self._new_resolution, when=writing)
        new.heard_as("Ctrl+Enter")
        last = Command(self, "رفتن به آخرین مصوبه یا اقدام", self._go_to_last_entry, when=in_card)
        last.heard_as("↑")
        line = "رفتن به سطر نوشتن مصوبه و اقدام"
        Command(self, line, self.begin, when=lambda: writing() and not capture.field.hasFocus())
        new_action = partial(self._in_card, partial(self._add_to, editing.add_action))
        Command(self, "افزودن اقدام به این مصوبه", new_action, when=in_card)
        vote = partial(self._in_card, lambda card: card.begin("votes_for"))
        count = Command(self, "ثبت رأی‌گیری برای این مصوبه", vote, "Alt+V", when=in_card)
        count.found_by("رای موافق مخالف")
        dissent = partial(self._in_card, partial(self._add_to, editing.add_dissent))
        against = Command(self, "ثبت مخالف این مصوبه با نام", dissent, "Alt+D", when=in_card)
        against.found_by("رای")

    def _make_card(self, part: ResolutionPart) -> ResolutionCard:
        card = ResolutionCard(self.desk, part)
        card.adding_action.connect(partial(self._add_to, editing.add_action))
        card.adding_dissent.connect(partial(self._add_to, editing.add_dissent))
        card.removing.connect(self._remove)
        card.left.connect(self.begin)
        card.fold(on=self.is_narrow())
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for card in self._cards:
            card.fold(on=self.is_narrow())

    # What is shown

    def show_dossier(self, dossier: Dossier) -> None:
        if self._draft is None:
            place = f"{dossier.meeting.uuid}.resolutions"
            self._draft = Draft(self.desk, self._capture.field, place)
        before, at = self._rows(), self._row_with_focus()
        names = known_names(self.desk.office)
        if names != self._names:
            self._names, self._lexicons = names, lexicons(names)
        shared = setting(dossier, self._names)
        new: list[Row] = [*self._cards.arrange({p.resolution.uuid: p for p in dossier.resolutions})]
        parts = zip(self._cards, dossier.resolutions, strict=True)
        for number, (card, part) in enumerate(parts, 1):
            new += card.show_part(part, number, shared)
        self._capture.setVisible(dossier.editable)
        last = dossier.resolutions[-1:]
        self._similar.show_meeting(dossier.meeting, editable=dossier.editable)
        self._capture.field.know(self._lexicons, shared.days)
        self._capture.show_target(len(dossier.resolutions), sum(len(p.actions) for p in last))
        self._pages.setCurrentIndex(0 if last else 1 if dossier.editable else 2)
        if self._rows() != before:
            chain([stop for card in self._cards for stop in card.stops()] + [self._capture.field])
            self._keep_focus(before, at)
        if new and self._dossier is not None:
            self._show_row(new[-1])
        self._dossier = dossier

    def _keep_focus(self, before: list[Row], at: Row | None) -> None:
        """Give the focus to the neighbour of a row that is gone."""
        rows = self._rows()
        if at is None or at in rows:
            return
        place = before.index(at)
        after = [row for row in rows[place : place + 1] if type(row) is type(at)]
        neighbours = after or rows[max(0, place - 1) : place]
        if neighbours:
            neighbours[0].begin()
        else:
            self.begin()

    def sub(self, dossier: Dossier) -> str:
        if not dossier.resolutions:
            return ""
        actions = sum(len(part.actions) for part in dossier.resolutions)
        return f"{digits(len(dossier.resolutions))} مصوبه، {digits(actions)} اقدام"

    def note(self, dossier: Dossier) -> str:
        if dossier.returned:
            return f"{digits(len(dossier.returned))} ملاحظه"
        return digits(len(dossier.resolutions)) if dossier.resolutions else ""

    # Where the keyboard is

    def begin(self) -> None:
        if self._capture.isVisibleTo(self):
            self._capture.field.setFocus()
        elif len(self._cards):
            self._cards.at(0).begin()

    def reveal(self, uuid: str, field: str) -> None:
        row = next((row for row in self._rows() if row.uuid == uuid), None)
        if row is None:
            self.begin()
            return
        card = row if isinstance(row, ResolutionCard) else self._cards.holding(row)
        self._work_on(card)
        row.begin("add_action" if field == "actions" else field)

    def _rows(self) -> list[Row]:
        """List all rows from the top, those in a card behind it."""
        return [row for card in self._cards for row in (card, *card.rows())]

    def _row_with_focus(self) -> Row | None:
        focus = QApplication.focusWidget()
        around = [row for row in self._rows() if focus and row.isAncestorOf(focus)]
        return around[-1] if around else None

    def _on_focus(self, widget: QWidget | None) -> None:
        self._work_on(self._cards.holding(widget))
        if widget is self._capture.field and len(self._cards):
            self._cards.at(-1).set_current(on=True)
            self._keep_target_in_sight()
        elif (row := self._row_with_focus()) is not None:
            self._show_row(row)

    def _keep_target_in_sight(self) -> None:
        """Show what the typed line will be added to."""
        if len(self._cards) and self._capture.field.hasFocus():
            self._show_row(self._cards.at(-1).last_row())

    def _make_room(self) -> None:
        """Settle at once how high the cards are, and what of them is in sight then."""
        if (layout := self.layout()) is not None:
            layout.activate()
        self._keep_target_in_sight()

    def _work_on(self, card: ResolutionCard | None) -> None:
        for each in self._cards:
            each.set_current(on=each is card)
            each.set_working(on=each is card)

    def _show_row(self, row: Row) -> None:
        """Bring a row into sight; of a card, which may be higher than the window, its text."""
        self._area.bring(row.fields["text"] if isinstance(row, ResolutionCard) else row)

    def _go_to_last_entry(self) -> None:
        if len(self._cards):
            self._cards.at(-1).last_row().begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear what the fields have no use for."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape and self._asks_about_line():
            self._similar.decline()
        elif event.key() == Qt.Key.Key_Escape:
            self.begin()
        elif event.key() in ENTER and ctrl:
            self._add_resolution(NOTHING)
        else:
            super().keyPressEvent(event)

    # What is done

    def _add_resolution(self, said: Understood) -> None:
        """Add what was typed and stay; without a text, go to the new card."""
        if self._dossier is None or not self._dossier.editable:
            return
        enter = partial(entering.enter_resolution, meeting=self._dossier.meeting, said=said)
        self._after_adding(self.desk.act(enter), typed=bool(said.text))

    def _add_typed_action(self, said: Understood) -> None:
        resolution = self._cards.at(-1).binding.record
        enter = partial(entering.enter_action, resolution=resolution, said=said)
        self._after_adding(self.desk.act(enter), typed=True)

    def _add_typed_facets(self, said: Understood) -> None:
        resolution = self._cards.at(-1).binding.record
        enter = partial(entering.enter_facets, resolution=resolution, said=said)
        self._after_adding(self.desk.act(enter), typed=True)

    def _link(self, similar: Similar, said: Understood) -> None:
        """Let what was typed be this meeting's word on work that is open already."""
        if self._dossier is None or self._draft is None:
            return
        link = partial(linking.link, meeting=self._dossier.meeting, similar=similar, said=said)
        if self.desk.act(link) is not None:
            self._draft.clear()
            self._similar.show_linked(similar)

    def _add_to(self, add: Callable[..., Action | Dissent], card: ResolutionCard) -> None:
        """Begin a new action or dissent in a card."""
        added = self.desk.act(partial(add, resolution=card.binding.record))
        self._after_adding(added, typed=False)

    def _after_adding(self, added: Resolution | Action | Dissent | None, *, typed: bool) -> None:
        """Free the line that was typed, or begin in the new row; a failed write changes nothing."""
        if added is None or self._draft is None:
            return
        if typed:
            self._draft.clear()
            self._on_focus(self._capture.field)
        else:
            self.reveal(added.uuid, "name" if isinstance(added, Dissent) else "text")

    def _asks_about_line(self) -> bool:
        """Whether open work is shown that is like the line in which the keyboard is."""
        return self._similar.current is not None and self._capture.field.hasFocus()

    def _move(self, by: int) -> None:
        """Move the row in which the keyboard is."""
        if (row := self._row_in_work()) is not None:
            self.desk.act(partial(editing.move, record=row.binding.record, by=by))
            self._show_row(row)

    def _remove_row_with_focus(self) -> None:
        if (row := self._row_in_work()) is not None:
            self._remove(row)

    def _row_in_work(self) -> Row | None:
        """Find the row with the focus, where anything may change."""
        return self._row_with_focus() if self._capture.isVisibleTo(self) else None

    def _may_move(self, by: int) -> bool:
        """Tell whether there is a place to move to, among its like."""
        row, card = self._row_in_work(), self._cards.holding(QApplication.focusWidget())
        if row is None or card is None:
            return False
        inside = [each for each in card.rows() if type(each) is type(row)]
        rows: list[Row] = [*self._cards] if row is card else inside
        return 0 <= rows.index(row) + by < len(rows)

    def _is_in_row(self) -> bool:
        return self._row_in_work() is not None

    def _is_in_card(self) -> bool:
        """Tell whether there is a resolution to add to: that of the keyboard, or the last one."""
        return self._capture.isVisible() and bool(len(self._cards))

    def _in_card(self, do: Callable[[ResolutionCard], None]) -> None:
        do(self._cards.holding(QApplication.focusWidget()) or self._cards.at(-1))

    def _new_resolution(self) -> None:
        """Make what is typed in the line a resolution, or begin with an empty one."""
        self._capture.enter(as_resolution=True)

    def _remove(self, row: Row) -> None:
        self.desk.act(partial(editing.remove, record=row.binding.record))
