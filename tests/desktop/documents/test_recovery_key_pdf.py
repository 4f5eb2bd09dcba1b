"""The paper of the recovery key."""

import re
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from desktop.access.recovery import new_recovery_key, read_recovery_key
from desktop.documents.recovery_key_pdf import write_recovery_key


def test_it_is_one_page_from_which_the_key_can_be_typed_again() -> None:
    key, stream = new_recovery_key(), BytesIO()
    write_recovery_key(key, "شهرداری منطقهٔ ۱۱", date(2026, 10, 4), stream)
    (page,) = PdfReader(stream).pages
    text = page.extract_text()
    groups = re.findall("[۰-۹]{6}", text)
    assert read_recovery_key(" ".join(groups)) == key
    assert "شهرداری منطقهٔ ۱۱" in text.replace("ۀ", "هٔ")
