"""The electronic signature: a frame at the very end, in which a reader program finds the seal.

The one hard rule: nothing is promised that the file does not keep; where it takes no seal, there is
nothing in it that a program could check.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from desktop.calendar import tehran
from desktop.documents.look import ACCENT, BOXED, SMALL, quiet, strong
from desktop.documents.sections.standing import lines
from desktop.documents.sections.wording import version_name
from desktop.minutes import Minutes, Signature
from desktop.typeset.galley import Block
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import Weight
from desktop.typeset.signature_field import SignatureField
from desktop.typeset.style import Run, Text
from desktop.typeset.table import Column, Row, Table

FIELD = "Dabir"  # as the seal is found in the file

_NAME = "امضای الکترونیکی"
_HOW_TO_CHECK = "درستی این پرونده با «وارسی» در دبیر یا هر خوانندهٔ PDF سنجیده می‌شود."
_SHORT = 16  # hexadecimal digits of a certificate, enough to tell it from others
_FRAME = replace(BOXED, before=14, padding=(8, 6))


def signature(minutes: Minutes, code: str, *, sealed: bool) -> Iterator[Block]:
    """Say who signed this version and by what it is known again; `sealed` is whether the file is.

    `code` is the check code as it is written.
    """
    if signed := minutes.signature:
        said = Paragraph(_said(minutes, signed, code, sealed=sealed), SMALL, Bookmark(_NAME))
        frame = Table((Column(share=1),), (Row((said,)),), _FRAME)
        yield SignatureField(frame, FIELD, f"{_NAME}: {signed.name}")


def _said(minutes: Minutes, signed: Signature, code: str, *, sealed: bool) -> Text:
    # One under the other: of two columns some readers would mix the lines.
    on = tehran.in_words(signed.signed_at)
    post = f"، {signed.post}" if signed.post else ""
    version = version_name(minutes.version)
    return lines(
        (Run(_NAME, Weight.BOLD, ACCENT),),
        (strong(signed.name), Run(f"{post}، {on}")),
        (Run(f"{version}، "), quiet("کد وارسی: "), Run(f"{code}، "), *_certificate(signed)),
        (quiet(_HOW_TO_CHECK),) if sealed else (),
    )


def _certificate(signed: Signature) -> tuple[Run, ...]:
    return quiet("گواهی: "), Run(signed.certificate[:_SHORT])
