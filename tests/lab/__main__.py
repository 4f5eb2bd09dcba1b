"""Pulls a stick out of a machine in the middle of a send, and tells what came of it.

    python -m tests.lab FOLDER [--file-system vfat] [--runs 100] [--stalls 5] [--exports 10]

FOLDER keeps what is large: Debian's kernel, which is fetched once, the image of the stick, what
the machine said, and a line for each run. Ends with 1 when a send was told as done and a file was
bad, when Dabir took longer than ten seconds to say what became of it, or ended by a defect.
"""

import json
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from tests.lab.machine import missing_tools, running
from tests.lab.office import sample
from tests.lab.runs import Run, summary
from tests.lab.sticks import FILE_SYSTEMS
from tests.lab.trials import Trials


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--file-system", "chosen", type=click.Choice(FILE_SYSTEMS), multiple=True)
@click.option("--runs", "count", default=100, show_default=True, help="With each file system.")
@click.option("--stalls", default=5, show_default=True, help="Of a stick that stands still.")
@click.option("--exports", default=10, show_default=True, help="By the command, from an office.")
@click.option("--seed", default=1, show_default=True, help="The same moments again.")
def main(  # noqa: PLR0913 - one for each option
    *, folder: Path, chosen: tuple[str, ...], count: int, stalls: int, exports: int, seed: int
) -> None:
    """Pull a stick out in the middle of a send, again and again."""
    if missing := missing_tools():
        raise click.ClickException(f"apt-get install --no-install-recommends {' '.join(missing)}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # or the machine would outlive it
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    office = sample(folder / "office")
    done: list[Run] = []
    with running(folder) as machine:
        for file_system in chosen or FILE_SYSTEMS:
            trials = Trials(machine, folder / "stick.img", file_system, seed)
            series: dict[str, tuple[Callable[[int], Iterator[Run]], int]] = {
                "pulled out": (trials.unplugged, count),
                "stands still": (trials.stalled, stalls),
                "pulled out from the command": (partial(trials.exported, office), exports),
                "stands still under the command": (
                    partial(trials.exported, office, stands_still=True),
                    stalls,
                ),
            }
            for title, (disturbed, times) in series.items():
                if times:
                    told = list(_told(disturbed(times), folder / f"{file_system}, {title}.jsonl"))
                    click.echo(f"\n{file_system}, {title}\n{summary(told)}\n")
                    done += told
    sys.exit(not all(run.good for run in done))


def _told(runs: Iterable[Run], book: Path) -> Iterator[Run]:
    """Write each run down as soon as it is over."""
    with book.open("w", encoding="utf-8", buffering=1) as file:  # so that it can be read meanwhile
        for number, run in enumerate(runs, 1):
            file.write(json.dumps(asdict(run), ensure_ascii=False) + "\n")
            click.echo(f"{number:5}  {run.moment:32} {run.seconds:6.2f} s  {run.claim}")
            yield run


if __name__ == "__main__":
    main()
