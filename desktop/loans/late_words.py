"""What the mayor said in an answer that is not taken in: it is read all the same."""

from typing import NamedTuple

from db.records import SignOffStep


class Remark(NamedTuple):
    """What was said of a resolution, by its number; of the whole where `number` is 0."""

    number: int
    text: str


class LateWords(NamedTuple):
    step: SignOffStep
    remarks: tuple[Remark, ...]
