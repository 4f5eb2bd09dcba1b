"""Dabir itself, from the record to the PDF: the oldest archive, tagged, or with all it carries."""

import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.documents import minutes_pdf
from desktop.minutes import decode
from desktop.typeset.archive import Archive, Attachment


def _nothing(*_: object) -> Iterator[Attachment]:
    return iter(())


def main() -> None:
    record, target, form = sys.argv[1:]
    if form == "tagged":
        vars(minutes_pdf)["enclosures"] = _nothing  # the product knows no such paper
    minutes = decode(Path(record).read_bytes())
    with Path(target).open("wb") as stream:
        archive = Archive.A1B if form == "1b" else Archive.A3B
        minutes_pdf.write_minutes_pdf(minutes, stream, archive=archive)


if __name__ == "__main__":
    main()
