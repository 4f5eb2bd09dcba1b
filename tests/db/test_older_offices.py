"""Offices as each earlier version wrote them, brought up to date with all that is in them."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.data_file import DataFile
from db.database import Database
from db.faults import LockedRecordFault
from db.migrations import STEPS, triggers
from db.records import (
    EarlierName,
    Figure,
    Headquarters,
    HeadquartersKind,
    Indicator,
    Loan,
    Meeting,
    MeetingState,
    MeetingTurn,
    Neighborhood,
    Numbering,
    Office,
    Organization,
    Receipt,
    Resolution,
    Send,
    SentFile,
    SentVersion,
    User,
    Weekday,
)
from db.sqlite import sqlite3
from tests.db.written_out import rows
from tests.offices import data_file

# As the version before the letterhead wrote it.
FIRST_OFFICE = """
INSERT INTO office VALUES
  (1, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d01', 11, 'شهرداری منطقهٔ ۱۱', 'خانم رویا امینی');
INSERT INTO headquarters VALUES
  (3, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d02', 'district', NULL, 'قرارگاه منطقه', 'سالن', 11);
INSERT INTO meetings (id, uuid, headquarters_id, number, held_on, subject) VALUES
  (5, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d03', 3, 13, '2026-10-04', 'آمادگی برای فصل سرما');
INSERT INTO drafts VALUES (1, 'meetings.2', 'نیمه‌کاره');
"""


# As the version before the deciders of conditions wrote it.
THIRD_RESOLUTION = """
INSERT INTO headquarters VALUES (3, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d02', 'district', NULL,
  'قرارگاه منطقه', 'سالن', 11, 'any', 'saturday', 'continuous');
INSERT INTO meetings (id, uuid, headquarters_id, number, held_on) VALUES
  (5, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d03', 3, 13, '2026-10-04');
INSERT INTO resolutions VALUES (8, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d04', 5, NULL, 1,
  'خرید پتو', 'تأمین اعتبار', 'normal', 9, 1, NULL);
"""


FOURTH_FIGURE = """
INSERT INTO headquarters VALUES (3, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d02', 'district', NULL,
  'قرارگاه منطقه', 'سالن', 11, 'any', 'saturday', 'continuous');
INSERT INTO meetings (id, uuid, headquarters_id, number, held_on) VALUES
  (5, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d03', 3, 13, '2026-10-04');
INSERT INTO agenda_items (id, uuid, meeting_id, position, kind) VALUES
  (7, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d04', 5, 1, 'report');
INSERT INTO figures VALUES (9, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d05', 7, 1,
  'پذیرش شبانه', '۳۲', 'نفر', 'مهر');
"""


# As the version before sign-off wrote it; nobody could sign then, whatever a state said.
SEVENTH_MEETINGS = """
INSERT INTO headquarters VALUES (3, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d02', 'district', NULL,
  'قرارگاه منطقه', 'سالن', 11, 'any', 'saturday', 'continuous');
INSERT INTO meetings (id, uuid, headquarters_id, number, held_on, state, state_reason) VALUES
  (5, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d03', 3, 1, '2026-07-04', 'signed', ''),
  (6, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d04', 3, 2, '2026-08-04', 'returned', 'مهلت نیست'),
  (7, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d05', 3, 3, '2026-09-04', 'submitted', ''),
  (8, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d06', 3, 4, '2026-10-04', 'cancelled', 'تعطیل شد'),
  (9, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d07', 3, 5, '2026-11-04', 'draft', '');
INSERT INTO users (id, uuid, name) VALUES (2, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d08', 'دبیر');
INSERT INTO office (id, uuid, district, name, secretary) VALUES
  (1, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d01', 11, 'شهرداری', 'دبیر');
"""


NINTH_SUBMISSION = """
INSERT INTO headquarters (id, uuid, kind, name) VALUES
  (3, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d02', 'district', 'قرارگاه منطقه');
INSERT INTO users (id, uuid, name) VALUES (2, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d03', 'شهردار');
INSERT INTO meetings (id, uuid, headquarters_id, number, kind, held_on) VALUES
  (4, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d04', 3, 1, 'ordinary', '2026-07-08');
INSERT INTO sign_offs (id, uuid, meeting_id, version, step, at, name, minutes) VALUES
  (5, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d05', 4, 1, 'submitted', '2026-07-08T07:30:00Z', '', x'7b');
UPDATE meetings SET state = 'submitted';
"""


# As the version before the screen of sends could have written it.
EIGHTH_SEND = """
INSERT INTO headquarters VALUES (3, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d02', 'district', NULL,
  'قرارگاه منطقه', 'سالن', 11, 'any', 'saturday', 'continuous');
INSERT INTO meetings (id, uuid, headquarters_id, number, held_on) VALUES
  (5, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d03', 3, 1, '2026-07-04');
INSERT INTO versions (id, uuid, meeting_id, number, minutes, sha256, signed_at) VALUES
  (7, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d04', 5, 1, x'7b7d',
   '0000000000000000000000000000000000000000000000000000000000000000', '2026-07-05T07:30:00Z');
INSERT INTO sends VALUES
  (2, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d05', 7, NULL, '2026-07-06T07:30:00Z', 'E:', '1A2B',
   '۱۴۰۵/۱۱/۰۳۹', '2026-07-08'),
  (4, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d06', 7, NULL, '2026-07-09T07:30:00Z', 'F:', '', '', NULL);
INSERT INTO sent_files VALUES (6, 2, 'نام.pdf', 9,
  '0000000000000000000000000000000000000000000000000000000000000000');
"""


def test_an_office_of_the_first_schema_gets_its_letterhead_and_keeps_the_rest(
    tmp_path: Path,
) -> None:
    file = data_file(tmp_path)
    Database(file, STEPS[:1]).close()
    with closing(file.connect()) as old, old:
        old.executescript(FIRST_OFFICE)
    before = kept(file)
    with Database(file) as database:
        assert database.select(Office) == [
            Office(
                id=1,
                uuid="0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d01",
                district=11,
                name="شهرداری منطقهٔ ۱۱",
                secretary="خانم رویا امینی",
                letterhead_organization="شهرداری تهران",
                invocation="بسمه تعالی",
                emblem=b"",
            )
        ]
        assert database.get(Meeting, 5).subject == "آمادگی برای فصل سرما"
        assert kept(file) == before
        with database.act():  # and goes on as any other
            database.update(replace(database.get(Office, 1), emblem=b"\x00\x89PNG"))
    with closing(file.beside("dabir-before-0002_letterhead.db").connect()) as copy:
        assert "emblem" not in {row[1] for row in copy.execute("PRAGMA table_info(office)")}
    with Database(file) as database:
        assert database.get(Office, 1).emblem == b"\x00\x89PNG"


def test_an_office_of_the_second_schema_meets_as_before_and_may_have_a_rule(
    tmp_path: Path,
) -> None:
    file = data_file(tmp_path)
    Database(file, STEPS[:2]).close()
    office = FIRST_OFFICE.replace("'خانم رویا امینی')", "'خانم رویا امینی', 'شهرداری', '', x'89')")
    with closing(file.connect()) as old, old:
        old.executescript(office)
    before = kept(file)
    with Database(file) as database:
        (stored,) = database.select(Headquarters)
        assert stored == Headquarters(
            id=3,
            uuid="0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d02",
            kind=HeadquartersKind.DISTRICT,
            name="قرارگاه منطقه",
            place="سالن",
            quorum=11,
            meets_in=MeetingTurn.ANY,
            meets_on=Weekday.SATURDAY,
            numbering=Numbering.CONTINUOUS,
        )
        assert database.get(Office, 1).emblem == b"\x89"
        assert kept(file) == before
        ruled = replace(stored, meets_in=MeetingTurn.SECOND, meets_on=Weekday.TUESDAY)
        with database.act():
            database.update(replace(ruled, numbering=Numbering.YEARLY))
    with closing(file.beside("dabir-before-0003_meeting_days.db").connect()) as copy:
        assert "meets_in" not in {row[1] for row in copy.execute("PRAGMA table_info(headquarters)")}
    with Database(file) as database:
        assert database.get(Headquarters, 3) == replace(ruled, numbering=Numbering.YEARLY)


def test_a_condition_of_the_third_schema_stays_as_it_is_and_may_have_a_decider(
    tmp_path: Path,
) -> None:
    file = data_file(tmp_path)
    Database(file, STEPS[:3]).close()
    with closing(file.connect()) as old, old:
        old.executescript(THIRD_RESOLUTION)
    before = kept(file)
    with Database(file) as database:
        stored = database.get(Resolution, 8)
        assert (stored.condition, stored.votes_for) == ("تأمین اعتبار", 9)
        assert (stored.condition_decider, stored.condition_deadline) == ("", None)
        assert kept(file) == before
        decided = replace(stored, condition_decider="خزانه", condition_deadline=date(2026, 11, 6))
        with database.act():
            database.update(decided)
    with closing(file.connect()) as opened, pytest.raises(sqlite3.IntegrityError):
        opened.execute("UPDATE resolutions SET condition_deadline = '2026-02-30'")
    with Database(file) as database:
        assert database.get(Resolution, 8) == decided


def test_a_figure_of_the_fourth_schema_stays_as_it_is_and_may_name_a_neighborhood(
    tmp_path: Path,
) -> None:
    file = data_file(tmp_path)
    Database(file, STEPS[:4]).close()
    with closing(file.connect()) as old, old:
        old.executescript(FOURTH_FIGURE)
    before = kept(file)
    with Database(file) as database:
        stored = database.get(Figure, 9)
        assert (stored.label, stored.value, stored.neighborhood) == ("پذیرش شبانه", "۳۲", "")
        assert stored.neighborhood_id is None
        assert database.select(Indicator) == []
        assert kept(file) == before
        with database.act():
            place = database.insert(Neighborhood(name="راه‌آهن"))
            named = replace(stored, neighborhood_id=place.id, neighborhood=place.name)
            database.update(named)
            database.insert(Indicator(name="پذیرش شبانه", unit="نفر", position=1))
    with Database(file) as database:
        assert database.get(Figure, 9) == named
        assert [each.unit for each in database.select(Indicator)] == ["نفر"]


def test_an_organization_of_the_sixth_schema_stays_and_may_have_an_earlier_name(
    tmp_path: Path,
) -> None:
    file = data_file(tmp_path)
    with Database(file, STEPS[:6]) as database, database.act():
        stored = database.insert(Organization(name="بهزیستی"))
    before = kept(file)
    with Database(file) as database:
        assert database.get(Organization, stored.id) == stored
        assert database.select(EarlierName) == []
        assert kept(file) == before
        with database.act():
            earlier = database.insert(EarlierName(organization_id=stored.id, name="سازمان بهزیستی"))
    with Database(file) as database:
        assert database.select(EarlierName) == [earlier]


def test_minutes_of_the_seventh_schema_that_nobody_signed_are_drafts_and_all_else_stays(
    tmp_path: Path,
) -> None:
    file = data_file(tmp_path)
    Database(file, STEPS[:7]).close()
    with closing(file.connect()) as old, old:
        old.executescript(SEVENTH_MEETINGS)
    before = kept(file)
    with Database(file) as database:
        assert [(each.id, each.state, each.state_reason) for each in database.select(Meeting)] == [
            (5, MeetingState.DRAFT, ""),
            (6, MeetingState.DRAFT, ""),
            (7, MeetingState.DRAFT, ""),
            (8, MeetingState.CANCELLED, "تعطیل شد"),
            (9, MeetingState.DRAFT, ""),
        ]
        assert [row for row in kept(file) if not row.startswith("meetings:")] == [
            row for row in before if not row.startswith("meetings:")
        ]
        (user,) = database.select(User)
        assert (user.name, user.post, user.slot, user.provisional) == ("دبیر", "", "", False)
        office = database.get(Office, 1)
        assert (office.lock_after_minutes, office.recovery_slot) == (10, "")
        with database.act():  # and they go on as any others
            database.update(replace(database.get(Meeting, 5), subject="تازه"))
            database.update(replace(user, post="شهردار", slot="a", provisional=True))
        with pytest.raises(LockedRecordFault), database.act():
            database.update(replace(database.get(Meeting, 5), state=MeetingState.SIGNED))
    with Database(file) as database:
        assert database.get(Meeting, 5).subject == "تازه"
    with closing(file.beside("dabir-before-0008_sign_off.db").connect()) as copy:
        assert copy.execute("SELECT state FROM meetings WHERE id = 5").fetchone() == ("signed",)


def kept(file: DataFile) -> list[str]:
    """Write out the rows of a file, but for those that got columns and the marks of its steps."""
    own = ("office:", "headquarters:", "resolutions:", "figures:", "users:", "sign_offs:", "_")
    marks = ("CREATE", "None", *own)
    return [row for row in rows(file) if not row.startswith(marks)]


def test_minutes_of_the_ninth_schema_wait_as_before_and_may_go_out_to_be_signed(
    tmp_path: Path,
) -> None:
    file = data_file(tmp_path)
    Database(file, STEPS[:9]).close()
    with closing(file.connect()) as old, old:
        old.executescript(NINTH_SUBMISSION)
    with Database(file) as database:
        (meeting,) = database.select(Meeting)
        assert meeting.state is MeetingState.SUBMITTED
        assert database.triggers() == triggers(STEPS)
        with database.act():
            database.insert(
                Loan(
                    meeting_id=meeting.id,
                    sign_off_id=5,
                    borrower_id=2,
                    at="2026-07-08T08:00:00Z",
                    code="110000",
                    trail="0" * 64,
                )
            )
        with pytest.raises(LockedRecordFault), database.act():
            database.update(replace(meeting, state=MeetingState.RETURNED))


def test_a_send_of_the_eighth_schema_keeps_its_version_its_files_and_its_receipt(
    tmp_path: Path,
) -> None:
    file = data_file(tmp_path)
    Database(file, STEPS[:8]).close()
    with closing(file.connect()) as old, old:
        old.executescript(EIGHTH_SEND)
    with Database(file) as database:
        first, second = database.select(Send)
        assert (first.id, first.destination, first.serial, first.label) == (2, "E:", "1A2B", "")
        carried = [(each.send_id, each.version_id) for each in database.select(SentVersion)]
        assert carried == [(2, 7), (4, 7)]
        assert [(each.send_id, each.name) for each in database.select(SentFile)] == [(2, "نام.pdf")]
        (receipt,) = database.select(Receipt)
        assert (receipt.send_id, receipt.number) == (2, "۱۴۰۵/۱۱/۰۳۹")
        assert receipt.received_on == date(2026, 7, 8)
        assert len(receipt.uuid) == len(second.uuid)
        with database.act():
            database.insert(Receipt(send_id=second.id, number="۴۰"))
        with pytest.raises(LockedRecordFault), database.act():
            database.update(replace(second, destination="G:"))
