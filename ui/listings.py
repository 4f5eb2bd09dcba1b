"""What commands list on the command line, in columns.

The one hard rule: one line for each thing, and the words of the window.
"""

from collections.abc import Iterable, Sequence

from db.records import Meeting, MeetingState, Role
from desktop.access.people import Newcomer, Person, people
from desktop.access.permissions import Deed
from desktop.access.trail import TrailEntry
from desktop.calendar.jalali import numeric
from desktop.documents.labels import MEETING_STATES
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from desktop.persian import digits, isolate, join_and
from desktop.transfer.parcel import Parcel
from ui import trail_words
from ui.access_sentences import ROLES
from ui.console import table
from ui.sentences import shown_path

MAKING_SAMPLE = "دفتر نمونه ساخته می‌شود و جلسه‌های آن امضا می‌شود؛ چند ثانیه طول می‌کشد."

_NOTHING = "–"


def meetings_table(office: OpenOffice) -> str:
    """List all meetings, the newest first."""
    rows = [
        (
            digits(each.meeting.number),
            digits(each.headquarters.subdistrict or _NOTHING),
            numeric(each.meeting.held_on),
            MEETING_STATES[each.meeting.state],
            each.headquarters.name,
            " ".join(each.meeting.subject.split()),
        )
        for each in listed(office)
    ]
    return table([("شماره", "ناحیه", "تاریخ", "وضعیت", "قرارگاه", "موضوع"), *rows])


def why_no_send(office: OpenOffice, meetings: Iterable[Meeting], parcel: Parcel) -> str:
    """Say why an export of these was not recorded as a send; "" if it was."""
    numbers = {each.number for each in meetings if each.state is not MeetingState.SIGNED}
    told = join_and(map(digits, sorted(numbers)))
    if len(numbers) == 1:
        why = f"صورتجلسهٔ جلسهٔ {told} امضا نشده است"
    elif numbers:
        why = f"صورتجلسه‌های جلسه‌های {told} امضا نشده است"
    elif not parcel.version_ids:
        why = "پروندهٔ PDF از گونهٔ 3b و پروندهٔ Excel با هم نوشته نشد"
    elif not office.may(Deed.SEND):
        why = "نقش شما اجازهٔ ارسال ندارد"
    else:
        return ""
    return f"{why}؛ این خروجی ارسال به شمار نمی‌آید و در سابقهٔ ارسال ثبت نشد."


def people_table(office: OpenOffice) -> str:
    """List who signs in, or did; raises NotAllowedError."""
    office.require(Deed.KEEP_PEOPLE)
    rows = [
        (each.user.name, each.user.post or _NOTHING, _roles(each), _state(each))
        for each in people(office)
    ]
    return table([("نام", "سمت", "نقش", "وضعیت"), *rows])


def _roles(person: Person) -> str:
    return join_and(ROLES[role] for role in Role if role in person.roles) or _NOTHING


def _state(person: Person) -> str:
    if person.user.retired:
        return "کنار گذاشته‌شده"
    return "گذرواژهٔ موقت" if person.user.provisional else "فعال"


def trail_table(entries: Sequence[TrailEntry]) -> str:
    """List the entries of the trail in their order."""
    rows = [
        (
            trail_words.moment(each),
            each.who or _NOTHING,
            trail_words.act(each),
            trail_words.subject(each),
            trail_words.fields(each),
        )
        for each in entries
    ]
    return table([("زمان", "کاربر", "کار", "موضوع", "جزئیات"), *rows])


def sample_people(newcomers: Sequence[Newcomer]) -> str:
    """Write a line for each, for whoever tries the sample: name, roles and password, with tabs."""
    return "\n".join(
        "\t".join((each.name, ",".join(role for role in Role if role in each.roles), each.password))
        for each in newcomers
    )


def sample_made(office: OpenOffice, recovery_key: str) -> str:
    """Say what was made, and give the key that is seen this once."""
    count, folder = digits(len(listed(office))), shown_path(office.folder)
    return (
        f"دفتر نمونهٔ {office.office.name} با {count} جلسه در پوشهٔ {folder} ساخته شد.\n"
        f"کلید بازیابی: {isolate(recovery_key)}"
    )
