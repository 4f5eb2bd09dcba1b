import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.founding import found
from tests.desktop.answers.books import Sent, fill, send, sent
from tests.offices import open_office

NAME = "صورتجلسه.xlsx"
ANSWERS = (
    ("انجام‌شده", "۱۴۰۵/۰۸/۰۱", "۱۲/۳۴۵", "پایان یافت"),
    (),
    ("در حال انجام", None, None, None),
)


@pytest.fixture(scope="session")
def sent_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the office, the workbook that it sent, and the one that came back, once for all."""
    folder = tmp_path_factory.mktemp("sent")
    with open_office(folder / "data") as office:
        found(office, district=11, name="شهرداری منطقهٔ ۱۱", secretary="خانم رویا امینی")
        send(office, folder / "sent.xlsx")
    shutil.copy(folder / "sent.xlsx", folder / "back.xlsx")
    fill(folder / "back.xlsx", *ANSWERS)
    return folder


@pytest.fixture
def book(sent_folder: Path, tmp_path: Path) -> Iterator[Sent]:
    """Open the office that sent the workbook of a meeting."""
    shutil.copytree(sent_folder / "data", tmp_path / "data")
    with open_office(tmp_path / "data") as office:
        yield sent(office, tmp_path / NAME)


@pytest.fixture
def back(sent_folder: Path, tmp_path: Path) -> Path:
    """Give the workbook that came back with answers to the first and the third action."""
    return Path(shutil.copy(sent_folder / "back.xlsx", tmp_path / NAME))
