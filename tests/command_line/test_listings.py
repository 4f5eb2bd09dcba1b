"""What commands list, and the minutes as data."""

import re

import pytest

from db.records import Role
from desktop.calendar.jalali import numeric
from desktop.minutes import decode, encode
from tests.command_line.running import Dabir, rows, told
from ui.access_sentences import ROLES


def test_meetings_have_one_line_each_and_a_number_that_show_understands(dabir: Dabir) -> None:
    head, *lines = rows(dabir("meetings"))
    assert head == ["شماره", "ناحیه", "تاریخ", "وضعیت", "قرارگاه", "موضوع"]
    days = [line[2] for line in lines]
    assert len(days) == 17
    assert days == sorted(days, reverse=True)
    for number, subdistrict, day, *_ in lines[:3]:
        of = [] if subdistrict == "–" else ["--subdistrict", subdistrict]
        minutes = decode(dabir("show", "--meeting", number, *of).stdout)
        assert (minutes.number, numeric(minutes.held_on)) == (int(number), day)


def test_the_columns_of_meetings_stand_under_each_other(dabir: Dabir) -> None:
    lines = dabir("meetings").stdout.decode().splitlines()
    seen = [re.sub("[\u200c\u0654]", "", line) for line in lines]  # neither takes room
    widths = {len(re.findall(r"^\S+ +\S+ +\S+ +\S.*?  +(?=\S)", line)[0]) for line in seen}
    assert len(widths) == 1
    assert any("\u200c" in line for line in lines)


def test_show_gives_the_canonical_bytes(dabir: Dabir) -> None:
    shown = dabir("show", "--meeting", "1").stdout
    assert encode(decode(shown)) == shown


@pytest.mark.parametrize("number", ["-1", "999", str(2**70)])
def test_meeting_that_is_not_there(dabir: Dabir, number: str) -> None:
    assert "قرارگاه منطقه" in told(dabir("show", "--meeting", number), 1)
    of = ["--subdistrict", number]
    assert "قرارگاه ناحیه" in told(dabir("show", "--meeting", "1", *of), 1)


def test_a_number_that_cannot_be_read_says_what_is_accepted(dabir: Dabir) -> None:
    assert "یک عدد" in told(dabir("show", "--meeting", "third"), 2)


def test_people_are_listed_for_the_administrator_alone(dabir: Dabir) -> None:
    done = dabir("people", role=Role.ADMINISTRATOR)
    assert done.returncode == 0, done.stderr.decode()
    listed = done.stdout.decode()
    for login in dabir.logins.values():
        assert login.name in listed
        assert login.password not in listed
    assert "شهردار" in listed
    for role in (Role.SECRETARY, Role.MAYOR, Role.EXPORT):
        assert ROLES[Role.ADMINISTRATOR] in told(dabir("people", role=role), 1)
