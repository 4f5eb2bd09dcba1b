"""Pictures of sending: what waits, sticks, files on their way and at the end, and what was sent."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListView, QWidget

from db.records import Send, SentFile, SentVersion, Version
from desktop.access.permissions import Deed
from desktop.calendar import tehran
from desktop.office import OpenOffice
from desktop.sending.history import set_receipt
from desktop.transfer.delivery import Stage, Step
from desktop.transfer.drive import Eject
from tests.pictures import Pictures, picture, wait_until
from tests.sticks import Sticks
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.dialogs.replace_dialog import ReplaceDialog
from ui.models.parcel_model import State
from ui.screens.send.files_card import FilesCard
from ui.screens.send.outcome import of_stick
from ui.screens.send.work import Work
from ui.window import Window

_UNTIL_RECEIPT = timedelta(days=3)
_SENT = (("2026-08-07T09:00:00Z", 4), ("2026-09-14T08:30:00Z", 2), ("2026-10-05T10:00:00Z", 1))


def sending(office: OpenOffice, window: Window, folder: Path) -> Pictures:
    """Show what a sender sees, from an empty port to a stick that is looked at again."""
    sticks = Sticks(folder)
    sticks.show(window)
    yield "send-no-stick", picture(window)
    _have_sent(office)
    mine = sticks.plug("قرارگاه ۱۱", "1A2B-3C4D")
    drives = child(window, QListView, "send.drives.list")
    wait_until(lambda: drives.model().rowCount() == 1)
    yield "send-ready", picture(window)
    sticks.lock(sticks.plug("فلش", "5E6F-7A8B"))
    wait_until(lambda: drives.model().rowCount() == len(sticks.plugged))
    drives.setFocus()
    yield "send-sticks", picture(window)
    yield from _on_the_way(window)
    question = ReplaceDialog([mine.folder / "صورتجلسه.pdf"], "حافظهٔ «قرارگاه ۱۱»", window)
    yield "send-replace", picture(window, _up(question))
    question.close()
    yield from _afterwards(window, folder)


def _have_sent(office: OpenOffice) -> None:
    versions = office.database.select(Version, order="id")
    for at, count in _SENT:
        with office.act(Deed.SEND):
            send = office.database.insert(
                Send(at=at, destination="/media", label="قرارگاه ۱۱", serial="4C53/1A2B-3C4D")
            )
            for each in versions[:count]:
                office.database.insert(SentVersion(send_id=send.id, version_id=each.id))
                file = SentFile(send_id=send.id, name="صورتجلسه.pdf", size=90_000, sha256="a1" * 32)
                office.database.insert(file)
        del versions[:count]
        if len(versions) > 1:
            set_receipt(office, send.id, "۱۴۰۵/۱۱/۰۴۷", tehran.local(at).date() + _UNTIL_RECEIPT)
    office.database.forget_acts()


def _on_the_way(window: Window) -> Pictures:
    """Show how far each file is, and that the stick can be pulled out."""
    files = child(window, FilesCard, "send.files")
    wait_until(lambda: files.list.model().rowCount() > 0)
    names = [str(each.name) for each in files.files]
    total = len(names)
    files.show_all(State.QUEUED)
    files.foot.show_work("در حال نوشتن", stoppable=True, on_stick=True)
    for done, name in enumerate(names[:-2], 1):
        files.show_step(Step(name, Stage.DONE if done < total - 2 else Stage.READING, done, total))
    yield "send-writing", picture(window)
    files.show_all(State.DONE)
    files.foot.tell(of_stick(Eject.DONE, "هر پرونده با اصل برابر است."))
    files.foot.show_ready("", may_eject=False, may_start=False)
    yield "send-let-go", picture(window)


def _afterwards(window: Window, folder: Path) -> Pictures:
    """Send into a folder; type a receipt, seek, open a send, and look at the folder again."""
    place = folder / "sent"
    place.mkdir()
    window.activateWindow()  # again, after the dialog
    QTest.qWaitForWindowActive(window)
    child(window, Work, "send.work").show_folder(place)
    press("Ctrl+Return")
    wait_until(child(window, QWidget, "send.files.foot.said").isVisible)
    yield "send-folder", picture(window)
    press("F2")
    type_text("۱۴۰۵/۱۱/۰۶۱")
    press("Tab")
    type_text("امروز")
    press("Tab")
    yield "send-receipt", picture(window)
    press("Ctrl+F")
    type_text("منطقه")
    yield "send-all", picture(window)
    press("Return", "Return")
    details = child(window, QDialog, "sent")
    yield "send-details", picture(window, _up(details))
    details.close()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    next(place.glob("*.pdf")).write_bytes(b"other")
    press("Ctrl+Shift+O")
    wait_until(child(window, QWidget, "send.check.table").hasFocus)
    yield "send-check", picture(window)


def _up(dialog: QDialog) -> QDialog:
    dialog.show()
    dialog.activateWindow()
    QTest.qWaitForWindowActive(dialog)
    return dialog
