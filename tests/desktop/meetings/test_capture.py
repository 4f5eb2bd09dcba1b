import pytest

from desktop.calendar import jalali
from desktop.calendar.deadlines import Days
from desktop.calendar.jalali import DateError, DateProblem, from_jalali
from desktop.meetings.capture import lexicons, understand
from desktop.meetings.suggestions import KnownNames
from desktop.meetings.understood import Doubt, Sense, Understood

MEETING = from_jalali(1405, 7, 12)
DAYS = Days(MEETING, from_jalali(1405, 8, 17))
NAMES = KnownNames(
    (
        "آموزش و پرورش",
        "ادارهٔ سلامت",
        "بسیج",
        "بسیج مهندسین",
        "بهزیستی",
        "سرای محلهٔ راه‌آهن",
        "شهرداری منطقهٔ ۱۱",
        "شهرداری ناحیهٔ ۱",
        "شهرداری ناحیهٔ ۴",
        "کلانتری",
        "کمیتهٔ امداد",
        "مددسرا (مرکز شبانه)",
        "۱۱۰",
    ),
    ("بی‌سرپناهان", "پیشگیری", "کودکان کار و خیابان"),
    ("انبار نفت", "حر", "راه‌آهن", "هلال‌احمر"),
)
KNOWN = lexicons(NAMES)
EXAMPLE = (
    "بررسی استقرار اتوبوس خواب @شهرداری ناحیهٔ ۴ +بهزیستی تا پایان آبان "
    "#بی‌سرپناهان *راه‌آهن ؟تأیید کارشناسی"
)


def understood(line: str) -> Understood:
    return understand(line, KNOWN, DAYS)


def said(line: str) -> dict[str, object]:
    """Give what a line says, without what it does not say."""
    found = understood(line)
    every = {
        "text": found.text,
        "responsible": found.responsible,
        "supporters": found.supporters,
        "deadline": found.deadline and jalali.to_jalali(found.deadline),
        "focus_areas": found.focus_areas,
        "neighborhoods": found.neighborhoods,
        "condition": found.condition,
        "decider": found.decider,
        "condition_deadline": found.condition_deadline
        and jalali.to_jalali(found.condition_deadline),
        "recurrence": found.recurrence,
    }
    return {name: value for name, value in every.items() if value}


