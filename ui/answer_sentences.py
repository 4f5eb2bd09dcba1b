"""Why a workbook that came back is not taken, in Persian.

The one hard rule: whoever filled it in can mend it by what the sentence says.
"""

from desktop.answers import refusals
from desktop.answers.refusals import AnswersError, MovedOnError
from desktop.answers.returned import ACTION
from desktop.documents.columns import ANSWERS
from desktop.persian import isolate, isolate_name, join_and

MOVED_ON = "در این میان در دفتر چیزی عوض شد؛ پیش‌نمایش از نو آماده شد و چیزی ثبت نشده است."

_TITLES = {ACTION: "شناسهٔ اقدام", **{column.key: column.title for column in ANSWERS}}
_OURS = "کارپوشه‌ای را بیاورید که از دبیر فرستاده شده و پر شده است"


def answer_sentence(error: AnswersError | MovedOnError) -> str:
    """Say why a file is not taken."""
    match error:
        case MovedOnError():
            return MOVED_ON
        case refusals.NotOursError():
            return f"{_file(error)} کارپوشهٔ دبیر نیست. {_OURS}؛ چیزی عوض نشد."
        case refusals.NewerBookError():
            return (
                f"{_file(error)} را نسخهٔ تازه‌تری از دبیر ساخته است. آن را با همان نسخه "
                "بگیرید؛ چیزی عوض نشد."
            )
        case refusals.OtherOfficeError():
            return (
                f"{_file(error)} از دفتر دیگری است و هیچ اقدامی از این دفتر در آن نیست؛ "
                "چیزی عوض نشد."
            )
        case refusals.MissingHeadingsError():
            return _missing(error)
        case refusals.MissingSheetError():
            return (
                f"برگهٔ «{error.sheet}»، که پاسخ‌ها در آن است، در {_file(error)} نیست. پرونده را با "
                "همهٔ برگه‌هایش بیاورید؛ چیزی عوض نشد."
            )
    raise error


def _file(error: AnswersError) -> str:
    return f"پروندهٔ «{isolate_name(error.name)}»"


def _missing(error: refusals.MissingHeadingsError) -> str:
    names = join_and(f"{isolate(key)} («{_TITLES[key]}»)" for key in error.missing)
    sheet = f" برگهٔ «{isolate_name(error.sheet)}»" if error.sheet else ""
    return (
        f"در{sheet} {_file(error)} سرستون {names} نیست. سرستون‌های انگلیسی زیر عنوان‌ها را چنان که "
        "بود برگردانید؛ چیزی عوض نشد."
    )
