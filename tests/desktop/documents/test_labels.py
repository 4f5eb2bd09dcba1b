from collections.abc import Mapping
from enum import StrEnum

import pytest

from desktop.documents import labels

TABLES = [table for table in vars(labels).values() if isinstance(table, dict) and table]
TABLES = [table for table in TABLES if all(isinstance(key, StrEnum) for key in table)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: type(next(iter(table))).__name__)
def test_every_choice_has_a_word_of_its_own(table: Mapping[StrEnum, str]) -> None:
    assert list(table) == list(type(next(iter(table))))
    assert len(set(table.values())) == len(table)
    assert all(table.values())
