"""What was found in a verified file, in Persian: one sentence for the whole, and what it rests on.

The one hard rule: a file speaks for itself only once it holds; until then its words are given as
what it claims.
"""

from collections.abc import Iterator, Mapping

from db.records import MeetingState
from desktop.calendar import jalali, tehran
from desktop.documents.labels import MEETING_STATES
from desktop.documents.sections.wording import headquarters, in_groups, in_one_line, meeting_name
from desktop.minutes import Minutes, check_code
from desktop.persian import digits, isolate, isolate_name, without_marks
from desktop.seal.verdict import Finding, Kind, Signer
from desktop.sign_off.verifying import Verified
from ui.sentences import shown_size

_GOOD = "امضای این صورتجلسه معتبر است و پرونده از هنگام امضا تغییر نکرده است."
_UNCHANGED = "این پرونده از هنگام امضا تغییر نکرده است."
_STRANGER = (
    "این امضا از آنِ گواهی‌ای است که این‌جا شناخته نیست؛ "
    "اثر انگشت آن را از صاحب امضا بپرسید: {fingerprint}"
)
_NEVER_SIGNED = "این صورتجلسه در این دفتر هنوز امضا نشده است."
_OTHER = "این پرونده با نسخه‌ای که دفتر نگه داشته یکی نیست."
_CLAIMED = "آنچه پرونده دربارهٔ خود می‌گوید و تأیید نمی‌شود:"
_GROUP = 4  # hexadecimal digits of a fingerprint
_MOST_OF_NAME = 100  # letters

_SAID: Mapping[Kind, str] = {
    Kind.EMPTY: "این پرونده خالی است.",
    Kind.TOO_LARGE: "این پرونده بزرگ‌تر از {size} است و وارسی نشد.",
    Kind.WORKBOOK_ALONE: (
        "پروندهٔ Excel به‌تنهایی وارسی نمی‌شود. PDF صورتجلسه را بدهید که همین پرونده درون آن است."
    ),
    Kind.RECORD_ALONE: (
        "دادهٔ صورتجلسه به‌تنهایی وارسی نمی‌شود. PDF صورتجلسه را بدهید که همین داده درون آن است."
    ),
    Kind.NO_PDF: "این پرونده PDF نیست و وارسی نمی‌شود.",
    Kind.TORN: "پایان این PDF نیست؛ نسخه‌ای ناتمام یا آسیب‌دیده است و امضایی در آن دیده نمی‌شود.",
    Kind.FOREIGN: "این PDF صورتجلسهٔ دبیر نیست و وارسی نمی‌شود.",
    Kind.OTHER_PAPER: ("این برگ با دبیر ساخته شده است، اما امضای الکترونیکی ندارد و وارسی نمی‌شود."),
    Kind.UNSIGNED: "این صورتجلسه {state} است و امضا ندارد.",
    Kind.STRIPPED: "امضای این صورتجلسه از پرونده برداشته شده است.",
    Kind.NO_SIGNATURE: "این پرونده امضا ندارد و دادهٔ درون آن خوانده نمی‌شود.",
    Kind.SEVERAL_SIGNATURES: "این پرونده {count} امضا دارد؛ صورتجلسه تنها یک امضا دارد.",
    Kind.APPENDED: "پس از امضا {count} بایت به پایان پرونده افزوده شده است.",
    Kind.CUT_SHORT: "{count} بایت از پایان پروندهٔ امضاشده نیست.",
    Kind.OTHER_FORM: "امضای این پرونده آسیب دیده است یا با دبیر ساخته نشده است.",
    Kind.ALTERED: "این پرونده پس از امضا تغییر کرده است.",
    Kind.FORGED: "امضای این پرونده با کلید گواهی آن ساخته نشده است.",
    Kind.CERTIFICATE_BROKEN: "گواهی امضاکننده درست نیست.",
    Kind.CERTIFICATE_UNKNOWN: "گواهی امضاکننده شناخته نیست.",
    Kind.CERTIFICATE_NOT_YET: "زمان امضا پیش از آغاز اعتبار گواهی است.",
    Kind.CERTIFICATE_EXPIRED: "زمان امضا پس از پایان اعتبار گواهی است.",
    Kind.CERTIFICATE_RETIRED: "زمان امضا پس از جایگزینی گواهی است.",
    Kind.OTHER_SIGNER: "گواهی به نام {text} است، نه به نام کسی که صورتجلسه نام می‌برد.",
    Kind.NO_RECORD: "دادهٔ صورتجلسه درون پرونده نیست.",
    Kind.RECORD_UNREADABLE: "دادهٔ صورتجلسه درون پرونده آسیب دیده است.",
    Kind.RECORD_OF_OTHER_FORMAT: (
        "دادهٔ صورتجلسه به شکل {text} است و با این نسخهٔ دبیر خوانده نمی‌شود."
    ),
    Kind.RECORD_NOT_CANONICAL: "دادهٔ صورتجلسه به شکلی که دبیر می‌نویسد نیست.",
    Kind.RECORD_UNSIGNED: "صورتجلسهٔ درون پرونده خود را امضاشده نمی‌داند.",
    Kind.OTHER_CERTIFICATE: "صورتجلسه گواهی دیگری را نام می‌برد.",
    Kind.RECORD_TOO_LARGE: "دادهٔ صورتجلسه بیش از اندازه بزرگ است و با صفحه‌ها سنجیده نشد.",
    Kind.PAGE_CHANGED: "صفحهٔ {page} تغییر کرده است.",
    Kind.PAGES_DIFFER: "صفحه‌ها با دادهٔ صورتجلسه یکی نیست.",
    Kind.RECORD_CHANGED: "دادهٔ پیوست صورتجلسه تغییر کرده است.",
    Kind.WORKBOOK_CHANGED: "پروندهٔ Excel درون PDF با صورتجلسه یکی نیست.",
    Kind.FRAME_CHANGED: "قلم‌ها، تصویرها یا فهرست‌های درونی پرونده تغییر کرده است.",
    Kind.SEAL_CHANGED: "بخش امضا تغییر کرده است.",
    Kind.FOREIGN_PARTS: "چیزی در پرونده هست که دبیر در صورتجلسه نمی‌گذارد.",
    Kind.OTHER_LAYOUT: (
        "این نسخهٔ دبیر پرونده را به همین شکل نمی‌نویسد، پس برابری صفحه‌ها و Excel آن با دادهٔ "
        "صورتجلسه ثابت نشد. آن را با نسخه‌ای از دبیر وارسی کنید که با آن امضا شده است."
    ),
    Kind.SIGNED_BEFORE_MEETING: "ساعت رایانه هنگام امضا پیش از روز جلسه بوده است.",
}


