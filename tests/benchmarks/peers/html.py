"""The paper as HTML, for the engines that print web pages."""

from html import escape

from tests.benchmarks.plain import BOLD, REGULAR, Part, Plain

_HEAD = f"""<!doctype html>
<html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>صورتجلسه</title><style>
@font-face {{ font-family: Vazirmatn; src: url("{REGULAR.as_uri()}") }}
@font-face {{ font-family: Vazirmatn; font-weight: bold; src: url("{BOLD.as_uri()}") }}
@page {{ size: A4; margin: 22mm 25mm 22mm 18mm }}
body {{ font: 10.5pt/1.7 Vazirmatn }}
table {{ font-size: 9pt; width: 100%; border-collapse: collapse }}
td, th {{ border: 0.4pt solid #b8bfb9; padding: 2pt 4pt; text-align: right; vertical-align: top }}
</style></head><body>
"""


def page(plain: Plain) -> str:
    return _HEAD + "\n".join(map(_part, plain)) + "</body></html>"


def _part(part: Part) -> str:
    if part.rows:
        head, *rows = part.rows
        body = "".join(_row(row, "td") for row in rows)
        return f"<table><thead>{_row(head, 'th')}</thead><tbody>{body}</tbody></table>"
    name = f"h{part.level}" if part.level else "p"
    return f"<{name}>{escape(part.text)}</{name}>"


def _row(cells: list[str], name: str) -> str:
    return "<tr>" + "".join(f"<{name}>{escape(cell)}</{name}>" for cell in cells) + "</tr>"
