"""The way in: without a command the window opens; a command works without a screen.

The one hard rule: no logic, and each command imports what it needs when it runs, so that none
waits for Qt, and the help for nothing at all.
"""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line import Group, JalaliDay, NotOneOf, run

if TYPE_CHECKING:
    from desktop.minutes import Minutes
    from desktop.office import OpenOffice

the_meeting = click.option(
    "--meeting",
    metavar="N",
    type=int,
    required=True,
    help="شمارهٔ جلسه، همان که در فهرست فرمان meetings است",
)
the_subdistrict = click.option(
    "--subdistrict",
    metavar="K",
    type=int,
    help="جلسهٔ قرارگاه این ناحیه؛ بی آن، قرارگاه منطقه",
)

the_folder = click.option(
    "--to",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    required=True,
    help="پوشهٔ مقصد؛ اگر نباشد، در پوشه‌ای که هست ساخته می‌شود",
)
replacing = click.option("--replace", is_flag=True, help="پرونده‌های هم‌نام را جایگزین می‌کند")


def _usual_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("dabir", appauthor=False)


@click.group(
    cls=Group,
    invoke_without_command=True,
    help="دبیر، میز کار دبیرخانهٔ قرارگاه اجتماعی. بی‌فرمان، پنجره باز می‌شود.",
)
@click.option(
    "--data",
    metavar="DIR",
    envvar="DABIR_DATA",
    type=click.Path(path_type=Path),
    default=_usual_folder,
    help="پوشهٔ داده‌ها؛ بی آن، DABIR_DATA یا جای همیشگی سیستم",
)
@click.pass_context
def dabir(context: click.Context, data: Path) -> None:
    context.obj = data
    if context.invoked_subcommand is None:
        from ui.start import open_window

        context.exit(open_window(data))


@dabir.command(help="دفتر نمونه را در پوشهٔ دادهٔ خالی می‌سازد.")
@click.pass_obj
def sample(data: Path) -> None:
    from desktop.log import start_logging
    from desktop.meetings.listing import listed
    from desktop.office import open_empty
    from desktop.persian import digits
    from desktop.sample import fill
    from ui.console import echo
    from ui.sentences import shown_path

    with open_empty(data) as office:
        start_logging(data)
        fill(office)
        name, count = office.office.name, digits(len(listed(office)))
    echo(f"دفتر نمونهٔ {name} با {count} جلسه در پوشهٔ {shown_path(data)} ساخته شد.")


@dabir.command(help="جلسه‌ها را فهرست می‌کند، تازه‌ترین در آغاز.")
@click.pass_obj
def meetings(data: Path) -> None:
    from desktop.calendar.jalali import numeric
    from desktop.documents.labels import MEETING_STATES
    from desktop.meetings.listing import listed
    from desktop.persian import digits
    from ui.console import echo, table

    with _office(data) as office:
        rows = [
            (
                digits(each.meeting.number),
                digits(each.headquarters.subdistrict or "–"),
                numeric(each.meeting.held_on),
                MEETING_STATES[each.meeting.state],
                each.headquarters.name,
                " ".join(each.meeting.subject.split()),
            )
            for each in listed(office)
        ]
    echo(table([("شماره", "ناحیه", "تاریخ", "وضعیت", "قرارگاه", "موضوع"), *rows]))


@dabir.command(help="صورتجلسه را در پوشه‌ای می‌نویسد: PDF و Excel، یا یکی از این دو.")
@the_meeting
@the_subdistrict
@the_folder
@click.option("--pdf", is_flag=True, help="فقط PDF")
@click.option("--excel", is_flag=True, help="فقط Excel")
@click.option(
    "--archive",
    type=click.Choice(("3b", "1b")),
    default="3b",
    help="گونهٔ PDF/A؛ بی این گزینه 3b، و 1b بی پیوست و برچسب است",
)
@replacing
@click.pass_obj
def export(
    data: Path,
    *,
    meeting: int,
    subdistrict: int | None,
    folder: Path,
    pdf: bool,
    excel: bool,
    archive: str,
    replace: bool,
) -> None:
    from desktop.documents.export import Format
    from desktop.documents.export import export as write
    from desktop.typeset.archive import Archive

    wanted = [one for one, chosen in ((Format.PDF, pdf), (Format.EXCEL, excel)) if chosen]
    written = write(
        _minutes(data, meeting, subdistrict),
        folder,
        wanted or tuple(Format),
        replace=replace,
        archive=Archive(archive),
    )
    _tell(written)


