"""What the mayor thinks of each resolution, kept while reading, until the minutes go on."""

from collections.abc import Mapping
from dataclasses import replace

from db import meetings
from db.records import Opinion, Resolution, SignOffStep
from desktop.access.permissions import Deed
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.sign_off.states import expect


def opinions(office: OpenOffice, meeting_id: int) -> Mapping[int, Opinion]:
    """Give an opinion for each resolution, by its number; one of which nothing is said too."""
    resolutions = meetings.parts(office.database, Resolution, meeting_id)
    keys = ",".join(str(each.id) for each in resolutions)
    stored = office.database.select(Opinion, f"resolution_id IN ({keys})")
    known = {each.resolution_id: each for each in stored}
    return {
        number: known.get(each.id, Opinion(resolution_id=each.id))
        for number, each in enumerate(resolutions, 1)
    }


def judge(
    office: OpenOffice, resolution: Resolution, *, approved: bool | None, remark: str = ""
) -> None:
    """Keep what the mayor thinks; None takes it back. Raises NotAllowedError, StepError."""
    with office.act(Deed.JUDGE):
        expect(office, resolution.meeting_id, SignOffStep.RETURNED)
        found = office.database.select(Opinion, "resolution_id = ?", (resolution.id,))
        opinion = found[0] if found else Opinion(resolution_id=resolution.id)
        _keep(office, replace(opinion, approved=approved, remark=clean(remark)))


def approve_rest(office: OpenOffice, meeting_id: int) -> None:
    """Approve every resolution of which nothing was said yet; raises as `judge` does."""
    with office.act(Deed.JUDGE):
        expect(office, meeting_id, SignOffStep.RETURNED)
        for opinion in opinions(office, meeting_id).values():
            if opinion.approved is None:
                _keep(office, replace(opinion, approved=True))


def forget_opinions(office: OpenOffice, meeting_id: int) -> None:
    """Let go of what was thought of minutes that go on; inside the act of their step."""
    for opinion in opinions(office, meeting_id).values():
        if opinion.id:
            office.database.delete(opinion)


def _keep(office: OpenOffice, opinion: Opinion) -> None:
    if opinion.id:
        office.database.update(opinion)
    else:
        office.database.insert(opinion)
