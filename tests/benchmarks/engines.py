"""The engines that are compared: Dabir's forms and its peers, each started as a process."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Engine:
    name: str
    module: str  # under `tests.benchmarks.peers`
    needs: str  # a Python module, or the name of a program after «$»
    form: str = ""  # of Dabir's paper, which is made from the record itself

    def is_here(self, python: str) -> bool:
        if self.needs.startswith("$"):
            return shutil.which(self.needs[1:]) is not None
        tried = subprocess.run(
            [python, "-c", f"import {self.needs}"], check=False, capture_output=True
        )
        return tried.returncode == 0

    def command(self, python: str, stem: Path, target: Path) -> list[str]:
        """Give what makes the PDF of the paper `stem`: its record, or its plain words."""
        module = f"tests.benchmarks.peers.{self.module}"
        if self.form:
            record = str(stem.with_suffix(".minutes.json"))
            return [sys.executable, "-m", module, record, str(target), self.form]
        return [python, "-m", module, str(stem.with_suffix(".plain.json")), str(target)]


ENGINES = (
    Engine("Dabir 3b, record, workbook", "dabir", "desktop", "full"),
    Engine("Dabir 3b, tagged", "dabir", "desktop", "tagged"),
    Engine("Dabir 1b", "dabir", "desktop", "1b"),
    Engine("typst", "typst", "typst"),
    Engine("Qt QTextDocument", "qt", "PySide6.QtGui"),
    Engine("reshaper + Paragraph", "reshaper", "reportlab, arabic_reshaper, bidi"),
    Engine("Chromium", "chromium", "$chromium"),
    Engine("LibreOffice", "libreoffice", "$lowriter"),
    Engine("WeasyPrint", "weasyprint", "weasyprint"),
    Engine("fpdf2", "fpdf2", "fpdf, uharfbuzz"),
)
