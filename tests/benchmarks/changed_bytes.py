"""Changes sealed minutes at random, one byte at a time, and prints what `verify` says of them.

`python -m tests.benchmarks.changed_bytes [--changes 10000] [--seed 1]`; a change that goes unseen
is named, and the exit code is 1.
"""

import argparse
import random
import sys
import time
from collections import Counter

from tests.desktop.seal import sealing


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--changes", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    chance, data = random.Random(options.seed), sealing.sealed()
    said: Counter[str] = Counter()
    unseen, slowest, begun = [], 0.0, time.perf_counter()
    for _ in range(options.changes):
        at = chance.randrange(len(data))
        changed = bytearray(data)
        changed[at] ^= chance.randrange(1, 256)
        started = time.perf_counter()
        verdict = sealing.check(bytes(changed))
        slowest = max(slowest, time.perf_counter() - started)
        if verdict.whole:
            unseen.append(at)
        said[" + ".join(each.kind.name for each in verdict.findings)] += 1
    took = time.perf_counter() - begun
    for kinds, count in said.most_common():
        sys.stdout.write(f"{count:7}  {kinds}\n")
    sys.stdout.write(
        f"{options.changes} changes of {len(data)} bytes, {len(unseen)} unseen: {unseen}\n"
    )
    sys.stdout.write(
        f"{took / options.changes * 1000:.2f} ms each, {slowest * 1000:.0f} ms the slowest\n"
    )
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main())
