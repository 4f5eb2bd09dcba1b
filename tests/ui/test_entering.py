"""The ways into an office as jobs: what they bring, and what they tell of it."""

from pathlib import Path

import pytest

from desktop.access.entrance import recover, sign_in
from desktop.access.refusals import WrongRecoveryKeyError
from tests.ui.door import SECRETARY, founded
from ui.entering import administrators, by_password, by_recovery_key, enter, put_in_force
from ui.screens.entrance.recovery import Recovered

OWN = "nolasibe-55"

pytestmark = pytest.mark.usefixtures("quick")


def unhurried(_seconds: float) -> None:
    """Let a trial take no time."""


@pytest.mark.parametrize("renew", [True, False])
def test_the_recovery_key_that_was_used_opens_until_another_is_kept(
    tmp_path: Path,
    renew: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    key = founded(tmp_path).recovery_key
    (user,) = administrators(tmp_path, key)
    admitted = by_recovery_key(tmp_path, key, user, OWN, renew=renew)
    recover(tmp_path, key).close()
    sign_in(tmp_path, SECRETARY.name, OWN).close()
    assert bool(admitted.recovery_key) is renew
    if not renew:
        return
    assert not admitted.in_force
    with enter(admitted) as office:
        put_in_force(office, admitted.recovery_key)(None)
    recover(tmp_path, admitted.recovery_key).close()
    with pytest.raises(WrongRecoveryKeyError):
        recover(tmp_path, key)


def test_what_is_told_of_who_came_in_opens_nothing(tmp_path: Path) -> None:
    begun = founded(tmp_path)
    came = by_password(tmp_path, SECRETARY.name, SECRETARY.password, unhurried)
    recovered = Recovered(begun.recovery_key, administrators(tmp_path, begun.recovery_key))
    for kept in (begun, came, recovered):
        assert begun.recovery_key not in repr(kept)
        assert repr(came.file.key)[2:-1] not in repr(kept)
