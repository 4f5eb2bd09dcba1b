"""Who can open a file: tried with any secrets, and with rings that somebody has changed."""

import json
import time
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import keys
from db.data_file import KEY_BYTES, new_key
from db.faults import KeysFault
from db.keys import Cost, Opened, Ring

QUICK = Cost(1, 8, 1)
SECRETS = st.text(max_size=40)
KEY = bytes(range(KEY_BYTES))
A_FEW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


def ring_of(*people: tuple[str, str]) -> Ring:
    """Make a ring that people open by their names and secrets."""
    ring = keys.new_ring(KEY, QUICK)
    for name, secret in people:
        ring, _ = keys.with_slot(ring, keys.stretch(ring, name, secret), KEY)
    return ring


def opened(ring: Ring, name: str, secret: str) -> Opened | None:
    return keys.open_slot(ring, keys.stretch(ring, name, secret))


@given(people=st.dictionaries(SECRETS, SECRETS, min_size=1, max_size=4), other=SECRETS)
@A_FEW
def test_each_secret_opens_its_own_slot_and_no_other_opens_any(
    people: dict[str, str], other: str
) -> None:
    ring = ring_of(*people.items())
    found = [opened(ring, name, secret) for name, secret in people.items()]
    assert [each and each.slot for each in found] == [slot.id for slot in ring.slots]
    assert all(each and each.key == KEY for each in found)
    for name, secret in people.items():
        if other != secret:
            assert opened(ring, name, other) is None
        if (other, secret) not in people.items():
            assert opened(ring, other, secret) is None


def test_a_secret_is_one_persons(tmp_path: Path) -> None:
    """Two people with one password have two slots, and nobody sees that it is one."""
    ring = ring_of(("یک", "گذرواژه"), ("دو", "گذرواژه"))
    first, second = opened(ring, "یک", "گذرواژه"), opened(ring, "دو", "گذرواژه")
    assert first is not None
    assert second is not None
    assert first.slot != second.slot
    assert ring.slots[0].sealed != ring.slots[1].sealed
    keys.write_ring(tmp_path / "dabir.keys", ring)
    assert keys.read_ring(tmp_path / "dabir.keys") == ring


def test_half_a_letter_is_a_wrong_one_and_no_fault() -> None:
    ring = ring_of(("نام", "گذرواژه"))
    assert opened(ring, "\ud800", "گذرواژه") is None
    assert opened(ring, "نام", "\udfff") is None


def test_a_slot_that_was_let_go_opens_nothing() -> None:
    ring = ring_of(("یک", "الف"), ("دو", "ب"))
    less = keys.without_slot(ring, ring.slots[0].id)
    assert opened(less, "یک", "الف") is None
    assert opened(less, "دو", "ب") is not None


def test_no_slot_opens_under_the_name_or_in_the_place_of_another() -> None:
    ring = ring_of(("یک", "الف"), ("دو", "ب"))
    one, two = ring.slots
    swapped = (msgspec.structs.replace(one, id=two.id), msgspec.structs.replace(two, id=one.id))
    changed = msgspec.structs.replace(ring, slots=swapped)
    assert opened(changed, "یک", "الف") is None
    assert opened(changed, "دو", "ب") is None


def test_the_ring_tells_only_how_many_slots_there_are(tmp_path: Path) -> None:
    path = tmp_path / "dabir.keys"
    names = ("خانم رویا امینی", "مهندس کاوه نمونه")
    ring = ring_of(*((name, f"گذرواژه {name}") for name in names))
    keys.write_ring(path, ring)
    raw = path.read_bytes()
    for name in names:
        for word in (name, *name.split(), f"گذرواژه {name}"):
            for text in (
                word.encode(),
                json.dumps(word).strip('"').encode(),
                word.encode("utf-16-le"),
            ):
                assert text not in raw
    told = json.loads(raw)
    assert set(told) == {"format", "salt", "cost", "mark", "slots"}
    assert {tuple(each) for each in told["slots"]} == {("id", "nonce", "sealed")}
    assert len({len(each["sealed"]) for each in told["slots"]}) == 1
    again = ring_of(*((name, f"گذرواژه {name}") for name in names))
    assert {each.id for each in again.slots}.isdisjoint(each.id for each in ring.slots)
    assert again.salt != ring.salt


