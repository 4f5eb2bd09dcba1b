"""What a meeting is found by in the list: number, day, subject, state.

Hard rule: what else stands in its row, as counts and the names of headquarters, finds nothing.
"""

from desktop.calendar import jalali
from desktop.documents import labels
from desktop.meetings.listing import ListedMeeting
from desktop.persian import digits, ordinal
from desktop.search import is_same


def words(each: ListedMeeting) -> str:
    """Write the number and the day in every way in which people look for them, and the rest."""
    meeting = each.meeting
    day = meeting.held_on
    figures = "/".join(map(digits, jalali.to_jalali(day)))  # without leading zeros
    return "|".join(
        (
            f"جلسهٔ {ordinal(meeting.number)}",
            digits(meeting.number),
            jalali.long(day),
            jalali.numeric(day),
            figures,
            meeting.subject,
            labels.MEETING_STATES[meeting.state],
        )
    )


def sought(typed: str) -> str:
    """Make one word of a day and its month: «۸ مهر» is no meeting ۸ of another day in مهر."""
    found: list[str] = []
    for word in typed.split():
        if found and found[-1].isdigit() and any(is_same(word, name) for name in jalali.MONTHS):
            found[-1] += word
        else:
            found.append(word)
    return " ".join(found)
