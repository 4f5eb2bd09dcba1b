from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from db.records import (
    Action,
    FocusArea,
    Meeting,
    Neighborhood,
    Organization,
    Record,
    Resolution,
    ResolutionFocusArea,
    ResolutionNeighborhood,
    Supporter,
)
from desktop.meetings import dossier, editing, naming
from desktop.office import OpenOffice


@pytest.fixture
def resolution(office: OpenOffice, meeting: Meeting) -> Resolution:
    return editing.add_resolution(office, meeting, "متن")


@pytest.fixture
def action(office: OpenOffice, resolution: Resolution) -> Action:
    return editing.add_action(office, resolution, "کار")


def count(office: OpenOffice, kind: type[Record]) -> int:
    return len(office.database.select(kind))


@pytest.mark.parametrize(
    "typed", ["کمیتهٔ امداد", "كميته امداد", "کمیتۀ‌امداد", "  کمیته  امداد ", "کمیتة امداد"]
)
def test_a_known_organization_is_linked_however_it_is_spelled(
    office: OpenOffice, action: Action, typed: str
) -> None:
    before = count(office, Organization)
    naming.entrust(office, action, typed)
    stored = office.database.get(Action, action.id)
    assert stored.responsible == "کمیتهٔ امداد"
    assert office.database.get(Organization, stored.responsible_id or 0).name == "کمیتهٔ امداد"
    assert count(office, Organization) == before


def test_a_new_organization_joins_the_list_once(office: OpenOffice, action: Action) -> None:
    before = count(office, Organization)
    naming.entrust(office, action, " مؤسسهٔ خيريه ")
    naming.set_supporters(office, action, ["موسسه خیریه"])
    assert count(office, Organization) == before + 1
    assert office.database.get(Action, action.id).responsible == "مؤسسهٔ خیریه"
    office.database.undo()
    office.database.undo()
    assert count(office, Organization) == before


def test_a_responsibility_can_be_taken_away(office: OpenOffice, action: Action) -> None:
    naming.entrust(office, action, "بهزیستی")
    naming.entrust(office, action, "  ")
    stored = office.database.get(Action, action.id)
    assert (stored.responsible, stored.responsible_id) == ("", None)


def test_entrusting_keeps_what_was_written_meanwhile(office: OpenOffice, action: Action) -> None:
    editing.save(office, replace(action, text="تازه"))
    naming.entrust(office, action, "بهزیستی")
    assert office.database.get(Action, action.id).text == "تازه"


def supporters(office: OpenOffice, action: Action) -> list[str]:
    links = office.database.select(Supporter, "action_id = ?", (action.id,), "position")
    assert [link.position for link in links] == list(range(1, len(links) + 1))
    return [link.name for link in links]


def test_supporters_are_distinct_and_in_the_order_typed(office: OpenOffice, action: Action) -> None:
    naming.set_supporters(office, action, ["کلانتری", "", "بهزیستی", "كلانتري", " ", "نو"])
    assert supporters(office, action) == ["کلانتری", "بهزیستی", "نو"]
    naming.set_supporters(office, action, ["نو", "کلانتری"])
    assert supporters(office, action) == ["نو", "کلانتری"]
    office.database.undo()
    assert supporters(office, action) == ["کلانتری", "بهزیستی", "نو"]
    naming.set_supporters(office, action, [])
    assert supporters(office, action) == []


Setter = Callable[[OpenOffice, Resolution, Sequence[str]], None]


@pytest.mark.parametrize(
    ("set_names", "kind", "link"),
    [
        (naming.set_focus_areas, FocusArea, ResolutionFocusArea),
        (naming.set_neighborhoods, Neighborhood, ResolutionNeighborhood),
    ],
)
def test_focus_areas_and_neighborhoods_likewise(
    office: OpenOffice,
    resolution: Resolution,
    set_names: Setter,
    kind: type[Record],
    link: type[Record],
) -> None:
    before = count(office, kind)
    set_names(office, resolution, ["محلهٔ نو", "محله‌ی تازه", "محله نو", ""])
    other = editing.add_resolution(office, office.database.get(Meeting, resolution.meeting_id))
    set_names(office, other, ["محلۀ نو"])
    assert count(office, kind) == before + 2
    names = [getattr(each, "name", "") for each in office.database.select(link)]
    assert names == ["محلهٔ نو", "محله‌ی تازه", "محلهٔ نو"]


def test_a_new_focus_area_stands_last_in_its_list(
    office: OpenOffice, resolution: Resolution
) -> None:
    naming.set_focus_areas(office, resolution, ["محور نو"])
    assert office.database.select(FocusArea, order="position")[-1].name == "محور نو"


def test_a_resolution_keeps_the_name_of_its_day(
    office: OpenOffice, meeting: Meeting, action: Action
) -> None:
    naming.entrust(office, action, "بهزیستی")
    body = office.database.select(Organization, "name = ?", ("بهزیستی",))[0]
    editing.save(office, Organization(id=body.id, uuid=body.uuid, name="سازمان بهزیستی"))
    (part,) = dossier.read(office, meeting.id).resolutions
    assert part.actions[0].action.responsible == "بهزیستی"
