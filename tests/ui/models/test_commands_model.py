"""The list of commands keeps what Qt asks of a model, and reads a row out as a whole."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.models.commands_model import CommandsModel, Told


def test_it_is_a_sound_model_that_tells_words_key_and_place() -> None:
    model = CommandsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_commands(
        [Told("چاپ این برگه", "Ctrl+Shift+P", "این بخش"), Told("بستن دبیر", "", "")]
    )
    read = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert read == ["چاپ این برگه، Ctrl+Shift+P، این بخش", "بستن دبیر"]
    model.show_commands([])
    assert model.rowCount() == 0
