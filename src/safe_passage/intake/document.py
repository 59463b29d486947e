"""What text has come in, and can it be read at all?"""

import hashlib
from dataclasses import dataclass

from whenever import Date, TimeZoneNotFoundError, ZonedDateTime

from safe_passage.errors import InvalidInput

# A long report has some 60,000 characters. Checked before any pattern sees the text.
MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """An untouched text and what the person who brought it says about it.

    `zone` is that of the publication date. It is never lent to a clock time inside the text.
    """

    text: str
    sha256: str
    published: Date | None
    zone: str | None

    @property
    def anchor(self) -> str | None:
        if self.published is None:
            return None
        where = f" ({self.zone})" if self.zone else ""
        return f"published {self.published.format_iso()}{where}"


def decode_text(content: bytes) -> str:
    """UTF-8 or nothing: a guessed encoding would move every span and could change a number."""
    _refuse_large(len(content))
    nul = content.find(b"\x00")
    if nul >= 0:
        raise InvalidInput(
            f"not a text: a NUL byte at byte {nul}",
            path="text",
            remedy="give a plain text in UTF-8; copy the words out of a document or picture first",
            byte_offset=nul,
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise InvalidInput(
            f"not UTF-8: byte {fault.start} cannot be decoded",
            path="text",
            remedy="save the text as UTF-8 and try again",
            byte_offset=fault.start,
        ) from fault


def open_document(text: str, *, published: Date | None, zone: str | None) -> Document:
    _refuse_large(len(text))
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as fault:
        raise InvalidInput(
            f"not a text: a lone surrogate at character {fault.start}",
            path="text",
            remedy="save the text as UTF-8 and try again",
        ) from fault
    _refuse_large(len(content))
    if "\x00" in text:
        raise InvalidInput(
            f"not a text: a NUL character at character {text.index(chr(0))}",
            path="text",
            remedy="give a plain text in UTF-8",
        )
    if not text.strip("\ufeff \t\r\n"):
        raise InvalidInput("the text is empty", path="text", remedy="give a text with words in it")
    if zone is not None:
        _refuse_unknown(zone)
    return Document(text, hashlib.sha256(content).hexdigest(), published, zone)


def _refuse_large(size: int) -> None:
    if size > MAX_BYTES:
        raise InvalidInput(
            f"the text has {size} bytes, {MAX_BYTES} are read at most",
            path="text",
            remedy="cut the announcement out of the larger file",
        )


def _refuse_unknown(zone: str) -> None:
    try:
        ZonedDateTime(2000, 1, 1, tz=zone)
    except (TimeZoneNotFoundError, ValueError) as fault:
        raise InvalidInput(
            f"no time zone is called {zone}",
            path="zone",
            remedy="use a name of the tz database, as Asia/Damascus",
        ) from fault
