"""What the file says of itself, in Info and XMP, and its colours."""

from io import BytesIO
from typing import Any, cast

import pytest
from msgspec.structs import replace
from PIL import Image, ImageCms
from pypdf import PdfReader

from desktop.typeset import srgb
from desktop.typeset.archive import Archive
from desktop.typeset.document import Document
from desktop.typeset.metadata import About
from desktop.typeset.output import write
from desktop.typeset.shaping import Faces
from tests.desktop.typeset.conftest import ABOUT


def reader(faces: Faces, about: About, archive: Archive = Archive.A3B) -> PdfReader:
    stream = BytesIO()
    write(Document(about, ()), stream, faces, archive=archive)
    return PdfReader(stream)


@pytest.mark.parametrize("archive", Archive)
def test_both_ways_say_the_same(faces: Faces, archive: Archive) -> None:
    found = reader(faces, ABOUT, archive)
    info, xmp = found.metadata, found.xmp_metadata
    assert info is not None
    assert xmp is not None
    assert info.title == (xmp.dc_title or {})["x-default"] == ABOUT.title
    assert [info.author] == xmp.dc_creator == [ABOUT.author]
    assert info.subject == (xmp.dc_description or {})["x-default"] == ABOUT.subject
    assert info.creator == xmp.xmp_creator_tool == ABOUT.creator
    assert info.creation_date == ABOUT.created
    assert xmp.xmp_create_date == ABOUT.created.replace(tzinfo=None)
    assert xmp.dc_language == ["fa-IR"]
    assert (xmp.pdfaid_part, xmp.pdfaid_conformance) == tuple(archive.value.upper())


def test_any_words_can_be_said(faces: Faces) -> None:
    about = replace(ABOUT, title="<b> & \x07\n\udc00 «الف»", author="", subject="ا" * 5000)
    found = reader(faces, about)
    assert found.metadata is not None
    assert found.metadata.title == "<b> & \ufffd \ufffd «الف»"
    assert found.metadata.author is None
    assert len(found.metadata.subject or "") < 1100
    xmp = found.xmp_metadata
    assert xmp is not None
    assert (xmp.dc_title or {})["x-default"] == found.metadata.title


def test_colours_are_srgb(faces: Faces) -> None:
    (intent,) = cast("list[Any]", reader(faces, ABOUT).root_object["/OutputIntents"])
    data = intent.get_object()["/DestOutputProfile"].get_data()
    assert data == srgb.profile()
    assert len(data) < 1024
    ours, theirs = ImageCms.ImageCmsProfile(BytesIO(data)), ImageCms.createProfile("sRGB")
    colors = Image.frombytes("RGB", (16, 16), bytes(range(256)) * 3)
    turned = ImageCms.profileToProfile(colors, ours, theirs)
    assert turned is not None
    pairs = zip(colors.tobytes(), turned.tobytes(), strict=True)
    assert max(abs(before - after) for before, after in pairs) <= 2
