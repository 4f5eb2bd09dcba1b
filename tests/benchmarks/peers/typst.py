"""typst, which reads the paper by a small program of its own language."""

from pathlib import Path

import typst

from tests.benchmarks.plain import FONTS, Plain, save, write_with

_PROGRAM = """
#set page(paper: "a4", margin: (right: 25mm, left: 18mm, y: 22mm))
#set text(font: "Vazirmatn", size: 10.5pt, lang: "fa", dir: rtl)
#set heading(bookmarked: true)
#for part in json("paper.json") {
  if part.rows.len() > 0 {
    set text(size: 9pt)
    let (head, ..rows) = part.rows
    table(columns: head.len() * (1fr,), stroke: 0.4pt, table.header(..head), ..rows.flatten())
  } else if part.level > 0 {
    heading(level: part.level, part.text)
  } else {
    par(part.text)
  }
}
"""


def write(plain: Plain, target: Path) -> None:
    save(plain, target.with_name("paper.json"))
    program = target.with_suffix(".typ")
    program.write_text(_PROGRAM, "utf-8")
    typst.compile(program, output=target, font_paths=[FONTS])


if __name__ == "__main__":
    write_with(write)
