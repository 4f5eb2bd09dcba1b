"""Every refusal at the door has a sentence that says what to do."""

from pathlib import Path

import pytest

from db.records import Role
from desktop.access import refusals
from desktop.access.passwords import Weakness, WeakPasswordError
from desktop.access.permissions import Deed
from desktop.access.recovery import RecoveryKeyError
from desktop.errors import KeysFault, LockedRecordFault
from ui.sentences import sentence

REFUSALS = (
    *(WeakPasswordError(weakness) for weakness in Weakness),
    *(RecoveryKeyError(group) for group in (0, 1, 8)),
    *(refusals.NotAllowedError(deed, frozenset(Role)) for deed in (None, *Deed)),
    refusals.WrongPasswordError(),
    refusals.WrongRecoveryKeyError(),
    refusals.NameTakenError("آقای سام راد"),
    refusals.LastAdministratorError(),
    refusals.NoSigningKeyError(),
    KeysFault(Path("/office/dabir.keys")),
    LockedRecordFault(Path("/office/dabir.db")),
)


@pytest.mark.parametrize("refusal", REFUSALS, ids=str)
def test_a_refusal_is_a_whole_sentence_without_blame(refusal: Exception) -> None:
    said = sentence(refusal)
    assert said.endswith(".")
    assert not {"خطا", "متأسفانه"} & set(said.split())


def test_a_deed_that_is_not_for_somebody_names_whose_it_is() -> None:
    said = sentence(refusals.NotAllowedError(Deed.SET_OFFICE, {Role.MAYOR}))
    assert "دبیر یا مدیر دبیرخانه" in said


def test_the_wrong_group_of_a_recovery_key_is_named() -> None:
    assert "گروه هفتم" in sentence(RecoveryKeyError(7))


def test_of_what_only_reads_it_is_not_said_that_nothing_changed() -> None:
    refused = refusals.NotAllowedError(Deed.READ_TRAIL, {Role.EXPORT}, writes=False)
    assert "عوض نشد" not in sentence(refused)
    assert "عوض نشد" in sentence(refusals.NotAllowedError(Deed.SUBMIT, {Role.EXPORT}))
