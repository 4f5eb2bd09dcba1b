"""The sample office: a district's year of meetings, told in files that a person can read.

The one hard rule: the same files give the same rows, uuids included, on every machine and day.
Everyone in it is invented.
"""

from desktop.sample.filling import fill

__all__ = ["fill"]
