"""The Persian words of the trail: what was done, to which record, and to what of it.

The one hard rule: each deed, each table and each column that the trail can name has its word here;
what somebody else wrote into it is shown as it stands.
"""

from collections.abc import Mapping
from typing import Final

from db.records import ChangeKind, SignOffStep
from desktop.access.entrance import TRIALS
from desktop.access.permissions import Deed
from desktop.access.trail import UNDONE, BrokenTrailError, Place, Sort, TrailEntry
from desktop.calendar import tehran
from desktop.calendar.jalali import clock, numeric
from desktop.loans.trail_notes import PLACE, read_judged
from desktop.persian import digits, isolate_name, join_and
from ui.sentences import sentence

SORTS: Final[Mapping[Sort, str]] = {
    Sort.STEPS: "گام‌های امضا",
    Sort.EDITS: "ویرایش‌ها",
    Sort.PEOPLE: "کاربران و کلیدها",
}
ACTS: Final[Mapping[str, str]] = {
    ChangeKind.ADDED: "افزودن",
    ChangeKind.EDITED: "ویرایش",
    ChangeKind.REMOVED: "حذف",
    Deed.WRITE_MINUTES: "نوشتن صورتجلسه",
    Deed.KEEP_LISTS: "نگهداری فهرست‌ها",
    Deed.SET_OFFICE: "تنظیم دفتر",
    Deed.SUBMIT: "فرستادن برای امضا",
    Deed.AMEND: "آغاز اصلاحیه",
    Deed.GIVE_UP: "چشم‌پوشی از اصلاحیه",
    Deed.JUDGE: "نظر دربارهٔ مصوبه",
    Deed.RETURN: "برگشت دادن",
    Deed.SIGN: "امضا",
    Deed.LEND: "سپردن برای امضا روی حافظه",
    Deed.LEND_AGAIN: "نوشتن دوباره روی حافظه",
    Deed.RECALL: "پس گرفتن از امضا",
    Deed.TAKE_BACK: "گرفتن پاسخ امضا از حافظه",
    Deed.FILE_INK: "بایگانی برگ امضاشده",
    Deed.SEND: "ارسال",
    Deed.FILE_RECEIPT: "ثبت رسید",
    Deed.TAKE_ANSWERS: "گرفتن پاسخ از Excel",
    Deed.KEEP_PEOPLE: "نگهداری کاربران",
    Deed.SET_RECOVERY_KEY: "ساختن کلید بازیابی",
    Deed.ACCEPT_CLOCK: "پذیرفتن ساعت رایانه",
    Deed.CHANGE_PASSWORD: "تغییر گذرواژه",
    Deed.SIGN_IN: "ورود",
    Deed.READ_TRAIL: "دیدن سابقهٔ کارها",
}
RECORDS: Final[Mapping[str, str]] = {
    "office": "مشخصات دفتر",
    "headquarters": "قرارگاه",
    "organizations": "دستگاه",
    "earlier_names": "نام پیشین دستگاه",
    "people": "شخص",
    "seats": "کرسی",
    "terms": "عضویت",
    "neighborhoods": "محله",
    "capacities": "ظرفیت",
    "focus_areas": "محور",
    "indicators": "شاخص",
    "meetings": "جلسه",
    "attendance": "حضور",
    "agenda_items": "دستور جلسه",
    "remarks": "سخن",
    "figures": "آمار",
    "resolutions": "مصوبه",
    "dissents": "نظر مخالف",
    "actions": "اقدام",
    "progress": "پیشرفت اقدام",
    "attachments": "پیوست",
    "approvals": "تصویب صورتجلسهٔ پیش",
    "sign_offs": "گام تأیید",
    "versions": "صورتجلسهٔ امضاشده",
    "loans": "صورتجلسهٔ روی حافظه",
    "ink_sheets": "تصویر برگ امضاشده",
    "sends": "ارسال",
    "receipts": "رسید ارسال",
    "users": "کاربر",
    "signing_keys": "کلید امضا",
}
FIELDS: Final[Mapping[str, str]] = {
    "action_id": "اقدام",
    "agenda_item_id": "دستور جلسه",
    "approval": "نتیجه",
    "arrived_at": "ساعت ورود",
    "at": "زمان",
    "borrower_id": "امضاکننده",
    "certificate": "گواهی",
    "chair": "رئیس جلسه",
    "changes": "تغییرها",
    "check_code": "کد بررسی",
    "code": "کد پرونده",
    "condition": "شرط",
    "condition_deadline": "مهلت شرط",
    "condition_decider": "مرجع شرط",
    "copies_to": "رونوشت",
    "deadline": "مهلت",
    "destination": "مقصد",
    "district": "منطقه",
    "duty": "وظیفه",
    "emblem": "نشان",
    "ended_at": "زمان پایان",
    "ends_at": "ساعت پایان",
    "fingerprint": "اثر انگشت گواهی",
    "gist": "خلاصهٔ سخن",
    "guest": "مدعو",
    "headquarters_id": "قرارگاه",
    "held_on": "تاریخ",
    "ink_signatures": "امضاهای روی کاغذ",
    "invocation": "سرآغاز",
    "keeper_id": "متولی",
    "kind": "گونه",
    "label": "عنوان",
    "left_at": "ساعت خروج",
    "letter_date": "تاریخ نامه",
    "letter_number": "شمارهٔ نامه",
    "letterhead_organization": "نام سربرگ",
    "lock_after_minutes": "زمان قفل شدن",
    "low_income": "کم‌برخوردار بودن",
    "made_at": "زمان ساخت",
    "media_type": "قالب",
    "meeting_id": "جلسه",
    "meets_in": "هفتهٔ جلسه",
    "meets_on": "روز جلسه",
    "minutes": "صورتجلسه",
    "name": "نام",
    "neighborhood": "محله",
    "neighborhood_id": "محله",
    "next_at": "ساعت جلسهٔ بعد",
    "next_on": "تاریخ جلسهٔ بعد",
    "next_place": "محل جلسهٔ بعد",
    "number": "شماره",
    "numbering": "شماره‌گذاری",
    "organization": "دستگاه",
    "organization_id": "دستگاه",
    "outcome": "نتیجه",
    "pages": "شمار صفحه‌ها",
    "period": "دوره",
    "person_id": "شخص",
    "place": "محل",
    "planned_minutes": "زمان برنامه",
    "position": "ترتیب",
    "post": "سمت",
    "postponed_from_id": "جلسهٔ مبدأ",
    "presenter": "ارائه‌دهنده",
    "previous_id": "جلسهٔ پیش",
    "priority": "اولویت",
    "provisional": "موقت بودن گذرواژه",
    "quorum": "حد نصاب",
    "readings": "خوانده شدن در جلسه",
    "reason": "دلیل",
    "received_on": "تاریخ رسید",
    "recovery_slot": "کلید بازیابی",
    "recurrence": "تکرار",
    "remark": "توضیح",
    "replaced_at": "زمان جایگزینی",
    "reported_on": "تاریخ گزارش",
    "resolution_focus_areas": "محورها",
    "resolution_id": "مصوبه",
    "resolution_neighborhoods": "محله‌ها",
    "responsible": "مسئول پیگیری",
    "responsible_id": "مسئول پیگیری",
    "retired": "کنار گذاشتن",
    "seat_id": "کرسی",
    "sealed": "کلید",
    "sealed_pdf": "پروندهٔ امضاشده",
    "secretary": "دبیر",
    "send_id": "ارسال",
    "serial": "شمارهٔ حافظه",
    "sha256": "محتوا",
    "sign_off_id": "گام تأیید",
    "signed_at": "زمان امضا",
    "since": "از تاریخ",
    "size": "اندازه",
    "slot": "گذرواژه",
    "speaker": "گوینده",
    "starts_at": "ساعت آغاز",
    "state": "وضعیت",
    "state_reason": "دلیل وضعیت",
    "step": "گام",
    "subdistrict": "ناحیه",
    "subject": "موضوع",
    "substitute": "جانشین",
    "substitute_id": "جانشین",
    "substitute_post": "سمت جانشین",
    "supporters": "دستگاه‌های همکار",
    "text": "متن",
    "title": "عنوان",
    "trail": "سابقهٔ کارها",
    "unit": "واحد",
    "until": "تا تاریخ",
    "user_id": "کاربر",
    "user_roles": "نقش‌ها",
    "value": "مقدار",
    "version": "نسخه",
    "version_id": "نسخه",
    "votes_abstained": "رأی ممتنع",
    "votes_against": "رأی مخالف",
    "votes_for": "رأی موافق",
}
# What the number of a place counts; of the first two it is their own.
_NUMBERED: Final[Mapping[str, str]] = {
    "resolutions": "مصوبهٔ",
    "agenda_items": "دستور",
    "dissents": "مصوبهٔ",
    "actions": "مصوبهٔ",
    "progress": "مصوبهٔ",
    "sign_offs": "نسخهٔ",
    "versions": "نسخهٔ",
    "ink_sheets": "نسخهٔ",
}
_JUDGED: Final[Mapping[SignOffStep, str]] = {
    SignOffStep.SIGNED: "امضای",
    SignOffStep.RETURNED: "برگشت از",
}
_OWN_NUMBER = ("resolutions", "agenda_items")


