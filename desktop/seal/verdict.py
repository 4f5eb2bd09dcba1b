"""What was found in a file that somebody brought to be verified, as data.

The one hard rule: a verdict is good only where nothing was found that speaks against the file, and
nobody has to read the findings to know that.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto

from desktop.minutes import Minutes


class Kind(Enum):
    """What can be found; each is told by what it was read from."""

    # of the file
    EMPTY = auto()
    TOO_LARGE = auto()  # `size`, and what is read at most
    WORKBOOK_ALONE = auto()  # Excel, or any other archive
    RECORD_ALONE = auto()  # the JSON of minutes
    NO_PDF = auto()
    TORN = auto()  # a PDF without its end, and without a signature
    FOREIGN = auto()  # a PDF that Dabir did not write
    OTHER_PAPER = auto()  # one that Dabir wrote, and that is no minutes
    UNSIGNED = auto()  # minutes that nobody has signed yet
    STRIPPED = auto()  # signed minutes in a file without a signature
    NO_SIGNATURE = auto()  # and whether there should be one cannot be read
    # of the signature
    SEVERAL_SIGNATURES = auto()  # `size` of them
    APPENDED = auto()  # `size` bytes stand behind what was signed
    CUT_SHORT = auto()  # `size` bytes of what was signed are gone
    OTHER_FORM = auto()  # the signature is not written as Dabir writes it
    ALTERED = auto()  # something that was signed is not as it was
    FORGED = auto()  # the signature was not made with the certificate's key
    CERTIFICATE_BROKEN = auto()
    CERTIFICATE_UNKNOWN = auto()
    CERTIFICATE_NOT_YET = auto()  # signed before it was valid
    CERTIFICATE_EXPIRED = auto()  # signed when it was not valid any more
    CERTIFICATE_RETIRED = auto()  # signed after it had been replaced
    OTHER_SIGNER = auto()  # `text` is whom the certificate names
    # of the record
    NO_RECORD = auto()
    RECORD_UNREADABLE = auto()
    RECORD_OF_OTHER_FORMAT = auto()  # `text` is its name
    RECORD_NOT_CANONICAL = auto()
    RECORD_UNSIGNED = auto()  # it says itself that it is not signed
    OTHER_CERTIFICATE = auto()  # it names another one
    RECORD_TOO_LARGE = auto()  # nobody we know signed so much; it was not compared with the pages
    # where the file is not what the record says
    PAGE_CHANGED = auto()  # `page`
    PAGES_DIFFER = auto()
    RECORD_CHANGED = auto()
    WORKBOOK_CHANGED = auto()
    FRAME_CHANGED = auto()  # fonts, pictures, tables of the file
    SEAL_CHANGED = auto()
    FOREIGN_PARTS = auto()  # something that Dabir never puts into a file
    OTHER_LAYOUT = auto()  # not written as today; whether the pages say the same is not proven
    # what is good to know
    SIGNED_BEFORE_MEETING = auto()  # by the clock of the office


_HARMLESS = {Kind.SIGNED_BEFORE_MEETING}


@dataclass(frozen=True)
class Finding:
    """What was found; the other fields are there where the kind says so."""

    kind: Kind
    page: int = 0  # from 1
    size: int = 0
    text: str = ""

    @property
    def grave(self) -> bool:
        """Whether it speaks against the file."""
        return self.kind not in _HARMLESS


@dataclass(frozen=True)
class Signer:
    """Whom the certificate of a signature names, and when it is valid."""

    name: str
    post: str
    office: str
    fingerprint: str
    since: datetime
    until: datetime
    retired_at: datetime | None = None


@dataclass(frozen=True)
class Verdict:
    """The findings, and what could be read.

    The minutes are there if the record has some, the signer if the signature has a certificate;
    what they say holds only in a good verdict.
    """

    findings: tuple[Finding, ...]
    minutes: Minutes | None = None
    signer: Signer | None = None

    @property
    def grave(self) -> tuple[Finding, ...]:
        """What speaks against the file, in the order of reading; who signed it comes last."""
        grave = (each for each in self.findings if each.grave)
        return tuple(sorted(grave, key=lambda each: each.kind is Kind.CERTIFICATE_UNKNOWN))

    @property
    def good(self) -> bool:
        """Whether these are the signed minutes, whole, unchanged, and by a known certificate."""
        return self.signer is not None and not self.grave

    @property
    def whole(self) -> bool:
        """Whether they are all that, but for the certificate, which may be unknown."""
        unknown = {Kind.CERTIFICATE_UNKNOWN}
        return self.signer is not None and {each.kind for each in self.grave} <= unknown

    def has(self, kind: Kind) -> bool:
        return any(each.kind is kind for each in self.findings)

    def without(self, kind: Kind) -> "Verdict":
        return replace(
            self, findings=tuple(each for each in self.findings if each.kind is not kind)
        )
