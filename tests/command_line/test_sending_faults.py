"""A stick that dies while the command sends to it: one sentence, and nothing counts as sent."""

from pathlib import Path

from db.records import Role
from desktop.access.entrance import sign_in
from desktop.sending.history import history
from desktop.sending.sendable import unsent
from tests.command_line.running import Dabir, told, written
from tests.desktop.transfer.disks import faulty


def waiting(dabir: Dabir) -> tuple[set[int], int]:
    """Give the numbers of what is signed and unsent, and how many sends the office knows of."""
    login = dabir.logins[Role.EXPORT]
    with sign_in(dabir.folder, login.name, login.password) as office:
        return {each.number for each in unsent(office)}, len(history(office))


def test_minutes_wait_as_before_when_the_stick_dies(own: Dabir, tmp_path: Path) -> None:
    before = waiting(own)
    assert {10, 12} <= before[0]
    command = ["export", "--meeting", "12", "--meeting", "10", "--to"]
    with faulty(tmp_path, "fsyncdir", 1, "kill") as stick:
        assert "پیش از پایان کار" in told(own(*command, str(stick), role=Role.EXPORT), 1)
    assert waiting(own) == before
    assert len(written(own(*command, str(tmp_path / "another"), role=Role.EXPORT))) == 5