def moment(entry: TrailEntry) -> str:
    """Write «۱۴۰۵/۰۷/۱۲ ۱۳:۰۵», as clocks in Tehran show it."""
    try:
        return _clock(entry.at)
    except ValueError:
        return entry.at


def _clock(at: str) -> str:
    then = tehran.local(at)
    return f"{numeric(then.date())} {clock(then.time())}"


def act(entry: TrailEntry) -> str:
    """Write «افزودن», «امضا», or «افزودن با واگرد» where something removed came back so."""
    done = entry.act.removeprefix(UNDONE)
    word = ACTS.get(done, done)
    return f"{word} با واگرد" if done != entry.act else word


def subject(entry: TrailEntry) -> str:
    """Write «مصوبهٔ ۲، جلسهٔ ۱۳ قرارگاه منطقه» or «دستگاه «بهزیستی»»; what is gone, «مصوبه»."""
    place, head = entry.place, RECORDS.get(entry.record, entry.record)
    number = ""
    if place.number and entry.record in _NUMBERED:
        number = f"{_NUMBERED[entry.record]} {digits(place.number)}"
    if entry.record == "meetings" and place.meeting is not None:
        return _meeting(place)
    if entry.record in _OWN_NUMBER and number:
        head, number = number, ""
    if name := " ".join(place.name.split()):
        head = f"{head} «{isolate_name(name)}»"
    return "، ".join(filter(None, (head, number, _meeting(place))))


