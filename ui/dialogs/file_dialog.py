"""Asking for a file or a folder: the system's own dialog where there is one, else Qt's in Persian.

The one hard rule: no pattern of file names is shown; beside Persian its dots and stars change
places.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(
    parent: QWidget, title: str, folder: Path, kind: str, patterns: str
) -> Path | None:
    """Ask for a file of one kind: «تصویر» in words, and the `patterns` of its names."""
    dialog = QFileDialog(parent, title, str(folder), f"{kind} ({patterns})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    return _answer(dialog, name="نام پرونده", kind="نوع پرونده")


def ask_for_files(parent: QWidget, title: str, folder: Path) -> tuple[Path, ...]:
    """Ask for files of any kind; () when there are to be none."""
    dialog = QFileDialog(parent, title, str(folder), "همهٔ پرونده‌ها (*)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    return _answers(dialog, name="نام پرونده‌ها", kind="نوع پرونده")


def ask_for_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _answer(dialog, name="نام پوشه", kind="نوع")


def _answer(dialog: QFileDialog, **labels: str) -> Path | None:
    return next(iter(_answers(dialog, **labels)), None)


def _answers(dialog: QFileDialog, **labels: str) -> tuple[Path, ...]:
    if dialog.layout() is not None:  # it is Qt's; the system's speaks the system's language
        _speak_persian(dialog, **labels)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    dialog.deleteLater()
    return tuple(map(Path, dialog.selectedFiles())) if accepted else ()


def _speak_persian(dialog: QFileDialog, *, name: str, kind: str) -> None:
    """Say what Qt's own translation leaves in English."""
    label = QFileDialog.DialogLabel
    for part, text in (
        (label.LookIn, "جای جست‌وجو:"),
        (label.FileName, f"{name}:"),
        (label.FileType, f"{kind}:"),
        (label.Accept, "برگزیدن"),
        (label.Reject, "انصراف"),
    ):
        dialog.setLabelText(part, text)
