"""A formula in a table from outside, which is a text and yet none of those that somebody typed."""


class Formula(str):
    """What computes a cell, as it is written; a text may begin in the same way and is none."""

    __slots__ = ()
