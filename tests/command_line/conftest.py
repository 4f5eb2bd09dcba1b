"""The sample office, made once by its command, and copies for tests that change something."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from db.records import Role
from tests.command_line.running import Dabir, Login, run_script

# The command, but with a ring on which a trial costs nothing: here it is made a hundred times.
MAKE_SAMPLE = """
import sys, main
from db import keys
keys.new_ring.__defaults__ = (keys.Cost(rounds=1, kibibytes=8, lanes=1),)
sys.exit(main.run(main.dabir, ["--data", {folder!r}, "sample"]))
"""


@pytest.fixture(scope="session")
def dabir(tmp_path_factory: pytest.TempPathFactory) -> Dabir:
    folder = tmp_path_factory.mktemp("data") / "office"
    done = run_script(MAKE_SAMPLE.format(folder=str(folder)))
    assert done.returncode == 0, done.stderr.decode()
    passwords = tmp_path_factory.mktemp("passwords")
    logins = {}
    for line in done.stdout.decode().splitlines():
        name, role, password = line.split("\t")
        file = passwords / role
        file.write_text(f"{password}\nnot this line\n", encoding="utf-8")
        logins[Role(role)] = Login(name, file)
    assert set(logins) == set(Role)
    said = done.stderr.decode()
    assert "دفتر نمونهٔ شهرداری منطقهٔ ۱۱ با ۱۷ جلسه" in said
    assert str(folder) in said
    assert "کلید بازیابی" in said
    return Dabir(folder, logins)


@pytest.fixture
def own(dabir: Dabir, tmp_path: Path) -> Dabir:
    """Give a copy of the office, for whoever changes something."""
    folder = tmp_path / "own"
    shutil.copytree(dabir.folder, folder)
    return replace(dabir, folder=folder)
