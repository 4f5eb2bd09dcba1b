from dataclasses import replace
from datetime import date
from typing import Any

from db.records import Headquarters, HeadquartersKind, Office, Organization
from desktop.letterhead import letterhead_of
from desktop.meetings.compile import compile_minutes
from desktop.meetings.editing import save
from desktop.meetings.schedule import call, propose
from desktop.minutes import Letterhead, check_code
from desktop.office import OpenOffice
from desktop.settings import save_headquarters, save_office, set_emblem

TODAY = date(2026, 10, 4)


def changed(office: OpenOffice, **values: Any) -> Office:
    save_office(office, replace(office.office, **values), TODAY)
    return office.office


def bodies(office: OpenOffice) -> set[str]:
    return {body.name for body in office.database.select(Organization)}


def test_another_district_renames_what_nobody_has_named_and_in_one_act(office: OpenOffice) -> None:
    before, others = office.office, bodies(office) - {"شهرداری منطقهٔ ۱۱"}
    assert changed(office, district=12).name == "شهرداری منطقهٔ ۱۲"
    assert office.headquarters.name == "قرارگاه اجتماعی منطقهٔ ۱۲"
    assert bodies(office) == {*others, "شهرداری منطقهٔ ۱۲"}
    office.database.undo()
    assert office.office == before
    assert office.headquarters.name == "قرارگاه اجتماعی منطقهٔ ۱۱"
    assert bodies(office) == {*others, "شهرداری منطقهٔ ۱۱"}


def test_another_district_leaves_the_names_of_the_offices_own(office: OpenOffice) -> None:
    changed(office, name="ادارهٔ خدمات اجتماعی")
    save(office, replace(office.headquarters, name="قرارگاه محله‌ها"))
    with office.database.act():
        office.database.insert(Organization(name="شهرداری منطقهٔ ۵"))
    assert changed(office, district=5).name == "ادارهٔ خدمات اجتماعی"
    assert office.headquarters.name == "قرارگاه محله‌ها"
    assert {"شهرداری منطقهٔ ۵", "شهرداری منطقهٔ ۱۱"} <= bodies(office)


def test_number_and_name_typed_together_are_both_kept(office: OpenOffice) -> None:
    stored = changed(office, district=3, name="شهرداری منطقهٔ سه")
    assert (stored.district, stored.name) == (3, "شهرداری منطقهٔ سه")


def test_a_new_secretary_is_proposed_for_the_next_meeting(office: OpenOffice) -> None:
    held = call(office, propose(office, date(2026, 9, 6)), "پیگیری")
    changed(office, secretary="آقای سام راد")
    assert propose(office, TODAY).secretary == "آقای سام راد"
    assert compile_minutes(office, held.id).secretary == "خانم رویا امینی"


def test_texts_are_stored_clean(office: OpenOffice) -> None:
    assert changed(office, invocation="به نام خداي يكتا").invocation == "به نام خدای یکتا"


def test_the_letterhead_heads_the_minutes_from_then_on(office: OpenOffice) -> None:
    meeting = call(office, propose(office, TODAY), "پیگیری")
    first = compile_minutes(office, meeting.id)
    assert first.letterhead == Letterhead("شهرداری تهران", "بسمه تعالی", b"")
    changed(office, letterhead_organization="شهرداری اصفهان", invocation="به نام خدا")
    set_emblem(office, b"\x89PNG picture")
    second = compile_minutes(office, meeting.id)
    assert second.letterhead == letterhead_of(office.office)
    assert second.letterhead == Letterhead("شهرداری اصفهان", "به نام خدا", b"\x89PNG picture")
    assert check_code(second) != check_code(first)
    office.database.undo()
    office.database.undo()
    assert compile_minutes(office, meeting.id) == first


def test_a_subdistricts_headquarters_keeps_its_name(office: OpenOffice) -> None:
    with office.database.act():
        added = office.database.insert(
            Headquarters(
                kind=HeadquartersKind.SUBDISTRICT,
                subdistrict=4,
                name="قرارگاه اجتماعی منطقهٔ ۱۱",
            )
        )
    changed(office, district=12)
    assert office.database.get(Headquarters, added.id).name == "قرارگاه اجتماعی منطقهٔ ۱۱"


def test_what_heads_the_papers_has_persian_digits(office: OpenOffice) -> None:
    names = {
        "name": "شهرداری منطقه 11",
        "letterhead_organization": "سازمان ٢ و ۳",
        "invocation": "به نام خدا 1",
    }
    stored = changed(office, **names)
    assert stored.name == "شهرداری منطقه ۱۱"
    assert letterhead_of(stored) == Letterhead("سازمان ۲ و ۳", "به نام خدا ۱", b"")
    own = replace(office.headquarters, name="قرارگاه ٤", place="سالن 2 ۷")
    save_headquarters(office, own)
    assert (office.headquarters.name, office.headquarters.place) == ("قرارگاه ۴", "سالن ۲ ۷")
