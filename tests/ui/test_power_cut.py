"""A power cut in the middle of typing loses nothing that is older than a second."""

import random
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from db.records import Presence
from desktop import drafts
from desktop.meetings import attendance, dossier, editing, schedule
from desktop.office import OpenOffice
from tests.offices import open_office
from tests.ui.restless_typist import type_until_killed

CUTS = 50
AT_ONCE = 2
OLD = 1.0  # seconds
SHORTEST, LONGEST = 1.2, 2.4  # seconds of typing


# Each typist is a process of its own, forked from one that has read the program once for all.
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload([type_until_killed.__module__])


def test_fifty_power_cuts_lose_nothing_older_than_a_second(
    founded_folder: Path, tmp_path: Path
) -> None:
    start = tmp_path / "start"
    shutil.copytree(founded_folder, start)
    prepare(start)
    places = [Path(shutil.copytree(start, tmp_path / str(seed))) for seed in range(CUTS)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        losses = list(pool.map(cut_once, places, range(CUTS)))
    assert losses == [{}] * CUTS


def cut_once(folder: Path, seed: int) -> dict[str, tuple[str, str]]:
    """Kill a typist, and give what was typed and what is there for each field that lost."""
    log = folder / "typed.txt"
    typist = PROCESSES.Process(target=type_until_killed, args=(folder, seed, log))
    typist.start()
    while not (log.exists() and log.stat().st_size):
        assert typist.is_alive(), "the typist did not begin"
        time.sleep(0.02)
    time.sleep(random.Random(seed).uniform(SHORTEST, LONGEST))
    cut_at = time.monotonic()
    typist.kill()
    typist.join()
    old = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        at, field, text = line.split("\t")
        if float(at) < cut_at - OLD:
            old[field] = text
    assert old, "nothing was typed"
    with open_office(folder) as office:
        there = stored(office)
    return {
        field: (text, there[field])
        for field, text in old.items()
        if not solid(there[field]).startswith(solid(text))
    }


def solid(text: str) -> str:
    """Leave out spaces: a finished name has none at its ends."""
    return "".join(text.split())


def prepare(folder: Path) -> None:
    """Give the office one meeting that has one of each line."""
    with open_office(folder) as office:
        meeting = schedule.call(office, schedule.propose(office, date(2026, 10, 4)), "")
        part = dossier.read(office, meeting.id)
        attendance.record_presence(office, part.members[0], Presence.REPRESENTED)
        editing.add_remark(office, part.agenda[0].item)
        editing.add_figure(office, part.agenda[0].item)
        editing.add_action(office, editing.add_resolution(office, meeting))


def stored(office: OpenOffice) -> dict[str, str]:
    """Give what the file holds for each field of the typist."""
    file = dossier.read(office, 1)
    item, resolution = file.agenda[0], file.resolutions[0]
    return {
        "heading.subject": file.meeting.subject,
        "heading.place": file.meeting.place,
        "heading.copies_to": file.meeting.copies_to,
        "attendance.members.1.letter_number": file.members[0].letter_number,
        "agenda.1.title": item.item.title,
        "agenda.1.remarks.1.gist": item.remarks[0].gist,
        "agenda.1.figures.1.value": item.figures[0].value,
        "agenda.new.title": drafts.kept(office, f"{file.meeting.uuid}.agenda"),
        "resolutions.1.text": resolution.resolution.text,
        "resolutions.1.condition": resolution.resolution.condition,
        "resolutions.1.actions.1.text": resolution.actions[0].action.text,
        "resolutions.1.actions.1.responsible": resolution.actions[0].action.responsible,
        "resolutions.1.actions.1.supporters": "".join(
            [each.name for each in resolution.actions[0].supporters]
            + [file.unread.get((resolution.actions[0].action.uuid, "supporters"), "")]
        ),
        "resolutions.add": drafts.kept(office, f"{file.meeting.uuid}.resolutions"),
    }
