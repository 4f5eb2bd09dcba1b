"""Builds the bundle that an office gets: one folder with everything in it, nothing to install.

    python build_spec.py

Hard rule: a bundle counts as built only after it has been started and has done the main job:
made an office, exported signed minutes and verified them, opened the window. PyInstaller gathers
far more than Dabir uses; what an office can do without is named here and cut away.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from fnmatch import fnmatch
from pathlib import Path

import holidays
from PyInstaller.depend.bindepend import get_imports

from desktop.log import log_file

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
BUNDLE = ROOT / "dist" / "dabir"
CONTENTS = BUNDLE / "_internal"
PROGRAM = BUNDLE / ("dabir.exe" if os.name == "nt" else "dabir")

# Imported by a library "if it is there", for what Dabir never does.
UNUSED_MODULES = (
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._imagingtk",
    "PIL._webp",
    "curses",
    "lib2to3",
    "pip",
    "pydoc",
    "readline",
    "setuptools",
    "tkinter",
    "unittest",
)
# Qt loads its plugins by name at run time; these are the ones that a window of Dabir asks for.
USED_PLUGINS = (
    "iconengines/*svg*",
    "imageformats/*jpeg*",
    "imageformats/*svg*",
    "platforminputcontexts/*compose*",
    "platforminputcontexts/*ibus*",
    "platforms/*offscreen*",
    "platforms/*wayland*",
    "platforms/*windows*",
    "platforms/*xcb*",
    "platformthemes/*portal*",
    "printsupport/*",
    "wayland-shell-integration/*",
)
USED_TRANSLATION = "qtbase_fa.qm"
# Python loads these by their place, so that no other file asks for them: itself, and PDFium.
LOADED_BY_PLACE = ("libpython", "python3", "libpdfium", "pdfium")
SOFTWARE_OPENGL = "opengl32sw.dll"  # loaded by name too, and only by what draws with OpenGL

PATIENCE = 60  # seconds until a started window must be up: a guard, not a goal


def main() -> None:
    """Gather, cut, prove; print what the bundle weighs and how fast it starts."""
    gather()
    gathered = megabytes(BUNDLE)
    cut()
    print(f"size: {megabytes(BUNDLE):.0f} MB, cut from {gathered:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "office")
        prove_commands(data, Path(folder, "password"), Path(folder, "out"))
        print(f"start: {prove_window(data):.2f} s until the window is up")


def gather() -> None:
    """Let PyInstaller collect the program, its resources and its libraries."""
    lean = only_iran(BUILD / "lean")
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"),
        *("--name=dabir", "--console", f"--paths={lean}"),
        *(f"--distpath={BUNDLE.parent}", f"--workpath={BUILD}", f"--specpath={BUILD}"),
        *(f"--exclude-module={module}" for module in UNUSED_MODULES),
        f"--add-data={lean / 'holidays' / 'locale'}{os.pathsep}holidays/locale",
        f"--add-data={ROOT / 'resources'}{os.pathsep}resources",
        # Begins before the commands, for the process that works beside it.
        f"--runtime-hook={ROOT / 'desktop' / 'apart' / 'worker.py'}",
    ]
    command += [
        f"--add-data={file}{os.pathsep}{file.parent.relative_to(ROOT)}"
        for room in ("db", "desktop", "ui")
        for file in (ROOT / room).rglob("*.*")
        if file.suffix not in {".py", ".pyc"}
    ]
    if os.name == "nt":
        # One program for both ways in: a double click soon hides the console it was given.
        command.append("--hide-console=hide-early")
    subprocess.run([*command, str(ROOT / "main.py")], check=True)


def only_iran(folder: Path) -> Path:
    """Copy the package holidays without the other countries, which it would all read at once."""
    lean = folder / "holidays"
    shutil.rmtree(lean, ignore_errors=True)
    unused = shutil.ignore_patterns("__pycache__", "countries", "financial", "locale")
    package = Path(holidays.__file__).parent
    shutil.copytree(package, lean, ignore=unused)
    for part in ("countries", "financial"):
        (lean / part).mkdir()
        (lean / part / "__init__.py").touch()
    shutil.copy(package / "countries" / "iran.py", lean / "countries")
    shutil.copytree(package / "locale" / "fa_IR", lean / "locale" / "fa_IR")
    return folder


def cut() -> None:
    """Take away what Qt brings and Dabir leaves alone, then what only that needed."""
    for plugins in CONTENTS.glob("PySide6/**/plugins"):
        for file in plugins.glob("*/*"):
            name = file.relative_to(plugins).as_posix()
            if not any(fnmatch(name, used) for used in USED_PLUGINS):
                file.unlink()
    for file in CONTENTS.glob("PySide6/**/translations/*"):
        if file.name != USED_TRANSLATION:
            file.unlink()
    for file in CONTENTS.rglob(SOFTWARE_OPENGL):
        file.unlink()
    for file in unneeded_libraries():
        file.unlink()
    for folder in sorted(CONTENTS.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def unneeded_libraries() -> list[Path]:
    """Find the shared libraries that no remaining program, module, plugin or library asks for."""
    binaries = [
        file
        for file in BUNDLE.rglob("*")
        if file == PROGRAM or file.suffix in {".dll", ".pyd"} or ".so" in file.suffixes
    ]
    libraries: dict[str, list[Path]] = {}
    asking = []
    for file in binaries:
        if is_shared_library(file):
            libraries.setdefault(file.name.lower(), []).append(file)
        else:
            asking.append(file)
    while asking:
        for name, _ in get_imports(str(asking.pop())):
            asking += libraries.pop(name.lower(), [])
    return [file for files in libraries.values() for file in files]


def is_shared_library(file: Path) -> bool:
    """Tell a library, which others name, from what is loaded by its place: modules, plugins."""
    loaded_by_place = "plugins" in file.parts or file.name.startswith(LOADED_BY_PLACE)
    return not loaded_by_place and (file.suffix == ".dll" or file.name.startswith("lib"))


def prove_commands(data: Path, password: Path, out: Path) -> None:
    """Make an office, export signed minutes and verify them, as at a command line."""
    name, _, secret = run("--data", str(data), "sample").splitlines()[0].split("\t")
    password.write_text(secret, encoding="utf-8")
    os.environ |= {"DABIR_USER": name, "DABIR_PASSWORD_FILE": str(password)}
    run("--data", str(data), "export", "--meeting", "1", "--to", str(out))
    run("--data", str(data), "verify", str(out))
    starts = {file.suffix: file.read_bytes()[:4] for file in out.iterdir()}
    if not {".pdf": b"%PDF", ".xlsx": b"PK\x03\x04"}.items() <= starts.items():
        sys.exit(f"The export left {starts}")
    if not any("pdfium." in file.name for file in CONTENTS.rglob("*")):
        sys.exit("What shows and prints pages is not in the bundle")


def run(*arguments: str) -> str:
    started = time.perf_counter()
    command = [str(PROGRAM), *arguments]
    done = subprocess.run(command, check=True, env=offscreen(), stdout=subprocess.PIPE)
    print(f"{arguments[2]}: {time.perf_counter() - started:.2f} s")
    return done.stdout.decode()


def prove_window(data: Path) -> float:
    """Start the window and return the seconds until its log says that it is up."""
    log = log_file(data)
    seen = log.stat().st_size if log.exists() else 0
    started = time.perf_counter()
    with subprocess.Popen([PROGRAM, "--data", str(data)], env=offscreen()) as window:
        try:
            while "window is up" not in log_since(log, seen):
                if window.poll() is not None:
                    sys.exit(f"The window closed by itself with {window.returncode}")
                if time.perf_counter() - started > PATIENCE:
                    sys.exit(f"No window within {PATIENCE} s; see {log}")
                time.sleep(0.01)
            return time.perf_counter() - started
        finally:
            window.terminate()


def log_since(log: Path, seen: int) -> str:
    return log.read_bytes()[seen:].decode(errors="replace") if log.exists() else ""


def offscreen() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def megabytes(folder: Path) -> float:
    found = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in found) / 1_000_000


if __name__ == "__main__":
    main()