def test_the_line_of_the_plan() -> None:
    whole = {
        "text": "بررسی استقرار اتوبوس خواب",
        "responsible": "شهرداری ناحیهٔ ۴",
        "supporters": ("بهزیستی",),
        "deadline": (1405, 8, 30),
        "focus_areas": ("بی‌سرپناهان",),
        "neighborhoods": ("راه‌آهن",),
        "condition": "تأیید کارشناسی",
    }
    assert said(EXAMPLE) == whole
    in_words = (
        "بررسی استقرار اتوبوس خواب مسئول: شهرداری ناحيه 4 همکار: بهزیستی مهلت: پایان آبان "
        "محور: بی سرپناهان محله: راه آهن شرط: تأیید کارشناسی"
    )
    assert said(in_words) == whole
    assert (
        said(
            "؟تأیید کارشناسی *راه‌آهن #بی‌سرپناهان تا پایان آبان +بهزیستی "
            "@شهرداری ناحیهٔ ۴ بررسی استقرار اتوبوس خواب"
        )
        == whole
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # A known name ends where it ends; the text goes on.
        ("@بهزیستی گزارش دهد", {"responsible": "بهزیستی", "text": "گزارش دهد"}),
        ("@بسیج گزارش دهد", {"responsible": "بسیج", "text": "گزارش دهد"}),
        ("@بسیج مهندسین گزارش دهد", {"responsible": "بسیج مهندسین", "text": "گزارش دهد"}),
        ("گزارش @آموزش و پرورش، فوری", {"responsible": "آموزش و پرورش", "text": "گزارش، فوری"}),
        ("گزارش @مددسرا (مرکز شبانه)", {"responsible": "مددسرا (مرکز شبانه)", "text": "گزارش"}),
        ("گزارش، @بهزیستی.", {"responsible": "بهزیستی", "text": "گزارش."}),
        ("گزارش (+بهزیستی)", {"supporters": ("بهزیستی",), "text": "گزارش ()"}),
        # The beginning of only one name.
        ("گزارش @کمی", {"responsible": "کمیتهٔ امداد", "text": "گزارش"}),
        ("گزارش @كميته +به", {"responsible": "کمیتهٔ امداد", "supporters": ("بهزیستی",),
                              "text": "گزارش"}),
        ("گزارش #بی سر", {"focus_areas": ("بی‌سرپناهان",), "text": "گزارش"}),
        # New names.
        ("گزارش @سازمان نو", {"responsible": "سازمان نو", "text": "گزارش"}),
        ("@سازمان نو، گزارش", {"responsible": "سازمان نو", "text": "گزارش"}),
        ("@«سازمان نو» گزارش", {"responsible": "سازمان نو", "text": "گزارش"}),
        ("مسئول: «بهزيستي» گزارش", {"responsible": "بهزیستی", "text": "گزارش"}),
        ("گزارش *محلهٔ تازه", {"neighborhoods": ("محلهٔ تازه",), "text": "گزارش"}),
        # Several at once.
        ("گزارش +بهزیستی +کلانتری", {"supporters": ("بهزیستی", "کلانتری"), "text": "گزارش"}),
        ("گزارش +بهزیستی +بهزيستی", {"supporters": ("بهزیستی",), "text": "گزارش"}),
        ("همکار: بهزیستی، کلانتری تا فردا",
         {"supporters": ("بهزیستی", "کلانتری"), "deadline": (1405, 7, 13)}),
        ("گزارش +بهزیستی، کلانتری هم", {"supporters": ("بهزیستی",), "text": "گزارش، کلانتری هم"}),
        ("گزارش ؟اعتبار #پیشگیری ؟نظر ترافیک",
         {"condition": "اعتبار؛ نظر ترافیک", "focus_areas": ("پیشگیری",), "text": "گزارش"}),
        # A space behind the mark, only where the name is known.
        ("گزارش @ بهزیستی", {"responsible": "بهزیستی", "text": "گزارش"}),
        ("گزارش + کلانتری بیاید", {"supporters": ("کلانتری",), "text": "گزارش بیاید"}),
        ("تماس با ۱۱۵ +۱۱۰", {"supporters": ("۱۱۰",), "text": "تماس با ۱۱۵"}),
        # Words with a colon, and marks behind them.
        ("مسئول : بهزیستی", {"responsible": "بهزیستی"}),
        ("مسئول: @بهزیستی گزارش", {"responsible": "بهزیستی", "text": "گزارش"}),
        ("مهلت: تا پایان ماه", {"deadline": (1405, 7, 30)}),
        ("مهلت: ۱۵ آبان گزارش شود", {"deadline": (1405, 8, 15), "text": "گزارش شود"}),
        # Deadlines at the end leave the text, those in a sentence stay.
        ("گزارش شود تا جلسهٔ بعد", {"deadline": (1405, 8, 17), "text": "گزارش شود"}),
        ("گزارش ظرف ۱۰ روز", {"deadline": (1405, 7, 22), "text": "گزارش"}),
        ("گزارش حداکثر تا شنبه.", {"deadline": (1405, 7, 18), "text": "گزارش."}),
        ("گشت تا پایان سال ادامه یابد",
         {"deadline": (1405, 12, 29), "text": "گشت تا پایان سال ادامه یابد"}),
        ("تا پایان آبان گزارش شود @بهزیستی",
         {"deadline": (1405, 8, 30), "text": "تا پایان آبان گزارش شود", "responsible": "بهزیستی"}),
        # Who decides on a condition, and by when.
        ("گزارش ؟تأیید با نظر کلانتري تا پایان آبان",
         {"text": "گزارش", "condition": "تأیید", "decider": "کلانتری",
          "condition_deadline": (1405, 8, 30)}),
        ("گزارش تا فردا شرط: تأیید با نظر رئیس شورا، تا پایان آبان #پیشگیری",
         {"text": "گزارش", "deadline": (1405, 7, 13), "condition": "تأیید",
          "decider": "رئیس شورا", "condition_deadline": (1405, 8, 30),
          "focus_areas": ("پیشگیری",)}),
        ("گزارش ؟تأیید با نظر کلانتری مهلت: پایان آبان",
         {"text": "گزارش", "condition": "تأیید", "decider": "کلانتری", "deadline": (1405, 8, 30)}),
        ("گزارش ؟تأیید تا پایان آبان",
         {"text": "گزارش", "condition": "تأیید", "deadline": (1405, 8, 30)}),
        ("گزارش با نظر کلانتری", {"text": "گزارش با نظر کلانتری"}),
        # A deadline without «تا», at the end or in front of another part.
        ("گزارش شود جلسه بعد", {"deadline": (1405, 8, 17), "text": "گزارش شود"}),
        ("گزارش پایان ماه.", {"deadline": (1405, 7, 30), "text": "گزارش."}),
        ("گزارش دو هفته دیگر @بهزیستی",
         {"deadline": (1405, 7, 26), "text": "گزارش", "responsible": "بهزیستی"}),
        ("@بهزیستی گزارش ۱۵ آبان",
         {"deadline": (1405, 8, 15), "text": "گزارش", "responsible": "بهزیستی"}),
        ("گزارش بیست و پنجم آبان ماه", {"deadline": (1405, 8, 25), "text": "گزارش"}),
        ("گشت پایان ماه هر هفته",
         {"deadline": (1405, 7, 30), "text": "گشت", "recurrence": "weekly"}),
        ("گشت تا فردا هر هفته",
         {"deadline": (1405, 7, 13), "text": "گشت", "recurrence": "weekly"}),
        ("گزارش ؟تأیید با نظر کلانتری دو هفته دیگر",
         {"text": "گزارش", "condition": "تأیید", "decider": "کلانتری",
          "condition_deadline": (1405, 7, 26)}),
        # A name ends before it, and before how often; what is quoted does not.
        ("گزارش @سازمان نو دو هفته دیگر",
         {"text": "گزارش", "responsible": "سازمان نو", "deadline": (1405, 7, 26)}),
        ("@سازمان نو هر ماه تا جلسه بعد",
         {"responsible": "سازمان نو", "recurrence": "monthly", "deadline": (1405, 8, 17)}),
        ("گشت @کمی هر ماه تا جلسه بعد",
         {"text": "گشت", "responsible": "کمیتهٔ امداد", "recurrence": "monthly",
          "deadline": (1405, 8, 17)}),
        ("گزارش @«سازمان پایان ماه»", {"text": "گزارش", "responsible": "سازمان پایان ماه"}),
        ("گزارش @بنیاد ۱۵ خرداد", {"text": "گزارش", "responsible": "بنیاد ۱۵ خرداد"}),
        # A list behind a word with a colon has new names too.
        ("گشت همکار: بهزیستی، کلانتری ۱۳۴ دو هفته دیگر",
         {"text": "گشت", "supporters": ("بهزیستی", "کلانتری ۱۳۴"), "deadline": (1405, 7, 26)}),
        ("گشت همکار: بهزیستی، کلانتری ۱۳۴ هر ماه دو هفته دیگر",
         {"text": "گشت", "supporters": ("بهزیستی", "کلانتری ۱۳۴"), "recurrence": "monthly",
          "deadline": (1405, 7, 26)}),
        ("همکار: بهزیستی، هر ماه گشت",
         {"text": "هر ماه گشت", "supporters": ("بهزیستی",), "recurrence": "monthly"}),
        ("گشت همکار: بهزیستی، دو هفته دیگر",
         {"text": "گشت", "supporters": ("بهزیستی",), "deadline": (1405, 7, 26)}),
        ("گشت همکار: بهزیستی ، سازمان نو، کمی",
         {"text": "گشت", "supporters": ("بهزیستی", "سازمان نو", "کمیتهٔ امداد")}),
        ("گشت @بهزیستی +کلانتری ، سازمان نو",
         {"text": "گشت، سازمان نو", "responsible": "بهزیستی", "supporters": ("کلانتری",)}),
        # How often: it leaves the text that it ends, where no word needs it.
        ("گشت هر ماه انجام شود", {"text": "گشت هر ماه انجام شود", "recurrence": "monthly"}),
        ("گشت در پایان هر ماه", {"text": "گشت در پایان هر ماه", "recurrence": "monthly"}),
        ("گشت سه‌شنبهٔ هر هفته", {"text": "گشت سه‌شنبهٔ هر هفته", "recurrence": "weekly"}),
        ("گزارش پنجم هر ماه", {"text": "گزارش پنجم هر ماه", "recurrence": "monthly"}),
        ("فرستادن آمار ماهانه @بهزیستی",
         {"text": "فرستادن آمار", "recurrence": "monthly", "responsible": "بهزیستی"}),
        ("هر هفته ۱۰۰ پرس غذا توزیع شود",
         {"text": "هر هفته ۱۰۰ پرس غذا توزیع شود", "recurrence": "weekly"}),
        ("گشت در هر فصل، تا فردا",
         {"text": "گشت", "recurrence": "seasonal", "deadline": (1405, 7, 13)}),
        ("بازدید هر سه‌ماه", {"text": "بازدید", "recurrence": "seasonal"}),
        ("گشت @بهزیستی مستمر",
         {"text": "گشت", "recurrence": "continuous", "responsible": "بهزیستی"}),
        ("گشت تکرار: هفتگی", {"text": "گشت", "recurrence": "weekly"}),
        ("گشت تکرار: هر ماه @بهزیستی",
         {"text": "گشت", "recurrence": "monthly", "responsible": "بهزیستی"}),
    ],
)  # fmt: skip
def test_what_lines_say(line: str, expected: dict[str, object]) -> None:
    assert said(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "@",
        "گزارش @",
        "گزارش @ و #",
        "مسئول:",
        "نشانی a@b.ir است",
        "زبان C# و C++",
        "تماس با +۹۸۲۱ و +98",
        "بند #۱۲ و * بند دیگر",
        "۲ + ۳",
        "آیا انجام شد؟",
        "آیا انجام شد؟ بله",
        "آیا انجام شد ؟ بله",
        "چه کسی؟؟",
        "از صبح تا شب",
        "از ساعت ۲۰ تا ۴ بامداد",
        "از ۵ تا ۱۲ بهمن گشت باشد",
        "از شنبه تا پنجشنبه باز باشد",
        "از ابتدای مهر تا پایان آبان",
        "تا حد امکان",
        "تا پایان موج سرما",
        "تا پایان سال تحصیلی",
        "یکتا شنبه آمد",
        "با رویکرد «هر محله: یک مدرسه» اجرا شود",
        "به این شرط: هر دو بیایند",
        "ظرف غذا تهیه شود",
        "در تابستان تا ساعت ۲۲:۳۰ باز باشد",
        "سود ۵ تا ۲۰/۵ درصد",
        "اعلام برنامهٔ هفتگی",
        "اعلام برنامه‌های هفتگی",
        "گزارش ماهانهٔ مددسرا",
        "گزارش ماهانه به دبیرخانه",
        "در هر هفته‌نامه چاپ شود",
        "تکرار: نشود",
        "نشست «هر ماه یک محله» برگزار شود",
        "همایش ۱۵ آبان برگزار شود",
        "همایش «پایان ماه»",
        "همایش در ۱۵ آبان",
        "نامهٔ ۱۵ آبان",
        "همایش ۱۴ و ۱۵ آبان",
        "باز بودن از ۵ تا ۱۲ بهمن",
        "گشت در میدان ۷ تیر",
        "کار دو سه روز دیگر",
        "اعلام دستور جلسهٔ بعد",
        "گشت ماه آینده",
    ],
)
def test_ordinary_text_is_not_misread(line: str) -> None:
    found = understood(line)
    assert (found.text, found.parts) == (line.strip(), ())


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("گزارش @شهرداری ناحیهٔ", Doubt.SEVERAL),
        ("گزارش @بسیج م @ش", Doubt.SEVERAL),
        ("گزارش @یک دو سه چهار پنج شش هفت", Doubt.TOO_LONG),
        ("@بهزیستی گزارش @کلانتری", Doubt.SECOND),
        ("گزارش تا فردا +بهزیستی تا شنبه", Doubt.SECOND),
        ("گزارش تا ۱۲/۷", DateProblem.UNCLEAR),
        ("گزارش تا ۳۰ اسفند", DateProblem.NOT_LEAP),
        ("گزارش تا هفتهٔ آینده", DateProblem.VAGUE),
        ("گزارش تا دیروز", DateProblem.PASSED),
        ("گزارش ۳۱ آبان", DateProblem.NO_SUCH_DAY),
        ("گزارش شنبه ۱۵ آبان", DateProblem.WEEKDAY_DIFFERS),
    ],
)
def test_what_is_unclear_is_told_and_stays_in_the_text(
    line: str, doubt: Doubt | DateProblem
) -> None:
    found = understood(line)
    part = found.parts[-1]
    reason = part.doubt.reason if isinstance(part.doubt, DateError) else part.doubt
    assert (part.sense, reason) == (Sense.UNCLEAR, doubt)
    assert line[part.start : part.end] in found.text


def test_a_new_name_is_told_from_a_known_one() -> None:
    senses = {part.name: part.sense for part in understood("@سازمان نو +بهزیستی").parts}
    assert senses == {"سازمان نو": Sense.NEW, "بهزیستی": Sense.KNOWN}


def test_parts_know_their_place_in_the_line() -> None:
    pieces = [EXAMPLE[part.start : part.end] for part in understood(EXAMPLE).parts]
    assert pieces == [
        "@شهرداری ناحیهٔ ۴",
        "+بهزیستی",
        "تا پایان آبان",
        "#بی‌سرپناهان",
        "*راه‌آهن",
        "؟تأیید کارشناسی",
    ]


def test_a_duty_is_what_an_action_needs() -> None:
    assert understood("گزارش @بهزیستی").has_duty
    assert understood("گزارش تا فردا").has_duty
    assert not understood("گشت تا پایان سال ادامه یابد").has_duty
    assert not understood("گشت #پیشگیری *حر ؟اعتبار").has_duty
