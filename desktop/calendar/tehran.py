"""The clock of the office: a moment is kept in UTC, and told as clocks in Tehran show it.

The one hard rule: there is no summer time, which Iran gave up in 1401.
"""

from datetime import datetime, timedelta, timezone

from desktop import moments, persian
from desktop.calendar import jalali

TEHRAN = timezone(timedelta(hours=3, minutes=30))


def local(moment: str) -> datetime:
    """Read a moment as it is kept, «2026-10-04T09:35:20Z»; raises ValueError."""
    return moments.read(moment).astimezone(TEHRAN)


def in_words(moment: str) -> str:
    """Write «یکشنبه ۱۲ مهر ۱۴۰۵، ساعت ۱۳:۰۵»."""
    then = local(moment)
    return f"{jalali.long(then.date())}، {persian.bound('ساعت', jalali.clock(then.time()))}"
