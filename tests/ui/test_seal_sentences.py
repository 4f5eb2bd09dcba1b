"""What the verdict on a file says, in words."""

import re
from datetime import UTC, datetime

import pytest

from desktop.seal.verdict import Finding, Kind, Signer, Verdict
from desktop.seal.verification import MOST
from tests.desktop.documents import sample
from ui.seal_sentences import detail_lines, shown_fingerprint, verdict_sentence

MOMENT = datetime(2026, 3, 21, tzinfo=UTC)
SIGNER = Signer("آرش نیک‌پور", "شهردار", "منطقهٔ ۱۱", "5e" * 32, MOMENT, MOMENT)
EVERYTHING = tuple(Finding(kind, page=3, size=12, text="Abc") for kind in Kind)


@pytest.mark.parametrize("finding", EVERYTHING, ids=lambda finding: finding.kind.name)
def test_each_finding_has_a_sentence_in_persian(finding: Finding) -> None:
    verdict = Verdict((finding,), sample.FULL, SIGNER)
    said = " ".join((verdict_sentence(verdict), *detail_lines(verdict)))
    assert said.count(".") > 1
    outside = re.sub("[\u2066\u2068][^\u2069]*\u2069", "", said)
    assert not re.search(r"[0-9a-zA-Z{}!]", outside.replace("PDF", "").replace("Excel", ""))


def test_good_file_is_said_to_be_good_with_all_that_it_is() -> None:
    verdict = Verdict((), sample.FULL, SIGNER)
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
    whole = Verdict((Finding(Kind.CERTIFICATE_UNKNOWN),), sample.FULL, SIGNER)
    assert "شناخته نیست" in verdict_sentence(whole)
    assert "تغییر نکرده" in verdict_sentence(whole)
    both = (Finding(Kind.CERTIFICATE_UNKNOWN), Finding(Kind.PAGE_CHANGED, page=12))
    changed = Verdict(both, sample.FULL, SIGNER)
    assert verdict_sentence(changed) == "صفحهٔ ۱۲ تغییر کرده است."
    assert "گواهی امضاکننده شناخته نیست." in detail_lines(changed)


def test_changed_file_only_claims_what_it_is() -> None:
    lines = detail_lines(Verdict((Finding(Kind.ALTERED),), sample.FULL, SIGNER))
    assert "تأیید نمی‌شود" in lines[0]
    assert len(lines) > 4


def test_draft_is_said_to_be_one() -> None:
    draft = Verdict((Finding(Kind.UNSIGNED),), sample.EMPTY)
    assert verdict_sentence(draft) == "این صورتجلسه پیش‌نویس است و امضا ندارد."


def test_heavy_file_is_told_with_the_limit() -> None:
    assert "۶۸ مگابایت" in verdict_sentence(Verdict((Finding(Kind.TOO_LARGE, size=MOST),)))


def test_fingerprint_stands_in_groups_from_left_to_right() -> None:
    assert shown_fingerprint("0123456789ab") == "\u20660123 4567 89ab\u2069"


def test_name_out_of_a_file_reorders_nothing() -> None:
    hostile = Verdict((Finding(Kind.OTHER_SIGNER, text="a\u202e\nb" * 200),), None, SIGNER)
    said = verdict_sentence(hostile)
    assert "\n" not in said
    assert len(said) < 250
