"""The sample office: a district's year of meetings, told in files that a person can read.

The one hard rule: the same files give the same rows, uuids included, on every machine and day; only
its passwords, its keys and what was signed with them are new each time. Everyone in it is invented.
"""

from desktop.sample.filling import Filled, fill, make_sample

__all__ = ["Filled", "fill", "make_sample"]
