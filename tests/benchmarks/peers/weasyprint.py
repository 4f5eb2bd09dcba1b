from pathlib import Path

import weasyprint

from tests.benchmarks.peers.html import page
from tests.benchmarks.plain import Plain, write_with


def write(plain: Plain, target: Path) -> None:
    weasyprint.HTML(string=page(plain)).write_pdf(target)


if __name__ == "__main__":
    write_with(write)
