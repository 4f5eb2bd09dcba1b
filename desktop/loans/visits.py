"""The visits on this computer: a folder each, what can be told of them unopened, and their end.

The one hard rule: a visit is answered or thrown away, and the two are never taken for each other:
of the first its encrypted answer stays, so that it can be written again; of the second, nothing.
"""

import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from db.data_file import OWNER_ONLY
from db.encrypting import remove
from db.renaming import put
from desktop import moments
from desktop.access.slots import KEYS_NAME
from desktop.errors import FolderFault, UserError
from desktop.loans import envelope
from desktop.loans.envelope import Direction
from desktop.office import FILE_NAME
from desktop.transfer.writing import sync_folder

VISITS = "visits"  # the folder in the data folder
BROUGHT = "brought.dabir"  # the file from the stick, so that it is not needed again
ABOUT = "about"  # whose minutes they are, readable by anybody
ANSWERED = "answered"  # that it was; it stays with ANSWER alone
ANSWER = "answer.dabir"  # the file that went back, as encrypted as it was
_GONE = ".gone"  # behind the name of a folder that was thrown away


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What anybody may read of a visit: which minutes, and `at` which moment (UTC) they were lent.

    `title` says of them what the name of their file does, `meeting` is the meeting's uuid.
    """

    meeting: str
    at: str
    title: str


class Begun(About, frozen=True, kw_only=True):
    """A visit that can go on; `folder` is where its file lay, "" if nobody knows.

    `judged`: all is said, signed or sent back, and the answer is yet to be written.
    """

    folder: str = ""
    judged: bool = False


class Answered(About, frozen=True, kw_only=True):
    """A visit that is over; `name` is that of the file that went back."""

    name: str = ""


class Left(NamedTuple):
    """A visit that is on this computer, and `at` which moment (UTC) it was left or answered."""

    folder: Path
    about: Begun | Answered
    at: str

    @property
    def answered(self) -> bool:
        return isinstance(self.about, Answered)


class Ended(NamedTuple):
    """What became of earlier and later visits of the same minutes with the end of one."""

    thrown_away: int
    staying: int


A = TypeVar("A", bound=About)

_UNKNOWN = Begun(meeting="", at="", title="")


def folder_of(data_folder: Path, loan: str) -> Path:
    return data_folder / VISITS / loan


def is_answered(folder: Path) -> bool:
    return (folder / ANSWERED).exists()


def make_folder(folder: Path, about: Begun, brought: bytes) -> None:
    """Make the folder of a visit, with what came; raises FolderFault."""
    data_folder = folder.parent.parent
    try:
        for each in (data_folder, folder.parent, folder):
            if not each.exists():
                each.mkdir(0o700, parents=True, exist_ok=True)
                sync_folder(each.parent)
        _keep(brought, folder / BROUGHT)
        _keep(msgspec.json.encode(about), folder / ABOUT)
    except OSError as fault:
        raise FolderFault(folder) from fault


def left(data_folder: Path) -> tuple[Left, ...]:
    """Give the visits that can go on, and the answers that can be written again, latest first."""
    found: list[Left] = []
    with suppress(OSError):
        for folder in (data_folder / VISITS).iterdir():
            with suppress(OSError):
                if is_answered(folder):
                    answered = about_answer(folder)
                    if answered is not None:
                        found.append(Left(folder, answered, _changed(folder / ANSWERED)))
                elif (folder / FILE_NAME).exists() and folder.suffix != _GONE:
                    found.append(Left(folder, about_visit(folder), _last_written(folder)))
    return tuple(sorted(found, key=lambda each: (not each.answered, each.at), reverse=True))


def about_visit(folder: Path) -> Begun:
    """Tell what a visit is; nothing is known where that was lost."""
    return _read(folder / ABOUT, Begun) or _UNKNOWN


def about_answer(folder: Path) -> Answered | None:
    """Tell what a visit was whose answer is kept; nothing of the answer itself is read."""
    return _read(folder / ANSWERED, Answered) if (folder / ANSWER).exists() else None


def note_folder(folder: Path, came_from: Path) -> None:
    """Keep where the file lay, to be offered for the answer; it may be forgotten."""
    _note(msgspec.structs.replace(about_visit(folder), folder=str(came_from)), folder)


def note_judged(folder: Path) -> None:
    """Keep that there is nothing to be done but to write the answer; it may be forgotten."""
    about = about_visit(folder)
    if not about.judged and about != _UNKNOWN:
        _note(msgspec.structs.replace(about, judged=True), folder)


def _note(about: Begun, folder: Path) -> None:
    with suppress(OSError):
        _keep(msgspec.json.encode(about), folder / ABOUT)


def answer_of(folder: Path) -> bytes | None:
    """Give the answer that was kept, if it is whole."""
    try:
        answer = (folder / ANSWER).read_bytes()
        is_whole = envelope.look(answer, Direction.BACK).loan == folder.name
    except (OSError, UserError):
        return None
    return answer if is_whole else None


def end_visit(folder: Path, name: str, answer: bytes) -> Ended:
    """Let go of all that was here but the encrypted answer, once the office is closed.

    Earlier visits of the same minutes end too: they were called back. Raises FolderFault.
    """
    about = about_visit(folder)
    kept = Answered(meeting=about.meeting, at=about.at, title=about.title, name=name)
    try:
        _keep(answer, folder / ANSWER)
        _keep(msgspec.json.encode(kept), folder / ANSWERED)
        _empty(folder)
    except OSError as fault:
        raise FolderFault(folder) from fault
    return _end_others(folder, about)


def throw_away(folder: Path) -> None:
    """Remove a visit with all that was said in it, as if its file had never come.

    Of one that was answered there stays that it was. Raises FolderFault.
    """
    try:
        if is_answered(folder):
            kept = _read(folder / ANSWERED, Answered)
            if kept is not None:
                plain = msgspec.structs.replace(kept, title="", name="")
                _keep(msgspec.json.encode(plain), folder / ANSWERED)
            (folder / ANSWER).unlink(missing_ok=True)
            return
        gone = folder.with_name(folder.name + _GONE)
        _tear_up(gone)
        put(folder, gone)  # at once: a visit is here as a whole or not at all
        _tear_up(gone)
    except OSError as fault:
        raise FolderFault(folder) from fault


def clear_away(data_folder: Path) -> None:
    """Bring to its end what was cut short, while nothing is opened; what cannot go stays."""
    with suppress(OSError):
        for folder in (data_folder / VISITS).iterdir():
            with suppress(OSError):
                if is_answered(folder):
                    _empty(folder)
                elif not (folder / FILE_NAME).exists() or folder.suffix == _GONE:
                    _tear_up(folder)


def _end_others(folder: Path, about: About) -> Ended:
    thrown_away = staying = 0
    for each in left(folder.parent.parent):
        if each.folder == folder or not about.meeting or each.about.meeting != about.meeting:
            continue
        if each.about.at < about.at and _goes(each.folder):
            thrown_away += not each.answered
        else:
            staying += not each.answered
    return Ended(thrown_away, staying)


def _goes(folder: Path) -> bool:
    try:
        throw_away(folder)
    except FolderFault:
        return False
    return True


def _empty(folder: Path) -> None:
    """Leave the answer alone; what opens the file goes first."""
    (folder / KEYS_NAME).unlink(missing_ok=True)
    remove(folder / FILE_NAME)
    for each in list(folder.iterdir()):
        if each.is_dir():
            shutil.rmtree(each)
        elif each.name not in {ANSWERED, ANSWER}:
            each.unlink()


def _tear_up(folder: Path) -> None:
    if folder.exists():
        (folder / KEYS_NAME).unlink(missing_ok=True)
        shutil.rmtree(folder)


def _last_written(folder: Path) -> str:
    """Tell when the office of a visit was last written to, which may be in its log alone."""
    file = folder / FILE_NAME
    log = file.with_name(f"{FILE_NAME}-wal")
    return max(_changed(each) for each in (file, log) if each.exists())


def _changed(path: Path) -> str:
    return moments.stored(datetime.fromtimestamp(path.stat().st_mtime, UTC))


def _read(path: Path, kind: type[A]) -> A | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError):
        return None


def _keep(data: bytes, path: Path) -> None:
    """Write a file that is whole or not there, also after a power cut; raises OSError."""
    part = path.with_name(path.name + ".part")
    with open(part, "wb", opener=partial(os.open, mode=OWNER_ONLY)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    put(part, path)
