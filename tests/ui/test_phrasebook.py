"""The phrases of an office as they come into the window."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.meetings import editing
from desktop.meetings.phrases import read_phrases
from desktop.meetings.schedule import call, propose
from desktop.office import DataFile, OpenOffice
from tests.offices import data_file
from ui import phrasebook
from ui.desk import Desk
from ui.phrasebook import Phrasebook


def test_what_is_written_while_they_are_read_is_not_missed(
    office: OpenOffice, qtbot: QtBot
) -> None:
    meeting = call(office, propose(office, date(2026, 10, 4)), "پیگیری")
    resolution = editing.add_resolution(office, meeting, "مددسرا بازسازی شود")
    desk = Desk(office)
    book = Phrasebook.of(desk)
    assert Phrasebook.of(desk) is book
    book.open()
    editing.save(office, replace(resolution, text="مددسرا تجهیز شود"))
    assert book.rest_of("مددسرا") == ""  # they come when the window has time
    qtbot.waitUntil(lambda: book.is_read)
    assert book.rest_of("مددسرا") == " تجهیز شود"
    desk.close()


def test_a_file_that_cannot_be_read_is_tried_again(
    office: OpenOffice, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = call(office, propose(office, date(2026, 10, 4)), "پیگیری")
    editing.add_resolution(office, meeting, "مددسرا بازسازی شود")
    desk = Desk(office)
    book = Phrasebook.of(desk)
    tried: list[DataFile] = []

    def read_elsewhere(file: DataFile) -> object:
        tried.append(file)
        return read_phrases(data_file(tmp_path / "nowhere") if len(tried) == 1 else file)

    monkeypatch.setattr(phrasebook, "read_phrases", read_elsewhere)

    def is_read() -> bool:
        book.open()
        return book.is_read

    qtbot.waitUntil(is_read)
    assert len(tried) == 2
    assert book.rest_of("مددسرا") == " بازسازی شود"
    desk.close()
