"""The way in: without a command the window opens; a command works without a screen.

The one hard rule: no logic, and each command imports what it needs when it runs, so that none
waits for Qt, and the help for nothing at all.
"""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.command_line import Caller, Group, JalaliDay, NotOneOf, run
from ui.register_options import Asked, narrowed, narrowing

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
@click.option(
    "--user",
    metavar="NAME",
    envvar="DABIR_USER",
    help="نام کسی که وارد می‌شود؛ بی آن، DABIR_USER یا پرسش. گذرواژه پرسیده می‌شود، یا سطر نخست "
    "پرونده‌ای است که DABIR_PASSWORD_FILE نشان می‌دهد",
)
@click.pass_context
def dabir(context: click.Context, data: Path, user: str | None) -> None:
    context.obj = Caller(data, user)
    if context.invoked_subcommand is None:
        from ui.start import open_window

        context.exit(open_window(data))


@dabir.command(help="دفتر نمونه را در پوشهٔ دادهٔ خالی می‌سازد.")
@click.pass_obj
def sample(caller: Caller) -> None:
    from desktop.log import start_logging
    from desktop.office import refuse_full
    from desktop.sample import make_sample
    from ui.console import echo
    from ui.listings import MAKING_SAMPLE, sample_made, sample_people

    refuse_full(caller.folder)
    echo(MAKING_SAMPLE, err=True)
    filled = make_sample(caller.folder)
    with filled.office as office:
        start_logging(caller.folder)
        echo(sample_people(filled.people))
        echo(sample_made(office, filled.recovery_key), err=True)


@dabir.command(help="جلسه‌ها را فهرست می‌کند، تازه‌ترین در آغاز.")
@click.pass_obj
def meetings(caller: Caller) -> None:
    from ui.console import echo
    from ui.listings import meetings_table

    with _office(caller) as office:
        echo(meetings_table(office))


@dabir.command(help="کسانی را که وارد می‌شوند فهرست می‌کند.")
@click.pass_obj
def people(caller: Caller) -> None:
    from ui.console import echo
    from ui.listings import people_table

    with _office(caller) as office:
        echo(people_table(office))


@dabir.command(help="گذرواژهٔ خود را عوض می‌کند؛ گذرواژهٔ نو پرسیده می‌شود.")
@click.pass_obj
def password(caller: Caller) -> None:
    from desktop.access.people import change_password
    from desktop.log import start_logging
    from ui.console import echo
    from ui.prompt import ask_new_password, come_in_with

    office, old = come_in_with(caller)
    with office:
        start_logging(caller.folder)
        change_password(office, old, ask_new_password())
    echo("گذرواژهٔ شما عوض شد.")


@dabir.command(help="سابقهٔ کارها را می‌نویسد: چه کسی، کی، چه کرد.")
@click.option("--since", metavar="DATE", type=JalaliDay(), help="از این روز")
@click.option("--until", metavar="DATE", type=JalaliDay(), help="تا پایان این روز")
@click.pass_obj
def trail(caller: Caller, since: date | None, until: date | None) -> None:
    from desktop.access.trail import check_trail, read_trail
    from ui.console import echo
    from ui.listings import trail_table

    with _office(caller) as office:
        echo(trail_table(read_trail(office, since, until)))
        check_trail(office)


