"""Files inside the file: what a program needs beside what a person reads."""

from collections.abc import Sequence
from datetime import datetime

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFString

from desktop.typeset.archive import Attachment
from desktop.typeset.metadata import stamp
from desktop.typeset.pdffile import PdfFile, Reference
from desktop.typeset.shaping import printable


def add_attachments(
    pdf: PdfFile, attachments: Sequence[Attachment], changed: datetime
) -> dict[str, object]:
    """Write the files; give what the catalog says of them."""
    files = {each.name: _add(pdf, each, changed) for each in attachments}
    named = [part for name in sorted(files) for part in (PDFString(name), files[name])]
    names = pdf.add(PDFDictionary({"Names": PDFArrayCompact(named)}))
    return {
        "AF": PDFArrayCompact(files.values()),
        "Names": PDFDictionary({"EmbeddedFiles": names}),
    }


def _add(pdf: PdfFile, attachment: Attachment, changed: datetime) -> Reference:
    parameters = {"Size": len(attachment.content), "ModDate": PDFString(stamp(changed))}
    described = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": "/" + attachment.media_type.replace("/", "#2F"),  # PDFName would keep the slash
        "Params": PDFDictionary(parameters),
    }
    stream = pdf.add_stream(attachment.content, described)
    return pdf.add(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(attachment.name),
                "UF": PDFString(attachment.name),
                "EF": PDFDictionary({"F": stream, "UF": stream}),
                "AFRelationship": PDFName(attachment.relationship.value),
                "Desc": PDFString(printable(attachment.description)),
            }
        )
    )
