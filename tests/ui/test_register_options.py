from datetime import date

import pytest

from db.records import Priority
from desktop.errors import NoSuchOrganizationError
from desktop.office import OpenOffice
from desktop.register import Course, Filters
from ui.register_options import Asked, narrowed

TODAY = date(2026, 11, 22)
PERIOD = Filters(since=date(2026, 3, 21), until=TODAY)
NOTHING = Asked(organization=None, course=None, focus_area=None, neighborhood=None, urgent=False)


def test_without_an_option_nothing_is_left_out(office: OpenOffice) -> None:
    assert narrowed(office, PERIOD, NOTHING, TODAY) == PERIOD
    assert not PERIOD.narrow


def test_options_mean_filters_and_an_unknown_organization_is_told(sample: OpenOffice) -> None:
    asked = Asked("كميته امداد", "late", "بی‌سرپناهان", "راه‌آهن", urgent=True)
    assert narrowed(sample, PERIOD, asked, TODAY) == Filters(
        since=PERIOD.since,
        until=TODAY,
        organization="کمیتهٔ امداد",
        course=Course.LATE,
        focus_area="بی‌سرپناهان",
        neighborhood="راه‌آهن",
        priority=Priority.URGENT,
    )
    with pytest.raises(NoSuchOrganizationError):
        narrowed(sample, PERIOD, NOTHING._replace(organization="ژژژ"), TODAY)
