"""What a reader program and an archive are told about the document, in both of PDF's ways.

The hard rule: the two ways, Info and XMP, say the same.
"""

from datetime import UTC, datetime
from html import escape

from msgspec import Struct
from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFString

from desktop.typeset import srgb
from desktop.typeset.pdffile import PdfFile, Reference
from desktop.typeset.shaping import printable

_LONGEST = 1000  # letters; archives limit what a string may hold
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {namespaces}>
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
_IN_DEFAULT_LANGUAGE = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
_IN_ORDER = "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>"
_IN_NO_ORDER = "<rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>"


class About(Struct, frozen=True):
    """What a reader program shows about the document."""

    title: str
    author: str
    subject: str
    creator: str
    created: datetime  # with a time zone
    language: str = "fa-IR"


def stamp(moment: datetime) -> str:
    """Write a date as PDF wants it."""
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")


def add_info(pdf: PdfFile, about: About) -> Reference:
    said = {
        "Title": _line(about.title),
        "Author": _line(about.author),
        "Subject": _line(about.subject),
        "Creator": _line(about.creator),
        "Producer": _line(about.creator),
        "CreationDate": stamp(about.created),
        "ModDate": stamp(about.created),
    }
    return pdf.add(PDFDictionary({key: PDFString(value) for key, value in said.items() if value}))


def add_xmp(pdf: PdfFile, about: About) -> Reference:
    part, conformance = pdf.archive.value
    created = about.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    said = (
        ("dc:title", _line(about.title), _IN_DEFAULT_LANGUAGE),
        ("dc:creator", _line(about.author), _IN_ORDER),
        ("dc:description", _line(about.subject), _IN_DEFAULT_LANGUAGE),
        ("dc:language", about.language, _IN_NO_ORDER),
        ("xmp:CreatorTool", _line(about.creator), "{}"),
        ("xmp:CreateDate", created, "{}"),
        ("xmp:ModifyDate", created, "{}"),
        ("pdf:Producer", _line(about.creator), "{}"),
        ("pdfaid:part", part, "{}"),
        ("pdfaid:conformance", conformance.upper(), "{}"),
    )
    properties = (
        f"<{name}>{form.format(escape(value))}</{name}>" for name, value, form in said if value
    )
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMESPACES.items())
    packet = _XMP.format(namespaces=spaces, properties="\n".join(properties))
    described = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    return pdf.add_plain(packet.encode("utf-8"), described)


def add_intent(pdf: PdfFile) -> PDFArrayCompact:
    """Write by which colours the pages are to be seen."""
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB IEC61966-2-1"),
        "DestOutputProfile": pdf.add_stream(srgb.profile(), {"N": 3}),
    }
    return PDFArrayCompact([pdf.add(PDFDictionary(intent))])


def _line(text: str) -> str:
    line = " ".join(printable(text).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
