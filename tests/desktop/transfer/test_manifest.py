import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.transfer.legal_names import is_legal
from desktop.transfer.manifest import (
    MOST_FILES,
    Entry,
    ManifestError,
    compose,
    digest,
    read_manifest,
)

NAMES = ("صورتجلسهٔ قرارگاه منطقهٔ ۱۱ – جلسهٔ ۳ – ۱۴۰۴.۰۷.۱۲.pdf", "می‌رود (۲).xlsx", "-a 'b' $c")
HASH = "0" * 64


def test_sha256sum_takes_it(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_text(name, encoding="utf-8")
    entries = [Entry(name, digest(name.encode())) for name in NAMES]
    (tmp_path / "all.sha256").write_bytes(compose(entries))

    def check() -> subprocess.CompletedProcess[str]:
        command = ["sha256sum", "--check", "--strict", "all.sha256"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert check().stdout.splitlines() == [f"{name}: OK" for name in NAMES]
    (tmp_path / NAMES[1]).write_text("another")
    assert check().returncode == 1


def test_what_sha256sum_writes_is_read(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_text(name, encoding="utf-8")
    command = ["sha256sum", "--", *NAMES]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout
    expected = tuple(Entry(name, digest(name.encode())) for name in NAMES)
    assert read_manifest(told) == expected
    on_windows = b"\xef\xbb\xbf" + told.upper().replace(b"  ", b" *").replace(b"\n", b"\r\n")
    assert [each.sha256 for each in read_manifest(on_windows)] == [each.sha256 for each in expected]


@given(st.dictionaries(st.text().filter(is_legal), st.binary(), min_size=1, max_size=5))
def test_every_legal_name_is_read_as_it_was_written(files: dict[str, bytes]) -> None:
    entries = tuple(Entry(name, digest(data)) for name, data in files.items())
    assert read_manifest(compose(entries)) == entries


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"%PDF-1.7",
        b"\xff\xfe",
        f"{HASH}  ../a.pdf".encode(),
        f"{HASH}  /etc/passwd".encode(),
        f"{HASH}  a\\b.pdf".encode(),
        f"{HASH}  NUL.txt".encode(),
        f"{HASH}  a\x00b".encode(),
        f"{HASH[1:]}  a.pdf".encode(),
        f"{HASH}  a.pdf\n\n{HASH}  b.pdf\n".encode(),
        f"{HASH}  a.pdf\n{HASH}  a.pdf\n".encode(),
        "".join(f"{HASH}  {place}\n" for place in range(MOST_FILES + 1)).encode(),
        f"{HASH}  {'a' * 2_000_000}".encode(),
    ],
)
def test_what_leads_elsewhere_or_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(ManifestError):
        read_manifest(data)
