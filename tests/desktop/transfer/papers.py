"""Minutes to send."""

from datetime import date

from db.records import HeadquartersKind, MeetingKind, MeetingState
from desktop.minutes import FORMAT, Minutes


def paper() -> Minutes:
    """Give the shortest minutes that are complete."""
    return Minutes(
        format=FORMAT,
        uuid="6f0b6e0c-9d2b-4f57-8f7d-3a5c1c1f0a11",
        version=1,
        state=MeetingState.DRAFT,
        district=11,
        office="دبیرخانهٔ قرارگاه اجتماعی منطقهٔ ۱۱",
        headquarters="قرارگاه اجتماعی منطقهٔ ۱۱",
        headquarters_kind=HeadquartersKind.DISTRICT,
        subdistrict=None,
        quorum=None,
        number=3,
        kind=MeetingKind.ORDINARY,
        letter_number="",
        held_on=date(2025, 10, 4),
        starts_at=None,
        ends_at=None,
        place="تالار شهرداری منطقه",
        chair="",
        secretary="",
        subject="ساماندهی کودکان کار",
        members=(),
        guests=(),
        agenda=(),
        earlier_actions=(),
        resolutions=(),
        next_meeting=None,
        copies_to=(),
        attachments=(),
    )
