"""What a resolution says beside its text, in words to be read to the table."""

from db.records import Action, Dissent, Priority, Recurrence, Resolution
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.meetings.dossier import ActionPart, ResolutionPart
from desktop.minutes import Minutes
from desktop.persian import digits, join_and
from desktop.standing import condition_of

NOBODY = "بدون مسئول"
NO_TERM = "بدون مهلت"


def serves(part: ResolutionPart) -> str:
    """Write «محور: بی‌سرپناهان؛ محله: راه‌آهن؛ اولویت: فوری», or what of it there is."""
    facts = {
        "محور": "، ".join(each.name for each in part.focus_areas),
        "محله": "، ".join(each.name for each in part.neighborhoods),
    }
    if part.resolution.priority is not Priority.NORMAL:
        facts["اولویت"] = labels.PRIORITIES[part.resolution.priority]
    return "؛ ".join(f"{name}: {text}" for name, text in facts.items() if text)


def stated(resolution: Resolution) -> str:
    """Write the condition as the minutes print it: «شرط: تأیید کارشناسی – با نظر کلانتری ۱۱۵»."""
    known = condition_of(resolution)
    return "".join(labels.condition(known)) if known else ""


def voted(part: ResolutionPart) -> str:
    """Write «۹ رأی موافق، ۱ رأی مخالف», and below it who dissented and why."""
    record = part.resolution
    counts = {
        "موافق": record.votes_for,
        "مخالف": record.votes_against,
        "ممتنع": record.votes_abstained,
    }
    counted = [f"{digits(count)} رأی {word}" for word, count in counts.items() if count is not None]
    lines = ["، ".join(counted), *map(_dissent, part.dissents)]
    return "\n".join(line for line in lines if line)


def _dissent(dissent: Dissent) -> str:
    said = " – ".join(text for text in (dissent.name.strip(), dissent.reason.strip()) if text)
    return f"نظر مخالف: {said}" if said else ""


def charged(part: ActionPart) -> str:
    """Write «مسئول: شهرداری ناحیهٔ ۴، با همکاری بهزیستی و کلانتری»."""
    who = part.action.responsible.strip()
    helped = join_and(each.name for each in part.supporters)
    parts = (f"مسئول: {who}" if who else NOBODY, f"با همکاری {helped}" if helped else "")
    return "، ".join(filter(None, parts))


def term(action: Action) -> str:
    """Write «تا یکشنبه ۱۰ آبان ۱۴۰۵، ماهانه», or what of it there is."""
    again = "" if action.recurrence is Recurrence.ONCE else labels.RECURRENCES[action.recurrence]
    until = f"تا {jalali.long(action.deadline)}" if action.deadline else ""
    return "، ".join(filter(None, (until, again))) or NO_TERM


def decided(minutes: Minutes) -> str:
    """Write «۱۲ مصوبه، ۳۰ اقدام»."""
    actions = sum(len(each.actions) for each in minutes.resolutions)
    return f"{digits(len(minutes.resolutions))} مصوبه، {digits(actions)} اقدام"
