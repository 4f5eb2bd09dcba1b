"""Bytes changed anywhere, and files that nobody ever sealed: always a verdict, never a good one."""

import random
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.seal.verdict import Kind
from tests.desktop.seal import sealing
from tests.desktop.seal.sealing import check

CHANGES = 300
MARKS = (b"stream", b"/ByteRange", b"/Contents <", b"%%EOF", b"obj\n", b"/Length ", b"%PDF-")
PLACES = st.integers(0, 2**20)  # whatever is beyond the end begins anew


def test_no_changed_byte_goes_unseen_wherever_it_is() -> None:
    """Spread over the whole file, and once more over the revision that the signature brought."""
    data, chance = sealing.sealed(), random.Random(12)
    step = len(data) // CHANGES + 1
    spread = [start + chance.randrange(step) for start in range(0, len(data) - step, step)]
    spread += [chance.randrange(len(sealing.pages()), len(data)) for _ in range(CHANGES // 2)]
    for at in spread:
        changed = bytearray(data)
        changed[at] ^= chance.randrange(1, 256)
        verdict = check(bytes(changed))
        assert not verdict.whole, at
        assert verdict.findings, at


def test_zeros_are_no_good_either() -> None:
    assert not check(bytes(len(sealing.sealed()))).good


@given(PLACES)
def test_cut_anywhere_it_is_no_good(end: int) -> None:
    data = sealing.sealed()
    assert not check(data[: end % len(data)]).whole


@given(st.binary(max_size=2_000), st.sampled_from((b"", b"%PDF-1.7\n", b"PK\x03\x04", b"{")))
def test_any_bytes_get_a_verdict(more: bytes, begin: bytes) -> None:
    assert not check(begin + more).good


@settings(max_examples=30)
@given(st.lists(PLACES, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_pieces_in_another_order_are_no_good(cuts: Sequence[int], order: random.Random) -> None:
    data = sealing.sealed()
    bounds = [0, *sorted(cut % len(data) for cut in cuts), len(data)]
    pieces = [data[start:end] for start, end in pairwise(bounds)]
    order.shuffle(pieces)
    shuffled = b"".join(pieces)
    assert check(shuffled).whole == (shuffled == data)


@given(
    PLACES,
    st.one_of(st.binary(min_size=1, max_size=50), st.sampled_from(MARKS)),
    st.integers(0, 50),
)
def test_written_over_or_pushed_in_it_is_no_good(place: int, piece: bytes, instead: int) -> None:
    data = sealing.sealed()
    at = place % len(data)
    mended = data[:at] + piece + data[at + instead :]
    assert check(mended).whole == (mended == data)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(("all", "pages", "seal")), max_size=4))
def test_revisions_in_any_order_are_no_good(revisions: Sequence[str]) -> None:
    data, pages = sealing.sealed(), sealing.pages()
    pieces = {"all": data, "pages": pages, "seal": data[len(pages) :]}
    joined = b"".join(pieces[each] for each in revisions)
    assert check(joined).whole == (joined == data)


@settings(max_examples=30)
@given(st.binary(min_size=1, max_size=300))
def test_nothing_can_be_put_behind_it(more: bytes) -> None:
    assert check(sealing.sealed() + more).findings[0].kind is Kind.APPENDED
