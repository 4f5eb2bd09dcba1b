"""The letterhead as it is printed: a strip of the real page, drawn away from the window."""

from functools import partial
from io import BytesIO
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.minutes import Letterhead
from ui.tasks import Problem, Report, run
from ui.theme import Theme

_WIDTH = 840  # fixed, so that a scroll bar that comes or goes changes nothing
_USUAL_HEIGHT = 120


class _Wanted(NamedTuple):
    head: Letterhead
    office: str
    width: int


class LetterheadView(QWidget):
    """Shows the last letterhead that was asked for; until it is there, the one before."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("نمونهٔ چاپ سربرگ")
        self.setFixedSize(_WIDTH, _USUAL_HEIGHT)
        self._wanted: _Wanted | None = None
        self._drawn: _Wanted | None = None
        self._drawing = False
        self.image = QImage()

    def show_letterhead(self, head: Letterhead, office: str) -> None:
        self._wanted = _Wanted(head, office, round(_WIDTH * self.devicePixelRatioF()))
        self.setAccessibleDescription(f"{head.organization}، {office}، {head.invocation}")
        self._draw_next()

    def _draw_next(self) -> None:
        wanted = self._wanted
        if self._drawing or wanted is None or wanted == self._drawn:
            return
        self._drawing = True
        run(self, partial(_draw, wanted), partial(self._show, wanted), self._give_up)

    def _show(self, drawn: _Wanted, image: QImage) -> None:
        self._drawing = False
        self._drawn, self.image = drawn, image
        self.setFixedHeight(round(image.height() * _WIDTH / image.width()))
        self.update()
        self._draw_next()

    def _give_up(self, _problem: Problem) -> None:
        """Leave the picture as it is; drawing knows no problem that somebody could mend."""
        self._drawing = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)  # paper, in any light
        if not self.image.isNull():
            painter.drawImage(self.rect(), self.image)
        painter.setPen(Theme.current().colour("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def _draw(wanted: _Wanted, _report: Report) -> QImage:
    # What sets and reads pages takes its time to load; the window shall not wait for it.
    from desktop.documents.letterhead_pdf import write_letterhead  # noqa: PLC0415
    from desktop.pages import Pages  # noqa: PLC0415

    stream = BytesIO()
    write_letterhead(wanted.head, wanted.office, stream)
    pages = Pages(stream.getvalue())
    drawn = pages.render(0, wanted.width / pages.sizes[0].width)
    kind = QImage.Format.Format_RGB32
    return QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, kind).copy()
