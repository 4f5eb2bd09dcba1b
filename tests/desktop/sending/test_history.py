from datetime import date, timedelta

import pytest

from db.records import Role
from desktop.access.refusals import NotAllowedError
from desktop.access.trail import read_trail
from desktop.calendar import tehran
from desktop.errors import LockedRecordFault
from desktop.meetings.listing import numbered
from desktop.office import OpenOffice
from desktop.sending.history import history, record, set_receipt
from desktop.sending.refusals import ReceiptDayError
from desktop.transfer.delivery import Delivered
from desktop.transfer.parcel import Parcel
from tests.desktop.sending.acts import STICK, amended, sent
from tests.offices import MAYOR, come_as


def test_history_tells_what_went_when_by_whom_and_where_to(sample: OpenOffice) -> None:
    one, other = numbered(sample, 12), numbered(sample, 11, 4)
    first = sent(sample, one.id)
    come_as(sample, Role.EXPORT)
    amended_later = sent(sample, one.id, other.id)
    latest, earlier = history(sample)
    assert (earlier.send, earlier.who) == (first, "")
    assert (latest.send, latest.who) == (amended_later, MAYOR)
    assert (latest.send.label, latest.send.serial) == (STICK.label, STICK.serial)
    assert latest.send.destination == str(STICK.folder)
    assert [(each.number, each.headquarters.subdistrict) for each in latest.minutes] == [
        (11, 4),
        (12, None),
    ]
    assert len(latest.files) == 5
    assert all(len(each.sha256) == 64 for each in latest.files)
    assert history(sample, 1) == (latest,)
    assert history(sample, 5) == (latest, earlier)


def test_history_keeps_which_version_went(sample: OpenOffice) -> None:
    meeting = numbered(sample, 12)
    sent(sample, meeting.id)
    amended(sample, meeting)
    sent(sample, meeting.id)
    assert [sent.minutes[0].version for sent in history(sample)] == [2, 1]


def test_what_was_sent_cannot_be_undone(sample: OpenOffice) -> None:
    send = sent(sample, numbered(sample, 12).id)
    sample.database.undo()
    assert [each.send for each in history(sample)] == [send]
    with pytest.raises(LockedRecordFault), sample.database.act():
        sample.database.delete(send)


def test_trail_tells_of_each_meeting_that_was_sent(sample: OpenOffice) -> None:
    sent(sample, numbered(sample, 12).id, numbered(sample, 11, 4).id)
    told = [each for each in read_trail(sample, None, None) if each.act == "send"]
    assert {each.place.meeting for each in told} == {12, 11}


def test_receipt_is_written_mended_and_undone(sample: OpenOffice) -> None:
    send = sent(sample, numbered(sample, 12).id)
    today = tehran.local(send.at).date()
    set_receipt(sample, send.id, " ۱۴۰۵/۱۱ ", None)
    set_receipt(sample, send.id, "۱۴۰۵/۱۲", today)
    for day in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(ReceiptDayError):
            set_receipt(sample, send.id, "۱۴۰۵/۱۳", day)

    def known() -> tuple[str, date | None] | None:
        receipt = history(sample)[0].receipt
        return (receipt.number, receipt.received_on) if receipt else None

    assert known() == ("۱۴۰۵/۱۲", today)
    sample.database.undo()
    assert known() == ("۱۴۰۵/۱۱", None)
    set_receipt(sample, send.id, "", None)
    assert known() is None
    sample.database.undo()
    assert known() == ("۱۴۰۵/۱۱", None)


def test_only_who_may_send_records_it(sample: OpenOffice) -> None:
    meeting = numbered(sample, 12)
    send = sent(sample, meeting.id)
    come_as(sample, Role.MAYOR)
    with pytest.raises(NotAllowedError):
        sent(sample, meeting.id)
    with pytest.raises(NotAllowedError):
        set_receipt(sample, send.id, "۱", None)


def test_what_is_not_signed_is_never_recorded_as_sent(sample: OpenOffice) -> None:
    with pytest.raises(ValueError, match="not signed"):
        record(sample, Parcel(()), Delivered(STICK.folder, ()))
    assert not history(sample)
