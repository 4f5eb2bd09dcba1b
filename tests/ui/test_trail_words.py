"""The words of the trail: none is missing, and they say what was done to what."""

import pytest

from db.audit import _PART_OF, _UNTOLD
from db.records import ChangeKind
from db.trail import _PLACES
from db.undo import UNWATCHED
from desktop.access.permissions import Deed
from desktop.access.trail import BrokenTrailError, Place, TrailEntry
from desktop.office import OpenOffice
from ui import trail_words

REFUSALS = (BrokenTrailError(7),)


def entry(act: str, record: str, place: Place, *fields: str) -> TrailEntry:
    return TrailEntry(1, "2026-10-04T09:35:20Z", "خانم رویا امینی", act, record, place, fields)


@pytest.fixture
def tables(office: OpenOffice) -> set[str]:
    """Name all tables of which the trail can tell."""
    stored = {
        str(name)
        for (name,) in office.database.query("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not str(name).startswith(("sqlite_", "_"))
    }
    return stored - UNWATCHED - _UNTOLD - set(_PART_OF)


def test_each_table_has_its_name(tables: set[str]) -> None:
    assert set(trail_words.RECORDS) == tables


def test_each_record_that_travels_has_its_place(office: OpenOffice, tables: set[str]) -> None:
    known = {name for name in tables if "uuid" in office.database.columns(name)} - {"office"}
    assert set(_PLACES) == known


def test_each_column_has_its_name(office: OpenOffice, tables: set[str]) -> None:
    columns = {column for table in tables for column in office.database.columns(table)}
    assert set(trail_words.FIELDS) == columns - {"id", "uuid"} | set(_PART_OF)


@pytest.mark.parametrize("act", [*ChangeKind, *Deed])
def test_each_deed_has_its_name_and_so_has_what_took_it_back(act: str) -> None:
    done = trail_words.act(entry(act, "office", Place()))
    assert done
    assert trail_words.act(entry(f"undone_{act}", "office", Place())) == f"{done} با واگرد"


@pytest.mark.parametrize(
    ("record", "place", "said"),
    [
        ("meetings", Place(13), "جلسهٔ ۱۳ قرارگاه منطقه"),
        ("meetings", Place(), "جلسه"),
        ("resolutions", Place(13, 4, None, 2), "مصوبهٔ ۲، جلسهٔ ۱۳ قرارگاه ناحیهٔ ۴"),
        (
            "actions",
            Place(13, None, None, 2, "بهزیستی"),
            "اقدام «\u2068بهزیستی\u2069»، مصوبهٔ ۲، جلسهٔ ۱۳ قرارگاه منطقه",
        ),
        ("organizations", Place(name="کمیتهٔ\nامداد"), "دستگاه «\u2068کمیتهٔ امداد\u2069»"),
        ("organizations", Place(), "دستگاه"),
    ],
)
def test_the_record_is_named_as_people_name_it(record: str, place: Place, said: str) -> None:
    assert trail_words.subject(entry("edited", record, place)) == said


def test_the_moment_is_told_as_clocks_in_tehran_show_it() -> None:
    assert trail_words.moment(entry("edited", "office", Place())) == "۱۴۰۵/۰۷/۱۲ ۱۳:۰۵"


def test_fields_of_one_name_are_told_once() -> None:
    done = entry("edited", "actions", Place(), "text", "responsible_id", "responsible", "deadline")
    assert trail_words.fields(done) == "متن، مسئول پیگیری و مهلت"
