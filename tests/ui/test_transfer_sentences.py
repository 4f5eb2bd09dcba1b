"""What is said of a disk is true: of what became of the files, and of what was only read."""

from pathlib import Path

import pytest

from desktop.transfer import faults
from ui.transfer_sentences import reading_sentence, transfer_sentence

FILE = Path("/media/قرارگاه/صورتجلسه.pdf")
NOTHING, REMAINS = "چیزی نوشته نشد", "آنچه در آن نوشته شد کامل نیست"


@pytest.mark.parametrize(
    "fault",
    [faults.NoSpaceFault(FILE, 2_000), faults.ReadOnlyFault(FILE), faults.FolderGoneFault(FILE)],
    ids=repr,
)
def test_nothing_was_written_only_where_nothing_stayed(fault: faults.ExportFault) -> None:
    assert transfer_sentence(fault).endswith(f"؛ {NOTHING}.")
    fault.partly = True
    assert transfer_sentence(fault).endswith(f"؛ {REMAINS}.")


@pytest.mark.parametrize("kind", [faults.ExportFault, *faults.ExportFault.__subclasses__()])
def test_who_only_looked_hears_nothing_of_writing(kind: type[faults.ExportFault]) -> None:
    fault = faults.NoSpaceFault(FILE, None) if kind is faults.NoSpaceFault else kind(FILE)
    said = reading_sentence(fault)
    assert "نوش" not in said
    assert "قرارگاه" in said
