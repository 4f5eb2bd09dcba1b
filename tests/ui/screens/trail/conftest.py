"""The office whose people tests know, in which minutes are signed."""

import pytest

from tests.desktop.sign_off.conftest import Town, first_signed, first_town, signed_town

__all__ = ["first_signed", "first_town", "signed_town"]


@pytest.fixture
def town(signed_town: Town) -> Town:
    return signed_town
