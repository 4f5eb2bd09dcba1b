"""What stands above and below the text of each page: whose paper it is, and which page of it."""

from desktop import persian
from desktop.documents import look
from desktop.typeset.document import Strip
from desktop.typeset.style import Text


def running_head(title: str, mark: str, page: int) -> Strip | None:
    """Name the paper on every page but the first, which has its own title; the mark on all."""
    if page == 1:
        return Strip(look.MARGIN, end=mark) if mark else None
    return Strip(look.MARGIN, start=title, end=mark, rule=look.LINE)


def foot(start: Text, end: Text, page: int, count: int) -> Strip:
    """Write which page it is, as «صفحهٔ ۲ از ۵», between the lines that are the paper's own."""
    pages = f"صفحهٔ {persian.digits(page)} از {persian.digits(count)}"
    return Strip(look.MARGIN, start, pages, end, rule=look.LINE)
