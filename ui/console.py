"""Persian sentences on the command line, readable on every console.

The one hard rule: what is piped or redirected is plain UTF-8 text; only a Windows console, which
neither joins nor orders Persian letters, gets them joined and ordered.
"""

import io
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest
from typing import TextIO

import click
from arabic_reshaper import ArabicReshaper

# The package's other get_display does not mirror brackets.
from bidi.algorithm import get_display

_GAP = "  "  # between the columns of a table
_PERSIAN_LETTER = re.compile(r"[\u0600-\u06ff]")
# get_display stops at isolates; embeddings do the same for a run of one direction.
_EMBEDDED = str.maketrans("\u2066\u2067\u2068\u2069", "\u202a\u202b\u202a\u202c")
_JOINER = ArabicReshaper(
    # The marks are shifted so that after the reordering each follows its letter.
    {"delete_harakat": False, "shift_harakat_position": True}
)


def echo(text: str, *, err: bool = False) -> None:
    """Write a Persian message to stdout, or to stderr; never fails on a character."""
    stream = sys.stderr if err else sys.stdout
    click.echo(readable(text, stream), file=stream)


def readable(text: str, stream: TextIO | None) -> str:
    """Give a text as it is written to a stream, and make that take any character."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if is_bare_console(stream, sys.platform):
        return drawn(text, width=shutil.get_terminal_size().columns)
    return text


def is_bare_console(stream: TextIO | None, platform: str) -> bool:
    """Tell whether what is written goes straight to a Windows console."""
    return platform == "win32" and stream is not None and stream.isatty()


def drawn(text: str, *, width: int) -> str:
    """Join and order the letters of each line for a screen that draws them from left to right.

    A longer line is broken first: its beginning would otherwise stand below its end.
    """
    return "\n".join(
        _drawn_line(line) for whole in text.split("\n") for line in _broken(whole, width)
    )


def _broken(line: str, width: int) -> list[str]:
    return textwrap.wrap(line, width, break_on_hyphens=False) if len(line) > width else [line]


def _drawn_line(line: str) -> str:
    base = "R" if _PERSIAN_LETTER.search(line) else "L"
    ordered: str = get_display(_JOINER.reshape(line).translate(_EMBEDDED), base_dir=base)
    return ordered


def table(rows: Sequence[Sequence[str]]) -> str:
    """Set rows under each other, one a line, in columns as wide as they look."""
    widths = [max(map(_width, column)) for column in zip_longest(*rows, fillvalue="")]
    return "\n".join(
        _GAP.join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def _width(text: str) -> int:
    """Count the letters that take room: neither half-spaces nor marks do."""
    return sum(unicodedata.category(letter) not in {"Mn", "Cf"} for letter in text)
