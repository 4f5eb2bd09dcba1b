"""Pictures of what belongs to signed minutes: the trail, verified files, the paper with its ink."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.records import MeetingState
from desktop.attachments.files import Bytes
from desktop.attachments.gathering import gather
from desktop.documents.papers import minutes_paper
from desktop.meetings import dossier
from desktop.meetings.compile import compile_minutes
from desktop.office import OpenOffice
from desktop.reporting import unheard
from desktop.sample.files import SAMPLE
from desktop.sign_off.ink import file_sheets, ink, ink_shelf, note_code, tick
from desktop.sign_off.integrity import Breach, Harm
from tests.pictures import Pictures, newest, picture, see_pages, to_front, wait_until
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.dialogs.breaches_dialog import BreachesDialog
from ui.screens.verify.verify import VerifyScreen
from ui.widgets.buttons import Button
from ui.window import Window


def trail(window: Window) -> Pictures:
    """Show who did what, some of it found, and that the file does not hold."""
    window.show_trail()
    wait_until(child(window, QWidget, "trail.list").isVisible)
    yield "trail", picture(window)
    press("Ctrl+F")
    type_text("محله")
    yield "trail-found", picture(window)
    type_text(" کشتی")
    yield "trail-nothing-found", picture(window)
    press("Escape")
    window.watch.found.emit((Breach(Harm.TRAIL, entry=33), Breach(Harm.RULES)))
    yield "harm", picture(window)
    child(window, Button, "window.harm.action").click()
    dialog = child(window, BreachesDialog, "breaches")
    yield "harm-details", picture(window, dialog)
    dialog.close()
    window.watch.found.emit(())


def verifying(office: OpenOffice, window: Window, folder: Path) -> Pictures:
    """Show what brought files are worth: minutes without a signature, and no minutes."""
    window.show_verify()
    yield "verify-empty", picture(window)
    file = folder / "صورتجلسهٔ پیش‌نویس.pdf"
    file.write_bytes(
        minutes_paper(compile_minutes(office, newest(office, MeetingState.DRAFT)), unheard)
    )
    brought = child(window, VerifyScreen, "verify")
    brought.take([file, SAMPLE / "emblem.png"])
    see_pages(window, "verify.sheet.pages")
    wait_until(lambda: not child(window, QWidget, "verify.stop").isVisible())
    yield "verify", picture(window)
    window.show_meetings()


def signed_paper(office: OpenOffice, window: Window) -> Pictures:
    """Show the scans of signed minutes, of this version and of another, and who has signed."""
    meeting = newest(office, MeetingState.SIGNED)
    paper = ink(office, dossier.read(office, meeting).meeting)
    if paper is None:
        raise RuntimeError("nothing is signed")
    scan = Bytes("برگ امضاشده.png", (SAMPLE / "emblem.png").read_bytes())
    other = Bytes("scan (2).txt", b"text")
    files = gather(ink_shelf(office), (scan, other), unheard).files
    file_sheets(office, paper.version, files)
    paper = ink(office, dossier.read(office, meeting).meeting) or paper
    note_code(office, paper.sheets[0], paper.check_code)
    note_code(office, paper.sheets[1], "123456789012")
    for signer in paper.signers[:-2]:
        tick(office, paper.version, signer.member, signed=True)
    to_front(window)  # again, after the dialog of a copy
    window.open_meeting(meeting)
    press("Ctrl+6")
    child(window, QWidget, "attachments.part").setFocus()
    press("Left", "Space")
    yield "signed-paper", picture(window)
