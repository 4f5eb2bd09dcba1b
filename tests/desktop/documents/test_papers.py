"""Papers as finished bytes, where one does not come out as it should."""

import logging

import pytest

from desktop.documents.papers import minutes_paper
from desktop.errors import LostLettersError
from desktop.reporting import unheard
from desktop.typeset import font
from tests.desktop.documents.sample import FULL


@pytest.mark.logs_errors
def test_a_paper_that_lost_letters_is_reported_without_a_word_of_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    truth = font._to_unicode
    monkeypatch.setattr(font, "_to_unicode", lambda codes: truth(codes).replace(b"0645", b"0646"))
    with caplog.at_level(logging.ERROR), pytest.raises(LostLettersError):
        minutes_paper(FULL, unheard)
    assert "does not say what was typed" in caplog.text
    assert FULL.resolutions[0].text[:12] not in caplog.text
