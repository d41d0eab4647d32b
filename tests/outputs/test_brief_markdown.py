"""Markdown briefs: their order, and that no article can put markup into them."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.document import Brief, Failure
from pipeline.outputs.brief_markdown import escape, to_markdown
from tests.outputs.briefs import DOUBTFUL, FAILED, FAILED_MARKUP, HOSTILE, MARKUP, PLAIN

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(token: Any) -> str:
    return "".join(child.content for child in token.children)


def test_a_plain_brief() -> None:
    assert to_markdown(PLAIN) == (
        "<!-- ringkas/brief/1 -->\n\n"
        "# Residents Clean River\n\n"
        "Hundreds cleaned the river. Most waste was plastic.\n\n"
        "## Doubts\n\n- No check raised a doubt.\n\n"
        "## Translation\n\n"
        "Hundreds of residents cleaned it. They began early.\n\n"
        "### Plastic waste\n\n"
        "60% was plastic.\n\n"
        "## Scores\n\n"
        "| part | metric | score | signature |\n| --- | --- | --- | --- |\n"
        "| translation | BLEU | 41.24 | nrefs:1\\|case:mixed\\|eff:no |\n"
        "| translation | quantity\\_agreement | 1.000 |  |\n"
        "| summary | ROUGE-1 | 52.50 | stemmer:yes |\n\n"
        "## Provenance\n\n"
        "- Source: seeds/sungai.txt, “Warga Bersihkan Sungai” (language: id), b2:00\n"
        "- opus-mt-id-en cannot be had: starter/id-en is used\n"
        "- Configuration: b2:11\n"
        "- ringkas 0.1.0, torch 2.13.0\n\n"
        "| stage | version | model | model digest | engine | seconds | cached | computed |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| translate | 1 | starter/id-en | sha256:22 | ctranslate2 | 1.25 | 2 | 3 |\n"
        "| summarize | 2 | m | sha256:33 | lead | 0.00 | 0 | 1 |\n"
    )


def test_doubts_are_listed() -> None:
    assert "- The article seems to be in Malay\n" in to_markdown(DOUBTFUL)


def test_a_failure() -> None:
    text = to_markdown(FAILED)
    assert text.startswith("<!-- ringkas/brief/1 -->\n\n# rusak\n")
    assert "seeds/rusak.txt: it is empty" in text


@pytest.mark.parametrize("item", [MARKUP, FAILED_MARKUP])
def test_hostile_text_is_shown_as_it_is(item: Brief | Failure) -> None:
    tokens = PARSER.parse(to_markdown(item))
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "strong_open", "strong_close"}
    blocks = [token.content for token in tokens if token.type == "html_block"]
    assert blocks == ["<!-- ringkas/brief/1 -->\n"]
    texts = [shown(token) for token in tokens if token.type == "inline"]
    assert HOSTILE in texts
    columns = [len(re.findall(r"(?<!\\)\|", line)) for line in to_markdown(item).splitlines()]
    assert set(columns) <= {0, 5, 9}


PRINTABLE = st.characters(blacklist_categories=("Cc", "Cs"))


@given(st.text(PRINTABLE, max_size=60) | st.text("#-+=*_[]()<>!|&;`~\\ 1.a\n:/", max_size=40))
def test_escaped_text_is_one_paragraph_of_plain_text(text: str) -> None:
    plain = " ".join(text.split())
    tokens = PARSER.parse(escape(text))
    if not plain:
        assert tokens == []
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or ()} == {"text"}
    assert shown(tokens[1]) == plain


@given(st.text("#-=1. a", min_size=1, max_size=20).filter(str.strip))
def test_an_escaped_heading_is_one_heading(text: str) -> None:
    tokens = PARSER.parse(f"# {escape(text)}")
    assert [token.tag for token in tokens] == ["h1", "", "h1"]
    assert shown(tokens[1]) == " ".join(text.split())


@given(st.text("|\\`<a ", min_size=1, max_size=20))
def test_an_escaped_cell_is_one_cell(text: str) -> None:
    tokens = PARSER.parse(f"| x |\n| --- |\n| {escape(text)} |")
    cells = [shown(token) for token in tokens if token.type == "inline"]
    assert cells == ["x", " ".join(text.split())]
