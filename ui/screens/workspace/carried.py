"""What is said of work that came from earlier meetings: from where, how old, what was heard."""

from db.records import OpenAction, Postponement, Progress
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.persian import digits
from ui.clock import today_here
from ui.widgets.labels import ChipKind

# By how often something came to an agenda after the meeting that made it.
_LOUDNESS: tuple[ChipKind, ...] = ("line", "plain", "warn", "danger")


def age(earlier: OpenAction) -> tuple[str, ChipKind]:
    text = f"{digits(earlier.age)} جلسه معوق" if earlier.age else "تازه"
    return text, _loudness(earlier.age)


def put_off(postponement: Postponement) -> tuple[str, ChipKind]:
    """Say from which meeting an agenda item came, and how often it was put off."""
    times = postponement.times
    often = f"{digits(times)} بار موکول،" if times > 1 else "موکول"
    return f"{often} از جلسهٔ {digits(postponement.meeting.number)}", _loudness(times)


def _loudness(times: int) -> ChipKind:
    return _LOUDNESS[min(times, len(_LOUDNESS) - 1)]


def origin(earlier: OpenAction) -> str:
    """Write «مصوبهٔ ۳، جلسهٔ ۱۰ · شهرداری ناحیهٔ ۴ · مهلت ۳۱ مرداد»."""
    parts = [
        f"مصوبهٔ {digits(earlier.resolution_number)}، جلسهٔ {digits(earlier.meeting.number)}",
        earlier.action.responsible,
    ]
    if deadline := earlier.action.deadline:
        parts.append(f"مهلت {jalali.short(deadline, today_here())}")
    return " · ".join(part for part in parts if part)


def told(word: Progress) -> str:
    """Write «۱۵ شهریور، نامهٔ ۱۱/۲۱۹۴: در حال انجام – دو جای پیشنهادی بازدید شد»."""
    letter = f"، نامهٔ {word.letter_number}" if word.letter_number else ""
    gist = f" – {word.text}" if word.text else ""
    day = jalali.short(word.reported_on, today_here())
    return f"{day}{letter}: {labels.ACTION_STATES[word.state]}{gist}"


def heard(count: int, of: int) -> str:
    """Say of how many open actions this meeting has heard."""
    if not of:
        return "از جلسه‌های پیشین اقدامی باز نمانده است."
    if count == of:
        return f"خبر هر {digits(of)} اقدام باز در این جلسه ثبت شده است."
    return f"{digits(of)} اقدام باز؛ خبر {digits(count)} اقدام در این جلسه ثبت شده است."
