"""Pictures of the answers that came back in a workbook: with conflicts, alone, and none at all."""

from datetime import date
from pathlib import Path

from db.records import Meeting
from desktop.answers.planning import plan
from desktop.answers.returned import Returned, read_returned
from desktop.documents.workbook import write_workbook
from desktop.meetings.compile import compile_minutes
from desktop.office import OpenOffice
from tests.desktop.answers.books import fill
from tests.pictures import Pictures, picture, shown
from tests.ui.keys import press
from ui.dialogs.answers_dialog import AnswersDialog
from ui.window import Window

TODAY = date(2026, 11, 22)
LONG = (
    "اعتبار تأمین نشده و کار به ماه آینده کشیده است. با دفتر فنی گفت‌وگو شد و قرار است تا پایان آذر "
    "نقشه‌ها برسد؛ پس از آن پیمانکار برگزیده می‌شود و کار دو ماه زمان می‌خواهد. "
)
ANSWERS = (
    ("انجام شد", "1405/8/1", "۱۲/۳۴۵", "تمام شد؛ تماس 09121234567"),
    ("در حال انجام", None, "۹۸۷/الف", LONG * 3),
    ("=A1",),
    ("انجام شده", "1405/1/20", None, "گزارش پایانی پیوست است"),
    ("شاید", "1405/8/2"),
    (None, "1405/8/20", "۴۵۶", LONG),
    ("انجام‌شده", "1405/12/1"),
    ("کنار گذاشته شد", "1405/8/15", "۳"),
)


def answers(office: OpenOffice, window: Window, folder: Path) -> Pictures:
    """Show a workbook that came back to the list of meetings."""
    window.show_meetings()
    minutes = max(
        (compile_minutes(office, meeting.id) for meeting in office.database.select(Meeting)),
        key=lambda each: sum(len(resolution.actions) for resolution in each.resolutions),
    )
    file = folder / "صورتجلسهٔ نخست، پاسخ دستگاه‌ها.xlsx"
    with file.open("wb") as stream:
        write_workbook(minutes, stream)
    fill(file, *ANSWERS)
    preview = AnswersDialog(plan(office, read_returned(file), TODAY), window)
    yield "answers", shown(window, preview)
    press("Down", "Left")
    yield "answers-chosen", picture(window, preview)
    press("Ctrl+F", "End")
    yield "answers-conflicts", picture(window, preview)
    preview.close()
    nothing = Returned(file.name, "", minutes.uuid, 1, (), empty=19, in_use=True)
    preview = AnswersDialog(plan(office, nothing, TODAY), window)
    yield "answers-none", shown(window, preview)
    preview.close()
