from collections.abc import Iterator
from pathlib import Path

import pytest

from db.records import Duty, FocusArea, Indicator, Office, Organization, Person, Seat, Term
from desktop import persian
from desktop.errors import AlreadyFoundedError, NoSuchDistrictError
from desktop.founding import found
from desktop.office import OpenOffice
from desktop.places.ordered import twin
from tests.offices import open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OpenOffice]:
    with open_office(tmp_path) as opened:
        yield opened


def test_a_founded_office_knows_its_headquarters(office: OpenOffice) -> None:
    found(office, district=11, name="دبیرخانهٔ قرارگاه", secretary="خانم رویا امینی")

    assert office.founded
    assert (office.office.district, office.office.name) == (11, "دبیرخانهٔ قرارگاه")
    assert office.headquarters.name == "قرارگاه اجتماعی منطقهٔ ۱۱"
    assert office.headquarters.place == ""


def test_chair_and_secretary_have_their_seats(office: OpenOffice) -> None:
    found(office, district=14, name="دبیرخانه", secretary="خانم رویا امینی")

    database = office.database
    chair, secretary = database.select(Seat, order="position")
    assert (chair.duty, chair.post) == (Duty.CHAIR, "شهردار منطقه")
    assert (secretary.duty, secretary.post) == (Duty.SECRETARY, "دبیر قرارگاه")
    assert database.get(Organization, chair.organization_id).name == "شهرداری منطقهٔ ۱۴"
    (term,) = database.select(Term)
    assert term.seat_id == secretary.id
    assert database.get(Person, term.person_id).name == "خانم رویا امینی"


def test_the_lists_are_there_to_begin_with(office: OpenOffice) -> None:
    found(office, district=11, name="دبیرخانه", secretary="دبیر")

    organizations = {organization.name for organization in office.database.select(Organization)}
    assert {"بهزیستی", "کمیتهٔ امداد", "کلانتری", "شهرداری ناحیهٔ ۴"} <= organizations
    focus_areas = office.database.select(FocusArea, order="position")
    assert [area.position for area in focus_areas] == list(range(1, len(focus_areas) + 1))
    assert {"بی‌سرپناهان", "پیشگیری", "محله‌های کم‌برخوردار"} <= {area.name for area in focus_areas}
    indicators = office.database.select(Indicator, order="position")
    assert [each.position for each in indicators] == list(range(1, len(indicators) + 1))
    assert ("تخت‌های مددسرا", "تخت") in {(each.name, each.unit) for each in indicators}
    assert all(not twin(office, Indicator, each.name, each.id) for each in indicators)
    names = [*organizations, *(area.name for area in focus_areas)]
    names += [text for each in indicators for text in (each.name, each.unit)]
    assert [persian.digits(persian.clean(name)) for name in names] == names


def test_what_is_typed_is_stored_clean(office: OpenOffice) -> None:
    found(office, district=11, name=" دبيرخانه 1٢۳ ", secretary="خانم كريمي")

    assert office.office.name == "دبیرخانه ۱۲۳"
    assert office.office.secretary == "خانم کریمی"


def test_an_office_is_founded_once(office: OpenOffice) -> None:
    found(office, district=11, name="دبیرخانه", secretary="دبیر")

    with pytest.raises(AlreadyFoundedError):
        found(office, district=12, name="دیگری", secretary="دیگری")
    assert [(row.district, row.name) for row in office.database.select(Office)] == [
        (11, "دبیرخانه")
    ]


@pytest.mark.parametrize("district", [-1, 0, 23])
def test_a_district_outside_the_city_is_refused(office: OpenOffice, district: int) -> None:
    with pytest.raises(NoSuchDistrictError):
        found(office, district=district, name="دبیرخانه", secretary="دبیر")
    assert not office.founded


def test_founding_is_one_act(office: OpenOffice) -> None:
    found(office, district=11, name="دبیرخانه", secretary="دبیر")

    office.database.undo()

    assert not office.founded
    assert office.database.select(Organization) == []