@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
@A_FEW
def test_a_changed_byte_opens_nothing_else(tmp_path: Path, place: int, byte: int) -> None:
    path = tmp_path / "dabir.keys"
    keys.write_ring(path, ring_of(("نام", "گذرواژه")))
    raw = bytearray(path.read_bytes())
    raw[place % len(raw)] = byte
    path.write_bytes(raw)
    _expect_no_harm(path)


@given(kept=st.integers(0, 10_000), added=st.binary(max_size=64))
@A_FEW
def test_a_ring_that_was_cut_or_grew_opens_nothing_else(
    tmp_path: Path, kept: int, added: bytes
) -> None:
    path = tmp_path / "dabir.keys"
    keys.write_ring(path, ring_of(("نام", "گذرواژه")))
    raw = path.read_bytes()
    path.write_bytes(raw[: kept % (len(raw) + 1)] + added)
    _expect_no_harm(path)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    name=st.sampled_from(("format", "salt", "cost", "slots", "rounds", "kibibytes", "lanes")),
    value=st.one_of(JSON, st.integers(-1, 1 << 21), st.just("A" * 4000)),
)
@A_FEW
def test_a_ring_that_says_something_else_opens_nothing_else(
    tmp_path: Path, name: str, value: object
) -> None:
    path = tmp_path / "dabir.keys"
    keys.write_ring(path, ring_of(("نام", "گذرواژه")))
    told = json.loads(path.read_bytes())
    if name in told["cost"]:
        told["cost"][name] = value
    else:
        told[name] = value
    path.write_text(json.dumps(told), encoding="utf-8")
    _expect_no_harm(path)


def _expect_no_harm(path: Path) -> None:
    begun = time.monotonic()
    with suppress(KeysFault):
        found = opened(keys.read_ring(path), "نام", "گذرواژه")
        assert found is None or found.key == KEY
    assert time.monotonic() - begun < 20  # seconds, on a machine with other things to do


@pytest.mark.parametrize(
    "cost",
    [
        {"rounds": 7, "kibibytes": 8, "lanes": 1},
        {"rounds": 1, "kibibytes": (1 << 17) + 1, "lanes": 1},
        {"rounds": 1, "kibibytes": 8, "lanes": 2},
        {"rounds": 0, "kibibytes": 8, "lanes": 1},
        {"rounds": 1, "kibibytes": 8, "lanes": 1, "type": "d"},
    ],
)
def test_a_cost_that_is_too_much_or_none_is_refused(tmp_path: Path, cost: object) -> None:
    path = tmp_path / "dabir.keys"
    keys.write_ring(path, ring_of(("نام", "گذرواژه")))
    told = json.loads(path.read_bytes()) | {"cost": cost}
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(KeysFault) as fault:
        keys.read_ring(path)
    assert fault.value.path == path


def test_the_dearest_ring_costs_a_moment() -> None:
    ring = keys.new_ring(KEY, Cost(6, 1 << 17, 8))
    begun = time.monotonic()
    keys.stretch(ring, "نام", "گذرواژه")
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "huge", "deep"])
def test_what_is_no_ring_is_told(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "dabir.keys"
    match kind:
        case "folder":
            path.mkdir()
        case "empty":
            path.touch()
        case "huge":
            path.write_bytes(b"[" + b"1," * (1 << 22))
        case "deep":
            path.write_bytes(b"[" * (1 << 16))
    with pytest.raises(KeysFault):
        keys.read_ring(path)


def test_a_ring_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dabir.keys"
    ring = ring_of(("نام", "گذرواژه"))
    keys.write_ring(path, ring)

    def cut(_descriptor: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("db.keys.os.fsync", cut)
    with pytest.raises(KeysFault):
        keys.write_ring(path, keys.without_slot(ring, ring.slots[0].id))
    assert keys.read_ring(path) == ring


def test_keys_are_new_each_time() -> None:
    assert len({new_key() for _ in range(100)}) == 100
    assert {len(new_key()) for _ in range(3)} == {KEY_BYTES}
