"""The one way in which the importer says no: a sentence for people that names the place."""


class ImportRefused(ValueError):
    """A text that cannot be imported, with the reason and, where there is one, the place."""

    def __init__(
        self,
        message: str,
        *,
        line: int | None = None,
        offset: int | None = None,
        byte: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.offset = offset
        self.byte = byte
