"""The command that sends, as the export staff give it."""

import subprocess
from pathlib import Path

from db.records import Role
from desktop.access.entrance import sign_in
from desktop.sending.history import Sent, history
from tests.command_line.running import Dabir, written


def sends(dabir: Dabir) -> tuple[Sent, ...]:
    """Give what was sent, also by the tests before."""
    login = dabir.logins[Role.EXPORT]
    with sign_in(dabir.folder, login.name, login.password) as office:
        return history(office)


def test_signed_minutes_that_are_exported_together_are_one_send(own: Dabir, tmp_path: Path) -> None:
    before, to = sends(own), tmp_path / "stick"
    command = ["export", "--meeting", "12", "--meeting", "10", "--meeting", "12", "--to", str(to)]
    paths = written(own(*command, role=Role.EXPORT))
    assert set(to.iterdir()) == set(paths)
    assert [path.suffix for path in paths] == [".pdf", ".xlsx", ".pdf", ".xlsx", ".sha256"]
    assert paths[-1].name.startswith("فهرست ارسال – منطقهٔ ۱۱ – جلسه‌های ۱۰ و ۱۲ – ۱۴۰۵.۰")
    checked = ["sha256sum", "--check", "--strict", paths[-1].name]
    subprocess.run(checked, cwd=to, check=True, stdout=subprocess.DEVNULL)
    sent, *others = sends(own)
    assert tuple(others) == before
    assert sent.who == own.logins[Role.EXPORT].name
    assert [each.number for each in sent.minutes] == [12, 10]
    assert [(each.name, each.size) for each in sent.files] == [
        (path.name, path.stat().st_size) for path in paths
    ]
    # What is there already was read back and counts as in the window; what somebody takes who may
    # not send does not.
    assert written(own(*command, role=Role.EXPORT)) == paths
    again = ["export", "--meeting", "12", "--to", str(tmp_path / "mine")]
    mayors = own(*again, role=Role.MAYOR)
    assert len(written(mayors)) == 3
    assert "اجازهٔ ارسال ندارد؛ این خروجی ارسال به شمار نمی‌آید" in mayors.stderr.decode()
    once_more, *others = sends(own)
    assert others == [sent, *before]
    assert [each.sha256 for each in once_more.files] == [each.sha256 for each in sent.files]


def test_drafts_are_exported_and_not_sent(own: Dabir, tmp_path: Path) -> None:
    before = sends(own)
    command = ["export", "--meeting", "13", "--meeting", "12", "--to", str(tmp_path / "out")]
    done = own(*command)
    assert len(written(done)) == 5
    (said,) = done.stderr.decode().splitlines()
    assert said.startswith("صورتجلسهٔ جلسهٔ ۱۳ امضا نشده است؛ این خروجی ارسال به شمار نمی‌آید")
    part = own("export", "--meeting", "12", "--pdf", "--to", str(tmp_path / "out"))
    (said,) = part.stderr.decode().splitlines()
    assert said.startswith("پروندهٔ PDF از گونهٔ 3b و پروندهٔ Excel با هم نوشته نشد؛ ")
    assert sends(own) == before
