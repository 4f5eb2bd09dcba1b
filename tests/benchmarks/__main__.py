"""`python -m tests.benchmarks`: prints a table of Dabir and its peers on the same text.

Figures only, which nothing is judged by. Engines take turns, round after round, so that a change
of the machine's pace meets all of them; each figure is the median.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click
from pypdfium2 import PdfDocument

from desktop.minutes import encode
from tests.benchmarks import extraction, measure
from tests.benchmarks.engines import ENGINES, Engine
from tests.benchmarks.extraction import Reader
from tests.benchmarks.plain import FONTS, Plain, save
from tests.benchmarks.text import long_minutes, plain

_SMALL, _MIDDLE, _LARGE, _HUGE = 1, 10, 100, 1000  # pages
_PATIENCE = 8.0  # seconds for 100 pages; who needs more is spared 1,000
_NOT_MEASURED = "–"
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{}</dir></fontconfig>"""


@click.command(help=__doc__)
@click.option("--peers", default=sys.executable, help="the Python that has the peers")
@click.option("--pdfjs", type=Path, default=Path(), help="the folder of npm's node_modules")
@click.option("--runs", default=5)
def main(peers: str, pdfjs: Path, runs: int) -> None:
    with TemporaryDirectory() as folder:
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(_FONTS.format(FONTS))
        os.environ["FONTCONFIG_FILE"] = str(fonts)  # all of them find Dabir's typeface
        bench = _Bench(Path(folder), peers, runs)
        click.echo(bench.speeds())
        click.echo(bench.extractions(extraction.readers(pdfjs)))


class _Bench:
    def __init__(self, folder: Path, peers: str, runs: int) -> None:
        self._folder, self._peers, self._runs = folder, peers, runs
        self._here = [each for each in ENGINES if each.is_here(peers)]
        self._absent = [each for each in ENGINES if each not in self._here]
        self._plain: dict[int, Plain] = {}
        self._times: dict[tuple[Engine, int], list[float]] = {}

    def speeds(self) -> str:
        self._time(_SMALL, self._here, 1)
        self._times.clear()  # the first runs fill the disk's cache, and profiles
        for pages in (_SMALL, _MIDDLE, _LARGE):
            self._time(pages, self._here, self._runs)
        patient = [each for each in self._here if self._median(each, _LARGE) <= _PATIENCE]
        self._time(_HUGE, patient, 1)
        rows = [self._row(each) for each in self._here]
        rows += [[each.name, "absent"] + [""] * (len(rows[0]) - 2) for each in self._absent]
        heads = ["engine", "1 page s", "10 pages s", "100 pages s", "1,000 pages s", "1,000/100"]
        return _table([*heads, "pages made", "memory MB", "size KB", "1 page KB"], rows)

    def extractions(self, readers: Mapping[str, Reader]) -> str:
        """Compare the paper of 10 pages with what readers find in it."""
        expected = [text for part in self._plain[_MIDDLE] for text in part.texts()]
        rows = []
        for each in self._here:
            row = [each.name]
            for read in readers.values():
                found = extraction.found(expected, read(self._target(each, _MIDDLE)))
                row.append(f"{found.alike:.3f} / {found.phrases:.2f}")
            rows.append(row)
        return _table(["alike / phrases found by", *readers], rows)

    def _time(self, pages: int, engines: Sequence[Engine], runs: int) -> None:
        self._write(pages)
        for _ in range(runs):
            for each in engines:
                taken = measure.seconds(self._command(each, pages))
                self._times.setdefault((each, pages), []).append(taken)
                click.echo(".", nl=False, err=True)

    def _write(self, pages: int) -> None:
        with TemporaryDirectory(dir=self._folder) as office:
            minutes = long_minutes(Path(office), pages)
        self._plain[pages] = plain(minutes)
        stem = self._stem(pages)
        save(self._plain[pages], stem.with_suffix(".plain.json"))
        stem.with_suffix(".minutes.json").write_bytes(encode(minutes))

    def _row(self, engine: Engine) -> list[str]:
        large = self._target(engine, _LARGE)
        with PdfDocument(large) as made:
            pages = len(made)
        memory = measure.peak(self._command(engine, _LARGE)) / 1024**2
        slow = (engine, _HUGE) not in self._times
        huge = 0.0 if slow else self._median(engine, _HUGE)
        return [
            engine.name,
            *(f"{self._median(engine, size):.2f}" for size in (_SMALL, _MIDDLE, _LARGE)),
            _NOT_MEASURED if slow else f"{huge:.1f}",
            _NOT_MEASURED if slow else f"{huge / self._median(engine, _LARGE):.1f}",
            str(pages),
            f"{memory:.0f}",
            *(_kilobytes(self._target(engine, size)) for size in (_LARGE, _SMALL)),
        ]

    def _median(self, engine: Engine, pages: int) -> float:
        return median(self._times[engine, pages])

    def _command(self, engine: Engine, pages: int) -> list[str]:
        return engine.command(self._peers, self._stem(pages), self._target(engine, pages))

    def _stem(self, pages: int) -> Path:
        return self._folder / f"paper-{pages}"

    def _target(self, engine: Engine, pages: int) -> Path:
        folder = self._folder / f"{engine.module}{engine.form}-{pages}"
        folder.mkdir(exist_ok=True)
        return folder / "paper.pdf"


def _kilobytes(path: Path) -> str:
    return f"{path.stat().st_size / 1000:.0f}"


def _table(heads: list[str], rows: list[list[str]]) -> str:
    """Set a table in Markdown."""
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    main()
