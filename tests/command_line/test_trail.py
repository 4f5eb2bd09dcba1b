"""The trail at the command line: who reads it, what it tells, and that a breach is told."""

import pytest

from db.records import Role
from tests.command_line.running import Dabir, Done, told
from ui.access_sentences import ROLES

HEADING = ["زمان", "کاربر", "کار", "موضوع", "جزئیات"]


def lines(done: Done, code: int = 0) -> list[str]:
    assert done.returncode == code, done.stderr.decode()
    heading, *entries = done.stdout.decode().splitlines()
    assert heading.split() == HEADING
    return entries


def test_trail_tells_who_did_what_to_which_record(dabir: Dabir) -> None:
    entries = lines(dabir("trail", role=Role.MAYOR))
    mayor = dabir.logins[Role.MAYOR].name
    signed = [each for each in entries if mayor in each and "  امضا  " in each]
    assert any("جلسهٔ ۱۲ قرارگاه منطقه" in each for each in signed)
    returned = [each for each in entries if mayor in each and "برگشت دادن" in each]
    assert len(returned) == 1
    assert any("دستگاه «\u2068بهزیستی\u2069»" in each for each in entries)
    assert entries == lines(dabir("trail", role=Role.ADMINISTRATOR))[:-1]  # who came in since


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.EXPORT])
def test_trail_is_not_for_everybody(dabir: Dabir, role: Role) -> None:
    sentence = told(dabir("trail", role=role), 1)
    assert ROLES[Role.MAYOR] in sentence
    assert ROLES[Role.ADMINISTRATOR] in sentence


def test_days_bound_the_trail(dabir: Dabir) -> None:
    everything = lines(dabir("trail", role=Role.MAYOR))
    first, last = everything[0].split()[0], everything[-1].split()[0]
    bounded = lines(dabir("trail", "--since", first, "--until", last, role=Role.MAYOR))
    assert bounded[:-1] == everything  # and who came in for this
    assert lines(dabir("trail", "--until", "1404/1/1", role=Role.MAYOR)) == []
    assert lines(dabir("trail", "--since", "1490/1/1", role=Role.MAYOR)) == []
    assert "در تقویم نیست" in told(dabir("trail", "--since", "1404/13/1", role=Role.MAYOR), 2)


@pytest.mark.parametrize(
    ("attack", "left"),
    [
        ("UPDATE audit SET user_id = 3 WHERE id = 7", 0),
        ("UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE id = 7", 0),
        ("DELETE FROM audit WHERE id = 7", 1),
    ],
)
def test_a_breach_is_told_with_what_is_there(own: Dabir, attack: str, left: int) -> None:
    before = lines(own("trail", role=Role.MAYOR))
    own.attack(attack)
    done = own("trail", role=Role.MAYOR)
    assert len(lines(done, 1)) == len(before) + 2 - left  # who came in twice is told of too
    said = done.stderr.decode()
    assert "ردیف ۷" in said
    assert said.count("\n") == 1
