"""Offices for every test that wants one: a new one, or the sample, filled once and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.founding import found
from desktop.office import OpenOffice
from desktop.sample import fill


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    with OpenOffice(folder) as office:
        fill(office)
    return folder


@pytest.fixture
def sample(filled_folder: Path, tmp_path: Path) -> Iterator[OpenOffice]:
    """Open a copy of the sample office."""
    folder = tmp_path / "sample"
    shutil.copytree(filled_folder, folder)
    with OpenOffice(folder) as office:
        yield office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OpenOffice]:
    """Open an office that was founded a moment ago."""
    with OpenOffice(tmp_path / "data") as office:
        found(office, district=11, name="شهرداری منطقهٔ ۱۱", secretary="خانم رویا امینی")
        yield office
