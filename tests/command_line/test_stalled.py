"""A command on a stick that does not answer and lets go of nobody who has touched it."""

import time
from pathlib import Path

from db.records import Role
from tests.command_line.running import Dabir, told
from tests.desktop.transfer.disks import faulty

MOST = 15.0  # seconds: nine of patience, and those that an office takes on a busy machine


def test_export_to_a_stick_that_stands_still_ends_with_its_sentence(
    dabir: Dabir, tmp_path: Path
) -> None:
    with faulty(tmp_path, "fsync", 1, "stop") as stick:
        begun = time.monotonic()
        # Whoever reads what it says hears its end as well: nothing of it holds the pipes.
        done = dabir("export", "--meeting", "12", "--to", str(stick), role=Role.EXPORT)
        assert time.monotonic() - begun < MOST
    assert "دیگر پاسخ نمی‌دهد و کار رها شد." in told(done, code=1)
