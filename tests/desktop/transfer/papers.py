"""Minutes to send."""

import msgspec

from db.records import HeadquartersKind, MeetingKind
from desktop.minutes import Minutes
from tests.desktop.documents.sample import EMPTY


def paper() -> Minutes:
    """Give the shortest minutes that can be told from others."""
    return msgspec.structs.replace(
        EMPTY,
        headquarters_kind=HeadquartersKind.DISTRICT,
        headquarters="قرارگاه اجتماعی منطقهٔ ۱۱",
        subdistrict=None,
        kind=MeetingKind.ORDINARY,
        number=3,
        place="تالار شهرداری منطقه",
        subject="ساماندهی کودکان کار",
    )
