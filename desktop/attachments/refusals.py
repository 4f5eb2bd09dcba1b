"""Why a file cannot be attached, shown or copied; `ui/attachment_sentences.py` says it in Persian.

The one hard rule: what a refusal carries of a name may be shown as it is (`names.safe_name`).
"""

from desktop.errors import UserError


class AttachmentError(UserError):
    """Something about the file called `name` is not as it has to be."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class UnreadableAttachmentError(AttachmentError):
    """The file is not there, not any more, or may not be read."""


class NoFileError(AttachmentError):
    """It is a folder, or a device."""


class EmptyAttachmentError(AttachmentError):
    """The file holds nothing."""


class ChangingAttachmentError(AttachmentError):
    """The file was written to while it was read."""


class AttachmentTooHeavyError(AttachmentError):
    """The file has `size` bytes, of which Dabir keeps at most `limit`."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__(name)
        self.size = size
        self.limit = limit


class AlreadyAttachedError(AttachmentError):
    """The same content is attached to this meeting already, and called `there`."""

    def __init__(self, name: str, there: str) -> None:
        super().__init__(name)
        self.there = there


class NothingCopiedError(AttachmentError):
    """Neither a picture nor a file was copied."""


class UnviewableError(AttachmentError):
    """The pages cannot be read: the file is broken, or is not what it begins like."""


class LockedAttachmentError(AttachmentError):
    """The file opens with a password only."""


class AttachmentTooLargeError(AttachmentError):
    """The picture would unpack to more than `limit` pixels."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name)
        self.limit = limit


class AlteredContentError(AttachmentError):
    """What is stored is not what was attached: its SHA-256 is another one, or it is gone."""
