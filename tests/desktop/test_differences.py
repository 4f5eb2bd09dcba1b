import time
from collections.abc import Iterator
from datetime import date
from types import NoneType
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from db.records import MeetingState, Presence, Priority
from desktop.differences import LIFE, Difference, Kind, Section, Thing, differences
from desktop.minutes import Action, Attendee, Condition, Minutes, Part, Resolution
from desktop.word_changes import Fate
from tests import strategies
from tests.desktop.documents import sample

FULL = sample.FULL
SECOND = FULL.resolutions[1]


def with_resolutions(*resolutions: Resolution) -> Minutes:
    """Number resolutions and their actions as they stand."""
    numbered = (
        replace(
            each,
            number=number,
            actions=tuple(replace(it, number=order) for order, it in enumerate(each.actions, 1)),
        )
        for number, each in enumerate(resolutions, 1)
    )
    return replace(FULL, resolutions=tuple(numbered))


BEFORE = with_resolutions(*FULL.resolutions)


def changed(**values: object) -> Minutes:
    """Give the minutes with another second resolution."""
    return with_resolutions(FULL.resolutions[0], replace(SECOND, **values), *FULL.resolutions[2:])


def told(found: tuple[Difference, ...]) -> list[tuple[Thing, str, Kind]]:
    return [(each.thing, each.field, each.kind) for each in found]


@given(strategies.minutes())
@settings(max_examples=30)
def test_equal_minutes_differ_in_nothing(minutes: Minutes) -> None:
    copy = msgspec.convert(msgspec.to_builtins(minutes), Minutes)
    assert differences(minutes, copy) == ()


@given(strategies.minutes(), strategies.minutes())
@settings(max_examples=30)
def test_the_words_of_a_difference_give_both_texts(before: Minutes, after: Minutes) -> None:
    for each in differences(before, after):
        kept_or = {
            fate: "".join(it.text for it in each.parts if it.fate in {Fate.KEPT, fate})
            for fate in (Fate.REMOVED, Fate.ADDED)
        }
        assert kept_or == {Fate.REMOVED: each.before, Fate.ADDED: each.after}


Path = tuple[str | int, ...]


