"""Verifying files at the command line: with no office, with this one, and what is amiss."""

import shutil
from pathlib import Path

import pytest

from db.records import Role
from tests.command_line.running import Dabir, Done, run, run_script, told, written

GOOD = "امضای این صورتجلسه معتبر است"
UNCHANGED = "از هنگام امضا تغییر نکرده است"
UNKNOWN = "این‌جا شناخته نیست"
KEPT = "همان است که در این دفتر نگه‌داری می‌شود"


@pytest.fixture(scope="module")
def files(dabir: Dabir, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with signed minutes, a draft, and their workbooks."""
    folder = tmp_path_factory.mktemp("files")
    for number, name in (("12", "signed"), ("13", "draft")):
        for path in written(dabir("export", "--meeting", number, "--to", str(folder / name))):
            path.rename(folder / f"{name}{path.suffix}")
        (folder / name).rmdir()
    return folder


def said(done: Done, code: int) -> str:
    assert done.returncode == code, done.stderr.decode()
    assert done.stderr == b""
    return done.stdout.decode()


def test_unchanged_file_is_good_without_an_office(files: Path, tmp_path: Path) -> None:
    verdict = said(run("verify", str(files / "signed.pdf"), data=tmp_path / "data"), 0)
    assert UNCHANGED in verdict
    assert UNKNOWN in verdict
    assert "دوازدهم" in verdict
    assert "اثر انگشت گواهی" in verdict
    assert list(tmp_path.iterdir()) == []


def test_the_office_knows_its_certificate_and_its_file(dabir: Dabir, files: Path) -> None:
    verdict = said(dabir("verify", str(files / "signed.pdf"), role=Role.EXPORT), 0)
    assert GOOD in verdict
    assert "در این دفتر شناخته است" in verdict
    assert KEPT in verdict


def test_the_office_is_not_asked_unless_a_name_is_given(dabir: Dabir, files: Path) -> None:
    assert UNKNOWN in said(run("verify", str(files / "signed.pdf"), data=dabir.folder), 0)


def test_a_name_without_an_office_is_no_obstacle(dabir: Dabir, files: Path, tmp_path: Path) -> None:
    login = dabir.logins[Role.EXPORT]
    file = str(files / "signed.pdf")
    assert UNCHANGED in said(run("verify", file, data=tmp_path / "data", login=login), 0)


def test_a_wrong_password_verifies_nothing(own: Dabir, files: Path) -> None:
    login = own.logins[Role.EXPORT]._replace(name="کسی دیگر")
    done = run("verify", str(files / "signed.pdf"), data=own.folder, login=login)
    assert "نام یا گذرواژه درست نیست" in told(done, 1)


def test_file_that_is_not_the_one_that_the_office_keeps_is_told(own: Dabir, files: Path) -> None:
    own.attack("UPDATE versions SET sealed_pdf = x'25'", "DELETE FROM signing_keys")
    verdict = said(own("verify", str(files / "signed.pdf")), 1)
    assert "گواهی امضاکننده شناخته نیست" in verdict
    assert "با نسخه‌ای که دفتر نگه داشته یکی نیست" in verdict


def test_one_changed_byte_is_found(files: Path, tmp_path: Path) -> None:
    data = bytearray((files / "signed.pdf").read_bytes())
    data[len(data) // 3] ^= 1
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(data)
    verdict = said(run("verify", str(changed)), 1)
    assert "تغییر کرده است" in verdict
    assert UNCHANGED not in verdict


def test_each_file_gets_a_verdict_and_one_that_is_not_good_decides(
    files: Path, tmp_path: Path
) -> None:
    names = ["signed.pdf", "draft.pdf", "signed.xlsx"]
    missing = tmp_path / "missing.pdf"
    done = run("verify", *(str(files / name) for name in names), str(missing))
    verdict = said(done, 1)
    for told_of in (UNCHANGED, "پیش‌نویس است", "به‌تنهایی وارسی نمی‌شود", "پیدا نشد"):
        assert verdict.count(told_of) == 1
    for name in (*names, missing.name):
        assert name in verdict


def test_of_a_folder_all_pdfs_are_verified(files: Path, tmp_path: Path) -> None:
    for name in ("b.pdf", "a.PDF"):
        shutil.copy(files / "signed.pdf", tmp_path / name)
    shutil.copy(files / "signed.xlsx", tmp_path)
    verdict = said(run("verify", str(tmp_path)), 0)
    assert verdict.count(UNCHANGED) == 2
    assert verdict.index("a.PDF") < verdict.index("b.pdf")
    (tmp_path / "empty").mkdir()
    assert "PDF نیست" in said(run("verify", str(tmp_path / "empty")), 1)


def test_verifying_loads_no_window(files: Path) -> None:
    done = run_script(
        "import sys, main; "
        f"code = main.run(main.dabir, ['verify', {str(files / 'signed.pdf')!r}]); "
        "print(code, {'PySide6', 'holidays'} & set(sys.modules), file=sys.stderr)"
    )
    assert done.stderr == b"0 set()\n"


def test_a_name_writes_no_verdict_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / f"a.pdf\n  {GOOD}\x1b[8m\u202e.pdf"
    file.write_bytes(b"nothing")
    verdict = said(run("verify", str(file)), 1)
    assert len(verdict.splitlines()) == 2
    assert not {"\x1b", "\u202e"} & set(verdict)
