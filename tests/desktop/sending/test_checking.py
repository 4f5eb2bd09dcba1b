"""What the office's own history says of a stick, whoever had it meanwhile."""

import subprocess
from pathlib import Path

import pytest

from desktop.meetings.listing import numbered
from desktop.office import OpenOffice
from desktop.sending.checking import Verdict, check_sent, known_sends
from desktop.sending.known_sends import KnownSends
from desktop.sending.packing import gather
from desktop.sending.sending import send
from desktop.transfer.delivery import deliver
from desktop.transfer.parcel import Parcel, ParcelFile
from desktop.transfer.volume import chosen_volume


@pytest.fixture
def stick(sample: OpenOffice, tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    parcel = gather(sample, [numbered(sample, 12).id])
    send(sample, parcel, folder, chosen_volume(folder))
    return folder


def found(office: OpenOffice, stick: Path) -> dict[str, Verdict]:
    return {Path(each.name).suffix: each.verdict for each in check_sent(stick, known_sends(office))}


def list_anew(stick: Path) -> None:
    """Make the manifest anew, as everybody can."""
    (manifest,) = stick.glob("*.sha256")
    manifest.unlink()
    names = sorted(each.name for each in stick.iterdir())
    with manifest.open("wb") as file:
        subprocess.run(["sha256sum", *names], cwd=stick, stdout=file, check=True)


def test_what_was_sent_is_told_as_such_under_another_name_of_its_manifest_too(
    sample: OpenOffice, stick: Path
) -> None:
    sent = {".pdf": Verdict.SENT, ".xlsx": Verdict.SENT}
    assert found(sample, stick) == sent
    (manifest,) = stick.glob("*.sha256")
    manifest.rename(stick / "list.sha256")
    assert found(sample, stick) == sent


def test_manifest_that_was_made_anew_hides_neither_a_change_nor_what_is_missing(
    sample: OpenOffice, stick: Path
) -> None:
    (pdf,), (book,) = stick.glob("*.pdf"), stick.glob("*.xlsx")
    kept = book.read_bytes()
    pdf.write_bytes(pdf.read_bytes()[:-1] + b"x")
    book.unlink()
    list_anew(stick)
    told = {".sha256": Verdict.OTHER, ".pdf": Verdict.OTHER, ".xlsx": Verdict.MISSING}
    assert found(sample, stick) == told
    book.write_bytes(kept)  # the manifest does not name it
    assert found(sample, stick) == told | {".xlsx": Verdict.SENT}
    (manifest,) = stick.glob("*.sha256")
    manifest.rename(stick / "list.sha256")
    del told[".sha256"], told[".xlsx"]
    assert found(sample, stick) == told  # by the name of the file alone


def test_without_history_only_the_manifest_speaks(sample: OpenOffice, tmp_path: Path) -> None:
    files = (ParcelFile("a.pdf", b"a"), ParcelFile("b.xlsx", b"b"))
    deliver(Parcel(files, "a.sha256"), tmp_path, lambda _: None)
    assert found(sample, tmp_path) == {".pdf": Verdict.LISTED, ".xlsx": Verdict.LISTED}
    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "b.sha256").write_bytes(b"no manifest")
    assert {each.verdict for each in check_sent(tmp_path, KnownSends())} == {
        Verdict.CHANGED,
        Verdict.LISTED,
        Verdict.NO_MANIFEST,
    }