def paths(part: Part, at: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Give the way to each field of a part and of what stands in it, and what it may hold."""
    for field in msgspec.structs.fields(part):
        if not at and field.name in LIFE:
            continue
        here, value = (*at, field.name), getattr(part, field.name)
        yield here, field.type
        if isinstance(value, Part):
            yield from paths(value, here)
        elif isinstance(value, tuple):
            for place, each in enumerate(value):
                if isinstance(each, Part):
                    yield from paths(each, (*here, place))


def at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def put(value: Any, path: Path, new: object) -> Any:
    """Give a value with another one at the end of a way."""
    if not path:
        return new
    first, *rest = path
    if isinstance(first, int):
        inner = put(value[first], tuple(rest), new)
        return (*value[:first], inner, *value[first + 1 :])
    return replace(value, **{first: put(getattr(value, first), tuple(rest), new)})


@given(st.data())
@settings(max_examples=50)
def test_every_change_of_a_single_field_is_told(data: st.DataObject) -> None:
    before = data.draw(st.one_of(st.just(FULL), strategies.minutes()))
    path, kind = data.draw(st.sampled_from(list(paths(before))))
    old = at(before, path)
    new = data.draw(strategies.of(kind).filter(lambda value: value != old))
    assert differences(before, put(before, path, new))
    if isinstance(old, tuple) and len(set(old)) > 1:
        turned = old[::-1] if old != old[::-1] else old[1:]
        assert differences(before, put(before, path, turned))
    if NoneType in get_args(kind) and old is not None:
        assert differences(before, put(before, path, None))


FIELDS = {
    "/".join(str(step) for step in path if isinstance(step, str)): (path, kind)
    for path, kind in paths(FULL)
}


@pytest.mark.parametrize("field", FIELDS)
@given(data=st.data())
@settings(max_examples=3)
def test_no_field_is_passed_over(field: str, data: st.DataObject) -> None:
    path, kind = FIELDS[field]
    old = at(FULL, path)
    new = data.draw(strategies.of(kind).filter(lambda value: value != old))
    assert differences(FULL, put(FULL, path, new))


@pytest.mark.parametrize("field", sorted(LIFE - {"format"}))
def test_the_life_of_the_minutes_is_no_difference(field: str) -> None:
    other = {
        "uuid": "-", "version": 7, "state": MeetingState.SUBMITTED, "state_reason": "اصلاح مهلت",
    }.get(field)  # fmt: skip
    assert getattr(FULL, field) != other or other is None
    assert differences(FULL, replace(FULL, **{field: other})) == ()


def test_a_deadline_that_goes_on_is_told_at_its_action() -> None:
    (first, *rest) = SECOND.actions
    later = replace(first, deadline=date(2026, 11, 21))
    earlier = replace(first, deadline=date(2026, 10, 22))
    old = changed(actions=(earlier, *rest))
    (found,) = differences(old, changed(actions=(later, *rest)))
    assert (found.thing, found.field, found.kind) == (Thing.ACTION, "deadline", Kind.CHANGED)
    assert (found.before, found.after) == ("۳۰ مهر", "۳۰ آبان")
    assert (found.place.section, found.place.numbers) == (Section.RESOLUTIONS, (2, 1))
    assert found.place.uuid == first.uuid


def test_names_that_came_and_went_are_told_apart() -> None:
    (first, *rest) = SECOND.actions
    old = changed(actions=(replace(first, supporters=("بهزیستی", "هلال احمر")), *rest))
    new = changed(actions=(replace(first, supporters=("بهزیستی", "اورژانس", "مترو")), *rest))
    come, gone = differences(old, new)
    assert (come.kind, come.names, come.after) == (
        Kind.ADDED, ("اورژانس", "مترو"), "اورژانس و مترو",
    )  # fmt: skip
    assert (gone.kind, gone.names, gone.before) == (Kind.REMOVED, ("هلال احمر",), "هلال احمر")


def test_choices_and_conditions_are_told_as_a_person_reads_them() -> None:
    old = changed(priority=Priority.NORMAL, condition=None)
    condition = Condition("تأمین اعتبار", "معاونت مالی", None)
    condition_came, priority = differences(
        old, changed(priority=Priority.URGENT, condition=condition)
    )
    assert (priority.before, priority.after) == ("عادی", "فوری")
    assert condition_came.kind is Kind.ADDED
    assert condition_came.after == "تأمین اعتبار – با نظر معاونت مالی"
    whole, part = (
        changed(condition=replace(condition, text=text)) for text in ("تأمین اعتبار", "اعتبار")
    )
    (text,) = differences(whole, part)
    assert (text.field, text.before, text.after) == ("condition.text", "تأمین اعتبار", "اعتبار")


def test_a_resolution_put_in_between_moves_no_other() -> None:
    added = replace(SECOND, uuid="نو", text="مصوبهٔ نو", actions=())
    first, *rest = FULL.resolutions
    (found,) = differences(BEFORE, with_resolutions(first, added, *rest))
    assert (found.thing, found.field, found.kind) == (Thing.RESOLUTION, "", Kind.ADDED)
    assert (found.place.numbers, found.place.numbers_before, found.after) == ((2,), (), "مصوبهٔ نو")
    (gone,) = differences(with_resolutions(first, added, *rest), BEFORE)
    assert (gone.kind, gone.place.numbers, gone.place.numbers_before) == (Kind.REMOVED, (), (2,))


def test_what_changed_below_it_is_told_with_both_numbers() -> None:
    first, second, *rest = FULL.resolutions
    (moved,) = differences(BEFORE, with_resolutions(second, first, *rest))
    assert (moved.kind, moved.thing) == (Kind.MOVED, Thing.RESOLUTION)
    assert {moved.place.numbers, moved.place.numbers_before} == {(1,), (2,)}
    mended = replace(second, text=second.text + " تا پایان سال")
    found = differences(BEFORE, with_resolutions(mended, first, *rest))
    (text,) = (each for each in found if each.field == "text")
    assert (text.place.numbers, text.place.numbers_before) == ((1,), (2,))


def test_an_agenda_item_that_moves_takes_its_resolutions_along() -> None:
    first, second, *rest = FULL.agenda
    other = replace(FULL, agenda=(replace(second, number=1), replace(first, number=2), *rest))
    follows = {1: 2, 2: 1}
    resolutions = tuple(
        replace(each, agenda_number=follows.get(each.agenda_number or 0, each.agenda_number))
        for each in FULL.resolutions
    )
    kinds = told(differences(FULL, replace(other, resolutions=resolutions)))
    assert kinds == [(Thing.AGENDA_ITEM, "", Kind.MOVED)]
    assert len(differences(FULL, other)) > 1 or not any(
        each.agenda_number in follows for each in FULL.resolutions
    )


def test_a_member_is_known_by_the_post_when_another_person_holds_it() -> None:
    member = Attendee("آقای نوری", "رئیس", "بهزیستی", Presence.ABSENT, "", "", "", None, None, None)
    old = replace(FULL, members=(*FULL.members, member))
    other = replace(member, name="خانم صادقی", state=Presence.PRESENT)
    name, state = differences(old, replace(FULL, members=(*FULL.members, other)))
    assert (name.field, name.before, name.after) == ("name", "آقای نوری", "خانم صادقی")
    assert (state.field, state.before, state.after) == ("state", "غایب", "حاضر")
    assert (state.place.section, state.place.name) == (Section.ATTENDANCE, "خانم صادقی")
    (gone,) = differences(old, FULL)
    assert (gone.kind, gone.thing, gone.before) == (
        Kind.REMOVED, Thing.MEMBER, "آقای نوری، رئیس، بهزیستی",
    )  # fmt: skip


def test_long_minutes_are_compared_while_one_looks() -> None:
    def long(count: int, word: str) -> Minutes:
        action = Action(
            "", 1, f"کار {word} " * 20, "بهزیستی", ("الف", "ب"), None, SECOND.actions[0].recurrence
        )
        return with_resolutions(
            *(
                replace(
                    SECOND,
                    uuid=f"{number}",
                    text=f"متن {word} {number} " * 40,
                    actions=tuple(replace(action, uuid=f"{number}-{each}") for each in range(3)),
                )
                for number in range(count)
            )
        )

    def seconds(count: int) -> float:
        before, after = long(count, "پیشین"), long(count, "تازه")
        start = time.process_time()
        assert sum(len(each.parts) > 1 for each in differences(before, after)) == count * 4
        return time.process_time() - start

    seconds(10)
    assert seconds(200) < 40 * max(seconds(10), 0.005)  # twenty times as much to read
