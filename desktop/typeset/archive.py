"""What an archive is given, as plain data: the form of the file, and the files that go with it."""

from enum import Enum

from msgspec import Struct


class Archive(Enum):
    """A form of PDF/A by its part and level: with tags and attachments, or the oldest of all."""

    A3B = "3b"
    A1B = "1b"


class Relationship(Enum):
    """What an attachment is to the pages; the value is its name in PDF."""

    DATA = "Data"
    ALTERNATIVE = "Alternative"


class Attachment(Struct, frozen=True):
    name: str  # unique in the document
    media_type: str
    content: bytes
    relationship: Relationship
    description: str
