"""What a file is worth here: verified, and held against what the office knows and keeps.

The one hard rule: without an office an unknown certificate is no reason to refuse; with one, what
claims to be its own minutes is good only as the very bytes that it keeps. Those were held against
the minutes when they were signed, by the Dabir that printed them: another layout is none of theirs.
"""

from dataclasses import dataclass

from desktop.office import OpenOffice
from desktop.reporting import Report, unheard
from desktop.seal.verdict import Kind, Verdict
from desktop.seal.verification import verify
from desktop.sign_off.kept import Kept, kept, known_certificates


@dataclass(frozen=True)
class Verified:
    """A verdict, and what the office says of the file; nothing where none was asked."""

    verdict: Verdict
    kept: Kept | None = None

    @property
    def good(self) -> bool:
        """Whether it is unchanged since it was signed, and no other than the office keeps."""
        return self.verdict.whole and not self.is_other

    @property
    def is_other(self) -> bool:
        """Whether the office has these minutes itself, and not this file of them."""
        return self.kept is not None and self.kept.same is False

    @property
    def is_signed_here(self) -> bool:
        """Whether the office has signed these minutes itself, be it in another file."""
        return self.kept is not None and self.kept.latest > 0

    @property
    def of_stranger(self) -> bool:
        """Whether it is good, and whose certificate it bears has to be asked."""
        return self.good and not self.verdict.good


def verify_here(office: OpenOffice | None, data: bytes, report: Report = unheard) -> Verified:
    """Verify a file, of which at most the first `MOST` bytes and one more are needed.

    `report` may raise to cancel.
    """
    if office is None:
        return Verified(verify(data, {}, report))
    verdict = verify(data, known_certificates(office), report)
    ours = kept(office, verdict.minutes, data) if verdict.minutes is not None else Kept()
    return Verified(verdict.without(Kind.OTHER_LAYOUT) if ours.same else verdict, ours)
