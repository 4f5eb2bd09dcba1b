"""One typed line and what it means: who does what, with whom, until when, for whom, where, if what.

The one hard rule: not a letter is lost. What is not understood stays in the text, and so does a
deadline in the middle of a sentence, which needs its words, and whatever is quoted.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from desktop.calendar import deadlines
from desktop.calendar.deadlines import Days
from desktop.meetings import recurring
from desktop.meetings.lexicon import Lexicon
from desktop.meetings.openings import Opening, openings
from desktop.meetings.suggestions import KnownNames
from desktop.meetings.understood import Doubt, Part, Role, Sense, Understood

Lexicons = Mapping[Role, Lexicon]

_ONLY_ONE = frozenset(
    {
        Role.RESPONSIBLE,
        Role.DEADLINE,
        Role.RECURRENCE,
        Role.DECIDER,
        Role.CONDITION_DEADLINE,
    }
)
_MOST_WORDS = 6  # of a name that nobody knows yet
_QUOTED = re.compile("«([^«»]+)»")
_WORD = re.compile(r"\S+")
_STOP = "،؛.:!؟?"
_CLOSING = _STOP + ")]»…"
_BEFORE_COMMA = re.compile(r"\s+(?=،)")


def lexicons(names: KnownNames) -> Lexicons:
    """Make the lists that the parts of a line are looked up in."""
    organizations = Lexicon(names.organizations, names.earlier)
    return {
        Role.RESPONSIBLE: organizations,
        Role.SUPPORTER: organizations,
        Role.FOCUS_AREA: Lexicon(names.focus_areas),
        Role.NEIGHBORHOOD: Lexicon(names.neighborhoods),
        Role.DECIDER: organizations,
    }


def understand(line: str, known: Lexicons, days: Days) -> Understood:
    """Read a line as it stands, finished or not."""
    parts: list[Part] = []
    limit = len(line)
    for opening in reversed(openings(line)):  # a part reaches as far as the next one
        if opening.words < limit:
            found = _parts_at(line, opening, limit, known, days)
            parts[:0] = found
            limit = found[0].start if found else limit
    parts[:0] = _last_deadline(line, 0, limit, days)
    settled = recurring.find(line, _settled(line, _of_conditions(line, parts)))
    return Understood(line, settled, _text(line, settled))


def _parts_at(
    line: str, opening: Opening, limit: int, known: Lexicons, days: Days
) -> Sequence[Part]:
    """Read what begins at an opening, and the deadline without «تا» in front of the limit."""
    if opening.role is Role.DEADLINE:
        found = _deadline(line, opening, limit, days)
        end = found[-1].end if found else opening.words
        return [*found, *_last_deadline(line, end, limit, days)]
    start = opening.words
    if names := known.get(opening.role):
        if names.beginning(line[start:limit]):
            return _own_parts(line, opening, limit, known)
        ends = _ends(line, start, limit)
        start = next((end for end in reversed(ends) if names.named(line[start:end])), start)
    last = _last_deadline(line, start, limit, days)
    if last and last[0].start > opening.words:
        return [*_own_parts(line, opening, last[0].start, known), *last]
    return _own_parts(line, opening, limit, known)


def _own_parts(line: str, opening: Opening, limit: int, known: Lexicons) -> Sequence[Part]:
    if opening.role is Role.CONDITION:
        return _condition(line, opening, limit)
    if opening.role is Role.RECURRENCE:
        return recurring.named(line, opening, limit)
    if opening.role is Role.DECIDER:
        return _decider(line, opening, limit, known[Role.DECIDER])
    names = known[opening.role]
    first = _name(line, opening, limit, names)
    return [first, *_others(line, opening, first, limit, names)] if first else ()


def _deadline(line: str, opening: Opening, limit: int, days: Days) -> Sequence[Part]:
    found = deadlines.find(line[opening.words : limit], days)
    if found is None:
        return ()
    end = opening.words + found.end
    part = Part(Role.DEADLINE, opening.start, end, day=found.day, doubt=found.problem)
    if found.day is None:
        return (replace(part, sense=Sense.UNCLEAR),)
    goes_on = any(map(str.isalnum, line[end : recurring.last(line, end, limit)]))
    return (replace(part, inside=goes_on and not opening.labelled),)


def _last_deadline(line: str, start: int, limit: int, days: Days) -> Sequence[Part]:
    """Read a deadline without «تا» behind which the line ends, or another part begins."""
    end = recurring.last(line, start, limit)
    last = deadlines.find_last(line[start:end], days)
    if last is None:
        return ()
    at, found = last
    sense = Sense.UNCLEAR if found.day is None else Sense.KNOWN
    return (
        Part(
            Role.DEADLINE,
            start + at,
            start + found.end,
            day=found.day,
            sense=sense,
            doubt=found.problem,
        ),
    )


def _condition(line: str, opening: Opening, limit: int) -> Sequence[Part]:
    words = line[opening.words : limit].rstrip()
    if not any(map(str.isalnum, words)):
        return ()
    return (Part(Role.CONDITION, opening.start, opening.words + len(words), _spaced(words)),)


def _decider(line: str, opening: Opening, limit: int, names: Lexicon) -> Sequence[Part]:
    """Read who decides, an organization or a post, which no list need have."""
    ends = _ends(line, opening.words, limit)
    if not ends:
        return ()
    typed = line[opening.words : ends[-1]]
    return (Part(Role.DECIDER, opening.start, ends[-1], names.named(typed) or _spaced(typed)),)


def _of_conditions(line: str, parts: Sequence[Part]) -> Sequence[Part]:
    """Leave a decider and the deadline behind it to the condition that they stand behind."""
    found: list[Part] = []
    for part in parts:
        before = found[-1] if found and not line[found[-1].end : part.start].strip(" ،") else None
        follows = before.role if before else None
        if part.role is Role.DECIDER and follows is not Role.CONDITION:
            continue
        own = part.leaves and not line.startswith("مهلت", part.start)
        if part.role is Role.DEADLINE and follows is Role.DECIDER and own:
            found.append(replace(part, role=Role.CONDITION_DEADLINE))
        else:
            found.append(part)
    return found


def _name(line: str, opening: Opening, limit: int, names: Lexicon) -> Part | None:
    """Read the name behind a mark: a whole known one, the only one that begins so, or a new one."""
    role, start, words, loose, _ = opening
    if quoted := _QUOTED.match(line, words, limit):
        name = names.named(quoted[1])
        sense = Sense.KNOWN if name else Sense.NEW
        return Part(role, start, quoted.end(), name or _spaced(quoted[1]), sense=sense)
    ends = _ends(line, words, limit)
    if not ends:
        return None
    often = recurring.first(line, words + 1, limit)
    if often < ends[-1] and not any(names.named(line[words:end]) for end in ends if end > often):
        ends = _ends(line, words, often)
        if not ends:
            return None
    beginning = names.beginning(line[words : ends[-1]])
    for end in reversed(ends):
        name = names.named(line[words:end])
        if name and (end == ends[-1] or loose or not beginning):
            return Part(role, start, end, name)
    if loose or not line[words].isalpha():
        return None
    return _half_or_new(line, opening, ends[-1], beginning)


def _half_or_new(line: str, opening: Opening, end: int, beginning: Sequence[str]) -> Part:
    """Read a name that no list has as it stands; `beginning` is what it may become."""
    name = _spaced(line[opening.words : end])
    part = Part(opening.role, opening.start, end, name, sense=Sense.UNCLEAR)
    if len(beginning) == 1:
        return replace(part, name=beginning[0], sense=Sense.KNOWN)
    if beginning:
        return replace(part, doubt=Doubt.SEVERAL)
    if len(name.split()) > _MOST_WORDS:
        return replace(part, doubt=Doubt.TOO_LONG)
    return replace(part, sense=Sense.NEW)


def _ends(line: str, start: int, limit: int) -> list[int]:
    """Give the places where a name may end: behind each word, up to a mark of punctuation."""
    ends = []
    for word in _WORD.finditer(line, start, limit):
        bare, whole = word[0].rstrip(_CLOSING), word[0].rstrip(_STOP)
        ends += [word.start() + len(each) for each in dict.fromkeys((bare, whole)) if each]
        if whole != word[0]:
            break
    return ends


def _others(line: str, opening: Opening, first: Part, limit: int, names: Lexicon) -> Iterator[Part]:
    """Read more names behind a comma, behind a word with a colon also new ones."""
    end = first.end
    while first.role not in _ONLY_ONE and line[end:limit].lstrip().startswith("،"):
        comma = line.index("،", end)
        words = comma + 1 + len(line[comma + 1 :]) - len(line[comma + 1 :].lstrip())
        ends = _ends(line, words, limit)
        if not ends:
            return
        part: Part | None = None
        if name := names.named(line[words : ends[-1]]):
            part = Part(first.role, comma, ends[-1], name)
        elif opening.labelled:
            part = _listed(line, opening._replace(start=comma, words=words), limit, names)
        if part is None or part.doubt is Doubt.TOO_LONG:
            return
        end = part.end
        yield part


def _listed(line: str, opening: Opening, limit: int, names: Lexicon) -> Part | None:
    """Read a further name of a list; a number behind a known one makes another: «کلانتری ۱۳۴»."""
    limit = recurring.first(line, opening.words, limit)
    if limit == opening.words:
        return None
    part, end = _name(line, opening, limit, names), _ends(line, opening.words, limit)[-1]
    if part and line[part.end : end].strip().isdecimal():
        return _half_or_new(line, opening, end, ())
    return part


def _settled(line: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Let there be one responsible and one deadline: the first that is clear."""
    seen: set[Role] = set()
    settled = []
    for part in parts:
        clear = part.sense is not Sense.UNCLEAR
        if clear and part.role in _ONLY_ONE & seen:
            second = replace(part, sense=Sense.UNCLEAR, day=None, doubt=Doubt.SECOND)
            settled.append(replace(second, name=_spaced(line[part.start : part.end])))
            continue
        settled.append(part)
        if clear:
            seen.add(part.role)
    return tuple(settled)


def _text(line: str, parts: Sequence[Part]) -> str:
    """Give what is left of the line without the parts that leave it."""
    left = [part for part in parts if part.leaves]
    edges = [0, *(edge for part in left for edge in (part.start, part.end)), len(line)]
    text = ""
    for start, end in list(pairwise(edges))[::2]:
        piece = line[start:end].strip()
        if not piece:
            continue
        if text and piece.startswith(tuple(_CLOSING)):
            text = text.rstrip("،؛") + piece
        else:
            text += f" {piece}" if text else piece
    text = text.strip(" ،؛") if left else line.strip()
    return _BEFORE_COMMA.sub("", text)


def _spaced(words: str) -> str:
    return " ".join(words.split())
