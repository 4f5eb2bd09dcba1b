"""Whether what lies on a stick or in a folder is what this office sent.

Hard rule: of what the office knows nothing of, only the manifest beside it speaks, which everybody
can make anew; who signed is told where the seals are verified, to which this leads on.
"""

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from desktop.persian import digits, isolate_name, join_and
from desktop.sending.checking import Judged, Verdict, check_sent
from desktop.sending.known_sends import KnownSends
from desktop.transfer.faults import ExportFault
from ui.dialogs.progress_dialog import ProgressDialog
from ui.models import Index
from ui.models.checked_model import CHECKED_ROLE, CheckedColumn, CheckedModel, verdict
from ui.sentences import sentence, shown_path
from ui.tasks import Problem, Report, Task, run
from ui.theme import Space
from ui.transfer_sentences import reading_sentence
from ui.widgets.buttons import Button, Link
from ui.widgets.cards import Banner, BannerKind, Card, EmptyState
from ui.widgets.labels import Caption, ChipKind, ElidedLabel
from ui.widgets.row_table import ChipDelegate, RowTable

OTHER_KEY, SEALS_KEY = "Ctrl+O", "Ctrl+Enter"

_ROW = 40
_VERDICT, _MANIFEST = 200, 440
_ONLY_MANIFEST = 640  # at most: such names can be long
_CHIPS: dict[Verdict, ChipKind] = {
    Verdict.SENT: "ok",
    Verdict.OTHER: "danger",
    Verdict.LISTED: "plain",
    Verdict.CHANGED: "danger",
    Verdict.MISSING: "danger",
    Verdict.UNREADABLE: "warn",
    Verdict.NO_MANIFEST: "warn",
    Verdict.REMAINS: "warn",
}
_FAULTS = {  # what is said of so many of them
    "{} پرونده عوض شده است": {Verdict.OTHER, Verdict.CHANGED},
    "{} پرونده نیست": {Verdict.MISSING},
    "{} پرونده خوانده نشد": {Verdict.UNREADABLE},
    "{} فهرست وارسی خوانا نیست": {Verdict.NO_MANIFEST},
}
_SEALS = "امضاها جدا وارسی می‌شود."


