"""The hash of a file is the one that the standard gives."""

from __future__ import annotations

from pathlib import Path

from jsna.review.hashes import sha256_if_there, sha256_of

# The example "abc" of FIPS 180-4, as published by NIST.
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_hash_is_the_one_that_the_standard_gives(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")

    assert sha256_of(tmp_path / "abc") == ABC
    assert sha256_if_there(tmp_path / "abc") == ABC


def test_what_is_not_there_has_none(tmp_path: Path) -> None:
    assert sha256_if_there(tmp_path / "abc") is None
    assert sha256_if_there(tmp_path) is None
