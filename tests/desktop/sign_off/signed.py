"""Minutes brought from draft to signed by the steps that people take, with a real seal."""

from desktop.access.entrance import confirm
from desktop.meetings.compile import compile_minutes
from desktop.minutes import Minutes
from desktop.reporting import unheard
from desktop.sign_off.opinions import approve_rest
from desktop.sign_off.signing import prepare, sealed, sign
from desktop.sign_off.steps import submit
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY, Town


def signed(town: Town) -> Minutes:
    """Submit and sign; the secretary is signed in afterwards."""
    office = town.office
    town.enter(SECRETARY)
    submit(office, town.meeting.id)
    town.enter(MAYOR)
    approve_rest(office, town.meeting.id)
    assert office.user is not None
    shown = compile_minutes(office, town.meeting.id)
    stretched = confirm(office, office.user, MAYOR.password)
    signing = prepare(office, town.meeting.id, shown, stretched)
    sign(office, signing, sealed(signing, unheard))
    town.enter(SECRETARY)
    return compile_minutes(office, town.meeting.id)
