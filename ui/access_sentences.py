"""What is told of coming in, and of what is not for everybody: passwords, names, roles.

The one hard rule: a wrong name and a wrong password are one sentence, or it would tell which names
there are.
"""

from functools import singledispatch
from math import ceil

from db.records import Role
from desktop.access import refusals
from desktop.access.passwords import LEAST, MOST, Weakness, WeakPasswordError
from desktop.access.permissions import RIGHTS, Deed
from desktop.access.recovery import DIGITS, GROUPS, RecoveryKeyError
from desktop.errors import UserError
from desktop.persian import cardinal, digits, ordinal

WRONG_OWN_PASSWORD = "گذرواژه درست نیست. آن را دوباره بنویسید."  # noqa: S105 - a sentence

ROLES = {
    Role.SECRETARY: "دبیر",
    Role.MAYOR: "شهردار",
    Role.EXPORT: "کارشناس ارسال",
    Role.ADMINISTRATOR: "مدیر دبیرخانه",
}

_WEAK = {
    Weakness.SHORT: f"گذرواژه باید دست‌کم {digits(LEAST)} نویسه داشته باشد.",
    Weakness.LONG: f"گذرواژه باید حداکثر {digits(MOST)} نویسه داشته باشد.",
    Weakness.MONOTONOUS: "در این گذرواژه نویسه‌های تکراری زیاد است. نویسه‌های دیگری هم بیفزایید.",
    Weakness.ROW_OF_KEYS: "این گذرواژه ردیفی از کلیدهاست و زود حدس زده می‌شود. دیگری برگزینید.",
    Weakness.NAME: "این گذرواژه در نام شخص هست و زود حدس زده می‌شود. دیگری برگزینید.",
}


def read_only(deed: Deed) -> str:
    """Say why nothing on a screen can be changed by whoever is signed in."""
    return f"این صفحه را می‌خوانید؛ نوشتن در آن با نقش {_whose(deed)} است."


def still_waiting(seconds: float) -> str:
    """Say why a trial takes its time, and for how long still."""
    left = digits(ceil(seconds))
    return f"پس از چند گذرواژهٔ نادرست، {left} ثانیه تا آزمودن دوباره مانده است."


def _whose(deed: Deed) -> str:
    return " یا ".join(ROLES[role] for role in Role if role in RIGHTS[deed].roles)


@singledispatch
def access_sentence(error: UserError) -> str:
    """Say a refusal in Persian; one that has no sentence is a defect and is raised again."""
    raise error


@access_sentence.register
def _weak(error: WeakPasswordError) -> str:
    return _WEAK[error.weakness]


@access_sentence.register
def _wrong_password(_error: refusals.WrongPasswordError) -> str:
    return "نام یا گذرواژه درست نیست. هر دو را دوباره بنویسید."


@access_sentence.register
def _wrong_recovery_key(_error: refusals.WrongRecoveryKeyError) -> str:
    return "این کلید بازیابی از آنِ این دفتر نیست، یا پس از آن کلید تازه‌ای ساخته شده است."


@access_sentence.register
def _recovery_key(error: RecoveryKeyError) -> str:
    if error.group:
        return f"گروه {ordinal(error.group)} درست نیست. آن را با کاغذ برابر کنید."
    groups, figures = cardinal(GROUPS), cardinal(DIGITS)
    return f"کلید بازیابی {groups} گروه {figures} رقمی است. همهٔ آن را بنویسید."


@access_sentence.register
def _name_taken(error: refusals.NameTakenError) -> str:
    return f"«{error.name}» از پیش در فهرست هست. نامی بنویسید که با آن اشتباه نشود."


@access_sentence.register
def _last_administrator(_error: refusals.LastAdministratorError) -> str:
    role = ROLES[Role.ADMINISTRATOR]
    return f"این شخص تنها {role} است. نخست این نقش را به شخص دیگری هم بدهید."


@access_sentence.register
def _no_signing_key(_error: refusals.NoSigningKeyError) -> str:
    return "این شخص کلید امضایی ندارد که با گذرواژه‌اش باز شود. با تغییر گذرواژه ساخته می‌شود."


@access_sentence.register
def _not_allowed(error: refusals.NotAllowedError) -> str:
    if error.deed is None:
        return "این کار با نقش شما در دبیر انجام نمی‌شود؛ چیزی عوض نشد."
    said = f"این کار با نقش {_whose(error.deed)} انجام می‌شود"
    return f"{said}؛ چیزی عوض نشد." if error.writes else f"{said}."
