from pytestqt.qtbot import QtBot

from tests.ui.keys import shown, type_text
from ui.widgets.field import Tone
from ui.widgets.labelled import Labelled
from ui.widgets.line_field import LineField


def test_the_label_names_its_field(qtbot: QtBot) -> None:
    field = LineField()
    labelled = Labelled("موضوع", field)
    qtbot.addWidget(labelled)
    assert field.accessibleName() == "موضوع"
    assert labelled.label.buddy() is field


def test_a_name_given_by_the_owner_stays(qtbot: QtBot) -> None:
    field = LineField()
    field.setAccessibleName("موضوع جلسه")
    labelled = Labelled("موضوع", field)
    qtbot.addWidget(labelled)
    assert field.accessibleName() == "موضوع جلسه"


def test_the_line_below_shows_the_hint_then_the_problem_then_the_hint_again(qtbot: QtBot) -> None:
    field = LineField()
    labelled = Labelled("موضوع", field)
    shown(qtbot, labelled, focus=field)
    line = labelled.note_line
    assert not line.isVisible()
    field.note.show_hint("جمعه و تعطیل است", Tone.WARNING)
    assert line.isVisible()
    assert line.text.text() == "جمعه و تعطیل است"
    field.note.show_problem("این خانه نباید خالی بماند.")
    assert line.text.text() == "این خانه نباید خالی بماند."
    assert field.accessibleDescription() == "این خانه نباید خالی بماند."
    type_text("م")
    assert line.text.text() == "جمعه و تعطیل است"


def test_a_problem_grows_no_field(qtbot: QtBot) -> None:
    field = LineField()
    labelled = Labelled("موضوع", field)
    qtbot.addWidget(labelled)
    labelled.show()
    before = field.height()
    field.note.show_problem("این خانه نباید خالی بماند.")
    labelled.adjustSize()
    assert field.height() == before == 34