class CheckPage(QWidget):
    """`left` leads back; `seals_wanted` to where the PDFs are verified."""

    left = Signal()
    other_wanted = Signal()
    seals_wanted = Signal(object)  # Sequence[Path]

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._name = name
        self._folder = Path()
        self._task: Task | None = None
        self._model = CheckedModel()
        self._table = RowTable(
            self._model, name=f"{name}.table", label="پرونده‌های وارسی‌شده", row=_ROW
        )
        self._where = ElidedLabel(role="text_2", name=f"{name}.where")
        self._manifest = Caption(name=f"{name}.manifest")
        self._seals = Button(
            "وارسی امضاها", icon="shield-check", key=SEALS_KEY, name=f"{name}.seals"
        )
        self._other = Button("پوشهٔ دیگر", icon="folder", key=OTHER_KEY, name=f"{name}.other")
        self._banner: Banner | None = None
        self._none = EmptyState(
            "file-check",
            "در این‌جا فهرست وارسی نیست.",
            "هر ارسال پرونده‌ای با پایانهٔ sha256 دارد که درستی پرونده‌ها با آن سنجیده می‌شود. امضای "
            "پرونده‌های PDF بدون آن هم وارسی می‌شود.",
            name=f"{name}.none",
        )
        self._pages = QStackedWidget()
        self._lay_out()
        self._seals.clicked.connect(self._on_seals)
        self._other.clicked.connect(self.other_wanted)
        self._seals.offer("وارسی امضای این پرونده‌ها").found_by("گواهی درستی")
        self._other.offer("وارسی پوشهٔ دیگر").found_by("حافظه فلش")

    def _lay_out(self) -> None:
        back = Link("بازگشت به ارسال", back=True, name=f"{self._name}.back")
        back.clicked.connect(self.left)
        tools = QHBoxLayout()
        tools.setSpacing(Space.MEDIUM)
        tools.addWidget(back)
        tools.addWidget(self._where, 1)
        tools.addWidget(self._other)
        tools.addWidget(self._seals)
        self._table.setItemDelegateForColumn(CheckedColumn.VERDICT, ChipDelegate(_chip, self))
        self._table.setColumnWidth(CheckedColumn.VERDICT, _VERDICT)
        self._table.setColumnWidth(CheckedColumn.MANIFEST, _MANIFEST)
        across = self._table.horizontalHeader()
        across.setSectionResizeMode(CheckedColumn.NAME, QHeaderView.ResizeMode.Stretch)
        self._table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        card = Card("پرونده‌های وارسی‌شده", name=f"{self._name}.list", beside=(self._manifest,))
        card.body.addWidget(self._table)
        self._pages.addWidget(card)
        self._pages.addWidget(self._none)
        self._told = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(tools)
        column.addLayout(self._told)
        column.addWidget(self._pages, 1)

    def begin(self) -> None:
        (self._table if self._model.rows else self._seals).setFocus()

    def check(self, folder: Path, where: str, known: KnownSends) -> None:
        """Hold the files of a folder against what was sent; `where` names it."""
        if self._task is not None:
            self._task.cancel()
        self._folder = folder
        self._where.setText(f"{where}، {shown_path(folder)}" if where else shown_path(folder))
        self._model.show_judged(())
        self._say("", "ok")
        self._pages.setCurrentIndex(0)
        job = partial(_check, folder, known)
        task = self._task = run(self, job, self._show, self._on_problem)
        task.ended.connect(self._on_end)
        ProgressDialog(task, "وارسی پرونده‌ها", self)

    def _on_end(self) -> None:
        if self.sender() is self._task:
            self._task = None

    def _show(self, judged: tuple[Judged, ...]) -> None:
        self._model.show_judged(judged)
        self._show_manifest({each.manifest for each in judged if each.manifest})
        rows = self._model.rows
        self._pages.setCurrentIndex(0 if rows else 1)
        if rows:
            self._table.setCurrentIndex(self._model.index(0, 0))
            self._say(*_told(rows))
        self.begin()

    def _show_manifest(self, manifests: Collection[str]) -> None:
        """Name the only manifest once; of several, each beside its files."""
        only = next(iter(manifests)) if len(manifests) == 1 else ""
        self._table.setColumnHidden(CheckedColumn.MANIFEST, len(manifests) <= 1)
        text, middle = f"در {isolate_name(only)}" if only else "", Qt.TextElideMode.ElideMiddle
        metrics = self._manifest.fontMetrics()
        self._manifest.setText(metrics.elidedText(text, middle, _ONLY_MANIFEST))
        self._manifest.setToolTip(only)

    def _on_problem(self, problem: Problem) -> None:
        match problem:
            case ExportFault():
                self._say(reading_sentence(problem), "danger")
            case _:
                self._say(sentence(problem), "danger")
        self._other.setFocus()

    def _say(self, text: str, kind: BannerKind) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if text:
            self._banner = Banner(text, kind, name=f"{self._name}.told")
            self._told.addWidget(self._banner)

    def _on_seals(self) -> None:
        """Lead on with the PDFs that are named, or with all of them."""
        named: Sequence[Path] = [
            self._folder / each.name
            for each in self._model.rows
            if each.name.lower().endswith(".pdf") and each.verdict is not Verdict.MISSING
        ]
        self.seals_wanted.emit(list(dict.fromkeys(named)) or [self._folder])


def _check(folder: Path, known: KnownSends, report: Report) -> tuple[Judged, ...]:
    return check_sent(folder, known, report)


def _told(rows: Sequence[Judged]) -> tuple[str, BannerKind]:
    """Say of all together what they are, and by whose word."""
    files = [each for each in rows if each.verdict is not Verdict.REMAINS]
    if len(files) < len(rows):
        left = f"{digits(len(rows) - len(files))} بازماندهٔ ارسال نیمه‌کاره این‌جاست؛ به کار نمی‌آید."
        text, kind = _told(files) if files else ("", "warn")
        return f"{text} {left}".strip(), "danger" if kind == "danger" else "warn"
    of = f"{digits(len(rows))} پرونده"
    counts = {said: sum(each.verdict in which for each in rows) for said, which in _FAULTS.items()}
    sent = sum(each.verdict is Verdict.SENT for each in rows)
    if any(counts.values()):
        bad = join_and(said.format(digits(count)) for said, count in counts.items() if count)
        return f"از {of}، {bad}.", "danger"
    if sent == len(rows):
        return f"هر {of} همان است که این دفتر فرستاد. {_SEALS}", "ok"
    on_stick = "با فهرست روی حافظه می‌خواند"
    if sent:
        own = f"{digits(sent)} از {of} همان است که این دفتر فرستاد"
        return f"{own}؛ بقیه فقط {on_stick}. {_SEALS}", "warn"
    return f"هر {of} {on_stick}؛ این دفتر ارسالی از آن‌ها ندارد. {_SEALS}", "warn"


def _chip(index: Index) -> tuple[str, ChipKind]:
    row: Judged = index.data(CHECKED_ROLE)
    return verdict(row), _CHIPS[row.verdict]
