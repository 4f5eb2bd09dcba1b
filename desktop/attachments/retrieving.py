"""Attachments on their way out: to the screen, and as a copy to a folder.

The one hard rule: what goes out is what was attached, by its SHA-256, or nothing at all.
"""

import hashlib
from pathlib import Path
from typing import BinaryIO

from db import contents
from db.data_file import DataFile
from desktop.attachments.files import Filed
from desktop.attachments.media import media_of
from desktop.attachments.names import copy_name, safe_name
from desktop.attachments.refusals import AlteredContentError
from desktop.attachments.viewing import Shown, view
from desktop.reporting import Report
from desktop.transfer.together import write_together


def read(file: DataFile, attachment: Filed, report: Report) -> bytes:
    """Read what was attached; raises AlteredContentError when that is not what is there now."""
    content = contents.get(file, attachment.sha256, report)
    if hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise AlteredContentError(safe_name(attachment.name))
    return content


def look(file: DataFile, attachment: Filed, report: Report) -> Shown:
    """Open an attachment for the screen; raises an AttachmentError."""
    content = read(file, attachment, report)
    return view(safe_name(attachment.name), content, media_of(content))


def save_copy(
    file: DataFile, attachment: Filed, folder: Path, report: Report, *, replace: bool
) -> tuple[Path, ...]:
    """Write a copy into a folder and read it back; raises AlteredContentError or an ExportFault."""

    def put(stream: BinaryIO, progress: Report) -> None:
        stream.write(read(file, attachment, progress))

    name = copy_name(attachment.name, attachment.media_type)
    return write_together({name: put}, folder, report, replace=replace)
