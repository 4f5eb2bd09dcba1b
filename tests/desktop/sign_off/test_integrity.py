"""What somebody does to the file with other tools is told at the next start."""

from collections.abc import Callable

import pytest

from db.records import Version
from db.sqlite import sqlite3
from desktop.reporting import unheard
from desktop.sign_off.integrity import Harm, breaches
from desktop.sign_off.steps import submit
from tests.desktop.sign_off.conftest import Town

Forge = Callable[[sqlite3.Connection], object]

# Rules can be dropped and put back: whoever has a key to the file can do that much.
ATTACKS: dict[Harm, str] = {
    Harm.TRAIL: "UPDATE audit SET detail = 'x' WHERE id = 3",
    Harm.VERSION_LOST: "DELETE FROM versions",
    Harm.VERSION_CHANGED: (
        "UPDATE versions SET minutes = CAST(replace(minutes, '10:00', '10:30') AS BLOB)"
    ),
    Harm.SEAL: "UPDATE versions SET sealed_pdf = substr(sealed_pdf, 1, 900)",
    Harm.CERTIFICATE: "UPDATE signing_keys SET fingerprint ="
    " iif(fingerprint LIKE 'a%', 'b', 'a') || substr(fingerprint, 2)",
    Harm.RECORDS: "UPDATE actions SET deadline = '2030-01-01'",
}


def forge(town: Town, *statements: str) -> set[Harm]:
    """Change the file without its rules, put those back, and say what is noticed."""
    file = town.office.database.file.connect()
    rules = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in rules:
        file.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        file.execute(statement)
    for _, rule in rules:
        file.execute(rule)
    file.commit()
    file.close()
    return {each.harm for each in breaches(town.office.database.file, unheard)}


def test_file_that_nobody_touched_holds(signed_town: Town) -> None:
    assert breaches(signed_town.office.database.file, unheard) == ()
    assert forge(signed_town) == set()


@pytest.mark.parametrize("harm", ATTACKS)
def test_forgery_is_told(signed_town: Town, harm: Harm) -> None:
    assert forge(signed_town, ATTACKS[harm]) == {harm}


def test_state_to_which_no_step_led_is_told(town: Town) -> None:
    submit(town.office, town.meeting.id)
    assert forge(town, "UPDATE meetings SET state = 'returned'") == {Harm.STATE}


def test_draft_that_is_called_signed_is_told(town: Town) -> None:
    assert forge(town, "UPDATE meetings SET state = 'signed'") == {Harm.STATE, Harm.VERSION_LOST}


def test_rules_that_were_loosened_are_told(town: Town) -> None:
    with town.office.database.file.connect() as file:
        file.execute("DROP TRIGGER kept_versions_update")
    assert {each.harm for each in breaches(town.office.database.file, unheard)} == {Harm.RULES}


def test_trail_that_was_written_anew_lacks_what_the_signature_names(signed_town: Town) -> None:
    assert forge(signed_town, "DELETE FROM audit") >= {Harm.ANCHOR, Harm.TRAIL_CUT}


def test_end_of_the_trail_cannot_be_cut_off(signed_town: Town) -> None:
    cut = "DELETE FROM audit WHERE id > (SELECT max(id) - 8 FROM audit)"
    assert Harm.TRAIL_CUT in forge(signed_town, cut)


def test_submission_that_was_changed_before_the_signing_is_told(town: Town) -> None:
    submit(town.office, town.meeting.id)
    change = "UPDATE sign_offs SET minutes = CAST(replace(minutes, '10:00', '09:15') AS BLOB)"
    assert forge(town, change) == {Harm.SUBMISSION}


@pytest.mark.parametrize(
    ("statements", "harm"),
    [
        (("UPDATE meetings SET state = 'cancelled'",), Harm.STATE),
        (
            (
                "DELETE FROM verdicts",
                "DELETE FROM sign_offs",
                "DELETE FROM versions",
                "UPDATE meetings SET state = 'draft'",
            ),
            Harm.VERSION_LOST,
        ),
        (
            (
                "PRAGMA foreign_keys = OFF",
                "DELETE FROM verdicts",
                "DELETE FROM sign_offs",
                "DELETE FROM versions",
                "DELETE FROM meetings",
            ),
            Harm.MEETING_LOST,
        ),
    ],
)
def test_signed_minutes_do_not_vanish(
    signed_town: Town, statements: tuple[str, ...], harm: Harm
) -> None:
    assert harm in forge(signed_town, *statements)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meetings SET starts_at = '09:15:00'",
        "UPDATE attendance SET state = 'absent'",
        "UPDATE resolutions SET text = 'چیز دیگر' WHERE position = 2",
    ],
)
def test_records_that_say_otherwise_than_the_signed_minutes_are_told(
    signed_town: Town, statement: str
) -> None:
    assert forge(signed_town, statement) == {Harm.RECORDS}


def test_version_of_another_meeting_is_told(signed_town: Town) -> None:
    (version,) = signed_town.office.database.select(Version)
    assert version.number == 1
    assert Harm.VERSION_CHANGED in forge(
        signed_town, "UPDATE meetings SET uuid = '00000000-0000-4000-8000-000000000000'"
    )
