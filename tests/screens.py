"""Pictures of every screen and dialog, with the sample office: `python -m tests.screens --to DIR`.

To be looked at beside the design, at the size of the screen and at what its bars leave of it.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from desktop.founding import found
from desktop.sample import fill
from tests.answer_screens import answers
from tests.dialog_screens import dialogs
from tests.entrance_screens import entrance
from tests.loan_screens import loans
from tests.meeting_screens import SECTIONS, attachments, lists_and_sections, sign_off, with_pages
from tests.office_screens import papers, places, roster, settings
from tests.offices import open_office, sign_sample
from tests.pictures import Pictures, opened, picture
from tests.send_screens import sending
from tests.signed_screens import signed_paper, trail, verifying
from tests.ui.door import SECRETARY
from tests.ui.keys import press
from ui.app import make_application
from ui.window import Window

SIZES = ((1366, 768), (1366, 690))

Show = Callable[[Path, tuple[int, int]], Pictures]


def empty_office(folder: Path, size: tuple[int, int]) -> Pictures:
    """Show what a new user sees."""
    with open_office(folder) as office:
        found(office, district=11, name="شهرداری منطقهٔ ۱۱", secretary=SECRETARY.name)
        with opened(office, size) as window:
            yield from empty_screens(window)


def empty_screens(window: Window) -> Pictures:
    yield "meetings-empty", picture(window)
    window.show_places()
    yield "places-empty", picture(window)
    window.show_meetings()
    press("Return")
    for key in SECTIONS:
        press(f"Ctrl+{1 + SECTIONS.index(key)}")
        yield f"new-meeting-{key}", picture(window)
    press("Ctrl+1", "Ctrl+P")
    yield "new-meeting-pages", with_pages(window)
    press("Ctrl+P")


def sample_office(folder: Path, size: tuple[int, int]) -> Pictures:
    """Show an office with a year of meetings."""
    with open_office(folder) as office:
        fill(office)
        sign_sample(office)
        with opened(office, size) as window:
            yield from settings(window)
            yield from trail(window)
            yield from verifying(office, window, folder)
            yield from sending(office, window, folder)
            yield from roster(office, window)
            yield from places(window)
            yield from papers(office, window, folder)
            yield from answers(office, window, folder)
            yield from lists_and_sections(office, window)
            yield from dialogs(office, window, folder)
            yield from attachments(office, window, folder)
            yield from signed_paper(office, window)
            yield from sign_off(office, window)


def shoot(folder: Path, size: tuple[int, int], show: Show) -> None:
    with tempfile.TemporaryDirectory() as data:
        for name, pixmap in show(Path(data), size):
            file = folder / f"{name}-{size[0]}x{size[1]}.png"
            pixmap.save(str(file))
            click.echo(file.name)


@click.command()
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True)
def main(folder: Path) -> None:
    """Write a picture of every screen and dialog into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    make_application(sys.argv[:1])
    for size in SIZES:
        for show in (entrance, empty_office, sample_office, loans):
            shoot(folder, size, show)


if __name__ == "__main__":
    main()
