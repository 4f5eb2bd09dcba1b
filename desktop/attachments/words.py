"""What an attachment is, in words that are alike on the screen and on paper.

The one hard rule: a kind is named by what its content is, never by the ending of its name.
"""

from collections.abc import Mapping

from desktop.attachments.media import Media
from desktop.persian import digits, isolate

_KINDS: Mapping[str, str] = {
    Media.PDF: isolate("PDF"),
    Media.JPEG: f"تصویر {isolate('JPEG')}",
    Media.PNG: f"تصویر {isolate('PNG')}",
    Media.TIFF: f"تصویر {isolate('TIFF')}",
    Media.BMP: f"تصویر {isolate('BMP')}",
    Media.GIF: f"تصویر {isolate('GIF')}",
    Media.WORD: f"سند {isolate('Word')}",
    Media.OLD_WORD: f"سند {isolate('Word')}",
    Media.EXCEL: f"جدول {isolate('Excel')}",
    Media.OLD_EXCEL: f"جدول {isolate('Excel')}",
    Media.SLIDES: f"اسلاید {isolate('PowerPoint')}",
    Media.ZIP: f"پروندهٔ فشردهٔ {isolate('ZIP')}",
    Media.TEXT: "متن ساده",
}
_OTHER = "پروندهٔ دیگر"
_UNITS = ("بایت", "کیلوبایت", "مگابایت", "گیگابایت")
_THOUSAND = 1000
_TEN = 10


def kind(media_type: str) -> str:
    """Name a media type: «تصویر JPEG»; «پروندهٔ دیگر» what has no name."""
    return _KINDS.get(media_type, _OTHER)


def size(count: int) -> str:
    """Write a number of bytes: «۱٫۲ مگابایت», «۴۸۰ کیلوبایت»."""
    value, unit = float(count), 0
    while round(value) >= _THOUSAND and unit < len(_UNITS) - 1:
        value, unit = value / _THOUSAND, unit + 1
    tenths = f"{value:.1f}"
    exact = unit and value < _TEN and not tenths.endswith(".0")
    return f"{digits(tenths if exact else round(value)).replace('.', '٫')} {_UNITS[unit]}"
