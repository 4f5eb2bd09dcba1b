"""A paper as plain words: headings, paragraphs and tables, which any engine can set.

The one hard rule: it needs nothing but Python, since the peers live in an environment of their own.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
REGULAR, BOLD = FONTS / "Vazirmatn-Regular.ttf", FONTS / "Vazirmatn-Bold.ttf"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of a level, a paragraph (level 0), or a table with its head in the first row."""

    text: str = ""
    level: int = 0
    rows: list[list[str]] = field(default_factory=list)

    def texts(self) -> Iterator[str]:
        """Give each text that stands together: of the part, or of one cell."""
        yield from (cell for row in self.rows for cell in row) if self.rows else (self.text,)


Plain = list[Part]


def save(plain: Plain, path: Path) -> None:
    path.write_text(json.dumps([asdict(part) for part in plain], ensure_ascii=False), "utf-8")


def load(path: Path) -> Plain:
    return [Part(**part) for part in json.loads(path.read_text("utf-8"))]


def write_with(write: Callable[[Plain, Path], None]) -> None:
    """Serve a peer's command line: the paper to read, the PDF to write."""
    source, target = map(Path, sys.argv[1:3])
    write(load(source), target)
