"""Commands as a person or a script gives them: each a process of its own, without a screen."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from db.records import Role
from desktop.access.entrance import sign_in

ROOT = Path(__file__).resolve().parents[2]
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_OURS = ("DABIR_DATA", "DABIR_USER", "DABIR_PASSWORD_FILE")

Done = subprocess.CompletedProcess[bytes]


class Login(NamedTuple):
    name: str
    password_file: Path

    @property
    def password(self) -> str:
        return self.password_file.read_text(encoding="utf-8").splitlines()[0]


def environment(data: Path | None = None, login: Login | None = None) -> dict[str, str]:
    """Give the environment of a command, with nothing of the one who runs the tests."""
    left = {name: value for name, value in os.environ.items() if name not in (*_SCREENS, *_OURS)}
    left["LC_ALL"] = "C"
    if data:
        left["DABIR_DATA"] = str(data)
    if login:
        left |= {"DABIR_USER": login.name, "DABIR_PASSWORD_FILE": str(login.password_file)}
    return left


def run(*arguments: str, data: Path | None = None, login: Login | None = None) -> Done:
    """Run a command on a data folder."""
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        capture_output=True,
        check=False,
        env=environment(data, login),
        stdin=subprocess.DEVNULL,
    )


def start(*arguments: str, data: Path) -> subprocess.Popen[bytes]:
    """Start a command that is to be interrupted."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(data),
    )


def run_script(script: str, login: Login | None = None) -> Done:
    """Run a few lines of Python where the program is."""
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=environment(login=login),
        stdin=subprocess.DEVNULL,
    )


@dataclass(frozen=True)
class Dabir:
    """The sample office at the command line; commands come from its secretary unless told."""

    folder: Path
    logins: Mapping[Role, Login]

    def __call__(self, *arguments: str, role: Role = Role.SECRETARY) -> Done:
        return run(*arguments, data=self.folder, login=self.logins[role])

    def attack(self, *statements: str) -> None:
        """Change the file as somebody would who has its key and none of our rules."""
        login = self.logins[Role.MAYOR]
        with sign_in(self.folder, login.name, login.password) as office:
            file = office.database.file
        with closing(file.connect()) as connection:
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'kept_%'"
            ).fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)
            connection.commit()


def told(done: Done, code: int) -> str:
    """Give the one sentence on standard error."""
    sentence = done.stderr.decode()
    assert done.returncode == code, sentence
    assert done.stdout == b""
    assert "Traceback" not in sentence
    assert sentence.endswith("\n")
    assert sentence.count("\n") == 1
    return sentence


def rows(done: Done) -> list[list[str]]:
    """Give the words of each line."""
    assert done.returncode == 0, done.stderr.decode()
    return [line.split() for line in done.stdout.decode().splitlines()]


def written(done: Done) -> list[Path]:
    """Give the files that a command tells to have written."""
    assert done.returncode == 0, done.stderr.decode()
    return [Path(line) for line in done.stdout.decode().splitlines()]
