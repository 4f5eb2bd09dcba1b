"""What reader programs find in a PDF again, compared with what was to be written.

Letters are compared, without spaces, half-spaces and directional marks, which each reader guesses
in its own way. `alike` is the share of all runs of three letters that are there again; `phrases`
that of all runs of four words, each inside one paragraph or cell, in one piece.
"""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pypdfium2 import PdfDocument

_PHRASE, _RUN = 4, 3  # words, letters
_UNSEEN = re.compile(r"[\s\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_PDF_JS = """
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
const require = createRequire(`${process.argv[2]}/here.js`);
const found = require.resolve("pdfjs-dist/legacy/build/pdf.mjs");
const { getDocument } = await import(pathToFileURL(found));
const data = new Uint8Array(await readFile(process.argv[3]));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
for (let number = 1; number <= pdf.numPages; number++) {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  console.log(items.map((item) => item.str + (item.hasEOL ? "\\n" : "")).join(""));
}
"""

Reader = Callable[[Path], str]


class Found(NamedTuple):
    alike: float
    phrases: float


def found(expected: Iterable[str], text: str) -> Found:
    """Compare the texts that were to be written with what a reader gave."""
    there = _letters(text)
    runs: Counter[str] = Counter()
    phrases: list[str] = []
    for each in expected:
        runs.update(_runs(_letters(each)))
        words = [_letters(word) for word in each.split()]
        starts = range(len(words) - _PHRASE + 1)
        phrases += ["".join(words[start : start + _PHRASE]) for start in starts]
    theirs = Counter(_runs(there))
    alike = (runs & theirs).total() / max(1, runs.total())
    return Found(alike, sum(phrase in there for phrase in phrases) / max(1, len(phrases)))


def readers(pdf_js: Path) -> Mapping[str, Reader]:
    """Give those that are installed; `pdf_js`: the folder that holds npm's `node_modules`."""
    present: dict[str, Reader] = {"PDFium": pdfium}
    if shutil.which("pdftotext"):
        present["pdftotext"] = pdftotext
    if shutil.which("node") and (pdf_js / "node_modules" / "pdfjs-dist").is_dir():
        present["pdf.js"] = lambda pdf: _pdf_js(pdf, pdf_js)
    return present


def pdfium(pdf: Path) -> str:
    with PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def pdftotext(pdf: Path) -> str:
    return _told(["pdftotext", "-enc", "UTF-8", str(pdf), "-"])


def _pdf_js(pdf: Path, folder: Path) -> str:
    script = pdf.with_suffix(".mjs")
    script.write_text(_PDF_JS, "utf-8")
    return _told(["node", str(script), str(folder.resolve()), str(pdf)])


def _told(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def _letters(text: str) -> str:
    return _UNSEEN.sub("", text)


def _runs(letters: str) -> Iterable[str]:
    return (letters[start : start + _RUN] for start in range(len(letters) - _RUN + 1))
