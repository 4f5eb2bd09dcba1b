"""Minutes on their pages, as tests read them."""

from io import BytesIO

import msgspec

from desktop.documents.minutes_pdf import write_minutes_pdf
from desktop.minutes import Minutes, Resolution
from tests.desktop.documents import sample
from tests.desktop.documents.reading import sheets


def written(minutes: Minutes) -> bytes:
    stream = BytesIO()
    write_minutes_pdf(minutes, stream)
    return stream.getvalue()


def text_of(minutes: Minutes) -> str:
    return "".join(sheets(written(minutes)))


def with_resolutions(*resolutions: Resolution) -> Minutes:
    return msgspec.structs.replace(sample.FULL, resolutions=resolutions)
