"""What exported files are called: legal wherever they go, and the same every time.

The one hard rule: a name is built of numbers and set words; of typed text it takes the letters and
figures alone, and no more of them than a name has room for.
"""

import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import PurePath

from db.records import HeadquartersKind
from desktop.calendar.jalali import to_jalali
from desktop.documents.sections.wording import asked_for
from desktop.minutes import Minutes
from desktop.neighborhood_profile import NeighborhoodProfile
from desktop.open_work import OpenWork
from desktop.persian import ZWNJ, digits, join_numbers
from desktop.register import Cover
from desktop.transfer.manifest import MANIFEST

# What a paper is called in front of its headquarters.
MINUTES, INVITATIONS, ATTENDANCE_SHEET = "صورتجلسهٔ", "دعوت‌نامه‌های", "برگ حضور"

_MOST_TYPED, _MOST_TOLD = 120, 100  # bytes


def file_name(minutes: Minutes, suffix: str, paper: str = MINUTES) -> str:
    """Name a file: «صورتجلسهٔ قرارگاه منطقهٔ ۱۱ – جلسهٔ ۳ – ۱۴۰۴.۰۷.۱۲.pdf».

    The date has dots: hyphens between figures would show its parts in reverse after Persian text.
    """
    parts = [
        f"{paper} {_headquarters(minutes)}",
        f"جلسهٔ {minutes.number}",
        _dotted(minutes.held_on),
    ]
    if minutes.version > 1:
        parts.append(f"نسخهٔ {minutes.version}")
    return digits(" – ".join(parts)) + suffix


def manifest_name(papers: Sequence[Minutes]) -> str:
    """Name what goes with the papers of one meeting as these are; of several, so that no others do.

    «فهرست ارسال – منطقهٔ ۱۱ – جلسه‌های ۹، ۱۰ و ۱۲ – ۱۴۰۵.۰۶.۱۵ تا ۱۴۰۵.۰۷.۱۲.sha256»; where there
    are too many to tell, or amendments, «– ۱۷ صورتجلسه – نشان ۰۴۸۲۹۱ –».
    """
    first, *others = papers
    if not others:
        return file_name(first, MANIFEST)
    days = dict.fromkeys(
        (min(each.held_on for each in papers), max(each.held_on for each in papers))
    )
    which = _told_apart(papers) or f"{len(papers)} صورتجلسه – نشان {_mark(papers)}"
    of = f"منطقهٔ {first.district}"
    parts = ("فهرست ارسال", of, which, " تا ".join(map(_dotted, days)))
    return digits(" – ".join(parts)) + MANIFEST


def slip_name(work: OpenWork) -> str:
    """Name a follow-up slip: «برگ پیگیری منطقهٔ ۱۱ – کمیتهٔ امداد – ۱۴۰۵.۰۷.۱۳.pdf»."""
    organization = _typed(work.organization) or "دستگاه"
    parts = (f"برگ پیگیری منطقهٔ {work.district}", organization, _dotted(work.on))
    return digits(" – ".join(parts)) + ".pdf"


def register_name(cover: Cover, suffix: str) -> str:
    """Name a register: «دفتر مصوبات قرارگاه منطقهٔ ۱۱ – ۱۴۰۴.۰۱.۰۱ تا ۱۴۰۵.۰۶.۳۱.pdf».

    What else it is asked for stands before the days: «– بهزیستی – باز –».
    """
    if cover.headquarters is None:
        whose = f"همهٔ قرارگاه‌های منطقهٔ {cover.district}"
    else:
        whose = _of(cover.district, cover.subdistrict)
    asked = " – ".join(_typed(value) for _, value in asked_for(cover.filters))
    period = f"{_dotted(cover.since)} تا {_dotted(cover.until)}"
    parts = (f"دفتر مصوبات {whose}", _cut(asked, _MOST_TOLD), period)
    return digits(" – ".join(filter(None, parts))) + suffix


def profile_name(profile: NeighborhoodProfile) -> str:
    """Name a profile: «شناسنامهٔ اجتماعی محله – منطقهٔ ۱۱ – راه‌آهن – ۱۴۰۵.۰۷.۱۳.pdf»."""
    of = f"منطقهٔ {profile.district}"
    neighborhood = _typed(profile.neighborhood) or "محله"
    parts = ("شناسنامهٔ اجتماعی محله", of, neighborhood, _dotted(profile.on))
    return digits(" – ".join(parts)) + ".pdf"


def free_name(name: str, taken: Collection[str]) -> str:
    """Tell apart two things of which a name says the same, or one would be lost: «… (۲).pdf»."""
    whole, again, number = PurePath(name), name, 1
    while again in taken:
        number += 1
        again = f"{whole.stem} ({digits(number)}){whole.suffix}"
    return again


def _told_apart(papers: Iterable[Minutes]) -> str:
    """Say of which meetings papers are: «جلسه‌های ۹، ۱۰ و ۱۲ – ناحیهٔ ۴ جلسهٔ ۱۱».

    "" where that would be long, or could be said of others too.
    """
    numbers = defaultdict[int, set[int]](set)
    for each in papers:
        of = numbers[_subdistrict(each) or 0]
        if each.number in of or each.version > 1:
            return ""
        of.add(each.number)
    parts = []
    for subdistrict, of in sorted(numbers.items()):
        whose = f"ناحیهٔ {subdistrict} " if subdistrict else ""
        which = "جلسه‌های" if len(of) > 1 else "جلسهٔ"
        parts.append(f"{whose}{which} {join_numbers(sorted(of))}")
    said = digits(" – ".join(parts))
    return said if len(said.encode()) <= _MOST_TOLD else ""


def _mark(papers: Iterable[Minutes]) -> str:
    """Give six figures that belong to these versions, in whatever order they come."""
    versions = "\n".join(sorted(f"{each.uuid} {each.version}" for each in papers))
    return f"{zlib.crc32(versions.encode()) % 1_000_000:06}"


def _headquarters(minutes: Minutes) -> str:
    return _of(minutes.district, _subdistrict(minutes))


def _subdistrict(minutes: Minutes) -> int | None:
    of_subdistrict = minutes.headquarters_kind is HeadquartersKind.SUBDISTRICT
    return minutes.subdistrict if of_subdistrict else None


def _of(district: int, subdistrict: int | None) -> str:
    whole = f"منطقهٔ {district}"
    return f"قرارگاه {whole}" if subdistrict is None else f"قرارگاه ناحیهٔ {subdistrict} {whole}"


def _dotted(day: date) -> str:
    year, month, in_month = to_jalali(day)
    return f"{year}.{month:02}.{in_month:02}"


def _typed(text: str) -> str:
    """Take the letters, figures and joining marks of a typed text, and as many as there is room."""
    words = "".join(letter if _is_plain(letter) else " " for letter in text).split()
    return _cut(" ".join(words), _MOST_TYPED)


def _cut(text: str, most: int) -> str:
    """Take as much of a text as so many bytes hold."""
    return text.encode()[:most].decode(errors="ignore").strip(f" –{ZWNJ}")


def _is_plain(letter: str) -> bool:
    return letter.isalnum() or letter == ZWNJ or unicodedata.category(letter) == "Mn"
