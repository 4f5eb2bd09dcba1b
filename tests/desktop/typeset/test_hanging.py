from io import BytesIO

from pypdf import PdfReader

from desktop.typeset.document import Paper
from desktop.typeset.hanging import Hanging
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.role import Role
from desktop.typeset.style import Style
from tests.desktop.typeset.conftest import Render, baselines, counts, tree

LINE = Style(size=10, leading=20)
LABEL = Style(size=10, leading=20, role=Role.LABEL)
PAPER = Paper(width=220, height=200, top=20, right=10, bottom=20, left=10)  # eight lines


def lines(count: int) -> Paragraph:
    return Paragraph("\n".join(["متن"] * count), LINE)


def test_label_stands_beside_the_first_line_on_each_page(render: Render) -> None:
    number = Paragraph("۷", LABEL)
    pdf = render([lines(6), Hanging(lines(12), 30, number)], paper=PAPER)
    assert counts(pdf, "متن") == [8, 8, 2]
    assert counts(pdf, "۷") == [1, 1, 1]
    for beside, first_line in (
        baselines(pdf)[0][6:8],
        baselines(pdf)[1][:2],
        baselines(pdf)[2][:2],
    ):
        assert beside[0] >= PAPER.width - PAPER.right - 30 > first_line[0]
        assert beside[1] == first_line[1]


def test_label_of_a_block_before_stands_on_new_pages_only(render: Render) -> None:
    number = Paragraph("۷", LABEL)
    pdf = render([lines(6), Hanging(lines(12), 30, again=number)], paper=PAPER)
    assert counts(pdf, "متن") == [8, 8, 2]
    assert counts(pdf, "۷") == [0, 1, 1]
    pdf = render([lines(7), Hanging(lines(3), 30, again=number)], paper=PAPER)
    assert counts(pdf, "۷") == [0, 0]
    assert tree(pdf).outline() == ("Document", ["P", "P"])


def test_another_label_may_stand_on_new_pages(render: Render) -> None:
    label, again = Paragraph("۷", LABEL), Paragraph("۸ ادامه", LABEL)
    pdf = render([lines(6), Hanging(lines(12), 20, label, again)], paper=PAPER)
    assert (counts(pdf, "۷"), counts(pdf, "۸")) == ([1, 0, 0], [0, 1, 1])
    (first, *_), (second, *_) = baselines(pdf)[1][:2], baselines(pdf)[2][:2]
    assert first[0] == second[0] < PAPER.width - PAPER.right - 20  # it has the room it needs


def test_label_is_read_aloud_and_bookmarked_once(render: Render) -> None:
    label = Paragraph("۷", LABEL, Bookmark("هفت"))
    pdf = render([lines(6), Hanging(lines(12), 30, label)], paper=PAPER)
    assert tree(pdf).outline() == ("Document", ["P", "Lbl", "P"])
    assert [len(part.marks) for part in tree(pdf).kids] == [1, 1, 3]
    assert len(PdfReader(BytesIO(pdf)).outline) == 1


def test_label_goes_along_to_the_page_where_its_text_begins(render: Render) -> None:
    pdf = render([lines(7), Hanging(lines(3), 30, Paragraph("۷", LABEL))], paper=PAPER)
    assert counts(pdf, "۷") == [0, 1]


def test_what_hangs_is_narrower_by_its_indent(render: Render) -> None:
    text = Paragraph("واژه " * 12, LINE)
    plain, hanging = (render([block], paper=PAPER) for block in (text, Hanging(text, 100)))
    assert len(baselines(hanging)[0]) > len(baselines(plain)[0])


def test_label_of_more_lines_than_its_text_pushes_down_what_follows(render: Render) -> None:
    label = Paragraph("۷\nو\n۸", LABEL)
    (page,) = baselines(render([Hanging(lines(1), 30, label), lines(1)], paper=PAPER))
    assert len({y for _, y in page}) == 4
    assert counts(render([lines(7), Hanging(lines(1), 30, label)], paper=PAPER), "۷") == [0, 1]


def test_label_that_is_too_wide_is_not_broken_but_gets_more_room(render: Render) -> None:
    for label in ("۱۲۳۴۵۶.", "شماره"):
        pdf = render([Hanging(lines(2), 10, Paragraph(label, LABEL))], paper=PAPER)
        (((left, line), (text, beside), _),) = baselines(pdf)
        assert line == beside
        assert left > text
    wordy = Hanging(lines(2), 10, Paragraph("برچسب " * 9, LABEL))
    (page,) = baselines(render([wordy], paper=PAPER))
    assert len(page) > 3
    assert all(x >= PAPER.left for x, _ in page)


def test_heading_goes_along_with_a_high_label(render: Render) -> None:
    heading = Paragraph("سر", Style(size=10, leading=20, keep_with_next=True))
    hanging = Hanging(lines(1), 30, Paragraph("۷\nو\n۸", LABEL))
    assert counts(render([lines(5), heading, hanging], paper=PAPER), "سر") == [0, 1]
