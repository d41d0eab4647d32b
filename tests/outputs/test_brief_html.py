"""HTML briefs: complete, linked, and closed to any markup of an article."""

from dataclasses import replace

import pytest
from lxml import html

from pipeline.document import Brief, Failure, Summary
from pipeline.outputs.brief_html import to_html
from tests.outputs.briefs import DOUBTFUL, FAILED, FAILED_MARKUP, HOSTILE, MARKUP, PLAIN


def test_what_is_on_the_page() -> None:
    page = html.fromstring(to_html(PLAIN))
    assert page.findtext(".//title") == page.findtext(".//h1") == "Residents Clean River"
    headings = [heading.text for heading in page.iterfind(".//h2")]
    assert headings == ["Doubts", "Translation", "Scores", "Provenance"]
    pairs = page.find_class("pair")
    assert [len(pair.findall("p")) for pair in pairs] == [2, 2, 2, 2]
    english, indonesian = (p.text_content() for p in pairs[1])
    assert english == "Hundreds of residents cleaned it. They began early."
    assert indonesian == "Ratusan warga. Mulai pagi."
    assert "heading" in pairs[2].classes


def test_every_summary_sentence_links_to_its_evidence() -> None:
    page = html.fromstring(to_html(PLAIN))
    links = [link.get("href") for link in page.iterfind(".//p[@class='summary']/a")]
    assert links == ["#s1", "#s3", "#s1"]
    targets = {f"#{element.get('id')}": element for element in page.iterfind(".//*[@id]")}
    assert set(links) <= set(targets)
    assert targets["#s3"].text == "Plastic waste"


def test_flags_are_marked_and_explained() -> None:
    page = html.fromstring(to_html(DOUBTFUL))
    marks = page.find_class("flag")
    assert [mark.text for mark in marks] == [
        *("extracted", "extracted"),
        *("quantity-mismatch", "name-missing", "quantity-mismatch"),
    ]
    assert marks[3].get("title") == "a name of the Indonesian is missing"
    assert "The article seems to be in Malay" in page.text_content()


def test_a_summary_without_sentences_is_shown_still() -> None:
    page = html.fromstring(to_html(replace(PLAIN, summary=Summary("Only < text.", ()))))
    assert page.findtext(".//p[@class='summary']") == "Only < text."


@pytest.mark.parametrize("item", [MARKUP, FAILED_MARKUP])
def test_hostile_text_is_shown_as_it_is(item: Brief | Failure) -> None:
    text = to_html(item)
    page = html.fromstring(text)
    assert page.findtext(".//h1") == page.findtext(".//title") == HOSTILE
    own = {
        *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "span", "a", "ul"),
        *("li", "div", "footer", "table", "tr", "th", "td", "strong"),
    }
    elements = [element for element in page.iter() if isinstance(element.tag, str)]
    assert {element.tag for element in elements} <= own
    assert all(not name.startswith("on") for e in elements for name in e.attrib)
    links = [element.get("href") for element in elements if element.get("href")]
    assert all(link.startswith("#s") for link in links)
    assert "default-src 'none'" in text


def test_nothing_is_fetched() -> None:
    for item in (PLAIN, FAILED):
        text = to_html(item)
        assert "src=" not in text
        assert "http" not in text.replace("http-equiv", "")
        assert text.startswith("<!doctype html>\n<!-- ringkas/brief/1 -->\n")
