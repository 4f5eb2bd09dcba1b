"""What was sent, as rows: the latest first, sought by words."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum, IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from desktop.calendar import jalali, tehran
from desktop.persian import bound, digits, isolate_name, join_and, join_numbers
from desktop.search import KeptTexts
from desktop.sending.history import Sent, SentMinutes
from desktop.sending.seeking import sought
from ui.area_names import area
from ui.clock import today_here
from ui.models import Index
from ui.models.table_model import TableModel
from ui.sentences import shown_path

SENT_ROLE = Qt.ItemDataRole.UserRole

_PATIENCE = timedelta(days=10)
_FEW = 3


class Answer(Enum):
    """Whether the central headquarters acknowledged it."""

    CAME = "رسید گرفته شد"
    AWAITED = "در انتظار رسید"
    LATE = "رسید نیامده است"


class SendColumn(IntEnum):
    MOMENT = 0
    MINUTES = 1
    FILES = 2
    WHERE = 3
    WHO = 4
    ANSWER = 5
    RECEIPT = 6


def day_of(sent: Sent) -> date:
    return tehran.local(sent.send.at).date()


def moment_of(sent: Sent) -> str:
    """Write «یکشنبه ۱۲ مهر ۱۴۰۵، ۱۳:۰۵», which tells it from others of its day."""
    then = tehran.local(sent.send.at)
    return f"{jalali.long(then.date())}، {jalali.clock(then.time())}"


def answer(sent: Sent, today: date) -> Answer:
    if sent.receipt is not None:
        return Answer.CAME
    return Answer.LATE if today - day_of(sent) >= _PATIENCE else Answer.AWAITED


def minutes_in_words(sent: Sent) -> str:
    """Write «منطقه، جلسهٔ ۱۲ و ناحیهٔ ۲، جلسهٔ ۱۰», or of more «۸ جلسه از ناحیه‌های ۱ تا ۴»."""
    held: dict[int, list[SentMinutes]] = defaultdict(list)
    for each in sent.minutes:
        held[each.headquarters.subdistrict or 0].append(each)
    if len(held) <= _FEW:
        return join_and(_numbered(held[table]) for table in sorted(held))
    numbers = join_numbers(sorted(filter(None, held)))
    whose = f"منطقه و ناحیه‌های {numbers}" if 0 in held else f"ناحیه‌های {numbers}"
    return f"{digits(len(sent.minutes))} جلسه از {whose}"


def _numbered(held: Sequence[SentMinutes]) -> str:
    word = "جلسهٔ" if len(held) == 1 else "جلسه‌های"
    numbers = join_numbers(sorted({each.number for each in held}))
    return f"{area(held[0].headquarters)}، {bound(word, numbers)}"


def where(sent: Sent) -> str:
    """Name the stick, or the folder that is on none."""
    send = sent.send
    if send.label:
        return f"«{isolate_name(send.label)}»"
    return "حافظهٔ بی‌نام" if send.serial else shown_path(Path(send.destination))


def number_of(sent: Sent) -> str:
    """Write the number of the receipt as Dabir writes numbers, however it was typed, or ""."""
    number = digits(sent.receipt.number) if sent.receipt else ""
    return isolate_name(number) if number else ""


def receipt_in_words(sent: Sent) -> str:
    """Write «۱۴۰۵/۱۱/۰۴۷، ۱۲ مهر ۱۴۰۵», or what there is of it."""
    day = sent.receipt.received_on if sent.receipt else None
    return "، ".join(filter(None, (number_of(sent), jalali.medium(day) if day else "")))


def files_in_words(sent: Sent) -> str:
    return f"{digits(len(sent.files))} پرونده"


_SHOWN: Sequence[Callable[[Sent, date], str]] = (  # in the order of the columns
    lambda sent, _: moment_of(sent),
    lambda sent, _: minutes_in_words(sent),
    lambda sent, _: digits(len(sent.files)),
    lambda sent, _: where(sent),
    lambda sent, _: sent.who,
    lambda sent, today: answer(sent, today).value,
    lambda sent, _: receipt_in_words(sent),
)


def _texts(sent: Sent, today: date) -> Iterator[str]:
    """Give what a send is found by: each of its minutes, and what stands in a row and behind it."""
    send, receipt = sent.send, sent.receipt
    yield from (moment_of(sent), *_figures(day_of(sent)), where(sent), send.serial, sent.who)
    yield answer(sent, today).value
    if receipt is not None:
        yield receipt.number
        if receipt.received_on is not None:
            yield from (jalali.medium(receipt.received_on), *_figures(receipt.received_on))
    yield from (_numbered([each]) for each in sent.minutes)
    yield from (file.name for file in sent.files)


def _figures(day: date) -> tuple[str, str]:
    """Write «۱۴۰۵/۰۹/۰۲» and «۱۴۰۵/۹/۲», as many type it."""
    year, month, in_month = jalali.to_jalali(day)
    return jalali.numeric(day), f"{year}/{month}/{in_month}"


_TITLES = ("زمان", "صورتجلسه‌ها", "پرونده", "مقصد", "فرستنده", "رسید", "شماره و تاریخ رسید")
_CUT = frozenset({SendColumn.MINUTES, SendColumn.WHERE, SendColumn.WHO, SendColumn.RECEIPT})


class SendsModel(TableModel):
    """Those that are sought, the latest first."""

    def __init__(self, today: Callable[[], date] = today_here) -> None:
        super().__init__(_TITLES)
        self._today = today
        self._every: Sequence[Sent] = ()
        self._texts: KeptTexts | None = None
        self._typed = ""
        self._rows: Sequence[Sent] = ()

    @property
    def every(self) -> int:
        """How many there are, sought or not."""
        return len(self._every)

    def show_sends(self, sends: Sequence[Sent]) -> None:
        if list(sends) == list(self._every):
            return
        self._every, self._texts = sends, None
        self._show()

    def seek(self, typed: str) -> None:
        """Show only those in which every typed word is found."""
        self._typed = typed
        self._show()

    def sent(self, row: int) -> Sent:
        return self._rows[row]

    def row_of(self, send_id: int) -> int:
        return next((row for row, each in enumerate(self._rows) if each.send.id == send_id), -1)

    def answer(self, row: int) -> Answer:
        return answer(self._rows[row], self._today())

    def _show(self) -> None:
        self.beginResetModel()
        self._rows = self._every
        if self._typed.strip():
            wanted = sought(self._typed)
            found = (self._every[row] for row in self._kept().matching(wanted.words))
            self._rows = [each for each in found if wanted.went_in(each.minutes)]
        self.endResetModel()

    def _kept(self) -> KeptTexts:
        if self._texts is None:
            self._texts = KeptTexts(whole=False)
            for each in self._every:
                self._texts.add("|".join(_texts(each, self._today())))
        return self._texts

    def _shown(self, sent: Sent, column: int) -> str:
        return _SHOWN[column](sent, self._today())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        sent, column = self._rows[index.row()], index.column()
        if role == SENT_ROLE:
            return sent
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(sent, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == SendColumn.MOMENT:
            return "، ".join(filter(None, (self._shown(sent, each) for each in SendColumn)))
        if role == Qt.ItemDataRole.ToolTipRole and column in _CUT:
            return self._shown(sent, column)
        return None
