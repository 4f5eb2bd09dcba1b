"""What a mayor says of resolutions: as records, and as it travels, by uuids in place of keys."""

from collections.abc import Iterable, Mapping

from db.database import Database
from db.records import Opinion, SignOff, Verdict
from desktop.loans.package import Said


def travelling(told: Iterable[Opinion | Verdict], uuids: Mapping[int, str]) -> tuple[Said, ...]:
    """Give it without what was said of resolutions that are not there any more."""
    return tuple(
        Said(resolution=uuids[each.resolution_id], approved=each.approved, remark=each.remark)
        for each in told
        if each.resolution_id in uuids
    )


def enter(database: Database, step: SignOff, said: Iterable[Said], keys: Mapping[str, int]) -> None:
    """Write it down with the step that it belongs to; what is not judged is left out."""
    for each in said:
        if each.approved is not None and each.resolution in keys:
            database.insert(
                Verdict(
                    sign_off_id=step.id,
                    resolution_id=keys[each.resolution],
                    approved=each.approved,
                    remark=each.remark,
                )
            )
