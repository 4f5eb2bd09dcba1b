"""Why a file is refused; how all sentences are, tests/ui/test_fault_sentences.py says."""

import pytest

from desktop.attachments import refusals
from desktop.attachments.refusals import AttachmentError
from ui.attachment_sentences import quoted
from ui.sentences import sentence

NAME = "گزارش بهزیستی.pdf"
REFUSALS = (
    refusals.UnreadableAttachmentError(NAME),
    refusals.NoFileError(NAME),
    refusals.EmptyAttachmentError(NAME),
    refusals.ChangingAttachmentError(NAME),
    refusals.AttachmentTooHeavyError(NAME, 61_400_000, 50_000_000),
    refusals.AlreadyAttachedError(NAME, "نام دیگر.pdf"),
    refusals.UnviewableError(NAME),
    refusals.LockedAttachmentError(NAME),
    refusals.AttachmentTooLargeError(NAME, 80_000_000),
    refusals.AlteredContentError(NAME),
    refusals.NothingCopiedError(""),
)


@pytest.mark.parametrize("error", REFUSALS[:-1], ids=lambda error: type(error).__name__)
def test_a_refusal_names_the_file_and_leaves_nothing_open(error: AttachmentError) -> None:
    said = sentence(error)
    assert quoted(NAME) in said
    assert not set("{}") & set(said)


def test_a_heavy_file_is_told_with_both_sizes() -> None:
    said = sentence(REFUSALS[4])
    assert "۶۱ مگابایت" in said
    assert "۵۰ مگابایت" in said


def test_the_same_name_is_not_said_twice() -> None:
    assert sentence(refusals.AlreadyAttachedError(NAME, NAME)).count(NAME) == 1
    assert "نام دیگر.pdf" in sentence(REFUSALS[5])
