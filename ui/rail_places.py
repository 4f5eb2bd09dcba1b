"""Where one can go in Dabir, and who can."""

from desktop.access.permissions import Deed
from desktop.office import OpenOffice
from ui.widgets.rails import RailItem

_PLACES = (
    RailItem("meetings", "جلسات", "calendar-days"),
    RailItem("roster", "دستگاه‌ها و اعضا", "building-2", apart=True),
    RailItem("places", "محله‌ها و ظرفیت‌ها", "map-pin"),
    RailItem("send", "ارسال", "usb", apart=True),
    RailItem("verify", "وارسی", "shield-check"),
    RailItem("trail", "سابقهٔ کارها", "history"),
    RailItem("settings", "تنظیمات", "settings", apart=True),
)
_FOR_SOME = {"send": Deed.SEND, "trail": Deed.READ_TRAIL}  # the others are for everybody


def places_of(office: OpenOffice) -> tuple[RailItem, ...]:
    """Give those that are for whoever is signed in; where a group begins, a line stands."""
    mine, apart = [], False
    for each in _PLACES:
        apart = apart or each.apart
        if each.key not in _FOR_SOME or office.may(_FOR_SOME[each.key]):
            mine.append(RailItem(each.key, each.text, each.icon, apart))
            apart = False
    return tuple(mine)
