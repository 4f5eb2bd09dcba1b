"""Lines of every kind, written by the rules or against them: no letter of any is lost."""

from dataclasses import dataclass

from hypothesis import example, given
from hypothesis import strategies as st

from db.search import fold
from desktop.calendar import jalali
from desktop.meetings.understood import Role, Sense
from tests.desktop.meetings.test_capture import NAMES, understood
from tests.strategies import texts

WORDS = ("بررسی", "استقرار", "اتوبوس", "در", "میدان", "و", "گزارش", "«تازه»", "C#", "a@b", "۶۰ نفر")
HOLDING = {"در", "و"}  # no sentence ends so, and a deadline behind it would be theirs
sentences = (
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)
    .filter(lambda words: words[-1] not in HOLDING)
    .map(" ".join)
)
spelled_otherwise = st.sampled_from(
    [
        lambda name: name,
        lambda name: name.replace("ی", "ي").replace("ک", "ك"),
        lambda name: name.replace("\u200c", " "),
        lambda name: name.replace("ٔ", ""),
        lambda name: f"«{name}»",
    ]
)
MARKS = {
    Role.RESPONSIBLE: ("@", "مسئول: "),
    Role.SUPPORTER: ("+", "همکار: "),
    Role.FOCUS_AREA: ("#", "محور: "),
    Role.NEIGHBORHOOD: ("*", "محله: "),
}
DEADLINES = (
    ("تا پایان آبان", (1405, 8, 30)),
    ("مهلت: دو هفته دیگر", (1405, 7, 26)),
    ("دو هفته دیگر", (1405, 7, 26)),
    ("جلسه بعد", (1405, 8, 17)),
)


@dataclass(frozen=True)
class Piece:
    written: str
    role: Role
    value: object


def name_pieces(role: Role, names: tuple[str, ...]) -> st.SearchStrategy[Piece]:
    return st.builds(
        lambda name, mark, spell: Piece(mark + spell(name), role, name),
        st.sampled_from(names),
        st.sampled_from(MARKS[role]),
        spelled_otherwise,
    )


@st.composite
def written_lines(draw: st.DrawFn) -> tuple[str, str, list[Piece]]:
    """Give a line, its text, and what else it says in any order."""
    pieces = draw(
        st.permutations(
            [
                *draw(st.lists(name_pieces(Role.RESPONSIBLE, NAMES.organizations), max_size=1)),
                *draw(st.lists(name_pieces(Role.SUPPORTER, NAMES.organizations), max_size=3)),
                *draw(st.lists(name_pieces(Role.FOCUS_AREA, NAMES.focus_areas), max_size=2)),
                *draw(st.lists(name_pieces(Role.NEIGHBORHOOD, NAMES.neighborhoods), max_size=2)),
                *(
                    Piece(words, Role.DEADLINE, day)
                    for words, day in draw(st.lists(st.sampled_from(DEADLINES), max_size=1))
                ),
            ]
        )
    )
    text = draw(sentences)
    place = draw(st.integers(0, len(pieces)))
    if place and pieces[place - 1].role is Role.DEADLINE:
        place -= 1  # words behind a deadline would keep it in their sentence
    written = [piece.written for piece in pieces]
    written.insert(place, text)
    if draw(st.booleans()):
        condition = draw(sentences)
        written.append(draw(st.sampled_from(["؟", "?", "شرط: "])) + condition)
        pieces = [*pieces, Piece(condition, Role.CONDITION, condition)]
    return " ".join(written), text, pieces


@given(written_lines())
def test_whatever_is_written_by_the_rules_reads_back(
    written: tuple[str, str, list[Piece]],
) -> None:
    line, text, pieces = written
    found = understood(line)

    def values(role: Role) -> tuple[object, ...]:
        return tuple(dict.fromkeys(piece.value for piece in pieces if piece.role is role))

    assert found.text == text
    assert (found.responsible,) == (values(Role.RESPONSIBLE) or ("",))
    assert found.supporters == values(Role.SUPPORTER)
    assert found.focus_areas == values(Role.FOCUS_AREA)
    assert found.neighborhoods == values(Role.NEIGHBORHOOD)
    assert (found.condition,) == (values(Role.CONDITION) or ("",))
    deadline = found.deadline and jalali.to_jalali(found.deadline)
    assert (deadline,) == (values(Role.DEADLINE) or (None,))


FRAGMENTS = (
    *"@+#*؟?:،.«»()", "تا", "ظرف", "پایان آبان", "۱۲/۷", "شنبه", "از", "صبح", "مسئول:", "همکار:",
    "محله:", "شرط:", "مهلت:", "بهزیستی", "شهرداری", "بسیج", "حر", "@به", "+کمی", "#بی", "متن", "\t",
    "تکرار:", "با نظر", "ماهانه", "هر ماه", "جلسه بعد", "۱۵ آبان", "هر هفته",
    "آ\u0653", "ۀ", "😀", "٤", "\u200c", "\u200f", "هر",
)  # fmt: skip
any_lines = st.one_of(
    texts,
    st.text(max_size=30),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join),
)


@given(any_lines)
@example("@A«")
@example("از ، تا")
@example("@\t،هر ماه\t@به:")
def test_no_letter_is_lost_and_nothing_fails(line: str) -> None:
    check_that_nothing_is_lost(line)


@given(written_lines(), st.integers(0, 100))
def test_every_state_of_a_line_while_it_is_typed_keeps_its_letters(
    written: tuple[str, str, list[Piece]], length: int
) -> None:
    check_that_nothing_is_lost(written[0][:length])


def check_that_nothing_is_lost(line: str) -> None:
    found = understood(line)
    kept, place = "", 0
    for part in found.parts:
        assert place <= part.start < part.end <= len(line)
        kept += line[place : part.start]
        place = part.end
        words = line[part.start : part.end]
        if not part.leaves:
            kept += words
        elif part.role is not Role.DEADLINE:
            assert fold(words).strip("«»").endswith(fold(part.name).strip("«»")) or (
                part.sense is Sense.KNOWN and any(map(fold(part.name).startswith, endings(words)))
            )
    kept += line[place:]
    assert letters(found.text) == letters(kept)


def endings(words: str) -> list[str]:
    folded = fold(words)
    return [folded[start:] for start in range(len(folded))]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
