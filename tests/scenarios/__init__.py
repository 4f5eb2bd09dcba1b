"""The two real meetings as a new user has them on paper, to be typed through the window.

The people are invented; the bodies, agenda points and decisions are those of the record.
The sample office holds the same two meetings, from the same files.
"""

from dataclasses import dataclass

from desktop import persian
from desktop.sample import files


@dataclass(frozen=True)
class Scenario:
    """What the first start asks for, and the meeting that is typed then."""

    district: int
    office: str
    secretary: str
    meeting: files.Meeting


def _scenario(district: int, file: str) -> Scenario:
    meeting = files.read_meeting(files.MEETINGS / file, district)
    office = f"شهرداری منطقهٔ {persian.digits(district)}"
    return Scenario(district, office, meeting.secretary, meeting)


DISTRICT_11 = _scenario(11, "district_11_first_meeting.json")
DISTRICT_14 = _scenario(14, "district_14_meeting.json")
