"""The colour space of the pages: sRGB (IEC 61966-2-1) as an ICC profile of version 2.

An archive wants to be told what its colours mean. The profile is built from the standard's own
numbers, so that it needs no file and no licence.
"""

import struct

_WHITE = (0.9642, 1.0, 0.8249)  # D50, which ICC profiles are related to
_COLORANTS = {  # of sRGB's red, green and blue, adapted to that white
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_CURVE_POINTS = 64
_KNEE = 0.04045  # below it the curve is a line
_NAME, _RIGHTS = b"sRGB", b"Free for any use"
_HEADER_SIZE, _ENTRY_SIZE = 128, 12


def profile() -> bytes:
    tags = {b"desc": _description(), b"cprt": b"text\0\0\0\0" + _RIGHTS + b"\0"}
    tags |= {b"wtpt": _xyz(_WHITE)} | {name: _xyz(place) for name, place in _COLORANTS.items()}
    curve = _curve()
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    start = _HEADER_SIZE + 4 + _ENTRY_SIZE * len(tags)
    places: dict[bytes, int] = {}  # the three colours share one curve
    body = b""
    for content in tags.values():
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
    table = b"".join(
        struct.pack(">4sII", name, places[content], len(content)) for name, content in tags.items()
    )
    return _header(start + len(body)) + struct.pack(">I", len(tags)) + table + body


def _header(size: int) -> bytes:
    date = (2026, 1, 1, 0, 0, 0)
    head = struct.pack(
        ">I4x4s4s4s4s6H4s", size, b"\2\x10\0\0", b"mntr", b"RGB ", b"XYZ ", *date, b"acsp"
    )
    return (head.ljust(68, b"\0") + _fixed(_WHITE)).ljust(_HEADER_SIZE, b"\0")


def _description() -> bytes:
    """Name the profile in ASCII; the two other forms, Unicode and Macintosh, stay empty."""
    return (
        b"desc\0\0\0\0"
        + struct.pack(">I", len(_NAME) + 1)
        + _NAME
        + b"\0"
        + bytes(4 + 4 + 2 + 1 + 67)
    )


def _curve() -> bytes:
    steps = (point / (_CURVE_POINTS - 1) for point in range(_CURVE_POINTS))
    values = (round(_linear(step) * 0xFFFF) for step in steps)
    return struct.pack(f">4s4xI{_CURVE_POINTS}H", b"curv", _CURVE_POINTS, *values)


def _linear(value: float) -> float:
    """Light of an sRGB value, both from 0 to 1."""
    return value / 12.92 if value <= _KNEE else ((value + 0.055) / 1.055) ** 2.4


def _xyz(color: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(color)


def _fixed(color: tuple[float, float, float]) -> bytes:
    """Spell three numbers as s15Fixed16."""
    return struct.pack(">3i", *(round(part * 0x10000) for part in color))
