"""Asking whether to leave although what was typed last could not be written."""

from PySide6.QtWidgets import QMessageBox, QWidget


def leaves_unwritten(parent: QWidget) -> bool:
    """Ask, and tell whether what waits is given up; Enter and Esc stay."""
    question = QMessageBox(parent)
    question.setWindowTitle("دبیر")
    question.setText("آخرین نوشته‌ها هنوز ذخیره نشده‌اند.")
    question.setInformativeText("اگر دبیر بسته شود، آنچه پس از آخرین ذخیره نوشته‌اید از دست می‌رود.")
    stay = question.addButton("بازگشت و ذخیره", QMessageBox.ButtonRole.RejectRole)
    leave = question.addButton("بستن بدون ذخیره", QMessageBox.ButtonRole.DestructiveRole)
    question.setDefaultButton(stay)
    question.setEscapeButton(stay)
    question.exec()
    return question.clickedButton() is leave
