"""The sample office for every test that wants one: filled once, copied for each."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

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
