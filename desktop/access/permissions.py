"""Who may do what: one table, which everything that writes is held against.

The one hard rule: an act that does not say what it is may write only tables of the desk's work that
the person's roles allow; whatever belongs to a sign-off names itself.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import NamedTuple

from db.records import Role


class Deed(StrEnum):
    WRITE_MINUTES = "write_minutes"
    KEEP_LISTS = "keep_lists"
    SET_OFFICE = "set_office"
    SUBMIT = "submit"
    AMEND = "amend"
    GIVE_UP = "give_up"
    JUDGE = "judge"
    RETURN = "return"
    SIGN = "sign"
    LEND = "lend"
    LEND_AGAIN = "lend_again"
    RECALL = "recall"
    TAKE_BACK = "take_back"
    FILE_INK = "file_ink"
    SEND = "send"
    FILE_RECEIPT = "file_receipt"
    TAKE_ANSWERS = "take_answers"
    KEEP_PEOPLE = "keep_people"
    SET_RECOVERY_KEY = "set_recovery_key"
    ACCEPT_CLOCK = "accept_clock"
    CHANGE_PASSWORD = "change_password"  # noqa: S105 - a deed
    SIGN_IN = "sign_in"
    READ_TRAIL = "read_trail"


class Right(NamedTuple):
    """Which roles may, and what is written then."""

    roles: frozenset[Role]
    tables: frozenset[str] = frozenset()


_SECRETARY, _MAYOR, _EXPORT, _ADMINISTRATOR = Role
_EVERYONE = frozenset(Role)

RIGHTS: Mapping[Deed, Right] = {
    Deed.WRITE_MINUTES: Right(
        frozenset({_SECRETARY}),
        frozenset(
            {
                "meetings",
                "attendance",
                "agenda_items",
                "remarks",
                "figures",
                "resolutions",
                "dissents",
                "resolution_focus_areas",
                "resolution_neighborhoods",
                "actions",
                "supporters",
                "progress",
                "attachments",
                "readings",
                "approvals",
            }
        ),
    ),
    Deed.KEEP_LISTS: Right(
        frozenset({_SECRETARY, _ADMINISTRATOR}),
        frozenset(
            {
                "organizations",
                "earlier_names",
                "people",
                "seats",
                "terms",
                "neighborhoods",
                "capacities",
                "focus_areas",
                "indicators",
            }
        ),
    ),
    Deed.SET_OFFICE: Right(
        frozenset({_SECRETARY, _ADMINISTRATOR}), frozenset({"office", "headquarters"})
    ),
    Deed.SUBMIT: Right(frozenset({_SECRETARY}), frozenset({"meetings", "sign_offs", "opinions"})),
    Deed.AMEND: Right(frozenset({_SECRETARY}), frozenset({"meetings", "sign_offs"})),
    Deed.GIVE_UP: Right(frozenset({_SECRETARY}), frozenset({"meetings", "sign_offs"})),
    Deed.JUDGE: Right(frozenset({_MAYOR}), frozenset({"opinions"})),
    Deed.RETURN: Right(
        frozenset({_MAYOR}), frozenset({"meetings", "sign_offs", "verdicts", "opinions"})
    ),
    Deed.SIGN: Right(
        frozenset({_MAYOR}),
        frozenset({"meetings", "sign_offs", "verdicts", "opinions", "versions"}),
    ),
    Deed.LEND: Right(frozenset({_SECRETARY}), frozenset({"loans"})),
    Deed.LEND_AGAIN: Right(frozenset({_SECRETARY})),
    Deed.RECALL: Right(frozenset({_SECRETARY}), frozenset({"loans"})),
    Deed.TAKE_BACK: Right(
        frozenset({_SECRETARY}),
        frozenset({"loans", "meetings", "sign_offs", "verdicts", "opinions", "versions"}),
    ),
    Deed.FILE_INK: Right(
        frozenset({_SECRETARY, _EXPORT}), frozenset({"ink_sheets", "ink_signatures"})
    ),
    Deed.SEND: Right(
        frozenset({_SECRETARY, _EXPORT}), frozenset({"sends", "sent_versions", "sent_files"})
    ),
    Deed.FILE_RECEIPT: Right(frozenset({_SECRETARY, _EXPORT}), frozenset({"receipts"})),
    Deed.TAKE_ANSWERS: Right(frozenset({_SECRETARY}), frozenset({"progress", "actions"})),
    Deed.KEEP_PEOPLE: Right(
        frozenset({_ADMINISTRATOR}), frozenset({"users", "user_roles", "signing_keys"})
    ),
    Deed.SET_RECOVERY_KEY: Right(frozenset({_ADMINISTRATOR}), frozenset({"office"})),
    Deed.ACCEPT_CLOCK: Right(frozenset({_ADMINISTRATOR})),
    Deed.CHANGE_PASSWORD: Right(_EVERYONE, frozenset({"users", "signing_keys"})),
    Deed.SIGN_IN: Right(_EVERYONE),
    Deed.READ_TRAIL: Right(frozenset({_MAYOR, _ADMINISTRATOR})),
}

# What an act may be that does not say what it is.
DESK_WORK = (
    Deed.WRITE_MINUTES,
    Deed.KEEP_LISTS,
    Deed.SET_OFFICE,
    Deed.JUDGE,
    Deed.FILE_INK,
    Deed.FILE_RECEIPT,
)


def may(roles: Collection[Role], deed: Deed) -> bool:
    return not RIGHTS[deed].roles.isdisjoint(roles)


def may_write(roles: Collection[Role], tables: Collection[str], deed: Deed | None) -> bool:
    """Tell whether these tables may be written; without a deed, by the desk's work.

    A deed that is not allowed may not even be done without writing.
    """
    if deed is not None and not may(roles, deed):
        return False
    deeds = [each for each in ((deed,) if deed else DESK_WORK) if may(roles, each)]
    allowed = frozenset[str]().union(*(RIGHTS[each].tables for each in deeds))
    return allowed.issuperset(tables)
