"""What reader programs find again in minutes of ten pages: at least what was once reached."""

from pathlib import Path

import pytest

from desktop.documents.minutes_pdf import write_minutes_pdf
from tests.benchmarks import extraction
from tests.benchmarks.extraction import Found, Reader
from tests.benchmarks.text import long_minutes, plain

Paper = tuple[Path, list[str]]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Give a file, and the texts of it that stand together."""
    folder = tmp_path_factory.mktemp("paper")
    minutes = long_minutes(folder / "office", 10)
    with (folder / "paper.pdf").open("wb") as stream:
        write_minutes_pdf(minutes, stream)
    return folder / "paper.pdf", [text for part in plain(minutes) for text in part.texts()]


@pytest.mark.parametrize(
    ("read", "least"),
    [(extraction.pdfium, Found(0.985, 0.91)), (extraction.pdftotext, Found(0.97, 0.79))],
    ids=["PDFium", "pdftotext"],
)
def test_readers_find_the_text_again(paper: Paper, read: Reader, least: Found) -> None:
    file, texts = paper
    found = extraction.found(texts, read(file))
    assert found.alike >= least.alike
    assert found.phrases >= least.phrases
