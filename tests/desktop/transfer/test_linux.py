"""What Linux tells of sticks: from a system made of files, and from disks that are mounted here."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from threading import enumerate as threads

import pytest

from desktop.transfer import linux
from desktop.transfer.drive import Drive, Eject
from tests.desktop.transfer.disks import faulty, mounted

_USB = "pci0000:00/0000:00:14.0/usb2/2-1"


class System:
    """A place that looks like what the kernel and udev tell."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lines: list[str] = []
        for folder in ("proc/self", "sys/dev/block", "run/udev/data"):
            (root / folder).mkdir(parents=True)

    def plug(self, device: str, place: str, **told: str) -> Path:
        """Let a device be there; gives its place in /sys."""
        at = self.root / "sys/devices" / place
        at.mkdir(parents=True)
        (self.root / "sys/dev/block" / device).symlink_to(at)
        lines = "".join(f"E:{name}={value}\n" for name, value in told.items())
        (self.root / f"run/udev/data/b{device}").write_text(f"S:disk/by-id/x\n{lines}")
        return at

    def mount(
        self, device: str, folder: Path, kind: str, options: str = "rw", at: str = "/"
    ) -> None:
        folder.mkdir(exist_ok=True)
        shown = str(folder).replace(" ", r"\040")
        line = f"40 27 {device} {at} {shown} {options},relatime shared:9 - {kind} /dev/x rw,utf8\n"
        self._lines.append(line)
        (self.root / "proc/self/mountinfo").write_text("".join(self._lines), encoding="utf-8")

    def drives(self) -> list[Drive]:
        return list(linux.drives(self.root, moment=0.2))


@pytest.fixture
def system(tmp_path: Path) -> System:
    """Give a computer with a disk of its own, and a stick plugged in that is not mounted yet."""
    system = System(tmp_path / "system")
    own = system.plug("8:1", "pci0000:00/0000:00:17.0/ata1/host0/block/sda/sda1")
    (own / "partition").write_text("1\n")
    (own.parent / "removable").write_text("1\n")  # it was started from one
    system.mount("8:1", Path("/"), "ext4")
    stick = system.plug(
        "8:17",
        f"{_USB}/2-1:1.0/host4/block/sdb/sdb1",
        ID_FS_TYPE="vfat",
        ID_FS_VERSION="FAT32",
        ID_FS_LABEL_ENC=r"قرارگاه\x2011",
        ID_FS_UUID="1A2B-3C4D",
    )
    (stick / "partition").write_text("1\n")
    (stick.parent / "removable").write_text("0\n")  # many a stick says so
    usb = system.root / "sys/devices" / _USB
    (usb / "idVendor").write_text("0951\n")
    (usb / "serial").write_text("E0D55EA573\n")
    return system


def test_stick_is_told_with_what_it_is_known_again_by(system: System, tmp_path: Path) -> None:
    assert system.drives() == []
    folder = tmp_path / "قرارگاه 11"
    system.mount("8:17", folder, "vfat")
    (stick,) = system.drives()
    assert stick.folder == folder
    assert (stick.label, stick.file_system) == ("قرارگاه 11", "FAT32")
    assert stick.serial == "E0D55EA573/1A2B-3C4D"
    assert not stick.read_only
    assert 0 < stick.free <= stick.size


def test_locked_stick_is_told_once_though_it_is_mounted_twice(
    system: System, tmp_path: Path
) -> None:
    system.mount("8:17", tmp_path / "c", "vfat", "rw", at="/folder")
    system.mount("8:17", tmp_path / "a", "vfat", "ro")
    system.mount("8:17", tmp_path / "b", "vfat", "ro")
    (stick,) = system.drives()
    assert stick.folder == tmp_path / "a"
    assert stick.read_only


def test_stick_that_was_pulled_out_is_there_no_more(system: System, tmp_path: Path) -> None:
    system.mount("8:17", tmp_path / "stick", "vfat")
    (system.root / "sys/dev/block/8:17").unlink()
    assert system.drives() == []


@pytest.mark.parametrize(
    ("place", "told", "drives"),
    [
        ("pci0/ata2/host1/block/sdc", ("removable", "1"), 1),
        ("pci0/ata2/host1/block/sdc", ("removable", "0"), 0),
        ("pci0/mmc_host/mmc0/mmc0:aaaa/block/mmcblk0", ("device/type", "SD"), 1),
        ("pci0/mmc_host/mmc0/mmc0:aaaa/block/mmcblk0", ("device/type", "MMC"), 0),
        (f"{_USB}/2-1:1.1/host5/block/sr0", ("removable", "1"), 0),
    ],
)
def test_only_what_can_be_taken_away_and_takes_files_is_a_drive(
    system: System, tmp_path: Path, place: str, told: tuple[str, str], drives: int
) -> None:
    file = system.plug("259:3", place) / told[0]
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{told[1]}\n")
    system.mount("259:3", tmp_path / "x", "exfat")
    assert len(system.drives()) == drives


def test_what_is_no_disk_is_no_drive(system: System, tmp_path: Path) -> None:
    for kind in ("tmpfs", "fuse.sshfs", "nfs4", "fuseblk"):
        system.mount("0:50", tmp_path / kind, kind)
    (system.root / "proc/self/mountinfo").open("ab").write(b"\xff broken\n\n40 27 8:17\n")
    assert system.drives() == []


def test_disk_that_does_not_answer_holds_nobody_up(system: System, tmp_path: Path) -> None:
    with faulty(tmp_path, "statfs", 1, "stop") as dead:
        system.mount("8:17", dead, "vfat")
        for _ in range(2):
            begun = time.monotonic()
            assert system.drives() == []
            assert time.monotonic() - begun < 2
        waiting = [each for each in threads() if str(dead) in each.name]
        assert len(waiting) == 1


def test_folder_is_held_by_the_drive_that_it_is_on(tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "size=64k") as folder:
        stick = Drive(folder, "", "", "tmpfs", 0, 0, False)
        (folder / "below").mkdir()
        assert linux.holds(stick, folder / "below")
        assert not linux.holds(stick, tmp_path)
        assert not linux.holds(stick, folder / "away")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk that is a file."""
    image, folder = tmp_path / "image", tmp_path / "stick"
    with image.open("wb") as file:
        file.truncate(1024 * 1024)
    folder.mkdir()
    subprocess.run(["mkfs.ext4", "-q", str(image)], check=True)
    done = subprocess.run(
        ["mount", "-o", "loop", str(image), str(folder)], capture_output=True, check=False
    )
    if done.returncode != 0:
        pytest.skip(f"disks can be mounted by root only: {done.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=False, capture_output=True)


def test_disk_is_let_go_unless_somebody_uses_it(disk: Path) -> None:
    stick = Drive(disk, "", "", "ext4", 0, 0, False)
    with (disk / "file").open("w"):
        assert linux.eject(stick) is Eject.BUSY
        assert disk.is_mount()
    assert linux.eject(stick) is Eject.DONE
    assert not disk.is_mount()
    assert linux.eject(stick) is Eject.DONE
