"""Where an action was decided, whose it is and how far it is: words that several lists share."""

from collections.abc import Sequence
from datetime import date

from db.records import MeetingState, Recurrence
from desktop import persian
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.documents.look import quiet, strong
from desktop.documents.sections.wording import day, headquarters_name
from desktop.minutes import Condition
from desktop.standing import Origin, Word
from desktop.typeset.style import Run


def meeting_of(origin: Origin, district: int) -> str:
    """Write «جلسهٔ ۱۳ قرارگاه اجتماعی منطقهٔ ۱۱ مورخ ۱۴۰۵/۰۷/۱۲، پیش‌نویس»."""
    of = headquarters_name(origin.headquarters, district, origin.subdistrict)
    held_on = persian.bound("مورخ", jalali.numeric(origin.held_on))
    held = f"{persian.bound('جلسهٔ', origin.number)} {of} {held_on}"
    return "، ".join((held, *unsigned(origin)))


def unsigned(origin: Origin) -> tuple[str, ...]:
    """Name the state of minutes that nobody has signed yet: «پیش‌نویس»."""
    return () if origin.state is MeetingState.SIGNED else (labels.MEETING_STATES[origin.state],)


def condition(stated: Condition | None) -> tuple[Run, ...]:
    """Write «شرط: تأیید کارشناسی – با نظر کلانتری ۱۱۵، تا ۱۵ آبان ۱۴۰۵», or what of it there is."""
    if stated is None:
        return ()
    lead, text, decided = labels.condition(stated)
    return (*((quiet(lead),) if lead else ()), strong(text), *((Run(decided),) if decided else ()))


def helped(supporters: Sequence[str]) -> tuple[Run, ...]:
    """Write «با همکاری بهزیستی و کلانتری»."""
    return (quiet(f"با همکاری {persian.join_and(supporters)}" if supporters else ""),)


def term(deadline: date | None, recurrence: Recurrence) -> tuple[Run, ...]:
    """Write «۱۰ آبان ۱۴۰۵» and below it «فصلی», or what of it there is."""
    again = "" if recurrence is Recurrence.ONCE else labels.RECURRENCES[recurrence]
    written = lines((Run(jalali.medium(deadline) if deadline else ""),), (Run(again),))
    return written or (quiet("بدون مهلت"),)


def late(days: int) -> tuple[Run, ...]:
    """Write «۴۴ روز تأخیر»."""
    return (strong(labels.late(days)),)


def reported(of: labels.Standing, last: Word | None) -> tuple[Run, ...]:
    """Write «در حال انجام – … (۱۴۰۵/۰۶/۱۵، نامهٔ ۱۱/۲۱۹۴)», or where it was heard."""
    if last is None:
        return told(of, "", None, "")
    by_letter = last.letter_number or not last.meeting_number
    at = "" if by_letter else persian.bound("جلسهٔ", last.meeting_number or 0)
    if at and last.elsewhere:
        at = f"{at} {last.elsewhere}"
    return told(of, last.text, last.reported_on, last.letter_number, at)


def told(
    of: labels.Standing, word: str, on: date | None, letter_number: str, at: str = ""
) -> tuple[Run, ...]:
    """Write how far an action is, and what is known of the last word on it."""
    letter = persian.bound("نامهٔ", letter_number) if letter_number else ""
    source = "، ".join(filter(None, (day(on), letter, at)))
    parts = Run(f" – {word}" if word else ""), quiet(f" ({source})" if source else "")
    return strong(labels.standing(of)), *parts


def lines(*parts: Sequence[Run]) -> tuple[Run, ...]:
    """Set under each other what says something."""
    said = [part for part in parts if any(run.text for run in part)]
    return tuple(run for part in said for run in (Run("\n"), *part))[1:]
