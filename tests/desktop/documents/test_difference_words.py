from collections.abc import Iterator
from datetime import date
from typing import Any, get_args, get_origin

import msgspec
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from db.records import Presence
from desktop.differences import LIFE, Thing, differences
from desktop.documents.difference_words import FIELDS, sentence, where
from desktop.minutes import (
    Action,
    AgendaItem,
    Attachment,
    Attendee,
    Dissent,
    EarlierAction,
    Figure,
    Minutes,
    Part,
    Remark,
    Resolution,
    SubdistrictAction,
)
from desktop.persian import NO_BREAK
from tests import strategies
from tests.desktop.documents.sample import FULL

FIRST, SECOND, *OTHERS = FULL.resolutions
ACTION = SECOND.actions[0]

PARTS: dict[Thing, type[Part]] = {
    Thing.MINUTES: Minutes,
    Thing.MEMBER: Attendee,
    Thing.GUEST: Attendee,
    Thing.AGENDA_ITEM: AgendaItem,
    Thing.REMARK: Remark,
    Thing.FIGURE: Figure,
    Thing.EARLIER_ACTION: EarlierAction,
    Thing.SUBDISTRICT_ACTION: SubdistrictAction,
    Thing.RESOLUTION: Resolution,
    Thing.DISSENT: Dissent,
    Thing.ACTION: Action,
    Thing.ATTACHMENT: Attachment,
}
NUMBERED = {Thing.AGENDA_ITEM, Thing.RESOLUTION, Thing.ACTION}


def fields(part: type[Part], path: str = "") -> Iterator[str]:
    """Name each field of a part and of what may stand in it once."""
    for field in msgspec.structs.fields(part):
        kinds: tuple[Any, ...] = (field.type, *get_args(field.type))
        if get_origin(field.type) is tuple and issubclass(kinds[1], Part):
            continue
        inner = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Part)]
        if not inner or type(None) in kinds:
            yield f"{path}{field.name}"
        for kind in inner:
            yield from fields(kind, f"{path}{field.name}.")


@pytest.mark.parametrize("thing", Thing)
def test_every_field_that_may_change_has_its_word(thing: Thing) -> None:
    known = set(fields(PARTS[thing])) - {"uuid", "action.uuid"}
    if thing is Thing.MINUTES:
        known = {each for each in known if each.partition(".")[0] not in LIFE}
    # Its order tells of a number, and by these two a subdistrict's work is known again.
    known -= (
        {"number"}
        if thing in NUMBERED
        else {"subdistrict"} - {each for each in ["subdistrict"] if thing is Thing.MINUTES}
    )
    assert set(FIELDS[thing]) == known


@given(strategies.minutes(), strategies.minutes())
@settings(max_examples=30)
def test_whatever_changed_is_one_line_and_has_its_place(before: Minutes, after: Minutes) -> None:
    for each in differences(before, after):
        assert sentence(each).strip()
        assert where(each).strip()


def told(before: Minutes, after: Minutes) -> list[tuple[str, str]]:
    return [
        (sentence(each).replace(NO_BREAK, " "), where(each).replace(NO_BREAK, " "))
        for each in differences(before, after)
    ]


def action(**values: object) -> Minutes:
    actions = (replace(ACTION, **values), *SECOND.actions[1:])
    return replace(FULL, resolutions=(FIRST, replace(SECOND, actions=actions), *OTHERS))


def resolution(**values: object) -> Minutes:
    return replace(FULL, resolutions=(FIRST, replace(SECOND, **values), *OTHERS))


def member(**values: object) -> Minutes:
    return replace(FULL, members=(replace(FULL.members[0], **values), *FULL.members[1:]))


MEMBER = FULL.members[0].name
OF_ACTION = "مصوبهٔ ۲، اقدام الف"


@pytest.mark.parametrize(
    ("before", "after", "said", "place"),
    [
        (
            action(supporters=("بهزیستی",)),
            action(supporters=("بهزیستی", "مترو", "اورژانس")),
            "دو دستگاه همکار افزوده شد",
            OF_ACTION,
        ),
        (
            action(supporters=("بهزیستی", "مترو")),
            action(supporters=("بهزیستی",)),
            "دستگاه همکار «مترو» برداشته شد",
            OF_ACTION,
        ),
        (
            action(supporters=("بهزیستی", "مترو")),
            action(supporters=("مترو", "بهزیستی")),
            "ترتیب دستگاه‌های همکار عوض شد",
            OF_ACTION,
        ),
        (
            action(deadline=date(2026, 10, 22)),
            action(deadline=date(2026, 11, 21)),
            "مهلت از ۳۰ مهر به ۳۰ آبان رفت",
            OF_ACTION,
        ),
        (
            action(deadline=None),
            action(deadline=date(2026, 11, 21)),
            "مهلت ۳۰ آبان افزوده شد",
            OF_ACTION,
        ),
        (
            resolution(text="الف " * 30),
            resolution(text="ب " * 30),
            "متن مصوبه تغییر کرد",
            "مصوبهٔ ۲",
        ),
        (
            resolution(actions=()),
            resolution(actions=(replace(ACTION, number=1),)),
            "اقدام الف افزوده شد",
            "مصوبهٔ ۲",
        ),
        (
            replace(FULL, resolutions=(FIRST, SECOND)),
            replace(FULL, resolutions=(FIRST,)),
            "مصوبهٔ ۲ برداشته شد",
            "مصوبات",
        ),
        (
            replace(FULL, resolutions=(FIRST, SECOND)),
            replace(FULL, resolutions=(replace(SECOND, number=1), replace(FIRST, number=2))),
            "مصوبهٔ ۲ اکنون مصوبهٔ ۱ است",
            "مصوبات",
        ),
        (
            member(state=Presence.ABSENT),
            member(state=Presence.PRESENT),
            "حضور از «غایب» به «حاضر» تغییر کرد",
            f"حاضران، «{MEMBER}»",
        ),
        (
            replace(FULL, copies_to=()),
            replace(FULL, copies_to=("ستاد مرکزی",)),
            "گیرندهٔ رونوشت «ستاد مرکزی» افزوده شد",
            "رونوشت",
        ),
        (
            replace(FULL, quorum=11),
            replace(FULL, quorum=12),
            "حد نصاب از ۱۱ به ۱۲ تغییر کرد",
            "شناسنامهٔ جلسه",
        ),
    ],
)
def test_changes_are_told_as_people_tell_them(
    before: Minutes, after: Minutes, said: str, place: str
) -> None:
    assert told(before, after) == [(said, place)]
