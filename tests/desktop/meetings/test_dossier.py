import pytest

from db.records import Meeting
from desktop.errors import NoSuchMeetingError
from desktop.meetings import dossier
from desktop.office import OpenOffice


def test_a_meeting_that_is_not_there_is_named(sample: OpenOffice) -> None:
    last = max(each.id for each in sample.database.select(Meeting))
    with pytest.raises(NoSuchMeetingError) as refusal:
        dossier.read(sample, last + 1)
    assert refusal.value.meeting_id == last + 1
