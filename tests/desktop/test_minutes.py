import hashlib
import json
import unicodedata
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from desktop.minutes import Minutes, MinutesFormatError, check_code, decode, encode
from tests import strategies
from tests.desktop.documents import hostile, sample

SCHEMA = Path(__file__).parents[2] / "resources" / "minutes.schema.json"
FULL = encode(sample.FULL)


@given(strategies.minutes())
@settings(max_examples=50, deadline=None)
def test_what_is_read_back_gives_the_same_bytes(minutes: Minutes) -> None:
    data = encode(minutes)
    assert encode(decode(data)) == data


@pytest.mark.parametrize("minutes", [sample.FULL, sample.EMPTY, hostile.NASTY])
def test_minutes_of_normal_text_come_back_whole(minutes: Minutes) -> None:
    assert decode(encode(minutes)) == minutes


def test_emblem_of_any_bytes_comes_back_as_it_was() -> None:
    emblem = bytes(range(256))
    head = msgspec.structs.replace(sample.FULL.letterhead, emblem=emblem)
    minutes = msgspec.structs.replace(sample.FULL, letterhead=head)
    assert decode(encode(minutes)).letterhead.emblem == emblem


def test_emblem_larger_than_an_office_keeps_is_refused() -> None:
    head = msgspec.structs.replace(sample.FULL.letterhead, emblem=bytes(2**20 + 1))
    with pytest.raises(MinutesFormatError):
        decode(encode(msgspec.structs.replace(sample.FULL, letterhead=head)))


def test_check_code_is_twelve_digits_of_the_digest() -> None:
    digest = hashlib.sha256(FULL).hexdigest()
    assert check_code(sample.FULL) == str(int(digest, 16))[-12:]
    assert check_code(decode(FULL)) == check_code(sample.FULL)


def test_check_code_keeps_its_zeros_and_favours_no_digit() -> None:
    codes = [
        check_code(msgspec.structs.replace(sample.EMPTY, number=number))
        for number in range(1, 3_001)
    ]
    assert len(set(codes)) == len(codes)
    assert {len(code) for code in codes} == {12}
    for place in range(12):
        counts = Counter(code[place] for code in codes)
        assert set(counts) == set("0123456789")
        assert max(counts.values()) < 400  # of 300 that are to be expected, six deviations


def test_bytes_are_sorted_and_without_white_space() -> None:
    again = json.dumps(json.loads(FULL), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert again.encode() == FULL


def test_accent_after_a_line_break_stays_behind_it() -> None:
    minutes = msgspec.structs.replace(sample.FULL, subject="سطر\n\u0303پس از آن")
    assert decode(encode(minutes)).subject == "سطر\n\u0303پس از آن"


def test_same_text_in_another_normal_form_gives_the_same_bytes() -> None:
    apart = msgspec.structs.replace(sample.FULL, subject=unicodedata.normalize("NFD", "آمادگی"))
    whole = msgspec.structs.replace(sample.FULL, subject=unicodedata.normalize("NFC", "آمادگی"))
    assert encode(apart) == encode(whole)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        FULL[:-1],
        b"\xff" + FULL,
        FULL.replace("قرارگاه".encode(), b"\xff\xfe"),
        FULL.replace(b"dabir-minutes/4", b"dabir-minutes/3"),
        FULL.replace(b'"signed"', b'"sealed"'),
        FULL.replace(b'"district":11', b'"district":"11"'),
        FULL.replace(b"2026-10-04", b"2026-13-04"),
        FULL.replace(b'"chair":', b'"boss":'),
        FULL.replace(b'"format":"dabir-minutes/4",', b""),
        FULL.replace(b'"emblem":"', b'"emblem":"*'),
        FULL.replace(b'"starts_at":"10:00:00"', b'"starts_at":"10:00:00Z"'),
        FULL.replace(b'"starts_at":"10:00:00"', b'"starts_at":"10:00:00+03:30"'),
        FULL.replace(b'"district":11', b'"district":23'),
        FULL.replace(b'"district":11', b'"district":0'),
        FULL.replace(b'"version":2', b'"version":0'),
        FULL.replace(b'"number":1', b'"number":0'),
        FULL.replace(b'"age":1', b'"age":-1'),
        FULL.replace(b'"against":1', b'"against":-1'),
        FULL.replace(b"2026-10-04", b"1921-03-20"),
        FULL.replace(b"2026-10-04", b"2122-03-21"),
        FULL.replace(b"2026-10-04T09", b"2026-13-04T09"),
        FULL.replace(b"2026-10-04T09", b"2026-10-04T24"),
        FULL.replace(b"2026-10-04T09", b"2122-03-21T09"),
        FULL.replace(b"2026-10-04T09:35:20Z", b"2026-10-04T09:35:20+03:30"),
    ],
)
def test_what_is_no_minutes_is_refused(data: bytes) -> None:
    assert data != FULL
    with pytest.raises(MinutesFormatError):
        decode(data)


@pytest.mark.parametrize("day", ["1921-03-21", "2122-03-20"])
def test_first_and_last_day_of_the_calendar_are_read(day: str) -> None:
    data = FULL.replace(b"2026-10-04", day.encode())
    assert decode(data).held_on.isoformat() == day


def test_published_schema_is_that_of_the_minutes() -> None:
    schema = json.dumps(msgspec.json.schema(Minutes), ensure_ascii=False, indent=2) + "\n"
    # After a change of the format, write what is expected here into the file.
    assert SCHEMA.read_text(encoding="utf-8") == schema
