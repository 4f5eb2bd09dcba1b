"""How the command line speaks: help, refusals and faults in Persian, and the exit codes.

The one hard rule: 0 when done; 1 when the user must act, with one sentence on standard error and
never a traceback; 2 for a command that cannot be read.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from functools import singledispatch
from pathlib import Path
from typing import NamedTuple

import click

from desktop.calendar.jalali import DateError, read
from desktop.crash import write_report
from desktop.errors import Cancelled, EnvironmentFault, TargetExistsError, UserError
from desktop.persian import isolate, join_and
from ui.clock import today_here
from ui.console import echo
from ui.sentences import already_there, sentence, shown_path

DONE, MUST_ACT, MISUSED = 0, 1, 2

_SECTIONS = {"Options": "گزینه‌ها", "Commands": "فرمان‌ها"}


class Caller(NamedTuple):
    """In which data folder a command works, and for whom; None: who is asked."""

    folder: Path
    user: str | None


class JalaliDay(click.ParamType[date]):
    """A date as people write it."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        try:
            return value if isinstance(value, date) else read(value, today_here())
        except DateError as problem:
            raise NoSuchDay(problem, ctx, param) from problem


class NoSuchDay(click.BadParameter):
    def __init__(
        self, problem: DateError, ctx: click.Context | None, param: click.Parameter | None
    ) -> None:
        super().__init__(str(problem), ctx, param)
        self.problem = problem


class NotOneOf(click.UsageError):
    """Of these options a command wants one, no less and no more."""

    def __init__(self, *options: str) -> None:
        super().__init__(", ".join(options))
        self.options = options


def run(command: click.Group, arguments: Sequence[str]) -> int:
    """Run a command line and give its exit code; `--data` tells where a report would go."""
    try:
        with command.make_context("dabir", _ours_first(command, arguments)) as context:
            return _invoke(command, context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as misuse:
        echo(f"{refusal(misuse)} راهنما: {isolate('dabir --help')}", err=True)
        return MISUSED


def _ours_first(command: click.Group, arguments: Sequence[str]) -> list[str]:
    """Put the options of all commands before the command, where many write them behind it."""
    ours = {name for each in command.params if isinstance(each, click.Option) for name in each.opts}
    first: list[str] = []
    rest: list[str] = []
    left = list(arguments)
    while left:
        argument = left.pop(0)
        if argument == "--":
            return [*first, *rest, argument, *left]
        if argument.partition("=")[0] not in ours:
            rest.append(argument)
            continue
        first.append(argument)
        if "=" not in argument and left:
            first.append(left.pop(0))
    return [*first, *rest]


def _invoke(command: click.Group, context: click.Context) -> int:
    try:
        command.invoke(context)
        sys.stdout.flush()
    except (click.ClickException, click.exceptions.Exit):
        raise
    except TargetExistsError as problem:
        echo(f"{already_there(problem)} {_how_to_replace(problem)}", err=True)
        return MUST_ACT
    except (UserError, EnvironmentFault) as problem:
        echo(_told(problem, context), err=True)
        return MUST_ACT
    except (KeyboardInterrupt, click.Abort):
        echo(sentence(Cancelled()), err=True)
        return MUST_ACT
    except BrokenPipeError:
        # The reader has had enough; what is still buffered would fail once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return MUST_ACT
    except Exception as defect:  # noqa: BLE001 - a command never ends in a traceback
        echo(_of_defect(defect, context), err=True)
        return MUST_ACT
    return DONE


def _how_to_replace(problem: TargetExistsError) -> str:
    option = isolate("--replace")
    if problem.differ:
        them = "آن را" if len(problem.paths) == 1 else "آن‌ها را"
        return f"اگر {them} لازم دارید، پوشهٔ دیگری بدهید؛ وگرنه با گزینهٔ {option} جایگزین کنید."
    return f"برای جایگزینی، گزینهٔ {option} را بیفزایید، یا پوشهٔ دیگری بدهید."


def _told(problem: Exception, context: click.Context) -> str:
    try:
        return sentence(problem)
    except Exception as defect:  # noqa: BLE001 - it has no sentence
        return _of_defect(defect, context)


def _of_defect(defect: Exception, context: click.Context) -> str:
    report = write_report(context.params["data"], defect)
    if report is None:
        return "این فرمان به پایان نرسید و گزارش آن هم نوشته نشد. یک بار دیگر آن را اجرا کنید."
    return f"این فرمان به پایان نرسید. گزارش آن را به پشتیبان دبیر بدهید: {shown_path(report)}"


@singledispatch
def refusal(_misuse: click.UsageError) -> str:
    """Say why a command cannot be read."""
    return "فرمان خوانده نشد."


@refusal.register
def _no_such_command(misuse: click.NoSuchCommand) -> str:
    return f"فرمان {isolate(misuse.command_name)} نیست."


@refusal.register
def _no_such_option(misuse: click.NoSuchOption) -> str:
    return f"گزینهٔ {isolate(misuse.option_name)} نیست."


@refusal.register
def _without_value(misuse: click.BadOptionUsage) -> str:
    return f"گزینهٔ {isolate(misuse.option_name)} درست به کار نرفته است."


@refusal.register
def _bad_value(misuse: click.BadParameter) -> str:
    option, accepted = _option_of(misuse), misuse.param.type if misuse.param else None
    if accepted is click.INT:
        return f"گزینهٔ {option} یک عدد می‌پذیرد، مانند ۳."
    if isinstance(accepted, click.Choice):
        choices = " یا ".join(map(isolate, accepted.choices))
        return f"گزینهٔ {option} فقط {choices} می‌پذیرد."
    return f"مقدار گزینهٔ {option} پذیرفته نیست."


@refusal.register
def _no_such_day(misuse: NoSuchDay) -> str:
    return f"گزینهٔ {_option_of(misuse)}: {sentence(misuse.problem)}"


@refusal.register
def _not_one_of(misuse: NotOneOf) -> str:
    return f"از گزینه‌های {join_and(map(isolate, misuse.options))} یکی را بدهید، نه بیشتر."


@refusal.register
def _missing(misuse: click.MissingParameter) -> str:
    if isinstance(misuse.param, click.Argument):
        return f"پس از نام فرمان، {isolate(misuse.param.metavar or '')} لازم است."
    return f"گزینهٔ {_option_of(misuse)} لازم است."


def _option_of(misuse: click.BadParameter) -> str:
    return isolate(misuse.param.opts[0] if misuse.param else "")


class _Help(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "کاربرد: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_SECTIONS.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        told = [(name, text.replace("[required]", "(لازم)")) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Help


class Command(click.Command):
    """A command whose help is Persian, on every console."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "همین راهنما"
            option.callback = _show_help
        return option


class Group(Command, click.Group):
    """The commands of a program."""

    command_class = Command


def _show_help(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's own signature
    if wanted:
        echo(context.get_help())
        context.exit()
