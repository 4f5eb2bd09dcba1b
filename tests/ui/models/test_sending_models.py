"""The lists of the screen that sends, as item models."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from db.records import (
    Headquarters,
    HeadquartersKind,
    Receipt,
    Send,
    SentFile,
)
from desktop.sending.checking import Judged, Verdict
from desktop.sending.history import Sent, SentMinutes
from desktop.sending.sendable import Seal, Sendable
from desktop.transfer.delivery import Stage, Step
from desktop.transfer.drive import Drive
from desktop.transfer.parcel import Parcel, ParcelFile
from desktop.transfer.volume import Volume
from ui.models.checked_model import CheckedModel, verdict
from ui.models.drives_model import DrivesModel
from ui.models.parcel_model import ParcelModel, State
from ui.models.sendables_model import MEANT_AT_ONCE, SendablesModel
from ui.models.sends_model import Answer, SendColumn, SendsModel
from ui.models.sent_files_model import SentFilesModel

TODAY = date(2026, 10, 10)
FIRST_OF_MEHR = date(2026, 9, 23)
OF_DISTRICT = Headquarters(kind=HeadquartersKind.DISTRICT, name="قرارگاه منطقه")
GIGABYTE = 1_000_000_000


def of(subdistrict: int) -> Headquarters:
    kind = HeadquartersKind.SUBDISTRICT
    return Headquarters(id=subdistrict, kind=kind, name="قرارگاه ناحیه", subdistrict=subdistrict)


def sendable(key: int, held_on: date, sent_at: str = "") -> Sendable:
    return Sendable(
        version_id=key,
        meeting_id=key,
        number=key,
        held_on=held_on,
        headquarters=OF_DISTRICT,
        version=2 if key == 3 else 1,
        sent_at=sent_at,
        earlier_sent=False,
    )


def text(model: SendablesModel | DrivesModel | ParcelModel, row: int) -> str:
    return str(model.index(row, 0).data()).replace("\u00a0", " ")


def test_waiting_minutes_tell_how_long_and_a_month_is_one_box(
    qtmodeltester: ModelTester,
) -> None:
    signed = {3: "2026-10-10T03:00:00Z", 2: "2026-10-05T10:30:00Z", 1: "2026-10-06T10:30:00Z"}
    model = SendablesModel(11, lambda key: Seal(signed[key], 6), lambda: TODAY)
    rows = [
        sendable(3, date(2026, 10, 4)),
        sendable(2, date(2026, 9, 28)),
        sendable(1, date(2026, 9, 6), "2026-10-07T08:00:00Z"),
    ]
    model.show_sendables(rows)
    qtmodeltester.check(model)
    assert text(model, 0) == "مهر ۱۴۰۵"
    assert text(model, 1).endswith("اصلاحیهٔ ۱، ۶ صفحه، امروز امضا شد")
    assert text(model, 2).endswith("نسخهٔ ۱، ۶ صفحه، ۵ روز پس از امضا")
    assert [model.told(row).late for row in (1, 2, 4)] == [False, True, False]
    assert text(model, 4).endswith("ارسال شد: ۱۵ مهر")
    model.toggle(2)
    assert model.state(0) is Qt.CheckState.PartiallyChecked
    model.toggle(0)
    assert list(model.checked) == [3, 2]
    model.show_sendables(rows[1:])
    assert list(model.checked) == [2]


def test_of_very_many_the_newest_month_is_meant_and_one_box_is_drawn_anew() -> None:
    model = SendablesModel(11, lambda _: Seal("2026-10-06T10:30:00Z", 1), lambda: TODAY)
    days = [date(2026, 10, 9) - timedelta(days=back) for back in range(MEANT_AT_ONCE + 1)]
    model.show_sendables([sendable(key, day) for key, day in enumerate(days[:-1], 1)])
    model.choose_waiting()
    assert len(model.checked) == MEANT_AT_ONCE
    model.show_sendables([sendable(key, day) for key, day in enumerate(days, 1)])
    model.choose_waiting()
    assert [days[key - 1] for key in model.checked] == [day for day in days if day >= FIRST_OF_MEHR]
    drawn = set[int]()
    model.dataChanged.connect(lambda first, last: drawn.update(range(first.row(), last.row() + 1)))
    model.toggle(3)
    assert drawn == {0, 3}  # with the head of its month


def test_stick_tells_its_room_and_when_it_was_used(qtmodeltester: ModelTester) -> None:
    model = DrivesModel()
    drive = Drive(
        Path("/media/a"), "فلش", "AB/1", "exFAT", 7_500_000_000, 6_280_000_000, read_only=False
    )
    model.show_drives((drive,))
    model.show_folder(Path("/srv/out"))
    assert text(model, 1).endswith("در حال بررسی…")
    model.show_folder(Path("/srv/out"), Volume("1", free=6_280_000_000))
    model.show_sent_before({"AB/1": "یکشنبه ۱۲ مهر ۱۴۰۵"})
    qtmodeltester.check(model)
    assert "۶٫۲ گیگابایت آزاد از ۷٫۵" in text(model, 0)
    assert "ارسال پیشین: یکشنبه ۱۲ مهر ۱۴۰۵" in text(model, 0)
    model.show_needed(7 * GIGABYTE)
    assert text(model, 0).endswith("۷۲۰ مگابایت جا کم است")
    assert text(model, 1).endswith("۶٫۲ گیگابایت آزاد، ۷۲۰ مگابایت جا کم است")
    model.show_needed(GIGABYTE)
    assert text(model, 1).endswith("پوشه")
    model.show_folder(Path("/srv/out"), Volume("1", is_read_only=True))
    assert text(model, 1).endswith("فقط‌خواندنی")


def test_files_wait_are_written_and_read_back(qtmodeltester: ModelTester) -> None:
    model = ParcelModel()
    files = (ParcelFile("a.pdf", b"abc"), ParcelFile("a.xlsx", b"d"))
    model.show_parcel(Parcel(files, "a.sha256", (1,)))
    qtmodeltester.check(model)
    model.show_all(State.QUEUED)
    for name, stage in (("a.pdf", Stage.WRITING), ("a.xlsx", Stage.WRITING)):
        model.show_step(Step(name, stage, 1, 9))
    assert [each.state for each in model.files] == [State.WRITTEN, State.WRITING, State.QUEUED]
    model.show_step(Step("a.pdf", Stage.DONE, 5, 9))
    model.show_step(Step("a.xlsx", Stage.SAME, 6, 9))
    assert [each.state for each in model.files] == [State.DONE, State.SAME, State.QUEUED]


def test_answer_is_late_after_ten_days_and_many_minutes_are_named_short(
    qtmodeltester: ModelTester,
) -> None:
    minutes = [
        SentMinutes(number, number, number, TODAY, of(table), 1)
        for table in (1, 2, 3, 4)
        for number in (12, 13)
    ]
    sends = [
        Sent(Send(id=3, at="2026-10-01T10:00:00Z", destination="/x"), "", (), (), None),
        Sent(Send(id=2, at="2026-09-29T21:00:00Z", destination="/x"), "", (), (), None),
        Sent(
            Send(id=1, at="2026-08-01T10:00:00Z", destination="/x", label="فلش", serial="A/1"),
            "خانم امینی",
            tuple(minutes),
            (SentFile(send_id=1, name="a.pdf", size=9, sha256="0" * 64),),
            Receipt(send_id=1, number="1405/11/047"),
        ),
    ]
    model = SendsModel(lambda: TODAY)
    model.show_sends(sends)
    qtmodeltester.check(model)
    assert [model.answer(row) for row in range(3)] == [Answer.AWAITED, Answer.LATE, Answer.CAME]
    assert model.index(2, 1).data() == "۸ جلسه از ناحیه‌های ۱ تا ۴"
    assert "۱۴۰۵/۱۱/۰۴۷" in model.index(2, SendColumn.RECEIPT).data()
    assert model.index(0, 0).data().endswith("، ۱۳:۳۰")  # of others of its day
    days = ("1405/05/10", "۱۴۰۵/۵/۱۰")
    for typed in ("a.pdf", "۰۴۷", "47", "۱۱/۰", "جلسهٔ ۱۲", "ناحیه 2، جلسهٔ ۱۳", *days):
        model.seek(typed)
        assert [model.sent(row).send.id for row in range(model.rowCount())] == [1], typed
    for typed in ("جلسهٔ ۱", "ناحیهٔ ۵", "منطقه جلسهٔ ۱۲"):
        model.seek(typed)
        assert not model.rowCount(), typed
    qtmodeltester.check(SentFilesModel(sends[2].files))


def test_what_is_not_as_it_was_comes_first(qtmodeltester: ModelTester) -> None:
    model = CheckedModel()
    same = Judged("a.pdf", Verdict.SENT, "x.sha256"), Judged("c.pdf", Verdict.LISTED, "x.sha256")
    gone = Judged("b.pdf", Verdict.MISSING, "x.sha256")
    model.show_judged((*same, gone, Judged("y", Verdict.NO_MANIFEST)))
    qtmodeltester.check(model)
    assert [verdict(each) for each in model.rows] == [
        "نیست",
        "فهرست وارسی نیست",
        "همان که فرستاده شد",
        "با فهرست می‌خواند",
    ]
