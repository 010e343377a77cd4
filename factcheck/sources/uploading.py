"""Uploads: what is over the limit is counted and thrown away while it arrives, so that no disk fills up."""

from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MAX_BYTES = 25 * 1024 * 1024
"""The most that one uploaded file may hold: 25 MB."""


class TooLarge(UploadedFile):
    """A file that was over the limit: its name and size are known, its bytes were not kept."""


class LimitedUploads(FileUploadHandler):
    """Stands before Django's own handlers in FILE_UPLOAD_HANDLERS and passes on what is within the limit."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start + len(raw_data) <= MAX_BYTES else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Gives the empty stand-in for a file over the limit; for any other the next handler gives the file."""
        if file_size <= MAX_BYTES:
            return None
        return TooLarge(BytesIO(), self.file_name, self.content_type, file_size, self.charset)
