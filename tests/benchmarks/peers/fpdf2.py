from pathlib import Path

from fpdf import FPDF

from tests.benchmarks.plain import BOLD, REGULAR, Plain, write_with


def write(plain: Plain, target: Path) -> None:
    pdf = FPDF(format="A4")
    pdf.set_margins(18, 22, 25)
    pdf.set_auto_page_break(auto=True, margin=22)
    pdf.add_font("Vazirmatn", "", REGULAR)
    pdf.add_font("Vazirmatn", "B", BOLD)
    pdf.add_page()
    pdf.set_font("Vazirmatn", size=10.5)
    pdf.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab", language="fas")
    for part in plain:
        if part.rows:
            pdf.set_font("Vazirmatn", size=9)
            with pdf.table(part.rows, text_align="RIGHT", line_height=5, padding=1):
                pass
        else:
            style = "B" if part.level else ""
            pdf.set_font("Vazirmatn", style, 10.5)
            pdf.multi_cell(0, 6.3, part.text, align="R", new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(target))


if __name__ == "__main__":
    write_with(write)
