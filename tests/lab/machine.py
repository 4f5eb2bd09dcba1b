"""A small machine under QEMU: Debian's kernel, the root of this system, and a USB port.

The one hard rule: nothing is written outside the lab's folder. The machine sees this system's root
read-only, under a layer in its own memory, so that Dabir runs there from where it stands here.
"""

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]
INIT = Path(__file__).with_name("init.sh")

# What is called, and the Debian package that brings it.
TOOLS = {
    "qemu-system-x86_64": "qemu-system-x86",
    "mkfs.vfat": "dosfstools",
    "mkfs.exfat": "exfatprogs",
    "modprobe": "kmod",
    "cpio": "cpio",
    "busybox": "busybox-static",
}
_MODULES = (
    *("virtio_pci", "virtio_console", "9pnet_virtio", "9p", "overlay"),
    *("xhci-pci", "usb-storage", "sd_mod"),
    *("nls_cp437", "nls_ascii", "nls_iso8859-1", "nls_utf8", "vfat", "exfat"),
)
_PARAMETERS = {"usb-storage": "delay_use=0"}  # a second less for each stick
_APPLETS = ("sh", "mount", "mkdir", "insmod", "chroot", "poweroff")
PORT = "dabir"
_SPEED = "speed"  # of the stick
_BOOTED_WITHIN = 300  # seconds; an emulated processor takes its time over Python's modules


class Channel:
    """Lines of JSON over a socket of QEMU's."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(str(path))
        self._file = self._socket.makefile("rw", encoding="utf-8")

    def say(self, message: dict[str, Any]) -> None:
        self._file.write(json.dumps(message) + "\n")
        self._file.flush()

    def hear(self, within: float) -> dict[str, Any]:
        self._socket.settimeout(within)
        line = self._file.readline()
        if not line:
            raise EOFError("the machine is gone")
        heard: dict[str, Any] = json.loads(line)
        return heard


class Machine:
    """The running machine: its guest, and what is plugged into it."""

    def __init__(self, folder: Path) -> None:
        self.guest = Channel(folder / "guest.sock")
        self._monitor = Channel(folder / "monitor.sock")
        self._monitor.hear(10)
        self._order("qmp_capabilities")
        self._plugged = 0

    def plug(self, image: Path) -> None:
        self._plugged += 1
        name = f"stick{self._plugged}"
        file = {"driver": "file", "filename": str(image), "locking": "off"}
        raw = {"driver": "raw", "file": file}
        slowable = {"driver": "throttle", "node-name": name, "throttle-group": _SPEED, "file": raw}
        self._order("blockdev-add", slowable)
        device = {"driver": "usb-storage", "id": f"usb-{name}", "drive": name, "removable": True}
        self._order("device_add", device)

    def unplug(self) -> None:
        """Pull the stick out; it is out when this returns."""
        name = f"stick{self._plugged}"
        self._order("device_del", {"id": f"usb-{name}"}, until="DEVICE_DELETED")
        self._order("blockdev-del", {"node-name": name})

    def slow(self, bytes_a_second: int) -> None:
        """Let the stick that is plugged in do no more than this; 0: as fast as it can."""
        limits = {"bps-total": bytes_a_second}
        self._order(
            "qom-set", {"path": f"/objects/{_SPEED}", "property": "limits", "value": limits}
        )

    def power_off(self) -> None:
        self._order("quit")

    def _order(
        self, command: str, arguments: dict[str, Any] | None = None, until: str = ""
    ) -> None:
        """Give an order and wait for its answer, and for an event where one is named."""
        self._monitor.say({"execute": command, "arguments": arguments or {}})
        awaited = {"return", until} - {""}
        while awaited:
            heard = self._monitor.hear(10)
            if "error" in heard:
                raise RuntimeError(f"{command}: {heard['error']['desc']}")
            awaited -= {"return" if "return" in heard else heard.get("event", "")}


@contextmanager
def running(folder: Path) -> Generator[Machine, None, None]:
    """Start the machine, wait until its guest listens, and end it again."""
    kernel = _kernel(folder)
    initrd = _initrd(folder, kernel)
    with (folder / "console.log").open("wb") as console:
        process = subprocess.Popen(
            list(_command_line(folder, kernel, initrd)), stdout=console, stderr=console
        )
        try:
            machine = _connected(folder, process)
            machine.guest.hear(_BOOTED_WITHIN)
            yield machine
            machine.power_off()
            process.wait(10)
        finally:
            process.kill()
            process.wait()


def _connected(folder: Path, process: subprocess.Popen[bytes]) -> Machine:
    while process.poll() is None:
        try:
            return Machine(folder)
        except (FileNotFoundError, ConnectionRefusedError):
            time.sleep(0.1)
    raise RuntimeError((folder / "console.log").read_text(errors="replace"))


def _command_line(folder: Path, kernel: Path, initrd: Path) -> Iterator[str]:
    for each in ("guest.sock", "monitor.sock"):
        (folder / each).unlink(missing_ok=True)
    # An emulated processor: a virtual one would need a machine that can hold another.
    yield from ("qemu-system-x86_64", "-machine", "q35", "-accel", "tcg,thread=multi")
    yield from ("-cpu", "max", "-smp", "2", "-m", "2000", "-nodefaults", "-no-reboot")
    yield from ("-display", "none", "-serial", "stdio")
    yield from ("-kernel", str(kernel), "-initrd", str(initrd))
    known = f"project={PROJECT} python={sys.executable}"
    yield from ("-append", f"console=ttyS0 quiet panic=1 {known}")
    share = "local,path=/,mount_tag=root,security_model=none,readonly=on,multidevs=remap"
    yield from ("-virtfs", share)
    yield from ("-device", "qemu-xhci,id=xhci", "-device", "virtio-serial-pci")
    yield from ("-chardev", f"socket,id=guest,path={folder / 'guest.sock'},server=on,wait=off")
    yield from ("-device", f"virtserialport,chardev=guest,name={PORT}")
    yield from ("-object", f"throttle-group,id={_SPEED}")
    yield from ("-qmp", f"unix:{folder / 'monitor.sock'},server=on,wait=off")


def missing_tools() -> list[str]:
    """Name the Debian packages that are not installed."""
    return [package for tool, package in TOOLS.items() if shutil.which(tool) is None]


def _kernel(folder: Path) -> Path:
    """Give Debian's kernel, which is fetched and unpacked the first time."""
    unpacked = folder / "kernel"
    if not unpacked.exists():
        depends = _output("apt-cache", "depends", "linux-image-amd64").split()
        name = next(each for each in depends if each.startswith("linux-image-6"))
        subprocess.run(["apt-get", "download", name], check=True, cwd=folder, stdout=sys.stderr)
        (package,) = folder.glob(f"{name}_*.deb")
        subprocess.run(["dpkg-deb", "-x", package, unpacked], check=True)
        package.unlink()
    (kernel,) = (unpacked / "boot").glob("vmlinuz-*")
    return kernel


