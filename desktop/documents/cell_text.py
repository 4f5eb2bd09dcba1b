"""What an Excel cell can hold of a text: nothing may be lost, only made visible or carried on.

The one hard rule: whoever reads the cells of a text one after the other has the text.
"""

import math
import re
from collections.abc import Iterator
from itertools import islice

CONTINUED = "…"

# Excel's limits are 32,767 units of UTF-16, of which a letter can take two, and 253 line breaks.
_MOST_LETTERS, _MOST_BREAKS = 16_000, 250
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")
_UNSPEAKABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_PICTURES = 0x2400  # of the control characters begin here
_PERSIAN = re.compile(r"[\u0600-\u06ff\u2000-\u206f\s\d«»!-/:-@\[-`{-~]*")
_PERSIAN_PER_DIGIT, _OTHERS_PER_DIGIT = 1.25, 0.9  # in Tahoma, with room for broken words
_LINE_BREAK = re.compile("\n")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def is_plain(text: str) -> bool:
    """Tell whether a cell can hold a text as it is; of nearly all texts, and quickly."""
    return len(text) < _MOST_LETTERS and not _ODD.search(text) and text.count("\n") < _MOST_BREAKS


def parts(text: str) -> Iterator[str]:
    """Cut a text into parts that a cell can hold; nearly all have one.

    Every part but the last ends in «…», every one but the first begins with it.
    """
    text = _visible(text)
    start, before = 0, ""
    while (end := _part_end(text, start)) < len(text):
        yield _escaped(before + text[start:end] + CONTINUED)
        start, before = end, CONTINUED
    yield _escaped(before + text[start:])


def count_lines(text: str, width: int) -> int:
    """Estimate, rather too high, how many lines a text takes in a column."""
    length = _line_length(text, width)
    return sum(max(1, math.ceil(len(line) / length)) for line in text.split("\n"))


def whole(text: str) -> str:
    """Make a text safe for the file outside the cells, where nothing can be carried on."""
    return _escaped(_visible(text))


def in_one_line(text: str, most: int) -> str:
    """Shorten a text to so many letters of one line, outside the cells of a table."""
    line = " ".join(whole(text).split())
    return line if len(line) <= most else line[:most] + CONTINUED


def _visible(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSPEAKABLE.sub("\ufffd", _CONTROL.sub(_picture, lines))


def _picture(control: re.Match[str]) -> str:
    return chr(_PICTURES + ord(control[0]))


def _escaped(text: str) -> str:
    # Excel reads «_x0041_» as «A».
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def _line_length(text: str, width: int) -> int:
    return int(width * (_PERSIAN_PER_DIGIT if _PERSIAN.fullmatch(text) else _OTHERS_PER_DIGIT))


def _part_end(text: str, start: int) -> int:
    if len(text) - start <= _MOST_BREAKS:  # of whatever letters
        return len(text)
    most = min(start + _MOST_LETTERS, len(text))
    breaks = islice(_LINE_BREAK.finditer(text, start, most), _MOST_BREAKS - 1, None)
    last_break = next(breaks, None)
    end = last_break.end() if last_break else most
    if end == len(text):
        return end
    word = max(text.rfind(" ", start, end), text.rfind("\n", start, end)) + 1
    return word or end
