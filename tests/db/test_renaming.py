"""A whole file gets its name, though somebody reads the one before it."""

import os
from pathlib import Path

import pytest

from db.renaming import put


@pytest.fixture
def part(tmp_path: Path) -> Path:
    part = tmp_path / "ring.part"
    part.write_bytes(b"new")
    return part


def hold(monkeypatch: pytest.MonkeyPatch, times: int) -> list[Path]:
    """Let the system refuse a name as Windows does while somebody reads the file that has it."""
    rename, refused = Path.replace, list[Path]()

    def refuse(path: Path, target: Path) -> Path:
        if len(refused) < times:
            refused.append(path)
            raise PermissionError(13, "in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    return refused


def test_a_file_that_is_just_read_is_waited_for(
    part: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = hold(monkeypatch, 3)
    put(part, tmp_path / "ring")
    assert len(refused) == 3
    assert (tmp_path / "ring").read_bytes() == b"new"


def test_a_file_that_stays_in_use_is_told(
    part: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ring").write_bytes(b"old")
    hold(monkeypatch, 100)
    with pytest.raises(PermissionError):
        put(part, tmp_path / "ring")
    assert (tmp_path / "ring").read_bytes() == b"old"


def test_the_new_name_survives_a_power_cut(
    part: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    sync = os.fsync

    def note(descriptor: int) -> None:
        assert (tmp_path / "ring").exists()
        synced.append(os.fstat(descriptor).st_ino)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    put(part, tmp_path / "ring")
    assert synced == ([tmp_path.stat().st_ino] if os.name == "posix" else [])  # Windows does itself
