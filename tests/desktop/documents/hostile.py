"""Texts that break things, and minutes full of them."""

from datetime import date

import msgspec

from db.records import MeetingState
from desktop.minutes import Condition, Dissent, Figure, LastTime, Letterhead, Remark
from tests.desktop.documents.sample import AGENDA, FULL, RESOLUTIONS

HOSTILE = (
    '=HYPERLINK("http://example.ir";"اینجا")',
    "+۹۸ ۲۱ داخلی ۱۲",
    "-۵ درجه",
    "@شهرداری",
    "<b>پررنگ</b> &amp; {نام} ]]> _x0041_",
    "پیش\x00از\x07میان\x1bپس\ufffe",
    "سطر یک\r\nسطر دو\rسطر سه\nسطر چهار\tستون",
    "  آغاز و پایان با فاصله  ",
    "بی‌فاصله" * 1_500,
    "یک جملهٔ کوتاه که بارها می‌آید. " * 1_200,
    "\n".join(f"سطر {number}" for number in range(200)),
    "😀 اموجی 👨‍👩‍👧 و Latin words (v2.5.1) در میان",
    "مُحَمَّدٌ، جزءاً، دورۀ ادارۀ، شمارهٔ ۵",
    "#N/A",
    "۱۴۰۴/۰۷/۱۲",
)

NASTY = msgspec.structs.replace(
    FULL,
    state=MeetingState.RETURNED,
    state_reason=HOSTILE[9],
    office="\n".join(HOSTILE[:5]),
    letterhead=Letterhead(organization=HOSTILE[8], invocation=HOSTILE[5], emblem=b""),
    headquarters=HOSTILE[9],
    subject=HOSTILE[0],
    place=HOSTILE[8],
    copies_to=HOSTILE,
    agenda=tuple(
        msgspec.structs.replace(
            AGENDA[1],
            number=number,
            title=text,
            remarks=(Remark(speaker=text, gist=text),),
            figures=(
                Figure(
                    label=text,
                    value=text,
                    unit=text,
                    period=text,
                    neighborhood=text,
                    last_time=LastTime(text, text, 1, date(2025, 10, 4)),
                ),
            ),
        )
        for number, text in enumerate(HOSTILE, 1)
    ),
    resolutions=tuple(
        msgspec.structs.replace(
            RESOLUTIONS[0],
            number=number,
            text=text,
            condition=Condition(text=text, decider=text, deadline=None),
            dissents=(Dissent(name=text, reason=text),),
            actions=(msgspec.structs.replace(RESOLUTIONS[0].actions[0], text=text),),
        )
        for number, text in enumerate(HOSTILE, 1)
    ),
)
