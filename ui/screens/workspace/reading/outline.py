"""What there is to read of a meeting, in its order: the heading, each resolution, the end."""

from desktop.meetings.dossier import Dossier
from desktop.persian import digits

OPENING, ENDING = "opening", "ending"


def places(dossier: Dossier) -> list[str]:
    """List the pages, those of resolutions by uuid; none where nothing was decided."""
    uuids = [part.resolution.uuid for part in dossier.resolutions]
    return [OPENING, *uuids, ENDING] if uuids else []


def title(dossier: Dossier, place: str) -> str:
    """Write «مصوبهٔ ۳ از ۱۲», or what else the page is."""
    everything = places(dossier)
    if not everything:
        return "خواندن مصوبات"
    if place in (OPENING, ENDING):
        return "سرآغاز" if place == OPENING else "پایان"
    return f"مصوبهٔ {digits(everything.index(place))} از {digits(len(dossier.resolutions))}"


def nearest(before: Dossier, now: Dossier, place: str) -> str:
    """Give the page to read on at: the same, or the one that came to stand where it was."""
    old, new = places(before), places(now)
    if place in new or not new:
        return place
    return new[min(old.index(place) if place in old else 0, len(new) - 1)]


def changed(before: Dossier, now: Dossier) -> list[str]:
    """List the resolutions that are not as they were."""
    known = {part.resolution.uuid: part for part in before.resolutions}
    uuids = ((part.resolution.uuid, part) for part in now.resolutions)
    return [uuid for uuid, part in uuids if known.get(uuid) != part]


def holds(dossier: Dossier, uuid: str) -> bool:
    """Tell whether a resolution or an action is there."""
    return any(
        uuid == each.uuid
        for part in dossier.resolutions
        for each in (part.resolution, *(action.action for action in part.actions))
    )
