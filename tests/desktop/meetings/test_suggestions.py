from db.records import FocusArea
from desktop.alphabet import sort_key
from desktop.meetings.suggestions import known_names
from desktop.office import OpenOffice


def test_names_are_offered_by_the_alphabet_and_focus_areas_as_the_office_put_them(
    sample: OpenOffice,
) -> None:
    names = known_names(sample)
    assert list(names.organizations) == sorted(names.organizations, key=sort_key)
    assert list(names.neighborhoods) == sorted(names.neighborhoods, key=sort_key)
    areas = sample.database.select(FocusArea, order="position")
    assert list(names.focus_areas) == [each.name for each in areas]