def _initrd(folder: Path, kernel: Path) -> Path:
    """Pack what the machine needs until it sees this system's root."""
    version = kernel.name.removeprefix("vmlinuz-")
    base = kernel.parents[1]
    root = folder / "initrd"
    shutil.rmtree(root, ignore_errors=True)
    for each in ("bin", "modules", "proc", "sys", "dev"):
        (root / each).mkdir(parents=True)
    busybox = shutil.which("busybox")
    assert busybox is not None
    shutil.copy(busybox, root / "bin")
    for applet in _APPLETS:
        (root / "bin" / applet).symlink_to("busybox")
    shutil.copy(INIT, root / "init")
    (root / "init").chmod(0o755)
    subprocess.run(["depmod", "-b", base, version], check=True)
    shown = _output("modprobe", "-S", version, "-d", str(base), "-a", "-D", *_MODULES)
    modules = dict.fromkeys(
        Path(line.split()[1]) for line in shown.splitlines() if line.startswith("insmod ")
    )
    for module in modules:
        shutil.copy(module, root / "modules")
    lines = (f"{each.name} {_PARAMETERS.get(each.stem, '')}\n" for each in modules)
    (root / "modules" / "order").write_text("".join(lines))
    packed = folder / "initrd.cpio"
    names = "\n".join(str(each.relative_to(root)) for each in root.rglob("*"))
    with packed.open("wb") as archive:
        subprocess.run(
            ["cpio", "-o", "-H", "newc", "--quiet"],
            input=names.encode(),
            stdout=archive,
            cwd=root,
            check=True,
        )
    return packed


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
