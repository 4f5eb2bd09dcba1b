"""ReportLab's document objects, with the types and attributes that its stubs leave open."""

from reportlab.pdfbase.pdfdoc import (
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)


class _Catalog(PDFCatalog):
    ViewerPreferences: PDFDictionary


class PdfFile(PDFDocument):
    """A PDF 1.7 whose bytes depend on its content alone."""

    Catalog: _Catalog

    def __init__(self, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)

    def add(self, entry: PDFObject) -> PDFObjectReference:
        reference: PDFObjectReference = PDFDocument.Reference(self, entry)
        return reference

    def add_stream(self, content: bytes, **entries: int) -> PDFObjectReference:
        return self.add(PDFStream(PDFDictionary(entries), content, [PDFZCompress]))
