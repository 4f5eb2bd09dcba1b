"""Minutes that the meeting after them approves: what the papers of both meetings say of it."""

from datetime import date

from db.records import Approval
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.documents.look import strong
from desktop.documents.sections.wording import nth_name
from desktop.minutes import Approved, Previous
from desktop.typeset.style import Run, Text


def said_of_previous(previous: Previous) -> Text:
    """Write «صورتجلسهٔ جلسهٔ دوازدهم (۱۴۰۵/۰۶/۱۵) همان‌گونه که تنظیم شده بود تصویب شد.»."""
    return _said(f"صورتجلسهٔ {_meeting(previous.number, previous.held_on)} ", previous)


def approval_of(previous: Previous) -> str:
    """Write «تصویب صورتجلسهٔ جلسهٔ دوازدهم (۱۴۰۵/۰۶/۱۵)», as an agenda has it."""
    return f"تصویب صورتجلسهٔ {_meeting(previous.number, previous.held_on)}"


def said_of_these(approved: Approved) -> Text:
    """Write «این صورتجلسه در جلسهٔ چهاردهم (۱۴۰۵/۰۸/۱۰) با این تغییرها تصویب شد: …»."""
    return _said(f"این صورتجلسه در {_meeting(approved.number, approved.held_on)} ", approved)


def _meeting(number: int, held_on: date) -> str:
    return f"{nth_name(number)} ({jalali.numeric(held_on)})"


def _said(of: str, told: Previous | Approved) -> Text:
    word = labels.APPROVALS[told.approval]
    if told.approval is Approval.OPEN:
        return (Run(f"{of}{word} است."),)
    if told.approval is Approval.WITH_CHANGES and told.changes:
        return Run(of), strong("با این تغییرها تصویب شد: "), Run(told.changes)
    return Run(of), strong(f"{word}.")
