"""The sample office, from which the machine exports by the command."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from db.records import Role
from desktop.access.entrance import sign_in
from desktop.meetings.listing import numbered
from desktop.sending.history import history
from desktop.sending.packing import gather
from desktop.transfer.manifest import digest
from tests.command_line.conftest import MAKE_SAMPLE
from tests.command_line.running import Login, run_script

NUMBERS = (10, 12)  # of meetings whose minutes the sample's mayor has signed
FOLDER = "ارسال"  # on the stick; the command makes it


@dataclass(frozen=True)
class Office:
    """An office, who sends from it, and the SHA-256 of each file of a whole send, by its path."""

    folder: Path
    login: Login
    sums: Mapping[str, str]

    @property
    def order(self) -> dict[str, str]:
        """Tell the machine of it, which sees the same folders."""
        password_file = str(self.login.password_file)
        return {"data": str(self.folder), "name": self.login.name, "password_file": password_file}


def sample(folder: Path) -> Office:
    """Make the sample office anew, and look what a send from it is to hold."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    data = folder / "data"
    done = run_script(MAKE_SAMPLE.format(folder=str(data)))
    people = [line.split("\t") for line in done.stdout.decode().splitlines()]
    name, password = next((name, word) for name, role, word in people if role == Role.EXPORT)
    file = folder / "password"
    file.write_text(f"{password}\n", encoding="utf-8")
    with sign_in(data, name, password) as office:
        parcel = gather(office, [numbered(office, number, None).id for number in NUMBERS])
    sums = {f"{FOLDER}/{each.name}": digest(each.data) for each in parcel.contents}
    return Office(data, Login(name, file), sums)


def sends(office: Path, login: Login) -> int:
    """Count what was recorded as sent."""
    with sign_in(office, login.name, login.password) as opened:
        return len(history(opened))
