"""Bytes to text: the encoding is told from the bytes, and what is no text is named.

Known are UTF-8, UTF-16 and UTF-32 with a byte order mark, UTF-8 and UTF-16 without one, and
Windows-1252, which is what remains: any byte means something in it, so it is tried last.
"""

from __future__ import annotations

import codecs
import logging
import os
import re

from pipeline.errors import DocumentError

_log = logging.getLogger(__name__)

# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_BINARIES = (
    (b"%PDF", "a PDF document; save its text first, for instance with pdftotext"),
    (b"PK\x03\x04", "an office document or a ZIP archive; save its text as .txt first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text as .txt first"),
    (b"{\\rtf", "an RTF document; save its text as .txt first"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
)
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_MAX_NO_TEXT = 0.01  # of the characters; a few stray ones do not make a text a binary file


def decode(data: bytes) -> str:
    """The text that `data` holds, without its byte order mark.

    Raises:
        DocumentError: if `data` is not text.
    """
    wide = wide_encoding(data)
    text = data.decode(wide, errors="replace") if wide else _narrow(data)
    text = text.lstrip("\ufeff")
    if len(_NO_TEXT.findall(text)) > _MAX_NO_TEXT * len(text):
        raise DocumentError("this is a binary file (it holds control characters); text is expected")
    return text


def wide_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark or a regular pattern of NUL bytes tells, else None.

    Raises:
        DocumentError: if `data`, which may be the beginning of a file, is plainly not text.
    """
    for magic, name in _KNOWN_BINARIES:
        if data.startswith(magic):
            raise DocumentError(f"this is {name}")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:4096]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > pairs / 2 and even < pairs / 20:
        return "utf-16-le"
    if even > pairs / 2 and odd < pairs / 20:
        return "utf-16-be"
    if even or odd:
        raise DocumentError("this is a binary file (it holds NUL bytes); text is expected")
    return None


def decode_line(line: bytes) -> str:
    """A line of a file that is not in a wide encoding: UTF-8, else Windows-1252."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def well_formed(text: str) -> str:
    """`text` with lone surrogates, which no encoding can write, made U+FFFD (or joined)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def displayed(path: str | os.PathLike[str]) -> str:
    """A path as text that can be written: bytes of its name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode(errors="replace")


def _narrow(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = data.decode(errors="replace")
    broken = text.count("\ufffd")
    sound = sum(char > "\x7f" for char in text) - broken
    if sound > 10 * broken:  # UTF-8 with a damaged place, not another encoding
        _log.warning("%d damaged places in UTF-8 text", broken)
        return text
    return data.decode("cp1252", errors="replace")
