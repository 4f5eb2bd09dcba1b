"""What runs inside the machine: it sends to a stick when it is told to, and says what came of it.

The one hard rule: it reports what Dabir claims, and judges nothing. Orders and answers are lines
of JSON on a port of the machine; `trials.py` gives the orders.
"""

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from desktop.transfer.drives import drive_of, drives
from desktop.transfer.eject import Eject, eject
from tests.command_line.running import ROOT, Login, environment
from tests.lab.machine import PORT
from tests.lab.office import FOLDER, NUMBERS, sends
from tests.lab.runs import PART
from tests.lab.sending import DEFECT, SENT, send

STICK = Path("/media/stick")
# As a desktop mounts what is plugged in.
OPTIONS = {
    "vfat": "rw,nosuid,nodev,relatime,shortname=mixed,utf8,flush,errors=remount-ro",
    "exfat": "rw,nosuid,nodev,relatime,iocharset=utf8,errors=remount-ro",
}
APPEARS_WITHIN = 20.0  # seconds


class _Disk(NamedTuple):
    name: str
    number: str  # of its own, where names come again


class Guest:
    def __init__(self, port: BinaryIO) -> None:
        self._port = port
        self._mounted = ""  # the last disk, by the number that the system gave it

    def serve(self) -> None:
        orders: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "mount": self._mount,
            "send": self._send,
            "export": self._export,
            "look": self._look,
            "leave": self._leave,
        }
        self._say({"ready": True})
        while line := self._port.readline():
            order = json.loads(line)
            self._say(orders[order["do"]](order))

    def _mount(self, order: dict[str, Any]) -> dict[str, Any]:
        """Mount the stick that was plugged in, as soon as it is there.

        The one before may be listed a while longer, and be mounted though it cannot be read.
        """
        STICK.mkdir(parents=True, exist_ok=True)
        file_system = order["file_system"]
        until = time.monotonic() + APPEARS_WITHIN
        while not (new := [each for each in _disks() if each.number != self._mounted]):
            if time.monotonic() > until:
                return {"mounted": False, "known": False, "why": "it did not appear"}
            time.sleep(0.02)
        disk = new[0]
        self._mounted = disk.number
        done = subprocess.run(
            [
                "mount",
                "-t",
                file_system,
                "-o",
                OPTIONS[file_system],
                f"/dev/{disk.name}",
                STICK,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        # Asked again, as on the screen: an emulated stick may take its time to tell its room.
        while not (known := STICK in {each.folder for each in drives()}):
            if time.monotonic() > until:
                break
        return {"mounted": done.returncode == 0, "known": known, "why": done.stderr.strip()}

    def _leave(self, _order: dict[str, Any]) -> dict[str, Any]:
        """Have Dabir let go of the stick, and whatever it leaves mounted be forgotten."""
        drive = drive_of(STICK)
        ejected = drive is not None and eject(drive) is Eject.DONE
        subprocess.run(["umount", "--lazy", STICK], check=False, capture_output=True)
        return {"ejected": ejected}

    def _look(self, _order: dict[str, Any]) -> dict[str, Any]:
        """Give each file with its size and hash, as the stick has them."""
        return {
            "files": {
                str(path.relative_to(STICK)): _sum_of(path)
                for path in sorted(STICK.rglob("*"))
                if path.is_file()
            }
        }

    def _send(self, order: dict[str, Any]) -> dict[str, Any]:
        """Send, and pause at the moment that was asked for until told to go on."""
        begun = time.monotonic()
        self._say({"began": True})
        claim, moments = send(STICK, order["seed"], order.get("moment"), self._pause)
        return {"claim": claim, "seconds": time.monotonic() - begun, "moments": moments}

    def _export(self, order: dict[str, Any]) -> dict[str, Any]:
        """Let the command send, and tell of its first file on the stick and of its end."""
        office, login = Path(order["data"]), Login(order["name"], Path(order["password_file"]))
        before = sends(office, login)
        meetings = [f"--meeting={number}" for number in NUMBERS]
        with subprocess.Popen(
            [sys.executable, ROOT / "main.py", "export", *meetings, "--to", STICK / FOLDER],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment(office, login),
        ) as command:
            while command.poll() is None and not any(STICK.rglob(f"*{PART}")):
                time.sleep(0.005)
            begun = time.monotonic()
            self._say({"began": True})
            _, said = command.communicate()
        claim = SENT if command.returncode == 0 else said.decode().strip()
        seconds = time.monotonic() - begun
        if (sends(office, login) > before) != (claim == SENT):
            claim = f"{DEFECT} recorded otherwise: {claim}"
        return {"claim": claim, "seconds": seconds}

    def _pause(self, moment: str) -> None:
        self._say({"at": moment})
        self._port.readline()

    def _say(self, message: dict[str, Any]) -> None:
        self._port.write(json.dumps(message).encode() + b"\n")


def _disks() -> list[_Disk]:
    """List the sticks that the system has, those that it is about to forget too."""
    disks = []
    for each in Path("/sys/block").glob("sd*"):
        with suppress(FileNotFoundError):
            disks.append(_Disk(each.name, (each / "diskseq").read_text().strip()))
    return disks


def _sum_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as failure:
        return f"cannot be read: {failure.strerror}"


def _port() -> Path:
    """Find the port that the machine gives its guest."""
    ports = Path("/sys/class/virtio-ports").iterdir()
    return next(Path("/dev") / each.name for each in ports if _name(each) == PORT)


def _name(port: Path) -> str:
    return (port / "name").read_text().strip()


if __name__ == "__main__":
    with _port().open("r+b", buffering=0) as opened:
        Guest(opened).serve()
