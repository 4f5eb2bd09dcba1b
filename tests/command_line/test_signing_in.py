"""Signing in at the command line: whose command it is, and where its password comes from."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.records import Role
from desktop.access.entrance import sign_in
from desktop.access.passwords import new_password
from desktop.access.people import people, reset_password
from tests.command_line.running import ROOT, Dabir, Login, environment, rows, run, told

NAME, PASSWORD = "نام: ", "گذرواژه: "
NEW, AGAIN = "گذرواژهٔ نو: ", "گذرواژهٔ نو، بار دوم: "


@contextmanager
def terminal() -> Iterator[tuple[int, int]]:
    """Give a terminal: the end that a person types at, and the end of the program."""
    person, program = os.openpty()
    try:
        yield person, program
    finally:
        os.close(person)
        os.close(program)


def typed(
    arguments: Sequence[str], answers: Sequence[tuple[str, str]], environment: dict[str, str]
) -> tuple[int, str, str, str]:
    """Answer the questions of a command; gives its code, its output, what it said and the echo."""
    with terminal() as (person, program):
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), *arguments],
            stdin=program,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # or it would ask at the terminal of whoever runs the tests
        )
        assert process.stderr is not None
        said = b""
        for question, answer in answers:
            before = len(said)
            while question.encode() not in said[before:]:
                more = os.read(process.stderr.fileno(), 1000)
                assert more, said.decode()
                said += more
            os.write(person, f"{answer}\n".encode())
        output, rest = process.communicate()
        os.set_blocking(person, False)
        try:
            echo = os.read(person, 10_000)
        except BlockingIOError:
            echo = b""
    return process.returncode, output.decode(), (said + rest).decode(), echo.decode()


def test_name_and_password_are_asked_and_the_password_is_not_shown(dabir: Dabir) -> None:
    login = dabir.logins[Role.SECRETARY]
    code, output, said, echo = typed(
        ["meetings"], [(NAME, login.name), (PASSWORD, login.password)], environment(dabir.folder)
    )
    assert code == 0, said
    assert "شماره" in output
    assert login.name in echo
    assert login.password not in output + said + echo


@pytest.mark.parametrize("behind", [True, False])
def test_a_name_may_be_given_and_the_password_asked(dabir: Dabir, *, behind: bool) -> None:
    login = dabir.logins[Role.EXPORT]
    name = ["--user", login.name]
    command = ["meetings", *name] if behind else [*name, "meetings"]
    code, output, said, _ = typed(command, [(PASSWORD, login.password)], environment(dabir.folder))
    assert code == 0, said
    assert NAME not in said
    assert len(output.splitlines()) == 18


@pytest.mark.parametrize("answer", ["\x04", "wrong password"])
def test_whoever_does_not_know_the_password_sees_nothing(own: Dabir, answer: str) -> None:
    login = own.logins[Role.SECRETARY]
    code, output, said, _ = typed(
        ["--user", login.name, "meetings"], [(PASSWORD, answer)], environment(own.folder)
    )
    assert code == 1
    assert output == ""
    assert "Traceback" not in said
    assert ("نام یا گذرواژه درست نیست" in said) is (answer == "wrong password")


def test_without_a_terminal_it_is_told_how_else_to_sign_in(dabir: Dabir) -> None:
    for login in (None, dabir.logins[Role.MAYOR]):
        arguments = ["--user", login.name] if login else []
        sentence = told(run(*arguments, "meetings", data=dabir.folder), 1)
        assert "--user" in sentence
        assert "DABIR_PASSWORD_FILE" in sentence


def test_password_file_may_be_written_by_any_editor(dabir: Dabir, tmp_path: Path) -> None:
    login = dabir.logins[Role.SECRETARY]
    for name, content in (
        ("windows", b"\xef\xbb\xbf" + login.password.encode() + b"\r\n\r\n"),
        ("bare", login.password.encode()),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        assert rows(run("meetings", data=dabir.folder, login=Login(login.name, file)))


def test_password_file_that_cannot_be_read_is_named(dabir: Dabir, tmp_path: Path) -> None:
    login = dabir.logins[Role.SECRETARY]
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "none", tmp_path, binary):
        done = run("meetings", data=dabir.folder, login=Login(login.name, file))
        assert str(file) in told(done, 1)


def test_wrong_name_and_wrong_password_are_told_alike_and_then_it_takes_longer(
    own: Dabir, tmp_path: Path
) -> None:
    login, other = own.logins[Role.SECRETARY], own.logins[Role.MAYOR]
    empty = tmp_path / "empty"
    empty.touch()
    wrong = [
        Login("کسی دیگر", login.password_file),
        Login(login.name, other.password_file),
        Login("\udcff", empty),
    ]
    sentences = {told(run("meetings", data=own.folder, login=each), 1) for each in wrong}
    assert len(sentences) == 1
    done = own("meetings")
    assert len(rows(done)) == 18
    assert "۱ ثانیه" in done.stderr.decode()
    assert own("meetings").stderr == b""


def test_office_of_an_earlier_dabir_waits_for_the_window(tmp_path: Path) -> None:
    (tmp_path / "dabir.db").write_bytes(b"SQLite format 3\0" + bytes(100))
    for command in (["meetings"], ["show", "--meeting", "1"], ["trail"]):
        assert "نخست پنجره را باز کنید" in told(run(*command, data=tmp_path), 1)
    assert [each.name for each in tmp_path.iterdir()] == ["dabir.db"]


def test_without_its_keys_an_office_is_not_opened(own: Dabir) -> None:
    (own.folder / "dabir.keys").unlink()
    assert "پروندهٔ کلیدها" in told(own("meetings"), 1)


def test_no_password_lies_in_the_data_folder(own: Dabir, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("never-heard-of-5678")
    run("meetings", data=own.folder, login=Login(own.logins[Role.MAYOR].name, wrong))
    own("meetings")
    kept = b"".join(each.read_bytes() for each in own.folder.rglob("*") if each.is_file())
    assert b"never-heard-of" not in kept
    for login in own.logins.values():
        assert login.password.encode() not in kept
        assert login.name.encode() not in kept


def test_password_is_changed_at_the_prompt_and_the_old_one_is_over(own: Dabir) -> None:
    login, new = own.logins[Role.MAYOR], new_password()
    answers = [(NAME, login.name), (PASSWORD, login.password), (NEW, new), (AGAIN, new)]
    code, output, said, echo = typed(["password"], answers, environment(own.folder))
    assert code == 0, said
    assert "عوض شد" in output
    assert new not in output + said + echo
    assert "درست نیست" in told(own("meetings", role=Role.MAYOR), 1)
    with sign_in(own.folder, login.name, new) as office:
        assert office.roles == {Role.MAYOR}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([(NEW, "12345678")], "ردیفی از کلیدها"),
        ([(NEW, "kopetira-8832"), (AGAIN, "kopetira-8823")], "یکسان نوشته نشد"),
        ([(NEW, "kopetira-8832"), (AGAIN, "\x04")], "متوقف شد"),
    ],
)
def test_password_that_is_not_changed(
    own: Dabir, answers: list[tuple[str, str]], said: str
) -> None:
    if len(answers) == 1:
        answers = [*answers, (AGAIN, answers[0][1])]
    known = environment(own.folder, own.logins[Role.MAYOR])
    code, output, told_then, _ = typed(["password"], answers, known)
    assert (code, output) == (1, "")
    assert said in told_then
    assert len(rows(own("meetings", role=Role.MAYOR))) == 18


def test_new_password_is_never_taken_from_a_file(dabir: Dabir) -> None:
    assert "گذرواژهٔ نو فقط در پایانه" in told(dabir("password"), 1)


def test_password_that_somebody_else_chose_is_changed_first(own: Dabir, tmp_path: Path) -> None:
    administrator, export = own.logins[Role.ADMINISTRATOR], own.logins[Role.EXPORT]
    with sign_in(own.folder, administrator.name, administrator.password) as office:
        user = next(each.user for each in people(office) if each.user.name == export.name)
        reset_password(office, user, "movaghat-1234")
    file = tmp_path / "given"
    file.write_text("movaghat-1234\n", encoding="utf-8")
    done = run("meetings", data=own.folder, login=Login(export.name, file))
    assert done.returncode == 1
    assert done.stdout == b""
    assert "موقت" in done.stderr.decode()
