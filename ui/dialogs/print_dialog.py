"""From finished pages to the system's own print dialog, and to paper."""

from collections.abc import Callable
from functools import partial

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.errors import NoPrinterError
from desktop.pages import Pages
from ui.dialogs.progress_dialog import ProgressDialog
from ui.printing import prepare, print_pages
from ui.tasks import Problem, run

OnDone = Callable[[None], None]
OnProblem = Callable[[Problem], None]


def ask_and_print(
    pages: Pages, name: str, parent: QWidget, on_done: OnDone, on_problem: OnProblem
) -> None:
    """Let a person choose printer, pages and copies; `on_problem` hears why nothing can be."""
    if not QPrinterInfo.availablePrinterNames():
        on_problem(NoPrinterError())
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, pages, name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"چاپ {name}")
    dialog.setMinMax(1, len(pages.sizes))
    dialog.setFromTo(1, len(pages.sizes))
    if dialog.exec():
        job = partial(print_pages, pages, printer)
        ProgressDialog(run(parent, job, on_done, on_problem), f"چاپ {name}", parent)
