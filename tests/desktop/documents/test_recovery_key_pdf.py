"""The paper of the recovery key."""

import re
import subprocess
from datetime import date
from pathlib import Path

from desktop.access.recovery import new_recovery_key, read_recovery_key
from desktop.documents.recovery_key_pdf import write_recovery_key


def test_it_is_one_page_from_which_the_key_can_be_typed_again(tmp_path: Path) -> None:
    key, paper = new_recovery_key(), tmp_path / "key.pdf"
    with paper.open("wb") as stream:
        write_recovery_key(key, "شهرداری منطقهٔ ۱۱", date(2026, 10, 4), stream)
    command = ["pdftotext", "-layout", str(paper), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert text.count("\f") == 1
    assert read_recovery_key(" ".join(re.findall("[۰-۹]{6}", text))) == key
    assert "شهرداری منطقهٔ" in text
