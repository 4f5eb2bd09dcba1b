"""LibreOffice Writer without a window, with a profile that it has used before."""

import subprocess
from pathlib import Path

from tests.benchmarks.peers.html import page
from tests.benchmarks.plain import Plain, write_with


def write(plain: Plain, target: Path) -> None:
    source = target.with_suffix(".html")
    source.write_text(page(plain), "utf-8")
    command = [
        "soffice",
        f"-env:UserInstallation={target.with_suffix('.profile').as_uri()}",
        "--headless",
        "--infilter=HTML (StarWriter)",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(target.parent),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    write_with(write)
