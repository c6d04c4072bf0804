from __future__ import annotations

import pytest

from jsna.errors import InputError
from jsna.preparation.survey.encoding import decoded_as


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"plain", "utf-8"),
        ("caf\u00e9".encode(), "utf-8"),
        (b"\xef\xbb\xbfmarked", "utf-8"),
        ("caf\u00e9\nna\u00efve".encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_told(content: bytes, encoding: str) -> None:
    assert decoded_as(content, "x.csv") == encoding


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("caf\u00e9\n".encode() + "caf\u00e9\n".encode("cp1252"), "line 2: some lines are UTF-8"),
        ("a".encode("utf-16"), "UTF-16"),
        (b"a\x00b", "not text at all"),
        (b"caf\x81\n", "neither UTF-8 nor"),
    ],
)
def test_what_would_lose_words_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        decoded_as(content, "x.csv")
