"""What is still missing from the minutes, each line a way to its place."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedLayout

from desktop.meetings.checks import Finding, Lack, review
from desktop.meetings.dossier import Dossier
from desktop.persian import digits, letter
from ui.desk import Desk
from ui.screens.workspace.section import Section
from ui.theme import Size, Theme
from ui.widgets.cards import Card, EmptyState
from ui.widgets.command import Command
from ui.widgets.labels import CountBadge

_SENTENCES: Mapping[Lack, str] = {
    Lack.NUMBER_TAKEN: "شمارهٔ این جلسه را جلسهٔ دیگری هم دارد.",
    Lack.NO_SUBJECT: "موضوع جلسه نوشته نشده است.",
    Lack.NO_START: "ساعت شروع جلسه نوشته نشده است.",
    Lack.NO_END: "ساعت پایان جلسه نوشته نشده است.",
    Lack.ENDS_BEFORE_START: "ساعت پایان پیش از ساعت شروع است.",
    Lack.NO_PLACE: "مکان جلسه نوشته نشده است.",
    Lack.NO_CHAIR: "رئیس جلسه نوشته نشده است.",
    Lack.NO_SECRETARY: "دبیر جلسه نوشته نشده است.",
    Lack.NO_NEXT_MEETING: "تاریخ جلسهٔ بعد نوشته نشده است.",
    Lack.NEXT_NOT_LATER: "تاریخ جلسهٔ بعد پس از تاریخ این جلسه نیست.",
    Lack.NO_MEMBERS: "هیچ عضوی در فهرست حاضران نیست.",
    Lack.PRESENCE_UNRECORDED: "حضور یا غیبت «{name}» ثبت نشده است.",
    Lack.NO_NAME: "نام «{name}» که حاضر است نوشته نشده است.",
    Lack.NOT_WITHIN_MEETING: "ساعت ورود یا خروج «{name}» با ساعت جلسه نمی‌خواند.",
    Lack.NO_SUBSTITUTE: "نام جانشین «{name}» نوشته نشده است.",
    Lack.NO_LETTER: "شمارهٔ معرفی‌نامهٔ جانشین «{name}» نوشته نشده است.",
    Lack.UNNAMED_GUEST: "نام یا سمت یکی از مدعوان نوشته نشده است.",
    Lack.NO_AGENDA: "جز پیگیری مصوبات پیشین، بندی در دستور جلسه نیست.",
    Lack.UNTITLED_ITEM: "عنوان بند {item} دستور جلسه نوشته نشده است.",
    Lack.NO_OUTCOME: "نتیجهٔ بند {item} دستور جلسه ثبت نشده است.",
    Lack.NO_REASON: "علت تعویق یا پایان «{text}» نوشته نشده است.",
    Lack.NO_RESOLUTIONS: "هنوز مصوبه‌ای ثبت نشده است.",
    Lack.NO_TEXT: "متن مصوبهٔ {item} نوشته نشده است.",
    Lack.TOO_MANY_VOTES: "مجموع آرای مصوبهٔ {item} از شمار اعضای حاضر بیشتر است.",
    Lack.UNNAMED_DISSENT: "نام یکی از مخالفان مصوبهٔ {item} نوشته نشده است.",
    Lack.NO_ACTION: "مصوبهٔ {item} هیچ اقدامی ندارد.",
    Lack.NO_ACTION_TEXT: "متن اقدام «{action}» از مصوبهٔ {item} نوشته نشده است.",
    Lack.NO_RESPONSIBLE: "اقدام «{action}» از مصوبهٔ {item} مسئول پیگیری ندارد.",
    Lack.NO_DEADLINE: "اقدام «{action}» از مصوبهٔ {item} مهلت ندارد.",
    Lack.DEADLINE_BEFORE_MEETING: "مهلت اقدام «{action}» از مصوبهٔ {item} پیش از جلسه است.",
}

# What could not be read, by its attribute.
_UNREAD: Mapping[str, str] = {
    "number": "شمارهٔ جلسه",
    "held_on": "تاریخ جلسه",
    "starts_at": "ساعت شروع جلسه",
    "ends_at": "ساعت پایان جلسه",
    "next_on": "تاریخ جلسهٔ بعد",
    "next_at": "ساعت جلسهٔ بعد",
    "letter_date": "تاریخ معرفی‌نامهٔ جانشین «{name}»",
    "arrived_at": "ساعت ورود «{name}»",
    "left_at": "ساعت خروج «{name}»",
    "planned_minutes": "زمان پیش‌بینی‌شدهٔ بند {item} دستور جلسه",
    "condition_deadline": "مهلت شرط مصوبهٔ {item}",
    "votes_for": "شمار آرای موافق مصوبهٔ {item}",
    "votes_against": "شمار آرای مخالف مصوبهٔ {item}",
    "votes_abstained": "شمار آرای ممتنع مصوبهٔ {item}",
    "deadline": "مهلت اقدام «{action}» از مصوبهٔ {item}",
}

# A name that is only half there, by its attribute.
_HALF_TYPED: Mapping[str, str] = {
    "focus_areas": "نام محوری در مصوبهٔ {item} نیمه‌کاره است",
    "neighborhoods": "نام محله‌ای در مصوبهٔ {item} نیمه‌کاره است",
    "supporters": "نام دستگاه همکاری در اقدام «{action}» از مصوبهٔ {item} نیمه‌کاره است",
}


class ReviewSection(Section):
    """A list of findings; one that was mended leaves it by itself."""

    chosen = Signal(object)  # Finding

    title = "بازبینی"
    keys = (("↑ ↓", "جابه‌جایی"), ("Enter", "رفتن به جای آن"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("review")
        self._shown: tuple[Finding, ...] | None = None
        self._count = CountBadge(0, name="review.count")
        self._list = QListWidget()
        self._list.setObjectName("review.findings")
        self._list.setAccessibleName("آنچه هنوز کامل نیست")
        self._list.setProperty("look", "rows")
        self._list.itemActivated.connect(self._on_activated)
        self._list.itemClicked.connect(self._on_activated)
        Command(
            self, "رفتن به جای این نکته", self._go_to_current, when=self._list.hasFocus
        ).heard_as("Enter")
        self._card = Card("آنچه هنوز کامل نیست", name="review.card", beside=(self._count,))
        self._card.body.addWidget(self._list)
        self._complete = EmptyState(
            "clipboard-check",
            "صورتجلسه کامل است.",
            "همهٔ بخش‌ها پر شده‌اند؛ خروجی PDF و Excel را از بالا بگیرید.",
            name="review.complete",
        )
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._card)
        self._pages.addWidget(self._complete)

    def show_dossier(self, dossier: Dossier) -> None:
        findings = review(dossier)
        if findings == self._shown:
            return
        self._shown = findings
        row = self._list.currentRow()
        self._list.clear()
        for finding in findings:
            item = QListWidgetItem(Theme.current().icon("triangle-alert", "warn"), _say(finding))
            item.setSizeHint(QSize(0, Size.SECTION_ROW))
            item.setData(Qt.ItemDataRole.UserRole, finding)
            self._list.addItem(item)
        self._list.setCurrentRow(min(max(row, 0), len(findings) - 1))
        self._count.set_count(len(findings))
        self._pages.setCurrentWidget(self._card if findings else self._complete)

    def sub(self, dossier: Dossier) -> str:
        findings = len(review(dossier))
        return f"{digits(findings)} نکته" if findings else ""

    def note(self, dossier: Dossier) -> str:
        return self.sub(dossier) or "✓"

    def reveal(self, uuid: str, field: str) -> None:
        """Do nothing: findings lead away from here."""

    def begin(self) -> None:
        self._list.setFocus()

    def _go_to_current(self) -> None:
        if (item := self._list.currentItem()) is not None:
            self._on_activated(item)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _say(finding: Finding) -> str:
    item, action = (*finding.numbers, 0, 0)[:2]
    return _sentence(finding).format(
        name=finding.name,
        item=digits(item),
        action=letter(max(action - 1, 0)),
        text=finding.text,
    )


def _sentence(finding: Finding) -> str:
    if finding.lack is not Lack.UNREADABLE:
        return _SENTENCES[finding.lack]
    if finding.field in _HALF_TYPED:
        return f"{_HALF_TYPED[finding.field]}: «{{text}}»"
    return f"{_UNREAD[finding.field]} خوانده نشد: «{{text}}»"
