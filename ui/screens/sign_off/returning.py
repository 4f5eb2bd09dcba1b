"""What is asked when minutes go back to the secretary."""

from PySide6.QtWidgets import QWidget

from desktop.persian import digits
from ui.dialogs.words_dialog import Question, WordsDialog

_BACK_WITH = "ملاحظه‌های مصوبه‌ها با آن می‌روند. اگر نکته‌ای دربارهٔ همهٔ صورتجلسه هست، بنویسید."
_BACK_BARE = "بنویسید چه چیزی در صورتجلسه باید اصلاح شود."


def ask_for_remark(returned: int, owner: QWidget, name: str) -> str | None:
    """Ask for a remark on the whole, needed where no resolution is returned; None to stay."""
    dialog = WordsDialog(_question(returned), owner, name=name)
    accepted = dialog.exec() == WordsDialog.DialogCode.Accepted
    words = dialog.words
    dialog.deleteLater()
    return words if accepted else None


def _question(returned: int) -> Question:
    if returned:
        return Question(
            f"برگشت به دبیر با {digits(returned)} ملاحظه",
            _BACK_WITH,
            "ملاحظهٔ کلی (اختیاری)",
            "برگشت به دبیر",
            "",
        )
    return Question(
        "برگشت به دبیر", _BACK_BARE, "ملاحظهٔ کلی", "برگشت به دبیر", "ملاحظه را بنویسید."
    )
