import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, Protocol, cast

import pytest
from PIL import Image
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from desktop.typeset.archive import Archive, Attachment
from desktop.typeset.document import Document, Paper
from desktop.typeset.galley import Block, Group
from desktop.typeset.metadata import About
from desktop.typeset.output import write
from desktop.typeset.shaping import Faces, Weight
from desktop.typeset.watermark import Watermark

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"
UPRIGHT = Paper()
ABOUT = About("صورتجلسه", "دبیرخانه", "نشست ۱۲", "Dabir", datetime(2026, 10, 4, 9, 30, tzinfo=UTC))


class Render(Protocol):
    def __call__(
        self,
        blocks: Iterable[Block | Group],
        attachments: Iterable[Attachment] = (),
        archive: Archive = Archive.A3B,
        paper: Paper = UPRIGHT,
        watermark: Watermark | None = None,
    ) -> bytes: ...


@pytest.fixture(scope="session")
def faces() -> Faces:
    family = {weight: FONTS / f"Vazirmatn-{weight.value}.ttf" for weight in Weight}
    return Faces(family, FONTS / "dejavu" / "DejaVuSans.ttf")


@pytest.fixture(scope="session")
def render(faces: Faces) -> Render:
    def render_blocks(
        blocks: Iterable[Block | Group],
        attachments: Iterable[Attachment] = (),
        archive: Archive = Archive.A3B,
        paper: Paper = UPRIGHT,
        watermark: Watermark | None = None,
    ) -> bytes:
        stream = BytesIO()
        document = Document(ABOUT, blocks, paper, attachments=attachments, watermark=watermark)
        write(document, stream, faces, archive=archive)
        return stream.getvalue()

    return render_blocks


def letters(text: str) -> str:
    """What a comparison of texts is about: no spaces, joiners or directional marks."""
    composed = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", composed)


def pdftotext(pdf: bytes) -> str:
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def counts(pdf: bytes, word: str) -> list[int]:
    """How often each page has a word."""
    return [letters(page).count(letters(word)) for page in pages(pdf)]


Cmap = dict[str, str]
_TEXT_OPERATOR = re.compile(
    r"1 0 0 1 (\S+) (\S+) Tm|(\S+) 0 Td|(/F\d) (\S+) Tf|(\S+) Ts|\[([^]]*)\] TJ"
)


def drawn(pdf: bytes) -> str:
    """Every letter that a glyph of the file stands for, in the order of drawing."""
    found: list[str] = []
    for page in PdfReader(BytesIO(pdf)).pages:
        maps = {name: _cmap(font) for name, font in fonts_of(page).items()}
        now: Cmap = {}
        for name, codes in re.findall(r"(/F\d) [\d.]+ Tf|<(\w+)>", _content(page)):
            now = maps[name] if name else now
            found += [now[code] for code in re.findall("....", codes)]
    return "".join(found)


def baselines(pdf: bytes) -> list[list[tuple[float, float]]]:
    """Where the first piece of each line begins, page by page, from the lower left corner."""
    found = []
    for page in PdfReader(BytesIO(pdf)).pages:
        places = re.findall(r"1 0 0 1 (\S+) (\S+) Tm", _content(page))
        found.append([(float(x), float(y)) for x, y in places])
    return found


def fonts_of(page: PageObject) -> dict[str, DictionaryObject]:
    resources = cast("DictionaryObject", page["/Resources"])
    fonts = cast("DictionaryObject", resources["/Font"])
    return {str(name): cast("DictionaryObject", fonts[name]) for name in fonts}


def shown(pdf: bytes) -> list[tuple[float, float, str]]:
    """Follow the text operators: place and letters of each glyph of the first page, in points."""
    (page, *_) = PdfReader(BytesIO(pdf)).pages
    fonts = {name: (_cmap(font), _widths(font)) for name, font in fonts_of(page).items()}
    found = []
    x = y = rise = size = begin = 0.0
    letters: Cmap = {}
    widths: dict[int, float] = {}
    for line_x, line_y, step, name, points, risen, array in _TEXT_OPERATOR.findall(_content(page)):
        if line_x:
            x, y = begin, _ = float(line_x), float(line_y)
        elif step:
            x = begin = begin + float(step)
        elif name:
            size, (letters, widths) = float(points), fonts[name]
        elif risen:
            rise = float(risen)
        for codes, shift in re.findall(r"<(\w+)>|(-?[\d.]+)", array):
            x -= float(shift or 0) * size / 1000
            for code in re.findall("....", codes):
                found.append((x, y + rise, letters[code]))
                x += widths[int(code, 16)] * size / 1000
    return found


