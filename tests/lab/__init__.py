"""A machine of its own with real USB sticks, for what no disk of this system can do: be unplugged.

Not part of the tests, which it would keep for an hour. `python -m tests.lab FOLDER` starts it;
`machine.py` is QEMU with Debian's kernel and this system's root; `guest.py` runs inside it and
sends, by `sending.py`, which can pause at each of the `moments.py`, or from `office.py` by the
command; `sticks.py` makes the sticks, `trials.py` disturbs, and `runs.py` judges.
"""
