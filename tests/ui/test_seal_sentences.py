"""What the verdict on a file says, in words."""

import re
from datetime import UTC, datetime

import pytest

from desktop.seal.verdict import Finding, Kind, Signer, Verdict
from desktop.seal.verification import MOST
from desktop.sign_off.kept import Kept
from desktop.sign_off.verifying import Verified
from tests.desktop.documents import sample
from ui.seal_sentences import detail_lines, shown_fingerprint, verdict_sentence

MOMENT = datetime(2026, 3, 21, tzinfo=UTC)
SIGNER = Signer("آرش نیک‌پور", "شهردار", "منطقهٔ ۱۱", "5e" * 32, MOMENT, MOMENT)
UNKNOWN = Finding(Kind.CERTIFICATE_UNKNOWN)
EVERYTHING = tuple(Finding(kind, page=3, size=12, text="Abc") for kind in Kind)


@pytest.mark.parametrize("finding", EVERYTHING, ids=lambda finding: finding.kind.name)
def test_each_finding_has_a_sentence_in_persian(finding: Finding) -> None:
    verdict = Verified(Verdict((finding,), sample.FULL, SIGNER))
    said = " ".join((verdict_sentence(verdict), *detail_lines(verdict)))
    assert said.count(".") > 1
    outside = re.sub("[\u2066\u2068][^\u2069]*\u2069", "", said)
    assert not re.search(r"[0-9a-zA-Z{}!]", outside.replace("PDF", "").replace("Excel", ""))


def test_good_file_is_said_to_be_good_with_all_that_it_is() -> None:
    verdict = Verified(Verdict((), sample.FULL, SIGNER))
    assert verdict_sentence(verdict) == (
        "امضای این صورتجلسه معتبر است و پرونده از هنگام امضا تغییر نکرده است."
    )
    said = "\n".join(detail_lines(verdict))
    assert "نسخهٔ ۲، کد وارسی" in said
    assert "یکشنبه ۱۲ مهر ۱۴۰۵" in said
    assert "آرش نیک‌پور" in said
    assert shown_fingerprint(SIGNER.fingerprint) in said
    assert "تأیید نمی‌شود" not in said


def test_unknown_certificate_is_told_apart_from_a_changed_file() -> None:
    whole = Verified(Verdict((UNKNOWN,), sample.FULL, SIGNER))
    assert whole.good
    assert "تغییر نکرده" in verdict_sentence(whole)
    caution = detail_lines(whole)[0]
    assert "این‌جا شناخته نیست" in caution
    assert shown_fingerprint(SIGNER.fingerprint) in caution
    assert "گواهی امضاکننده در این دفتر شناخته است." not in detail_lines(whole)
    both = (UNKNOWN, Finding(Kind.PAGE_CHANGED, page=12))
    changed = Verified(Verdict(both, sample.FULL, SIGNER))
    assert verdict_sentence(changed) == "صفحهٔ ۱۲ تغییر کرده است."
    assert "گواهی امضاکننده شناخته نیست." in detail_lines(changed)


def test_other_file_than_the_office_keeps_is_said_to_be_one() -> None:
    other = Verified(Verdict((UNKNOWN,), sample.FULL, SIGNER), Kept(same=False, latest=2))
    assert not other.good
    assert verdict_sentence(other) == "این پرونده با نسخه‌ای که دفتر نگه داشته یکی نیست."
    assert "گواهی امضاکننده شناخته نیست." in detail_lines(other)
    assert any("تأیید نمی‌شود" in line for line in detail_lines(other))


def test_minutes_that_were_never_signed_here_are_said_to_be_such() -> None:
    other = Verified(Verdict((UNKNOWN,), sample.FULL, SIGNER), Kept(same=False))
    assert verdict_sentence(other) == "این صورتجلسه در این دفتر هنوز امضا نشده است."
    draft = Verified(Verdict((Finding(Kind.UNSIGNED),), sample.EMPTY), Kept(same=False))
    assert not any("دفتر" in line for line in detail_lines(draft))


def test_newer_version_is_told() -> None:
    ours = Verified(Verdict((), sample.FULL, SIGNER), Kept(same=True, latest=3))
    assert "نسخهٔ ۳" in detail_lines(ours)[-1]


def test_changed_file_only_claims_what_it_is() -> None:
    lines = detail_lines(Verified(Verdict((Finding(Kind.ALTERED),), sample.FULL, SIGNER)))
    assert "تأیید نمی‌شود" in lines[0]
    assert len(lines) > 4


def test_draft_is_said_to_be_one() -> None:
    draft = Verified(Verdict((Finding(Kind.UNSIGNED),), sample.EMPTY))
    assert verdict_sentence(draft) == "این صورتجلسه پیش‌نویس است و امضا ندارد."


def test_heavy_file_is_told_with_the_limit() -> None:
    heavy = Verified(Verdict((Finding(Kind.TOO_LARGE, size=MOST),)))
    assert "۶۸ مگابایت" in verdict_sentence(heavy)


def test_fingerprint_stands_in_groups_from_left_to_right() -> None:
    assert shown_fingerprint("0123456789ab") == "\u20660123 4567 89ab\u2069"


def test_name_out_of_a_file_reorders_nothing() -> None:
    finding = Finding(Kind.OTHER_SIGNER, text="a\u202e\nb" * 200)
    hostile = Verified(Verdict((finding,), None, SIGNER))
    said = verdict_sentence(hostile)
    assert "\n" not in said
    assert len(said) < 250
