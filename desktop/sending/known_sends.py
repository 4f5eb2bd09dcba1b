"""What this office knows to have sent, as far as it is needed beside the office.

The one hard rule: it loads nothing of the office, for it goes to the process that looks at a stick.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from desktop.transfer.manifest import MANIFEST


@dataclass(frozen=True)
class KnownSends:
    """Of each send, the latest first, the SHA-256 of its files by their names."""

    sends: tuple[Mapping[str, str], ...] = ()

    def send_of(self, manifest: str, sha256: str) -> Mapping[str, str] | None:
        """Give the send with this very manifest, or else the latest with one of its name."""
        exact = (each for each in self.sends if sha256 in each.values())
        named = (each for each in self.sends if manifest in each)
        return next(exact, None) or next(named, None)

    def files_of(self, manifest: str, sha256: str) -> tuple[str, ...]:
        """Name the files of the send that a manifest went with."""
        names = self.send_of(manifest, sha256) or ()
        return tuple(each for each in names if not each.endswith(MANIFEST))

    @cached_property
    def by_name(self) -> Mapping[str, Collection[str]]:
        """Give all that ever went under a name."""
        found: dict[str, set[str]] = defaultdict(set)
        for send in self.sends:
            for name, sha256 in send.items():
                found[name].add(sha256)
        return found
