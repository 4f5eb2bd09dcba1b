"""The paper that was signed by hand, beside what is sealed."""

from desktop.attachments.files import Gathered
from desktop.persian import digits
from desktop.sign_off.ink import Ink, file_sheets, ink, is_of, note_code, remove_sheet, tick
from tests.desktop.sign_off.conftest import SECRETARY, Town

SCAN = Gathered("اسکن.jpg", "image/jpeg", 1200, "ab" * 32, None)


def paper(town: Town) -> Ink:
    found = ink(town.office, town.meeting)
    assert found is not None
    return found


def test_draft_has_no_paper(town: Town) -> None:
    assert ink(town.office, town.meeting) is None


def test_scan_is_of_the_version_whose_code_it_bears(signed_town: Town) -> None:
    file_sheets(signed_town.office, paper(signed_town).version, [SCAN, SCAN])
    (sheet,) = paper(signed_town).sheets
    assert is_of(sheet, paper(signed_town)) is None
    code = paper(signed_town).check_code
    note_code(signed_town.office, sheet, digits(f"{code[:4]}.{code[4:8]}.{code[8:]}"))
    assert is_of(paper(signed_town).sheets[0], paper(signed_town)) is True
    note_code(signed_town.office, sheet, code[::-1])
    assert is_of(paper(signed_town).sheets[0], paper(signed_town)) is (code == code[::-1])
    remove_sheet(signed_town.office, paper(signed_town).sheets[0])
    assert not paper(signed_town).sheets
    signed_town.office.database.undo()
    assert paper(signed_town).sheets


def test_missing_signatures_are_ticked_off_by_name(signed_town: Town) -> None:
    names = [each.name for each in paper(signed_town).signers]
    assert SECRETARY.name in names
    place = names.index(SECRETARY.name) + 1
    tick(signed_town.office, paper(signed_town).version, place, signed=True)
    assert [each.name for each in paper(signed_town).signers if each.signed] == [SECRETARY.name]
    tick(signed_town.office, paper(signed_town).version, place, signed=False)
    assert not any(each.signed for each in paper(signed_town).signers)