@dabir.command(help="برای هر عضو یک دعوت‌نامه می‌نویسد، همه در یک PDF.")
@the_meeting
@the_subdistrict
@the_folder
@replacing
@click.pass_obj
def invitations(
    data: Path, *, meeting: int, subdistrict: int | None, folder: Path, replace: bool
) -> None:
    from desktop.documents.export import export_invitations
    from ui.clock import today_here

    minutes = _minutes(data, meeting, subdistrict)
    _tell(export_invitations(minutes, folder, today_here(), replace=replace))


@dabir.command(help="برگ حضور جلسه را برای امضا می‌نویسد.")
@the_meeting
@the_subdistrict
@the_folder
@replacing
@click.pass_obj
def attendance_sheet(
    data: Path, *, meeting: int, subdistrict: int | None, folder: Path, replace: bool
) -> None:
    from desktop.documents.export import export_attendance_sheet

    minutes = _minutes(data, meeting, subdistrict)
    _tell(export_attendance_sheet(minutes, folder, replace=replace))


@dabir.command(help="برگ پیگیری یک دستگاه را می‌نویسد، یا یکی برای هر دستگاه.")
@click.option("--organization", metavar="NAME", help="نام دستگاه، یا واژه‌هایی که فقط در آن است")
@click.option("--all", "everyone", is_flag=True, help="برای هر دستگاهی که اقدام باز دارد یک PDF")
@the_folder
@replacing
@click.pass_obj
def slip(
    data: Path, *, organization: str | None, everyone: bool, folder: Path, replace: bool
) -> None:
    from desktop.documents.export_lists import export_slips
    from desktop.meetings.open_work import all_open_work, open_work, organization_called
    from ui.clock import today_here

    if everyone is (organization is not None):
        raise NotOneOf("--organization", "--all")
    today = today_here()
    with _office(data) as office:
        if organization is None:
            works = all_open_work(office, today)
        else:
            name = organization_called(office, organization, today)
            works = (open_work(office, name, today),)
    _tell(export_slips(works, folder, replace=replace))


@dabir.command(help="دفتر مصوبات یک دوره را می‌نویسد.")
@click.option("--since", metavar="DATE", type=JalaliDay(), required=True, help="از این روز")
@click.option("--until", metavar="DATE", type=JalaliDay(), required=True, help="تا پایان این روز")
@click.option(
    "--subdistrict", metavar="K", type=int, help="قرارگاه این ناحیه؛ بی آن، قرارگاه منطقه"
)
@click.option("--all", "everyone", is_flag=True, help="همهٔ قرارگاه‌ها، منطقه و ناحیه‌ها")
@the_folder
@replacing
@click.pass_obj
def register(
    data: Path,
    *,
    since: date,
    until: date,
    subdistrict: int | None,
    everyone: bool,
    folder: Path,
    replace: bool,
) -> None:
    from desktop.documents.export_lists import export_register
    from desktop.meetings import register as book
    from ui.clock import today_here

    if everyone and subdistrict is not None:
        raise NotOneOf("--subdistrict", "--all")
    with _office(data) as office:
        of = None if everyone else book.headquarters_of(office, subdistrict)
        found = book.register(office, since, until, today_here(), of)
    _tell(export_register(found, folder, replace=replace))


@dabir.command(help="صورتجلسه را به JSON روی خروجی می‌نویسد.")
@the_meeting
@the_subdistrict
@click.pass_obj
def show(data: Path, *, meeting: int, subdistrict: int | None) -> None:
    from desktop.minutes import encode

    sys.stdout.buffer.write(encode(_minutes(data, meeting, subdistrict)))


def _tell(written: tuple[Path, ...]) -> None:
    from ui.console import echo

    for path in written:
        echo(str(path))


def _office(data: Path) -> "OpenOffice":
    from desktop.log import start_logging
    from desktop.office import open_existing

    office = open_existing(data)
    start_logging(data)
    return office


def _minutes(data: Path, number: int, subdistrict: int | None) -> "Minutes":
    from desktop.meetings.compile import compile_minutes
    from desktop.meetings.listing import numbered

    with _office(data) as office:
        return compile_minutes(office, numbered(office, number, subdistrict).id)


if __name__ == "__main__":
    sys.exit(run(dabir, sys.argv[1:]))
