"""Whenever signing is killed, the minutes wait as before, or are signed with a seal that holds."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from db.records import MeetingState, Version
from desktop.access.signing_keys import certificates
from desktop.office import FILE_NAME, DataFile, OpenOffice
from desktop.reporting import unheard
from desktop.seal.verification import verify
from desktop.sign_off.opinions import approve_rest
from desktop.sign_off.steps import submit
from tests.desktop.sign_off.conftest import MAYOR, Town

_KILLS = 4
_SIGN = """
import sys
from pathlib import Path
from db.data_file import DataFile
from db.records import Meeting, User
from desktop.access.entrance import confirm
from desktop.meetings.compile import compile_minutes
from desktop.office import FILE_NAME, OpenOffice
from desktop.reporting import unheard
from desktop.sign_off.signing import prepare, sealed, sign
folder, key, name, password = sys.argv[1:]
with OpenOffice(DataFile(Path(folder) / FILE_NAME, bytes.fromhex(key))) as office:
    office.welcome(office.database.select(User, "name = ?", (name,))[0])
    print("begun", flush=True)
    shown = compile_minutes(office, 1)
    signing = prepare(office, 1, shown, confirm(office, office.user, password))
    pdf = sealed(signing, unheard)
    print("sealed", flush=True)
    sign(office, signing, pdf)
    print("signed", flush=True)
"""


def test_killed_signing_leaves_nothing_half_done(town: Town, tmp_path: Path) -> None:
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    approve_rest(town.office, town.meeting.id)
    file = town.office.database.file
    town.office.close()
    chance, states = random.Random(5), []
    for place in range(_KILLS):
        folder = tmp_path / str(place)
        shutil.copytree(file.path.parent, folder)
        # The last ones die in the very act: some moments after the seal was made.
        _kill(folder, file.key, "sealed" if place % 2 else "begun", chance.random())
        states.append(_state(folder, file.key))
    assert set(states) <= {MeetingState.SUBMITTED, MeetingState.SIGNED}


def _kill(folder: Path, key: bytes, after: str, share: float) -> None:
    command = [sys.executable, "-c", _SIGN, str(folder), key.hex(), MAYOR.name, MAYOR.password]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while process.stdout.readline().strip() != after:
            assert process.poll() is None
        time.sleep(share * (0.03 if after == "sealed" else 1.0))
        process.send_signal(signal.SIGKILL)


def _state(folder: Path, key: bytes) -> MeetingState:
    """Tell how the minutes stand, after looking whether that holds."""
    with OpenOffice(DataFile(folder / FILE_NAME, key)) as office:
        there = Town(office)
        kept = office.database.select(Version)
        if there.meeting.state is MeetingState.SIGNED:
            known = {each.fingerprint: None for each in certificates(office)}
            assert verify(kept[0].sealed_pdf or b"", known, unheard).good
        else:
            assert kept == []
        assert office.database.query("PRAGMA integrity_check") == [("ok",)]
        return there.meeting.state
