"""Files on their way into an office, as plain values.

The one hard rule: nothing here opens anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from db.data_file import DataFile
from db.records import Attachment, InkSheet
from desktop.attachments.refusals import AttachmentError

Filed = Attachment | InkSheet  # what names bytes that the office keeps


@dataclass(frozen=True)
class Bytes:
    """What was copied in another program; it has no file."""

    name: str
    content: bytes


Source = Path | Bytes


@dataclass(frozen=True)
class Shelf:
    """Where whoever is signed in may put files, and the names of what is there, by SHA-256.

    It is given out by what asks first whether they may.
    """

    file: DataFile
    there: Mapping[str, str]


@dataclass(frozen=True)
class Gathered:
    """A file whose bytes the office keeps, and that no meeting names yet."""

    name: str
    media_type: str
    size: int
    sha256: str
    pages: int | None


@dataclass(frozen=True)
class Gathering:
    """What came of several files."""

    files: tuple[Gathered, ...]
    refused: tuple[AttachmentError, ...]
