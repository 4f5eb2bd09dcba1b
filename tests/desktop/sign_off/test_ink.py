"""The paper that was signed by hand, beside what is sealed."""

from desktop.attachments.files import Gathered
from desktop.persian import digits
from desktop.sign_off.ink import Ink, file_sheets, ink, is_of, note_code, remove_sheet, tick
from tests.desktop.sign_off.conftest import SECRETARY, Town
from tests.desktop.sign_off.signed import signed

SCAN = Gathered("اسکن.jpg", "image/jpeg", 1200, "ab" * 32, None)


def paper(town: Town) -> Ink:
    found = ink(town.office, town.meeting)
    assert found is not None
    return found


def test_draft_has_no_paper(town: Town) -> None:
    assert ink(town.office, town.meeting) is None


def test_scan_is_of_the_version_whose_code_it_bears(town: Town) -> None:
    signed(town)
    file_sheets(town.office, paper(town).version, [SCAN, SCAN])
    (sheet,) = paper(town).sheets
    assert is_of(sheet, paper(town)) is None
    code = paper(town).check_code
    note_code(town.office, sheet, digits(f"{code[:4]}.{code[4:8]}.{code[8:]}"))
    assert is_of(paper(town).sheets[0], paper(town)) is True
    note_code(town.office, sheet, code[::-1])
    assert is_of(paper(town).sheets[0], paper(town)) is (code == code[::-1])
    remove_sheet(town.office, paper(town).sheets[0])
    assert not paper(town).sheets
    town.office.database.undo()
    assert paper(town).sheets


def test_missing_signatures_are_ticked_off_by_name(town: Town) -> None:
    signed(town)
    names = [each.name for each in paper(town).signers]
    assert SECRETARY.name in names
    place = names.index(SECRETARY.name) + 1
    tick(town.office, paper(town).version, place, signed=True)
    assert [each.name for each in paper(town).signers if each.signed] == [SECRETARY.name]
    tick(town.office, paper(town).version, place, signed=False)
    assert not any(each.signed for each in paper(town).signers)
