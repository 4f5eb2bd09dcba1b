"""Sticks as the system would tell of them: there is none in the machine that tests run on.

A folder stands for each; the screen that sends is told of these and asks the system nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import TypeVar

from desktop.apart.passing import Job
from desktop.transfer.drive import Drive, Eject
from ui.screens.send.send import SendScreen
from ui.window import Window

GIGABYTE = 1_000_000_000

S = TypeVar("S")
T = TypeVar("T")


def done_here(job: Job[S, T], hear: Callable[[S], None], _path: Path, _patience: float = 0) -> T:
    """Do in this process what `patiently` has done in another."""
    return job(hear)


@dataclass
class Sticks:
    """What is plugged in, and what the system does when it is asked to let one go."""

    folder: Path
    plugged: list[Drive] = field(default_factory=list)
    answer: Eject = Eject.DONE
    released: list[Drive] = field(default_factory=list)
    may_answer: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.may_answer.set()

    def plug(self, label: str, serial: str, free: int = 6 * GIGABYTE) -> Drive:
        """Plug a stick in, where its folder keeps what was written before."""
        place = self.folder / serial
        place.mkdir(exist_ok=True)
        drive = Drive(place, label, f"4C53/{serial}", "FAT32", 8 * GIGABYTE, free, read_only=False)
        self.plugged.append(drive)
        return drive

    def lock(self, drive: Drive) -> None:
        """Let a stick be one that nothing can be written to."""
        self.plugged[self.plugged.index(drive)] = replace(drive, read_only=True)

    def ask(self) -> tuple[Drive, ...]:
        return tuple(self.plugged)

    def drive_of(self, folder: Path) -> Drive | None:
        return next((each for each in self.plugged if each.folder == folder), None)

    def release(self, drive: Drive) -> Eject:
        self.may_answer.wait()
        self.released.append(drive)
        if self.answer is Eject.DONE:
            self.plugged = [each for each in self.plugged if each.folder != drive.folder]
        return self.answer

    def show(self, window: Window) -> None:
        """Open the screen that sends, which hears of these sticks alone."""
        told = SendScreen.__init__.__kwdefaults__ or {}
        asked = dict(told)
        told.update(ask=self.ask, release=self.release)
        try:
            window.show_send()
        finally:
            told.update(asked)
