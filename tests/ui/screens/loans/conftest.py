"""The office, the stick and the mayor's own computer, of which the windows are seen."""

from tests.desktop.loans.conftest import cheap, first_town, way
from tests.desktop.sign_off.conftest import town

__all__ = ["cheap", "first_town", "town", "way"]
