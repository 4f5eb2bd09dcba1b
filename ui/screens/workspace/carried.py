"""What is said of work that came from earlier meetings: from where, how old, what was heard."""

from datetime import date

from db.records import OpenAction, Postponement, Recurrence
from desktop import rounds
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.persian import digits
from ui.area_names import area
from ui.clock import today_here
from ui.widgets.labels import ChipKind

# By how often something came to an agenda after the meeting that made it.
_LOUDNESS: tuple[ChipKind, ...] = ("line", "plain", "warn", "danger")


def age(earlier: OpenAction, on: date) -> tuple[str, ChipKind]:
    """Say as the papers do how long it waits; loud is only what should have been done."""
    late = rounds.days_late(earlier, on) > 0
    return labels.waited(earlier.age, late=late), _loudness(earlier.age) if late else "line"


def put_off(postponement: Postponement) -> tuple[str, ChipKind]:
    """Say from which meeting an agenda item came, and how often it was put off."""
    times = postponement.times
    often = f"{digits(times)} بار موکول،" if times > 1 else "موکول"
    return f"{often} از جلسهٔ {digits(postponement.meeting.number)}", _loudness(times)


def _loudness(times: int) -> ChipKind:
    return _LOUDNESS[min(times, len(_LOUDNESS) - 1)]


def origin(earlier: OpenAction) -> str:
    """Write «مصوبهٔ ۳، جلسهٔ ۱۰ · شهرداری ناحیهٔ ۴ · ماهانه، نوبت ۲ · مهلت ۳۱ مرداد»."""
    this = rounds.running(earlier.action, earlier.done)
    parts = [
        f"مصوبهٔ {digits(earlier.resolution_number)}، جلسهٔ {digits(earlier.meeting.number)}",
        earlier.action.responsible,
        _again(earlier.action.recurrence, this.number),
    ]
    if this.due:
        parts.append(f"مهلت {jalali.short(this.due, today_here())}")
    if following := rounds.following(earlier):
        parts.append(f"نوبت بعد {jalali.short(following, today_here())}")
    return " · ".join(part for part in parts if part)


def _again(recurrence: Recurrence, number: int) -> str:
    if recurrence is Recurrence.ONCE:
        return ""
    again = labels.RECURRENCES[recurrence]
    return f"{again}، نوبت {digits(number)}" if number > 1 else again


def told(earlier: OpenAction) -> str:
    """Write what was heard before: «۱۵ شهریور، نامهٔ ۱۱/۲۱۹۴: در حال انجام – … بازدید شد».

    Where another headquarters heard it, «۱۵ شهریور، جلسهٔ ۱۳ منطقه: …».
    """
    word = earlier.before
    if word is None:
        return ""
    source = f"، نامهٔ {word.letter_number}" if word.letter_number else _elsewhere(earlier)
    gist = f" – {word.text}" if word.text else ""
    day = jalali.short(word.reported_on, today_here())
    return f"{day}{source}: {labels.standing(rounds.standing_before(earlier))}{gist}"


def _elsewhere(earlier: OpenAction) -> str:
    if earlier.elsewhere is None:
        return ""
    meeting, headquarters = earlier.elsewhere
    return f"، جلسهٔ {digits(meeting.number)} {area(headquarters)}"


def heard(count: int, of: int) -> str:
    """Say of how many open actions this meeting has heard."""
    if not of:
        return "از جلسه‌های پیشین اقدامی باز نمانده است."
    if count == of:
        return f"خبر هر {digits(of)} اقدام باز در این جلسه ثبت شده است."
    return f"{digits(of)} اقدام باز؛ خبر {digits(count)} اقدام در این جلسه ثبت شده است."
