"""What a register is asked for on the command line: options, and the filters they mean."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from desktop.office import OpenOffice
    from desktop.register import Filters

F = TypeVar("F", bound=Callable[..., None])

_OPTIONS = (
    click.option("--organization", metavar="NAME", help="فقط آنچه با این دستگاه است"),
    click.option("--open", "course", flag_value="open", help="فقط اقدام‌های باز"),
    click.option("--late", "course", flag_value="late", help="فقط اقدام‌های با تأخیر"),
    click.option("--done", "course", flag_value="done", help="فقط اقدام‌های انجام‌شده"),
    click.option("--focus-area", metavar="NAME", help="فقط مصوبه‌های این محور"),
    click.option("--neighborhood", metavar="NAME", help="فقط مصوبه‌های این محله"),
    click.option("--urgent", is_flag=True, help="فقط مصوبه‌های فوری"),
)


class Asked(NamedTuple):
    """What was given of these options."""

    organization: str | None
    course: str | None
    focus_area: str | None
    neighborhood: str | None
    urgent: bool


def narrowing(command: F) -> F:
    """Let a command take these options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def narrowed(office: "OpenOffice", period: "Filters", asked: Asked, on: date) -> "Filters":
    """Narrow a period to what was asked for; raises what `organization_called` raises."""
    from msgspec.structs import replace  # noqa: PLC0415 - the help waits for nothing

    from db.records import Priority  # noqa: PLC0415
    from desktop.meetings.open_work import organization_called  # noqa: PLC0415
    from desktop.register import Course  # noqa: PLC0415

    name = asked.organization
    return replace(
        period,
        organization=organization_called(office, name, on) if name else "",
        course=Course(asked.course) if asked.course else None,
        focus_area=asked.focus_area or "",
        neighborhood=asked.neighborhood or "",
        priority=Priority.URGENT if asked.urgent else None,
    )
