import pytest

from desktop.transfer.legal_names import is_legal


@pytest.mark.parametrize(
    "name",
    [
        "", "a/b.pdf", "a\\b.pdf", "a:b", "a*", "a?", 'a"', "<a", "a>", "a|b", "a\tb", "a\x00",
        "aux", "AUX.csv", "nul.txt", "NUL .txt", "Com1.pdf", "COM²", "lpt9.tar.gz", "a.", "a ",
        "CONIN$", " a", "..", "ج" * 128,
    ],
)  # fmt: skip
def test_names_that_some_file_system_loses_are_refused(name: str) -> None:
    assert not is_legal(name)


@pytest.mark.parametrize("name", ["auxiliary.csv", "com10.pdf", "می‌شود.pdf", "a.b", "ج" * 127])
def test_names_that_only_look_like_it_are_not(name: str) -> None:
    assert is_legal(name)
