from datetime import date

from desktop.meetings.listing import numbered
from desktop.office import OpenOffice
from desktop.sending.sendable import Sendable, seal_of, sendable, unsent
from desktop.sign_off.steps import amend
from tests.desktop.sending.acts import amended, sent
from tests.offices import SIGNED_AT


def named(found: tuple[Sendable, ...]) -> set[tuple[int | None, int, int]]:
    return {(each.headquarters.subdistrict, each.number, each.version) for each in found}


def test_what_was_signed_waits_to_be_sent_the_newest_first(sample: OpenOffice) -> None:
    found = unsent(sample)
    assert len(found) == 14
    assert (None, 12, 1) in named(found)
    days = [each.held_on for each in found]
    assert days == sorted(days, reverse=True)
    first = found[0]
    assert seal_of(sample, first.version_id).signed_at == SIGNED_AT
    assert (first.sent_at, first.earlier_sent) == ("", False)


def test_what_was_sent_waits_no_more(sample: OpenOffice) -> None:
    first, *_ = unsent(sample)
    send = sent(sample, first.meeting_id)
    assert len(unsent(sample)) == 13
    assert first.version_id not in {each.version_id for each in unsent(sample)}
    (again,) = (
        each
        for each in sendable(sample, date(2020, 1, 1), date(2030, 1, 1))
        if each.version_id == first.version_id
    )
    assert again.sent_at == send.at
    assert not again.earlier_sent


def test_signed_amendment_waits_anew_and_only_it(sample: OpenOffice) -> None:
    meeting = numbered(sample, 12)
    sent(sample, meeting.id)
    assert (None, 12, 1) not in named(unsent(sample))
    amended(sample, meeting)
    assert (None, 12, 2) in named(unsent(sample))
    (again,) = (each for each in unsent(sample) if each.meeting_id == meeting.id)
    assert again.earlier_sent
    assert again.sent_at == ""
    other = numbered(sample, 10)
    amended(sample, other)
    assert {(None, 10, 1), (None, 10, 2)} & named(unsent(sample)) == {(None, 10, 2)}


def test_minutes_that_are_being_amended_do_not_go(sample: OpenOffice) -> None:
    meeting = numbered(sample, 12)
    amend(sample, meeting.id, "تاریخ یک مهلت")
    assert meeting.id not in {each.meeting_id for each in unsent(sample)}


def test_period_takes_its_first_and_its_last_day(sample: OpenOffice) -> None:
    day = numbered(sample, 12).held_on
    assert (None, 12, 1) in named(sendable(sample, day, day))
    assert not sendable(sample, date(2020, 1, 1), date(2020, 2, 1))
