"""Moments as they are stored: UTC to the second, «2026-10-04T07:30:00Z»."""

from datetime import UTC, datetime

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def now() -> str:
    return stored(datetime.now(UTC))


def stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(_FORM)


def read(moment: str) -> datetime:
    return datetime.strptime(moment, _FORM).replace(tzinfo=UTC)