def verdict_sentence(verified: Verified) -> str:
    """Say in one plain sentence what the file is worth."""
    verdict = verified.verdict
    if not verdict.whole:
        return _sentence(verdict.grave[0], verdict.minutes)
    if verified.is_other:
        return _OTHER if verified.is_signed_here else _NEVER_SIGNED
    return _UNCHANGED if verified.of_stranger else _GOOD


def detail_lines(verified: Verified) -> list[str]:
    """Say what else was found, which minutes these are, who signed them, and what is kept here."""
    verdict, lines = verified.verdict, list[str]()
    if verified.of_stranger and verdict.signer is not None:
        fingerprint = shown_fingerprint(verdict.signer.fingerprint)
        lines.append(_STRANGER.format(fingerprint=fingerprint))
    said = () if verified.is_other and verdict.whole else verdict.grave[:1]
    lines += [_sentence(each, verdict.minutes) for each in verdict.findings if each not in said]
    if verified.is_other and verified.is_signed_here and not verdict.whole:
        lines.append(_OTHER)
    facts = [*_of_minutes(verdict.minutes), *_of_signer(verdict.signer)]
    if facts and not verified.good:
        lines.append(_CLAIMED)
    return [*lines, *facts, *_of_office(verified)]


def _of_office(verified: Verified) -> Iterator[str]:
    """Say what an office adds, where one was asked."""
    kept, minutes = verified.kept, verified.verdict.minutes
    if kept is None or minutes is None:
        return
    if verified.verdict.good:
        yield "گواهی امضاکننده در این دفتر شناخته است."
    if kept.same:
        yield "این پرونده همان است که در این دفتر نگه‌داری می‌شود."
    elif kept.same is None:
        yield "این صورتجلسه از این دفتر نیست."
    if kept.latest > minutes.version:
        yield f"در این دفتر نسخهٔ تازه‌تری امضا شده است: نسخهٔ {digits(kept.latest)}."


def shown_fingerprint(fingerprint: str) -> str:
    """Write a fingerprint in groups, from left to right, as two people compare it aloud."""
    starts = range(0, len(fingerprint), _GROUP)
    return isolate(" ".join(fingerprint[start : start + _GROUP] for start in starts))


def _sentence(finding: Finding, minutes: Minutes | None) -> str:
    state = minutes.state if minutes else MeetingState.DRAFT
    return _SAID[finding.kind].format(
        size=shown_size(finding.size),
        count=digits(finding.size),
        page=digits(finding.page),
        text=named(finding.text),
        state=MEETING_STATES[state],
    )


def _of_minutes(minutes: Minutes | None) -> Iterator[str]:
    if minutes is None:
        return
    yield (
        f"صورتجلسه: {named(headquarters(minutes))}، {meeting_name(minutes)}، "
        f"{jalali.long(minutes.held_on)}"
    )
    code = in_groups(check_code(minutes))
    yield f"نسخهٔ {digits(minutes.version)}، کد وارسی {code}"
    if before := minutes.replaces:
        replaced = in_groups(before.check_code)
        yield f"جایگزین نسخهٔ {digits(before.version)}، کد وارسی {replaced}"
    if signature := minutes.signature:
        yield f"امضاکننده: {named(signature.name)}، {named(signature.post)}"
        yield f"زمان امضا: {tehran.in_words(signature.signed_at)}"


def _of_signer(signer: Signer | None) -> Iterator[str]:
    if signer is None:
        return
    if whom := "، ".join(named(part) for part in (signer.name, signer.post, signer.office) if part):
        yield f"گواهی به نام: {whom}"
    yield f"اثر انگشت گواهی: {shown_fingerprint(signer.fingerprint)}"


def named(text: str) -> str:
    """Write what somebody may have chosen so that it fits a line and reorders nothing."""
    return isolate_name(in_one_line(without_marks(text), _MOST_OF_NAME))
