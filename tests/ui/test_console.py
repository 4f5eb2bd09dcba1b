import io
import os
import subprocess
import sys

import pytest
from arabic_reshaper import ArabicReshaper

from ui import console


class Console(io.StringIO):
    def isatty(self) -> bool:
        return True


def joined(text: str) -> str:
    shaped: str = ArabicReshaper().reshape(text)
    return shaped


@pytest.mark.parametrize(
    ("stream", "platform", "bare"),
    [
        (Console(), "win32", True),
        (io.StringIO(), "win32", False),
        (None, "win32", False),
        (Console(), "linux", False),
        (Console(), "darwin", False),
    ],
)
def test_only_a_windows_console_gets_drawn_letters(
    stream: io.StringIO | None, platform: str, *, bare: bool
) -> None:
    assert console.is_bare_console(stream, platform) is bare


def test_letters_are_joined_and_run_from_the_right() -> None:
    assert console.drawn("سلام دنیا", width=80) == joined("سلام دنیا")[::-1]


def test_figures_and_latin_keep_their_order_and_brackets_are_mirrored() -> None:
    shown = console.drawn("جلسه (۱۳) در \u2066E:\\a.pdf\u2069 است.", width=80)
    assert shown == "." + joined("است")[::-1] + " E:\\a.pdf " + joined("در")[::-1] + (
        " (۱۳) " + joined("جلسه")[::-1]
    )


def test_hamza_and_diacritics_stay_with_their_letter() -> None:
    heh, beh = joined("به")[-1], joined("به")[0]
    assert console.drawn("بهٔ", width=80) == heh + "\u0654" + beh
    assert console.drawn("بُه", width=80) == heh + beh + "\u064f"


def test_a_half_space_parts_letters_without_being_shown() -> None:
    assert console.drawn("می\u200cآید", width=80) == (joined("می") + joined("آید"))[::-1]


def test_a_long_line_is_broken_where_its_words_are_read() -> None:
    first, second = console.drawn("یک دو سه چهار", width=7).split("\n")
    assert first == joined("یک دو")[::-1]
    assert second == joined("سه چهار")[::-1]


def test_each_line_stands_for_itself() -> None:
    assert console.drawn("done: 1/2\n\nسلام", width=80) == f"done: 1/2\n\n{joined('سلام')[::-1]}"


@pytest.mark.parametrize("err", [False, True])
def test_redirected_text_is_plain_utf8_and_never_fails(*, err: bool) -> None:
    script = rf"from ui.console import echo; echo('جلسهٔ ۱۳ \ud800', err={err})"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    written, other = (done.stderr, done.stdout) if err else (done.stdout, done.stderr)
    assert written.decode("utf-8").splitlines() == ["جلسهٔ ۱۳ \\ud800"]
    assert other == b""
