"""How a letter speaks to a person: the lines of the address, the form of «you», the signature.

The one hard rule: courtesy is added only where it is sure to be right; all else stays as typed.
"""

from db.search import fold
from desktop.minutes import Attendee

_HONOURED = {"آقای": "جناب", "خانم": "سرکار"}
_YOU = {"آقای": "جناب‌عالی", "خانم": "سرکار عالی"}
_EITHER = "جناب‌عالی (سرکار عالی)"
_POSTS = frozenset(
    map(
        fold,
        (
            *("استاندار", "بازرس", "بخشدار", "جانشین", "دادستان", "دبیر", "رئیس", "ریاست"),
            *("سرپرست", "شهردار", "فرماندار", "فرمانده", "قائم‌مقام", "کارشناس", "مددکار"),
            *("مدیر", "مدیرعامل", "مدیرکل", "مسئول", "مشاور", "معاون", "معاونت", "نماینده"),
        ),
    )
)
_RANKS = frozenset(map(fold, ("کل", "عامل")))  # «مدیر کل»


def address(member: Attendee) -> tuple[str, ...]:
    """Give the lines of an address, whom it means in the first; none where nobody is known."""
    post = member.post if member.name.strip() else honoured_post(member.post)
    organization = "" if _ends_with(member.post, member.organization) else member.organization
    lines = (_honoured_name(member.name), post, organization)
    return tuple(line for line in lines if line.strip())


def honoured_post(post: str) -> str:
    """Write «رئیس محترم ادارهٔ سلامت»; a post that is not one of the usual stays as it is."""
    words = post.split()
    if not words or "محترم" in words or fold(words[0]) not in _POSTS:
        return post
    end = 2 if len(words) > 1 and fold(words[1]) in _RANKS else 1
    return " ".join((*words[:end], "محترم", *words[end:]))


def you(name: str) -> str:
    """Say «you» to whom a letter goes; where the name tells no more, in both forms."""
    return _YOU.get(_title(name), _EITHER)


def signed(name: str) -> str:
    """Write a name as one signs it: nobody calls oneself «خانم»."""
    return name.partition(" ")[2] if _title(name) in _HONOURED else name


def _honoured_name(name: str) -> str:
    """Write «جناب آقای …» or «سرکار خانم …», or the name as it is where it says neither."""
    title = _HONOURED.get(_title(name))
    return f"{title} {name}" if title else name


def _title(name: str) -> str:
    return name.split(" ", 1)[0]


def _ends_with(post: str, organization: str) -> bool:
    wanted, said = fold(organization), ""
    for word in reversed(post.split()):  # no further than the organization is long
        said = fold(word) + said
        if len(said) >= len(wanted):
            return said == wanted
    return False
