"""Where an action was decided, whose it is and how far it is: words that several lists share."""

import re
from collections.abc import Sequence
from datetime import date

from db.records import ActionState, MeetingState, Recurrence
from desktop import persian
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.documents.look import quiet, strong
from desktop.documents.sections.wording import headquarters_name
from desktop.standing import Origin, Word
from desktop.typeset.style import Run

_NAMES_ITSELF = re.compile(r"\s*(?:به[ \u200c]?)?(?:شرط|مشروط)")  # «به شرط تأمین اعتبار»


def meeting_of(origin: Origin, district: int) -> str:
    """Write «جلسهٔ ۱۳ قرارگاه اجتماعی منطقهٔ ۱۱ مورخ ۱۴۰۵/۰۷/۱۲، پیش‌نویس»."""
    of = headquarters_name(origin.headquarters, district, origin.subdistrict)
    held_on = persian.bound("مورخ", jalali.numeric(origin.held_on))
    held = f"{persian.bound('جلسهٔ', origin.number)} {of} {held_on}"
    return "، ".join((held, *unsigned(origin)))


def unsigned(origin: Origin) -> tuple[str, ...]:
    """Name the state of minutes that nobody has signed yet: «پیش‌نویس»."""
    return () if origin.state is MeetingState.SIGNED else (labels.MEETING_STATES[origin.state],)


def condition(typed: str) -> tuple[Run, ...]:
    """Write «شرط: تأمین اعتبار», or as it is what names itself a condition."""
    named = _NAMES_ITSELF.match(typed) or not typed
    return (() if named else (quiet("شرط: "),)) + (strong(typed),)


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
    return (strong(f"{persian.digits(days)} روز تأخیر" if days else ""),)


def reported(state: ActionState, last: Word | None) -> tuple[Run, ...]:
    """Write «در حال انجام – … (۱۴۰۵/۰۶/۱۵، نامهٔ ۱۱/۲۱۹۴)»."""
    known = strong(labels.ACTION_STATES[state])
    if last is None:
        return (known,)
    word = f" – {last.text}" if last.text else ""
    return known, Run(word), quiet(f" ({_source(last)})")


def _source(last: Word) -> str:
    day = jalali.numeric(last.reported_on)
    if last.letter_number:
        return f"{day}، {persian.bound('نامهٔ', last.letter_number)}"
    return f"{day}، {persian.bound('جلسهٔ', last.meeting_number)}" if last.meeting_number else day


def lines(*parts: Sequence[Run]) -> tuple[Run, ...]:
    """Set under each other what says something."""
    said = [part for part in parts if any(run.text for run in part)]
    return tuple(run for part in said for run in (Run("\n"), *part))[1:]
