"""The limit of an upload holds while it arrives."""

from typing import Any

import pytest
from django.test import RequestFactory

from factcheck.sources import uploading
from factcheck.sources.uploading import TooLarge


@pytest.fixture
def small_limit(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(uploading, "MAX_BYTES", 100_000)
    return 100_000


def upload(data: bytes) -> Any:
    boundary = "frontier"
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'.encode()
        + data
        + f"\r\n--{boundary}--\r\n".encode()
    )
    request = RequestFactory().generic("POST", "/", body, f"multipart/form-data; boundary={boundary}")
    return request.FILES["file"]


def test_a_file_at_the_limit_arrives_whole(small_limit: int) -> None:
    file = upload(b"x" * small_limit)
    assert (file.size, file.read()) == (small_limit, b"x" * small_limit)


def test_of_a_file_over_it_only_its_size_and_name_are_kept(small_limit: int) -> None:
    file = upload(b"x" * (3 * small_limit + 7))
    assert isinstance(file, TooLarge)
    assert (file.name, file.size, file.read()) == ("a.pdf", 3 * small_limit + 7, b"")
