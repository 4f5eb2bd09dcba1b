"""What ISO 19005-3 asks of level B, as far as it can be read off the file.

No validator of part 3 is among Debian's packages. The one of part 1 reads the whole file all the
same, and may find no more than what part 3 has newly allowed; the rest is asked here one by one.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from desktop.minutes import Minutes
from tests.desktop.documents.test_archive import CASES, written
from tests.desktop.typeset.conftest import preflight

ALLOWED_BY_PART_3 = {
    "1.2.9",  # embedded files, in their specifications
    "1.4.7",  # and in the names of the catalog
    "1.4",  # a table that is a stream
    "3.1.11",  # a font without a list of its characters
    "7.11.2",  # another part than 1
}
FORBIDDEN = {
    *("/AA", "/OpenAction", "/JS", "/JavaScript", "/Launch", "/Encrypt", "/OCProperties"),
    *("/LZWDecode", "/FFilter", "/FDecodeParms", "/Interpolate", "/Alternates", "/OPI"),
    *("/SMask", "/ca", "/CA", "/BM", "/PresSteps", "/NeedsRendering", "/XFA", "/PS"),
}
LONGEST_STRING, LONGEST_NAME = 32_767, 127  # bytes
TAG = re.compile(r"/[A-Z]{6}\+")
MIME = re.compile(r"/[-\w+.]+/[-\w+.]+")


@pytest.fixture(scope="module", params=CASES, ids=("full", "empty", "nasty"))
def pdf(request: pytest.FixtureRequest) -> bytes:
    minutes: Minutes = request.param
    return written(minutes)


@pytest.fixture
def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)


def objects(reader: PdfReader) -> list[Any]:
    size: Any = reader.trailer["/Size"]
    return [reader.get_object(number) for number in range(1, size)]


def parts(value: Any) -> Iterator[Any]:
    """Give a direct object and all that is written inside it, keys too."""
    yield value
    if isinstance(value, DictionaryObject):
        for key in value:
            yield key
            yield from parts(value.raw_get(key))
    elif isinstance(value, ArrayObject):
        for each in list.__iter__(value):
            yield from parts(each)


def test_validator_of_part_1_finds_only_what_part_3_allows(pdf: bytes, tmp_path: Path) -> None:
    verdict = preflight(pdf, tmp_path)
    codes = set(re.findall(r"^([\d.]+) : ", verdict, re.MULTILINE))
    assert codes <= ALLOWED_BY_PART_3, verdict
    assert "7.11.2" in codes, verdict  # it came to the end


def test_file_begins_and_ends_as_an_archive_wants(pdf: bytes, reader: PdfReader) -> None:
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4,}\n", pdf)
    assert pdf.endswith(b"%%EOF\n")
    assert "/ID" in reader.trailer
    assert reader.xmp_metadata is not None
    assert (reader.xmp_metadata.pdfaid_part, reader.xmp_metadata.pdfaid_conformance) == ("3", "B")
    header = re.search(rb"<\?xpacket [^>]*\?>", pdf)
    assert header is not None
    assert b"bytes=" not in header[0]
    assert b"encoding=" not in header[0]


def test_nothing_is_in_it_that_an_archive_forbids(reader: PdfReader) -> None:
    for each in objects(reader):
        for part in parts(each):
            assert str(part) not in FORBIDDEN
            if isinstance(part, NameObject):
                assert len(part[1:].encode()) <= LONGEST_NAME
            elif isinstance(part, TextStringObject):
                assert len(part.original_bytes) <= LONGEST_STRING
        if isinstance(each, StreamObject):
            assert "/F" not in each  # content elsewhere


def test_each_page_names_what_it_shows_itself(reader: PdfReader) -> None:
    for page in reader.pages:
        resources: Any = page["/Resources"]
        content = page.get_contents()
        shown = content.get_data().decode("ascii") if content is not None else ""
        assert set(re.findall(r"(/F\d+) [\d.]+ Tf", shown)) <= set(resources["/Font"])
        assert set(re.findall(r"(/\w+) Do", shown)) <= set(resources.get("/XObject", ()))
    tree: Any = reader.root_object["/Pages"]
    assert "/Resources" not in tree  # from where they would be inherited


def test_fonts_are_embedded_and_as_wide_as_is_said(reader: PdfReader) -> None:
    fonts: Any = reader.pages[0]["/Resources"]
    for font in fonts["/Font"].values():
        (cid_font,) = font["/DescendantFonts"]
        descriptor = cid_font["/FontDescriptor"]
        assert font["/Encoding"] == "/Identity-H"
        assert cid_font["/Subtype"] == "/CIDFontType2"
        assert font["/BaseFont"] == cid_font["/BaseFont"] == descriptor["/FontName"]
        assert TAG.match(font["/BaseFont"])
        face = hb.Face(descriptor["/FontFile2"].get_data())
        program = hb.Font(face)
        glyphs = cid_font["/CIDToGIDMap"].get_data()
        numbers = [int.from_bytes(glyphs[at : at + 2]) for at in range(2, len(glyphs), 2)]
        first, widths = cid_font["/W"][0], cid_font["/W"][1]
        assert first == 1
        assert len(widths) == len(numbers)
        for number, width in zip(numbers, widths, strict=True):
            assert 0 < number < face.glyph_count  # 0 is what a font shows for nothing
            advance = program.get_glyph_h_advance(number) * 1000 / face.upem
            assert abs(advance - float(width)) <= 1


def test_what_lies_over_a_page_is_printed_and_does_nothing(reader: PdfReader) -> None:
    form: Any = reader.root_object.get("/AcroForm", {})
    assert set(form) <= {"/Fields", "/SigFlags"}  # none that others have to draw
    over = [each.get_object() for page in reader.pages for each in page.get("/Annots", ())]
    assert [each.get_object() for each in form.get("/Fields", ())] == over
    for each in over:
        flags = {place for place in range(32) if each["/F"] >> place & 1}
        assert 2 in flags  # printed
        assert flags.isdisjoint({0, 1, 5, 8})  # not hidden in any way
        assert set(each["/AP"]) == {"/N"}
        assert isinstance(each["/AP"]["/N"], StreamObject)
        assert "/A" not in each


def test_colours_have_their_intent(reader: PdfReader) -> None:
    intents: Any = reader.root_object["/OutputIntents"]
    (intent,) = (each.get_object() for each in intents)
    assert intent["/S"] == "/GTS_PDFA1"
    profile = intent["/DestOutputProfile"]
    data = profile.get_data()
    assert (profile["/N"], data[12:16], data[16:20], data[36:40]) == (3, b"mntr", b"RGB ", b"acsp")
    assert int.from_bytes(data[:4]) == len(data)


def test_what_goes_with_it_is_named_and_described(reader: PdfReader) -> None:
    root: Any = reader.root_object
    files = [each.get_object() for each in root["/AF"]]
    named = root["/Names"]["/EmbeddedFiles"]["/Names"]
    assert [str(name) for name in named[::2]] == sorted(each["/UF"] for each in files)
    assert {id(each.get_object()) for each in named[1::2]} == {id(each) for each in files}
    for each in files:
        assert each["/Type"] == "/Filespec"
        assert each["/F"] == each["/UF"]
        assert each["/AFRelationship"] in {"/Data", "/Alternative"}
        assert each["/Desc"]
        stream = each["/EF"]["/F"]
        assert stream["/Type"] == "/EmbeddedFile"
        assert MIME.fullmatch(stream["/Subtype"])
        assert stream["/Params"]["/Size"] == len(stream.get_data())
        assert re.fullmatch(r"D:\d{14}Z", stream["/Params"]["/ModDate"])
