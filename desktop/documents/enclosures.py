"""What goes inside the PDF of the minutes, for programs: the record itself and the workbook."""

from collections.abc import Iterator
from io import BytesIO

from desktop.minutes import Minutes, encode
from desktop.reporting import Report
from desktop.transfer.file_names import file_name
from desktop.typeset.archive import Attachment, Relationship

_JSON = "application/json"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SharedWorkbook:
    """The workbook of some minutes, made when it is first wanted: a file, and part of the PDF."""

    def __init__(self, minutes: Minutes) -> None:
        self._minutes = minutes
        self._made: bytes | None = None

    def made(self, report: Report) -> bytes:
        if self._made is None:
            # Its library takes its time to load; who wants no workbook shall not wait for it.
            from desktop.documents.workbook import write_workbook  # noqa: PLC0415

            stream = BytesIO()
            write_workbook(self._minutes, stream, report)
            self._made = stream.getvalue()
        return self._made


def enclosures(minutes: Minutes, workbook: SharedWorkbook, report: Report) -> Iterator[Attachment]:
    yield Attachment(
        file_name(minutes, ".json"), _JSON, encode(minutes), Relationship.DATA, "دادهٔ صورتجلسه"
    )
    made = workbook.made(report)
    yield Attachment(
        file_name(minutes, ".xlsx"), _EXCEL, made, Relationship.ALTERNATIVE, "صورتجلسه در Excel"
    )
