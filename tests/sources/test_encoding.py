"""Bytes to text: each encoding that Indonesian articles come in, and what is no text at all."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DocumentError
from pipeline.sources.encoding import decode, decode_line, displayed, well_formed

PLAIN = "Harga cabai naik 12 persen di pasar induk."
TYPOGRAPHIC = "“Kami lega,” kata Sri – warga Café Senja – pada Jumat… Biayanya €5."


@pytest.mark.parametrize("text", [PLAIN, TYPOGRAPHIC, "a", ""])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_gives_the_same_text(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_either_byte_order_mark(codec: str) -> None:
    assert decode(f"\ufeff{TYPOGRAPHIC}".encode(codec)) == TYPOGRAPHIC


def test_one_damaged_place_does_not_turn_utf_8_into_mojibake() -> None:
    data = TYPOGRAPHIC.encode() * 3 + b"\xe2\x80"
    assert decode(data).startswith(TYPOGRAPHIC)
    assert "â€" not in decode(data)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        (b"PK\x03\x04\x14\x00\x06\x00", "an office document or a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"{\\rtf1\\ansi Halo}", "an RTF document"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"teks\x00dengan nol", "NUL bytes"),
        (bytes(range(1, 32)) * 10, "control characters"),
        (b"\x00" * 64, "NUL bytes"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, named: str) -> None:
    with pytest.raises(DocumentError, match=named):
        decode(data)


@given(st.binary(max_size=200))
def test_any_bytes_give_text_that_can_be_written_or_an_error(data: bytes) -> None:
    with suppress(DocumentError):
        assert decode(data).encode() or not data.strip(b"\xef\xbb\xbf\xff\xfe\x00")


def test_a_line_in_another_encoding_is_read_by_itself() -> None:
    assert decode_line(TYPOGRAPHIC.encode()) == TYPOGRAPHIC
    assert decode_line(TYPOGRAPHIC.encode("cp1252")) == TYPOGRAPHIC


def test_lone_surrogates_are_replaced_and_pairs_joined() -> None:
    assert well_formed("a\ud800b") == "a\ufffdb"
    assert well_formed("\ud83d\ude00") == "😀"
    assert displayed("kabar-\udcff.txt") == "kabar-\ufffd.txt"
