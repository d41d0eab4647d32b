"""Markdown to title and blocks: the text that a reader sees, without its markup.

The title is that of the front matter, else the first `#` heading before any text, else what the
layout of plain text gives. Lists stay lines ("- …", "2. …"); images and HTML tags go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.document import Block
from pipeline.sources.layout import clean_lines, split_article, unwrap, without_title

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"([A-Za-z_][\w-]*):(?:[ \t]|$)")
_TAG = re.compile(r"<[^<>]*>")


def split_markdown(text: str) -> tuple[str, tuple[Block, ...]]:
    """The title ("" where there is none) and the blocks of an article in CommonMark."""
    title, text = _front_matter("\n".join(text.splitlines()))
    blocks = tuple(_blocks(text))
    if not title and len(blocks) > 1 and blocks[0].kind == "heading":
        return blocks[0].text, blocks[1:]
    if all(block.kind == "body" for block in blocks):
        found, blocks = split_article("\n\n".join(block.text for block in blocks))
        if found and title:
            blocks = (Block(found), *blocks)
        title = title or found
    return title, without_title(blocks, title)


def _front_matter(text: str) -> tuple[str, str]:
    """The title that a YAML front matter names, and the text after it.

    Read line by line: hand-written front matter is often no valid YAML ("title: Banjir: tiga …").
    """
    match = _FRONT_MATTER.match(text)
    lines = match[1].splitlines() if match else []
    keys = {line.partition(":")[0]: line.partition(":")[2] for line in lines if _KEY.match(line)}
    if match is None or not keys:
        return "", text
    title = " ".join(keys.get("title", "").split())
    if len(title) > 1 and title[0] == title[-1] and title[0] in "\"'":
        title = title[1:-1]
    return title, text[match.end() :]


def _blocks(text: str) -> Iterator[Block]:
    from markdown_it import MarkdownIt

    wrapped = unwrap(clean_lines(text)) != clean_lines(text)
    markers: list[Iterator[str]] = []  # of the lists that are open
    marker, heading = "", False
    row: list[str] | None = None
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        match token.type:
            case "heading_open" | "heading_close":
                heading = token.nesting == 1
            case "bullet_list_open" | "ordered_list_open":
                markers.append(_markers(token))
            case "bullet_list_close" | "ordered_list_close":
                markers.pop()
            case "list_item_open":
                marker = next(markers[-1])
            case "tr_open":
                row = []
            case "tr_close":
                yield Block(" | ".join(filter(None, row or ())))
                row = None
            case "inline" | "fence" | "code_block" | "html_block":
                lines = [line for line in clean_lines(_shown(token)) if line]
                if row is not None:
                    row.append(" ".join(lines))
                    continue
                for line in filter(None, [" ".join(lines)] if wrapped or heading else lines):
                    yield Block(marker + line, "heading" if heading else "body")
                    marker = ""


def _markers(token: Token) -> Iterator[str]:
    number = int(token.attrs.get("start", 1))
    while True:
        yield f"{number}. " if token.type == "ordered_list_open" else "- "
        number += 1


def _shown(token: Token) -> str:
    if token.type == "html_block":
        hidden = token.content.lstrip().lower().startswith(("<!--", "<script", "<style"))
        return "" if hidden else _TAG.sub(" ", token.content)
    if token.children is None:
        return token.content
    parts = []
    for child in token.children:
        if child.type in ("text", "text_special", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or child.content.startswith("<br"):
            parts.append("\n")
    return "".join(parts)