def _meeting(place: Place) -> str:
    if place.meeting is None:
        return ""
    area = f"ناحیهٔ {digits(place.subdistrict)}" if place.subdistrict else "منطقه"
    return f"جلسهٔ {digits(place.meeting)} قرارگاه {area}"


def fields(entry: TrailEntry) -> str:
    """Write «متن و مهلت», or nothing for what did not exist before or exists no more."""
    return join_and(dict.fromkeys(map(_field, entry.fields)))


def _field(name: str) -> str:
    if name.startswith(TRIALS):
        return f"پس از {digits(name.removeprefix(TRIALS))} گذرواژهٔ نادرست"
    if name.startswith(PLACE):
        return f"روی «{isolate_name(name.removeprefix(PLACE))}»"
    if judged := read_judged(name):
        return f"{_JUDGED[judged.step]} {judged.name} در {_clock(judged.at)} روی رایانهٔ خود"
    return FIELDS.get(name, name)


@sentence.register
def _broken(error: BrokenTrailError) -> str:
    return (
        f"زنجیرهٔ سابقهٔ کارها از ردیف {digits(error.entry)} درست نیست: "
        "بیرون از دبیر در آن دست برده‌اند. از پوشهٔ داده‌ها نسخه‌ای نگه دارید "
        "و به پشتیبان دبیر خبر بدهید."
    )
