"""The question before a visit is removed from this computer: nothing brings back what was said.

Hard rule: it says what is lost, and what can still be done afterwards.
"""

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.persian import isolate_name

NAME = "visit.discard"
_BEGUN = (
    "هر چه اینجا دربارهٔ مصوبه‌ها گفته یا امضا کرده‌اید و هنوز به دفتر نرفته است از میان می‌رود."
    " خود صورتجلسه را با پروندهٔ روی حافظه و همان کد می‌توان از نو باز کرد."
)
_ANSWERED = (
    "پاسخ دیگر از این رایانه دوباره نوشته نمی‌شود. پاسخی که پیش‌تر نوشته شده است سر جای خود می‌ماند."
)


def may_throw_away(parent: QWidget, title: str = "", *, answered: bool = False) -> bool:
    """Ask whether a visit shall go, or the answer that is kept of one; `title` tells which."""
    question = QMessageBox(parent)
    question.setObjectName(NAME)
    question.setWindowTitle("دبیر")
    what = "پاسخ " if answered else ""
    which = f"«{isolate_name(title)}»" if title else "این صورتجلسه"
    question.setText(f"{what}{which} از این رایانه پاک شود؟")
    question.setInformativeText(_ANSWERED if answered else _BEGUN)
    stay = question.addButton("بازگشت", QMessageBox.ButtonRole.RejectRole)
    go = question.addButton("پاک کردن", QMessageBox.ButtonRole.DestructiveRole)
    question.setDefaultButton(stay)
    question.setEscapeButton(stay)
    question.exec()
    return question.clickedButton() is go
