"""What does not hold in the office's file, in Persian: where, what, and what to do.

The one hard rule: it is said what was found, and of nobody that they did it.
"""

from collections.abc import Mapping, Sequence

from db.records import Headquarters, Role
from desktop.calendar import jalali
from desktop.persian import digits
from desktop.sign_off.integrity import Breach, Harm
from ui.access_sentences import ROLES
from ui.area_names import area

ADVICE = (
    "از پوشهٔ داده‌ها، همان‌گونه که هست، نسخه‌ای نگه دارید و به "
    f"{ROLES[Role.ADMINISTRATOR]} خبر بدهید. دبیر چیزی را عوض نمی‌کند."
)

_SAID: Mapping[Harm, str] = {
    Harm.TRAIL: "زنجیرهٔ سابقهٔ کارها از ردیف {entry} به بعد درست نیست.",
    Harm.TRAIL_CUT: "سابقهٔ کارها همهٔ کارهایی را که باید، در بر ندارد.",
    Harm.RULES: "قاعده‌هایی که صورتجلسه‌های امضاشده را قفل می‌کنند، همان نیستند که باید باشند.",
    Harm.STATE: "{meeting}: وضعیت آن با گام‌هایی که ثبت شده است نمی‌خواند.",
    Harm.MEETING_LOST: "جلسه‌ای که صورتجلسهٔ آن امضا شده بود دیگر در دفتر نیست.",
    Harm.SUBMISSION: "{meeting}: آنچه برای امضا فرستاده شد همان نیست که ثبت شده است.",
    Harm.VERSION_LOST: "{meeting}: نسخهٔ امضاشدهٔ آن در دفتر نیست.",
    Harm.VERSION_CHANGED: "{meeting}: دادهٔ نسخهٔ {version} همان نیست که امضا شده است.",
    Harm.SEAL: "{meeting}: امضای پروندهٔ نسخهٔ {version} درست نیست یا از صورتجلسهٔ دیگری است.",
    Harm.CERTIFICATE: "{meeting}: نسخهٔ {version} با کلیدی امضا شده است که از این دفتر نیست.",
    Harm.ANCHOR: "{meeting}: ردیفی از سابقهٔ کارها که امضای نسخهٔ {version} نام می‌برد پیدا نشد.",
    Harm.RECORDS: (
        "{meeting}: آنچه در دفتر نوشته است همان نیست که در نسخهٔ {version} امضا شده است."
    ),
}


def breach_sentence(breach: Breach, tables: Sequence[Headquarters]) -> str:
    """Say of one thing where it is, and what does not hold."""
    return _SAID[breach.harm].format(
        entry=digits(breach.entry),
        version=digits(breach.version),
        meeting=_meeting(breach, tables),
    )


def summary(found: Sequence[Breach], tables: Sequence[Headquarters]) -> str:
    """Say in two sentences what was found and what to do."""
    if len(found) == 1:
        return f"{breach_sentence(found[0], tables)} {ADVICE}"
    return f"{digits(len(found))} چیز در پروندهٔ دفتر همان نیست که باید باشد. {ADVICE}"


def _meeting(breach: Breach, tables: Sequence[Headquarters]) -> str:
    meeting = breach.meeting
    if meeting is None:
        return ""
    areas = (area(each) for each in tables if each.id == meeting.headquarters_id)
    number, day = digits(meeting.number), jalali.long(meeting.held_on)
    return f"جلسهٔ {number} قرارگاه {next(areas, '')} ({day})"
