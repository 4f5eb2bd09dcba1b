"""An office with a secretary and a mayor, for what happens between them."""

from tests.desktop.sign_off.conftest import first_signed, first_town, signed_town, town

__all__ = ["first_signed", "first_town", "signed_town", "town"]
