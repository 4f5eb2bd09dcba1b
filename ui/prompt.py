"""Coming in at the command line: the name, and the password that nobody sees.

The one hard rule: a password comes from a file or from the keyboard, never from what was typed
behind the command, and goes nowhere but to the door.
"""

import getpass
import os
import sys
import time
from pathlib import Path

import click

from desktop.access.entrance import Door, door, sign_in
from desktop.errors import Cancelled, NoOfficeError, UserError
from desktop.office import OpenOffice
from desktop.persian import clean, isolate
from ui.access_sentences import still_waiting
from ui.command_line import Caller
from ui.console import echo, readable
from ui.sentences import sentence, shown_path

PASSWORD_FILE = "DABIR_PASSWORD_FILE"  # noqa: S105 - where its name stands


class LeftOpenError(UserError):
    """The office is of an earlier Dabir; nobody has given it passwords yet."""


class NoTerminalError(UserError):
    """There is nobody who could be asked: who calls, or for a `new` password."""

    def __init__(self, *, new: bool) -> None:
        super().__init__(str(new))
        self.new = new


class PasswordFileError(UserError):
    """The file that shall hold the password cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class StillProvisionalError(UserError):
    """The password was chosen by somebody else, and is to be changed first."""


class UnlikeError(UserError):
    """The second time another password was typed than the first."""


def come_in(caller: Caller) -> OpenOffice:
    """Open the office for who calls; raises what `sign_in` does, and this module's errors.

    A password that somebody else knows opens nothing but the change of it.
    """
    office, _ = come_in_with(caller)
    if office.user is not None and office.user.provisional:
        office.close()
        raise StillProvisionalError
    return office


def come_in_with(caller: Caller) -> tuple[OpenOffice, str]:
    """Open the office, and give the password that opened it too."""
    match door(caller.folder):
        case Door.NEW:
            raise NoOfficeError(caller.folder)
        case Door.OPEN:
            raise LeftOpenError
        case Door.LOCKED:
            pass
    name = clean(_ask_name() if caller.user is None else caller.user)
    password = _password()
    return sign_in(caller.folder, name, password, _wait), password


def is_locked(folder: Path) -> bool:
    """Tell whether there is an office in the folder that somebody can sign in to."""
    return door(folder) is Door.LOCKED


def ask_new_password() -> str:
    """Ask twice; raises UnlikeError, NoTerminalError, Cancelled."""
    _need_terminal(new=True)
    first = _ask_secret("گذرواژهٔ نو: ")
    if _ask_secret("گذرواژهٔ نو، بار دوم: ") != first:
        raise UnlikeError
    return first


def _password() -> str:
    if named := os.environ.get(PASSWORD_FILE):
        return _first_line(Path(named))
    _need_terminal()
    return _ask_secret("گذرواژه: ")


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as file:  # as editors of Windows write it
            return file.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise PasswordFileError(path) from problem


def _ask_name() -> str:
    _need_terminal()
    click.echo(readable("نام: ", sys.stderr), err=True, nl=False)
    typed = sys.stdin.readline()
    if not typed:
        raise Cancelled
    return typed.strip()


def _ask_secret(question: str) -> str:
    try:
        return getpass.getpass(readable(question, sys.stderr), sys.stderr)
    except EOFError as end:
        raise Cancelled from end


def _need_terminal(*, new: bool = False) -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise NoTerminalError(new=new)


def _wait(seconds: float) -> None:
    if seconds:
        echo(still_waiting(seconds), err=True)
        time.sleep(seconds)


@sentence.register
def _left_open(_error: LeftOpenError) -> str:
    return (
        "این دفتر از نسخهٔ پیشین دبیر است و هنوز گذرواژه ندارد. "
        "نخست پنجره را باز کنید و برای دفتر گذرواژه بگذارید."
    )


@sentence.register
def _still_provisional(_error: StillProvisionalError) -> str:
    return (
        "گذرواژهٔ شما موقت است و دیگری هم آن را می‌داند. "
        f"نخست با فرمان {isolate('password')} گذرواژهٔ خود را بگذارید."
    )


@sentence.register
def _no_terminal(error: NoTerminalError) -> str:
    if error.new:
        return "گذرواژهٔ نو فقط در پایانه پرسیده می‌شود. این فرمان را در پایانه اجرا کنید."
    return (
        "نام و گذرواژه پرسیده نشد، چون این فرمان در پایانه اجرا نشده است. نام را با گزینهٔ "
        f"{isolate('--user')} بدهید و نشانی پروندهٔ گذرواژه را در {isolate(PASSWORD_FILE)}."
    )


@sentence.register
def _password_file(error: PasswordFileError) -> str:
    return (
        f"پروندهٔ گذرواژه، {shown_path(error.path)}، خوانده نشد. "
        f"نشانی آن را در {isolate(PASSWORD_FILE)} درست بنویسید."
    )


@sentence.register
def _unlike(_error: UnlikeError) -> str:
    return "گذرواژهٔ نو دو بار یکسان نوشته نشد و چیزی عوض نشد. فرمان را دوباره اجرا کنید."
