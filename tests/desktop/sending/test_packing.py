from pathlib import PurePath

import pytest

from desktop.documents.export import Format
from desktop.meetings.compile import compile_minutes
from desktop.meetings.listing import numbered
from desktop.minutes import Minutes
from desktop.office import OpenOffice
from desktop.sending import packing
from desktop.sending.packing import gather, pack
from desktop.sending.refusals import NotSignedError
from desktop.transfer.manifest import read_manifest
from tests.desktop.sending.acts import amended
from tests.offices import SEALED


def test_one_meeting_goes_as_it_was_sealed(sample: OpenOffice) -> None:
    parcel = gather(sample, [numbered(sample, 12).id])
    pdf, workbook, manifest = parcel.contents
    assert (pdf.data, workbook.data) == (SEALED, b"PK workbook")
    assert [entry.name for entry in read_manifest(manifest.data)] == [pdf.name, workbook.name]
    stem = "صورتجلسهٔ قرارگاه منطقهٔ ۱۱ – جلسهٔ ۱۲ – ۱۴۰۵.۰۶.۱۵"
    assert [each.name for each in parcel.contents] == [
        f"{stem}.pdf",
        f"{stem}.xlsx",
        f"{stem}.sha256",
    ]


def test_several_meetings_have_one_manifest_and_each_goes_once(sample: OpenOffice) -> None:
    one, other = numbered(sample, 12).id, numbered(sample, 11, 4).id
    parcel = gather(sample, [one, other, one])
    assert len(parcel.files) == 4
    assert len(parcel.version_ids) == 2
    assert parcel.manifest == (
        "فهرست ارسال – منطقهٔ ۱۱ – جلسهٔ ۱۲ – ناحیهٔ ۴ جلسهٔ ۱۱ – ۱۴۰۵.۰۶.۱۵ تا ۱۴۰۵.۰۶.۲۳.sha256"
    )
    assert gather(sample, [other, one]) == parcel


def test_amendment_goes_under_a_name_of_its_own(sample: OpenOffice) -> None:
    meeting = numbered(sample, 12)
    before = gather(sample, [meeting.id])
    amended(sample, meeting)
    now = gather(sample, [meeting.id])
    assert not {each.name for each in now.contents} & {each.name for each in before.contents}


def test_what_is_signed_while_it_is_packed_comes_with_the_next_parcel(
    sample: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = numbered(sample, 12)
    before = gather(sample, [meeting.id])

    def signed_meanwhile(office: OpenOffice, meeting_id: int) -> Minutes:
        minutes = compile_minutes(office, meeting_id)
        with OpenOffice(office.database.file) as mayors:
            amended(mayors, meeting)
        return minutes

    monkeypatch.setattr(packing, "compile_minutes", signed_meanwhile)
    assert gather(sample, [meeting.id]) == before


def test_drafts_are_no_send(sample: OpenOffice) -> None:
    draft, signed = numbered(sample, 13).id, numbered(sample, 12).id
    with pytest.raises(NotSignedError) as refused:
        gather(sample, [signed, draft])
    assert (refused.value.number, refused.value.subdistrict) == (13, None)
    parcel = pack(sample, [signed, draft], {Format.EXCEL})
    assert [PurePath(each.name).suffix for each in parcel.contents] == [".xlsx"] * 2
    assert parcel.version_ids == ()


def test_part_of_the_papers_is_no_send(sample: OpenOffice) -> None:
    signed = numbered(sample, 12).id
    assert pack(sample, [signed]).version_ids
    assert not pack(sample, [signed], {Format.PDF}).version_ids