@dabir.command(
    help="صورتجلسه‌ها را در پوشه‌ای می‌نویسد و بازمی‌خواند: PDF و Excel هر یک، و یک فهرست برای "
    "sha256sum. پروندهٔ هم‌نامی که همان است می‌ماند. اگر همه امضا شده باشد، PDF و Excel هر دو نوشته "
    "شود و شما اجازهٔ ارسال داشته باشید، ارسال به شمار می‌آید؛ وگرنه هیچ‌یک از آن‌ها."
)
@click.option(
    "--meeting",
    "numbers",
    metavar="N",
    type=int,
    required=True,
    multiple=True,
    help="شمارهٔ جلسه، همان که در فهرست فرمان meetings است؛ برای چند جلسه چند بار",
)
@the_subdistrict
@the_folder
@click.option("--pdf", is_flag=True, help="فقط PDF، بی فهرست")
@click.option("--excel", is_flag=True, help="فقط Excel، بی فهرست")
@click.option(
    "--archive",
    type=click.Choice(("3b", "1b")),
    default="3b",
    help="گونهٔ PDF/A؛ بی این گزینه 3b، و 1b بی پیوست و برچسب است",
)
@replacing
@click.pass_obj
def export(
    caller: Caller,
    *,
    numbers: tuple[int, ...],
    subdistrict: int | None,
    folder: Path,
    pdf: bool,
    excel: bool,
    archive: str,
    replace: bool,
) -> None:
    from desktop.documents.export import Format
    from desktop.meetings.listing import numbered
    from desktop.sending.packing import pack
    from desktop.sending.sending import send
    from desktop.transfer.together import make_folder
    from desktop.transfer.volume import chosen_volume
    from desktop.typeset.archive import Archive
    from ui.console import echo
    from ui.listings import why_no_send

    wanted = [one for one, chosen in ((Format.PDF, pdf), (Format.EXCEL, excel)) if chosen]
    with _office(caller) as office:
        found = [numbered(office, number, subdistrict) for number in numbers]
        make_folder(folder)
        volume = chosen_volume(folder)  # before the papers are made, which takes its time
        ids = [each.id for each in found]
        parcel = pack(office, ids, wanted or tuple(Format), Archive(archive))
        delivered = send(office, parcel, folder, volume, replace=replace)
        said = why_no_send(office, found, parcel)
    _tell(tuple(delivered.folder / each.name for each in delivered.files))
    if said:
        echo(said, err=True)


@dabir.command(help="برای هر عضو یک دعوت‌نامه می‌نویسد، همه در یک PDF.")
@the_meeting
@the_subdistrict
@the_folder
@replacing
@click.pass_obj
def invitations(
    caller: Caller, *, meeting: int, subdistrict: int | None, folder: Path, replace: bool
) -> None:
    from desktop.documents.export import export_invitations
    from ui.clock import today_here

    minutes = _minutes(caller, meeting, subdistrict)
    _tell(export_invitations(minutes, folder, today_here(), replace=replace))


@dabir.command(help="برگ حضور جلسه را برای امضا می‌نویسد.")
@the_meeting
@the_subdistrict
@the_folder
@replacing
@click.pass_obj
def attendance_sheet(
    caller: Caller, *, meeting: int, subdistrict: int | None, folder: Path, replace: bool
) -> None:
    from desktop.documents.export import export_attendance_sheet

    minutes = _minutes(caller, meeting, subdistrict)
    _tell(export_attendance_sheet(minutes, folder, replace=replace))


@dabir.command(help="برگ پیگیری یک دستگاه را می‌نویسد، یا یکی برای هر دستگاه.")
@click.option("--organization", metavar="NAME", help="نام دستگاه، یا واژه‌هایی که فقط در آن است")
@click.option("--all", "everyone", is_flag=True, help="برای هر دستگاهی که اقدام باز دارد یک PDF")
@the_folder
@replacing
@click.pass_obj
def slip(
    caller: Caller, *, organization: str | None, everyone: bool, folder: Path, replace: bool
) -> None:
    from desktop.documents.export_lists import export_slips
    from desktop.meetings.open_work import all_open_work, open_work, organization_called
    from ui.clock import today_here

    if everyone is (organization is not None):
        raise NotOneOf("--organization", "--all")
    today = today_here()
    with _office(caller) as office:
        if organization is None:
            works = all_open_work(office, today)
        else:
            name = organization_called(office, organization, today)
            works = (open_work(office, name, today),)
    _tell(export_slips(works, folder, replace=replace))


