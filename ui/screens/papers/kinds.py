"""The two papers that belong to no single meeting: what they are called, and the keys to them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    SLIP = "slip"
    REGISTER = "register"


class Look(NamedTuple):
    """How a person knows a paper; the key leads to it from wherever it is offered."""

    name: str
    icon: str
    key: str
    tip: str


LOOKS: Mapping[Kind, Look] = {
    Kind.SLIP: Look(
        "برگ پیگیری", "list-checks", "Ctrl+P", "اقدام‌های باز یک دستگاه، با جای پاسخ آن"
    ),
    Kind.REGISTER: Look(
        "دفتر مصوبات", "gavel", "Ctrl+R", "مصوبه‌های یک دوره، و آنچه تا امروز انجام شده است"
    ),
}