def _widths(font: DictionaryObject) -> dict[int, float]:
    (descendant,) = cast("list[DictionaryObject]", font["/DescendantFonts"])
    first, widths = cast("tuple[int, list[float]]", descendant["/W"])
    return {int(first) + place: float(width) for place, width in enumerate(widths)}


def _cmap(font: DictionaryObject) -> Cmap:
    stream = cast("StreamObject", font["/ToUnicode"]).get_data().decode("ascii")
    pairs = re.findall(r"<(\w{4})> <(\w*)>", stream)
    return {code: bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _content(page: PageObject) -> str:
    content = page.get_contents()
    return content.get_data().decode("ascii") if content is not None else ""


class Part(NamedTuple):
    """A part of the tree as a reader program finds it; marks are pairs of page and number."""

    role: str
    kids: "list[Part]"
    marks: list[tuple[int, int]]
    entries: Any  # of its dictionary
    fields: list[tuple[int, str]]  # pairs of page and name

    def walk(self) -> "Iterator[Part]":
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def outline(self) -> object:
        """The roles alone: one word, or one with those below it."""
        return (self.role, [kid.outline() for kid in self.kids]) if self.kids else self.role


def tree(pdf: bytes) -> Part:
    """Read the tree, and hold it to what the pages say of it."""
    reader = PdfReader(BytesIO(pdf))
    leaves: list[Any] = list(reader.pages)
    pages = {page.indirect_reference: place for place, page in enumerate(leaves)}
    assert [page["/StructParents"] for page in leaves] == list(range(len(pages)))
    root: Any = reader.root_object["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    parents = {numbers[at]: numbers[at + 1].get_object() for at in range(0, len(numbers), 2)}

    def read(reference: Any, parent: Any) -> Part:
        element = reference.get_object()
        assert element.raw_get("/P") == parent
        kids = element["/K"]
        part = Part(str(element["/S"])[1:], [], [], element, [])
        for kid in kids if isinstance(kids, list) else [kids]:
            entry = kid.get_object()
            if isinstance(entry, int):
                part.marks.append((pages[element.raw_get("/Pg")], int(entry)))
            elif entry.get("/Type") == "/OBJR":
                assert parents[entry["/Obj"]["/StructParent"]] == element
                part.fields.append((pages[entry.raw_get("/Pg")], str(entry["/Obj"]["/T"])))
            elif "/MCID" in entry:
                part.marks.append((pages[entry.raw_get("/Pg")], int(entry["/MCID"])))
            else:
                part.kids.append(read(kid, reference))
        for page, mark in part.marks:
            assert parents[page][mark] == reference
        return part

    return read(root.raw_get("/K"), reader.root_object.raw_get("/StructTreeRoot"))


_MARK = re.compile(r"/(\w+) <<(?:/MCID (\d+))?[^>]*>> BDC\n(.*?)\nEMC", re.DOTALL)


def marked(pdf: bytes) -> dict[tuple[int, int | None], str]:
    """Whatever each mark encloses, as operators; under None all artifacts of the page."""
    found: dict[tuple[int, int | None], str] = {}
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages):
        content = _content(page)
        for _, mark, inside in _MARK.findall(content):
            key = (number, int(mark) if mark else None)
            found[key] = found.get(key, "") + inside
        assert not _MARK.sub("", content).strip()
    return found


def rastered(pdf: bytes, dpi: int, page: int = 1) -> Image.Image:
    """How a page looks, the first unless said otherwise."""
    command = ["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-"]
    made = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return Image.open(BytesIO(made))


def preflight(pdf: bytes, folder: Path) -> str:
    """What Debian's PDFBox says of a file as PDF/A-1b."""
    path = folder / "archive.pdf"
    path.write_bytes(pdf)
    jars = ":".join(f"/usr/share/java/{name}.jar" for name in _PREFLIGHT)
    command = ["java", "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


_PREFLIGHT = (
    "preflight",
    "pdfbox2",
    "fontbox2",
    "xmpbox",
    "commons-logging",
    "commons-io",
    "javax.activation",
    "jaxb-api",
)
