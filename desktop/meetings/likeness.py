"""How alike two pieces of work are, by the words that they share.

The one hard rule: words that every sentence of minutes has («برگزاری جلسه») make nothing alike; at
least two words of substance must be shared.
"""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from db.search import fold

_ENOUGH = 0.5  # of the weight of what was typed, and of the whole
_LEAST_SHARED = 2
_LEAST_LETTERS = 2
_CONTEXT = 0.7  # what a word counts that stands not in the action but in its resolution
_OF_TYPED, _OF_WORK = 0.75, 0.25
_SAME_BODY = 0.1

# Marks above letters belong to their word; a half-space parts two words, as a space does.
_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0655\u0670][^\W\d_]*)*")
_PLURALS = tuple(map(fold, ("هایی", "های", "ها")))
_AFTER_LONG_VOWEL = tuple(map(fold, ("ایی", "ای", "وی", "یی")))
_LEAST_STEM = 3

_GRAMMAR = """
آغاز آن آنها ابتدا از است اند او اول این با بار باز باشد باشند باید بر برای بود به بی بین پایان پس
پنج پیش تا تر ترین تمام تمامی جهت چند چه چهار حد خود دارای دارد در دو دیگر را راه روز روی زیر ساعت
سال سایر سه شد شده شود شوند طبق طی علاوه فوق قبل کرد کردن کرده کل کلیه کند کنند گردد گردند گردید
گرفت گرفتن گیرد ماه می میان نسبت نمی نو نیز نیمه ها های هایی هر هفته هم همه همچنین هنوز و ولی ویژه
یا یابد یک یکی
"""
# What minutes say of any matter at all, and whom they always name.
_TRADE = """
اجتماعی اجرا اجرای اخذ اداره ادامه ارائه ارسال استفاده اعلام اقدام اقدامات امر امور انجام ایجاد
بخش بررسی برپا برپایی برگزار برگزاری برنامه پیشنهاد پیگیری تأمین تدوین تشکیل تعیین تکمیل توسط تهیه
جلسات جلسه حضور خدمات خصوص دادن دستگاه دستور راستا رسانی ریزی سازمان سازی شرکت شهر شهردار شهرداری
صورت صورتجلسه طرح عدم فراهم فهرست قرارگاه گذاشتن گزارش گزارشی لازم لیست مبنی محترم محلات محله مراکز
مربوط مربوطه مرتبط مرکز مسئول مطرح معرفی مقرر مناسب منطقه مورد موضوع ناحیه نتیجه نظر نفر نواحی
نوشتن واحد هماهنگ هماهنگی همکار همکاری
"""
_EMPTY = frozenset(map(fold, (_GRAMMAR + _TRADE).split()))


def words_of(text: str) -> frozenset[str]:
    """Give the words of substance, each in the one form that all its spellings have."""
    return frozenset(filter(None, map(_substance, _WORD.findall(text))))


@lru_cache(maxsize=16_384)
def _substance(word: str) -> str:
    """Give the form of a word that says something; "" for one that does not."""
    form = fold(word)
    if len(form) < _LEAST_LETTERS or form in _EMPTY:
        return ""
    stem = _stem(form)
    return "" if stem in _EMPTY else stem


def _stem(form: str) -> str:
    """Take away the sign of a plural, and the ی that joins after a long vowel."""
    for ending in _PLURALS:
        if form.endswith(ending) and len(form) - len(ending) >= _LEAST_STEM:
            return form.removesuffix(ending)
    if form.endswith(_AFTER_LONG_VOWEL) and len(form) > _LEAST_STEM + 1:
        return form[:-1]
    return form


def likeness(
    typed: Mapping[str, float],
    action: AbstractSet[str],
    resolution: AbstractSet[str],
    *,
    same_body: bool,
) -> float:
    """Measure from 0 to a little above 1; 0 for what is not alike enough to be shown.

    `typed` are the words of substance that were typed, each with its weight.
    """
    in_action, in_resolution = typed.keys() & action, typed.keys() & resolution
    if len(in_action | in_resolution) < _LEAST_SHARED:
        return 0
    found = sum(typed[word] for word in in_action)
    found += _CONTEXT * sum(typed[word] for word in in_resolution - in_action)
    of_typed = found / sum(typed.values())
    of_work = max(_part(in_action, action), _part(in_resolution, resolution))
    whole = _OF_TYPED * of_typed + _OF_WORK * of_work + _SAME_BODY * same_body
    return whole if of_typed >= _ENOUGH and whole >= _ENOUGH else 0


def _part(shared: AbstractSet[str], of: AbstractSet[str]) -> float:
    return len(shared) / len(of) if of else 0
