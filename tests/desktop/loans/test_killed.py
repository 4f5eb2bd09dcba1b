"""Killed before any of its steps on the disk, a visit loses nothing of what was said."""

import subprocess
import sys
from pathlib import Path

from desktop.loans import stick, taking_back
from desktop.reporting import unheard
from tests.desktop.loans.conftest import Way
from tests.desktop.sign_off.conftest import MAYOR

# Dies without a word before it writes, renames or removes a file under `root` for the nth time.
_WALK = """
import os, sys
from pathlib import Path
from db.keys import Cost
from db.records import Resolution
from desktop.loans import answering, envelope
from desktop.loans.refusals import AnsweredError
from desktop.loans.visiting import visit
from desktop.loans.visits import clear_away
from desktop.office import OpenOffice
from desktop.sign_off.opinions import judge
from desktop.sign_off.steps import send_back
import desktop.loans.proof
root, brought, code, password = sys.argv[1:]
envelope._COST = Cost(1, 8, 1)
data = Path(brought).read_bytes()

def walk(pc, stick):
    clear_away(pc)
    try:
        there = visit(pc, data, code, password, lambda _seconds: None)
    except AnsweredError:
        return
    with OpenOffice(there.file) as office:
        office.welcome(there.user)
        if answering.outcome(office) is None:
            first = office.database.select(Resolution)[0]
            judge(office, first, approved=False, remark="چرا؟")
            send_back(office, first.meeting_id)
        ready = answering.reply(office, there)
    answering.take_home(ready, stick, there.folder)

def die_at(number):
    left = [number]
    def hear(event, args):
        writes = event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR)
        changes = writes or event in ("os.rename", "os.remove")
        if changes and root in str(args[0]):
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)
    sys.addaudithook(hear)

for number in range(1, 200, 7):  # each seventh; all of them take their time
    pc, stick = Path(root, str(number), "pc"), Path(root, str(number), "stick")
    stick.mkdir(parents=True)
    codes = []
    for dying in (True, False):
        child = os.fork()
        if child == 0:
            if dying:
                die_at(number)
            walk(pc, stick)
            os._exit(0)
        codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    if codes == [0, 0]:
        break
    if codes != [9, 0]:
        sys.exit(f"{number}: {codes}")
    print(number, flush=True)
"""


def test_a_visit_that_is_killed_anywhere_goes_on_where_it_was(way: Way, tmp_path: Path) -> None:
    loan, path = way.lend()
    root = tmp_path / "walks"
    command = [sys.executable, "-c", _WALK, str(root), str(path), loan.code, MAYOR.password]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    walks = told.split()
    assert len(walks) > 5
    for number in walks:
        (back,) = (root / number / "stick").glob("[!.]*")
        data = stick.fetch(back)
        expected = taking_back.expected(way.office, 1, data)
        answer = taking_back.read(data, expected, unheard).answer
        assert [each.remark for each in answer.verdicts] == ["چرا؟"]
        (visit,) = (root / number / "pc" / "visits").iterdir()
        assert {each.name for each in visit.iterdir()} == {"answered", "answer.dabir"}
