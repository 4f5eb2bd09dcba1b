"""Chromium without a window, as a program that prints web pages would start it."""

import subprocess
from pathlib import Path

from tests.benchmarks.peers.html import page
from tests.benchmarks.plain import Plain, write_with


def write(plain: Plain, target: Path) -> None:
    source = target.with_suffix(".html")
    source.write_text(page(plain), "utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-pdf-header-footer",
        f"--user-data-dir={target.with_suffix('.profile')}",
        f"--print-to-pdf={target}",
        source.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    write_with(write)
