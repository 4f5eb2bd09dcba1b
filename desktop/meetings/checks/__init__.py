"""What is still missing from a meeting's minutes, as data that leads to its place."""

from desktop.meetings.checks.attendance import voters
from desktop.meetings.checks.findings import WEIGHTS, Finding, Lack, MinutesSection, Weight
from desktop.meetings.checks.reviewing import Passed, Point, blockers, passed, review

__all__ = [
    "WEIGHTS",
    "Finding",
    "Lack",
    "MinutesSection",
    "Passed",
    "Point",
    "Weight",
    "blockers",
    "passed",
    "review",
    "voters",
]
