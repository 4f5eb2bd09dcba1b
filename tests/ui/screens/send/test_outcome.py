"""What is said when all was read back: only a stick that was let go can be pulled out."""

from pathlib import Path

import pytest

from desktop.transfer.delivery import Delivered, DeliveredFile
from desktop.transfer.drive import Drive, Eject
from desktop.transfer.parcel import Parcel
from ui.models.drives_model import Place
from ui.screens.send.outcome import told
from ui.screens.send.writer import Order, Outcome

STICK = Drive(Path("/media/a"), "فلش", "1", "FAT32", 9, 9, read_only=False)
PULL = "می‌توانید حافظه را جدا کنید."


def outcome(place: Place, drive: Drive | None, ejected: Eject | None) -> Outcome:
    file = DeliveredFile("a.pdf", 1, "0" * 64, new=True)
    order = Order(Parcel(()), place, ejects=ejected is not None)
    return Outcome(order, Delivered(place.folder, (file,)), drive, ejected)


@pytest.mark.parametrize(
    ("ejected", "recorded", "words"),
    [
        (Eject.DONE, True, PULL),
        (Eject.UNABLE, True, "با «جدا کردن امن» خود سیستم"),
        (Eject.BUSY, True, "برنامهٔ دیگری"),
        (None, True, "حافظه هنوز وصل است"),
        (Eject.DONE, False, "در دفتر ثبت نشد"),
    ],
)
def test_stick(ejected: Eject | None, recorded: bool, words: str) -> None:  # noqa: FBT001 - a case
    said = told(outcome(Place(STICK.folder, STICK), STICK, ejected), meetings=1, recorded=recorded)
    assert words in said.text
    assert (said.text == PULL) is (ejected is Eject.DONE and recorded)


def test_folder_tells_whether_it_is_on_a_stick() -> None:
    place = Place(Path("/media/a/b"))
    assert "حافظه" not in told(outcome(place, None, None), meetings=1, recorded=True).detail
    assert (
        "حافظه هنوز وصل است" in told(outcome(place, STICK, None), meetings=1, recorded=True).detail
    )
