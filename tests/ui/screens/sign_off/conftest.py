"""The office of the sign-off, of which the mayor or the secretary sees the window."""

from tests.desktop.sign_off.conftest import first_signed, first_town, signed_town, town

__all__ = ["first_signed", "first_town", "signed_town", "town"]
