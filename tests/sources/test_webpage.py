"""Saved web pages: the article without what stands around it."""

import pytest

from pipeline.document import Block
from pipeline.errors import DocumentError
from pipeline.sources.webpage import is_webpage, split_webpage

ONE = (
    "Ratusan warga Desa Sukamaju membersihkan Sungai Ciwening pada Minggu (4/5) sejak pukul 07.30."
)
TWO = "Sekitar 60 persen sampah yang terkumpul adalah plastik, kata panitia. Sisanya ranting."
PAGE = f"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">
<title>Warga Bersihkan Sungai | Kabar Rekaan</title>
<meta property="og:title" content="Warga Bersihkan Sungai"><script>lacak()</script></head><body>
<nav><a href="/">Beranda</a> <a href="/n">Nasional</a></nav>
<article><h1>Warga Bersihkan Sungai</h1><p>{ONE}</p><h2>Sampah plastik</h2>
<p>{TWO.replace("plastik", "<b>plastik</b>")}</p>
<ul><li>Plastik: 720 kg</li><li>Ranting: 300 kg</li></ul>
<p>Acara selesai pukul 11.00.<br>Warga lalu makan bersama di balai desa.</p></article>
<aside>Iklan mobil murah</aside><footer>Hak cipta Kabar Rekaan</footer></body></html>"""


def test_the_article_and_its_layout() -> None:
    title, blocks = split_webpage(PAGE)
    assert title == "Warga Bersihkan Sungai"
    assert blocks == (
        Block(ONE),
        Block("Sampah plastik", "heading"),
        Block(TWO),
        Block("- Plastik: 720 kg"),
        Block("- Ranting: 300 kg"),
        Block("Acara selesai pukul 11.00."),
        Block("Warga lalu makan bersama di balai desa."),
    )


def test_an_xml_declaration_does_no_harm() -> None:
    assert split_webpage(f'<?xml version="1.0" encoding="UTF-8"?>{PAGE}') == split_webpage(PAGE)


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html>", "<!doctype html><p>"])
def test_a_page_without_an_article(page: str) -> None:
    with pytest.raises(DocumentError, match=r"\.txt"):
        split_webpage(page)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAGE, True),
        ("  <HTML><body>", True),
        ("<!-- simpanan --><!doctype html><html>", True),
        ("<?xml version='1.0'?>\n<html>", True),
        ("Teks <html> di tengah", False),
        ("<p>sepotong", False),
        ("", False),
    ],
)
def test_pages_are_known_by_their_beginning(text: str, expected: bool) -> None:
    assert is_webpage(text) is expected
