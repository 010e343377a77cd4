"""The bytes of evidence, each once under its hash."""

import io
from pathlib import Path

from factcheck.sources import blobs

HASH = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


def test_the_hash_is_that_of_the_bytes() -> None:
    assert blobs.sha256_of(io.BytesIO(b"hello")) == HASH


def test_they_are_kept_under_it_once_and_nothing_else_is_left(kept_in: Path) -> None:
    for _time in range(2):
        blobs.keep(io.BytesIO(b"hello"), HASH)
    assert [path.name for path in kept_in.rglob("*") if path.is_file()] == [HASH]
    assert blobs.path_of(HASH).read_bytes() == b"hello"


def test_nobody_else_on_the_machine_reads_them(kept_in: Path) -> None:
    blobs.keep(io.BytesIO(b"hello"), HASH)
    assert blobs.path_of(HASH).stat().st_mode & 0o077 == 0


def test_they_are_dropped_and_may_be_gone_already() -> None:
    blobs.keep(io.BytesIO(b"hello"), HASH)
    for _time in range(2):
        blobs.drop(HASH)
    assert not blobs.path_of(HASH).exists()