@dabir.command(help="دفتر مصوبات یک دوره را می‌نویسد: PDF، Excel، یا هر دو.")
@click.option("--since", metavar="DATE", type=JalaliDay(), required=True, help="از این روز")
@click.option("--until", metavar="DATE", type=JalaliDay(), required=True, help="تا پایان این روز")
@click.option(
    "--subdistrict", metavar="K", type=int, help="قرارگاه این ناحیه؛ بی آن، قرارگاه منطقه"
)
@click.option("--all", "everyone", is_flag=True, help="همهٔ قرارگاه‌ها، منطقه و ناحیه‌ها")
@narrowing
@click.option("--pdf", is_flag=True, help="PDF؛ بی این دو گزینه، همین نوشته می‌شود")
@click.option("--excel", is_flag=True, help="Excel، که پر می‌شود و بازمی‌گردد")
@the_folder
@replacing
@click.pass_obj
def register(
    caller: Caller,
    /,
    *,
    since: date,
    until: date,
    subdistrict: int | None,
    everyone: bool,
    pdf: bool,
    excel: bool,
    folder: Path,
    replace: bool,
    **asked: Any,
) -> None:
    from desktop.documents.export import Format
    from desktop.documents.export_lists import export_register, export_register_workbook
    from desktop.meetings import register as book
    from desktop.register import Filters
    from ui.clock import today_here

    if everyone and subdistrict is not None:
        raise NotOneOf("--subdistrict", "--all")
    today = today_here()
    with _office(caller) as office:
        of = None if everyone else book.headquarters_of(office, subdistrict).id
        period = Filters(since=since, until=until, headquarters=of)
        filters = narrowed(office, period, Asked(**asked), today)
        if excel and not pdf:
            cover = book.cover(office, filters, today)
            held = book.HeldMeetings(office, filters, today)
            written = export_register_workbook(cover, held, folder, replace=replace)
        else:
            found = book.register(office, filters, today)
            wanted = tuple(Format) if excel else (Format.PDF,)
            written = export_register(found, folder, wanted, replace=replace)
    _tell(written)


@dabir.command(help="صورتجلسه را به JSON روی خروجی می‌نویسد.")
@the_meeting
@the_subdistrict
@click.pass_obj
def show(caller: Caller, *, meeting: int, subdistrict: int | None) -> None:
    from desktop.minutes import encode

    sys.stdout.buffer.write(encode(_minutes(caller, meeting, subdistrict)))


@dabir.command(help="امضای پرونده‌ها را وارسی می‌کند، بی دفتر هم.")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.pass_obj
def verify(caller: Caller, files: tuple[Path, ...]) -> None:
    from contextlib import ExitStack

    from ui.command_line import DONE, MUST_ACT
    from ui.console import echo
    from ui.prompt import is_locked
    from ui.verifying import verify_all

    good = True
    with ExitStack() as at_the_end:
        known = caller.user is not None and is_locked(caller.folder)
        office = at_the_end.enter_context(_office(caller)) if known else None
        for report in verify_all(files, office):
            echo(str(report))
            good = good and report.good
    raise click.exceptions.Exit(DONE if good else MUST_ACT)


def _tell(written: tuple[Path, ...]) -> None:
    from ui.console import echo

    for path in written:
        echo(str(path))


def _office(caller: Caller) -> "OpenOffice":
    from desktop.log import start_logging
    from ui.prompt import come_in

    office = come_in(caller)
    start_logging(caller.folder)
    return office


def _minutes(caller: Caller, number: int, subdistrict: int | None) -> "Minutes":
    from desktop.meetings.compile import compile_minutes
    from desktop.meetings.listing import numbered

    with _office(caller) as office:
        return compile_minutes(office, numbered(office, number, subdistrict).id)


if __name__ == "__main__":
    sys.exit(run(dabir, sys.argv[1:]))
