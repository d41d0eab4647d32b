"""Briefs for reading, as one self-contained HTML page: no script, nothing fetched.

Each summary sentence links to the segments that support it; each translated paragraph stands beside
its Indonesian source. The page follows the light or dark scheme of the reader's system.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from pipeline.document import Brief, Failure, SummarySentence
from pipeline.outputs.reading import Paragraph, doubts, explain, paragraphs, score_rows

_STYLE = """\
:root { color-scheme: light dark; --line: #8884; --mark: #fd08; --quiet: #888; }
body { font: 1.05rem/1.6 Georgia, serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; margin-bottom: 0; }
h2 { font-size: 1.1rem; margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
.origin, footer, table, .flag { font-family: system-ui, sans-serif; font-size: .85rem; }
.origin, .pair [lang=id] { color: var(--quiet); }
.summary { font-size: 1.2rem; max-width: 45rem; }
.summary a { font: .7rem system-ui, sans-serif; vertical-align: super; text-decoration: none; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; }
.pair.heading { font-weight: bold; }
.pair p { margin: .4rem 0; }
:target { background: var(--mark); }
.flag { background: var(--mark); border-radius: .3rem; padding: 0 .3rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: .2rem .6rem; text-align: left; }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr; gap: 0; } }
"""
# Nothing may be loaded or run, even if a defect let markup of an article through.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(item: Brief | Failure) -> str:
    """The text of an `.html` file. All that comes from articles and models is escaped."""
    if isinstance(item, Failure):
        title, body = item.id, _failure(item)
    else:
        title, body = item.headline or item.id, _brief(item)
    return (
        f'<!doctype html>\n<!-- {Brief.SCHEMA} -->\n<html lang="en">\n<head>\n'
        f'<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _failure(failure: Failure) -> Iterator[str]:
    yield f"<h1>{escape(failure.id)}</h1>"
    yield "<p><strong>There is no brief of this document.</strong> "
    yield f"{escape(failure.path)}: {escape(failure.error)}</p>"


def _brief(brief: Brief) -> Iterator[str]:
    source = brief.source
    yield f"<h1>{escape(brief.headline or brief.id)}</h1>"
    origin = f'<span lang="id">{escape(source.title)}</span> {escape(source.path)}'
    yield f'<p class="origin">{origin}</p>'
    sentences = brief.summary.sentences or (SummarySentence(brief.summary.text),)
    yield f'<p class="summary">{" ".join(map(_sentence, sentences))}</p>'
    yield "<h2>Doubts</h2>"
    yield _list(doubts(brief) or ["No check raised a doubt."])
    yield "<h2>Translation</h2>"
    yield from map(_pair, paragraphs(brief.translation))
    rows = [row.cells for row in score_rows(brief.scores)]
    if rows:
        yield "<h2>Scores</h2>"
        yield _table(("part", "metric", "score", "signature"), rows)
    yield "<h2>Provenance</h2>"
    yield "<footer>"
    yield from _provenance(brief)
    yield "</footer>"


def _sentence(sentence: SummarySentence) -> str:
    links = "".join(f' <a href="#s{place}">{place}</a>' for place in sentence.evidence)
    return escape(sentence.text) + links + _flags(sentence.flags)


def _pair(paragraph: Paragraph) -> str:
    source = " ".join(escape(segment.source) for _, segment in paragraph.segments)
    target = " ".join(
        f'<span id="s{place}">{escape(segment.target)}</span>{_flags(segment.flags)}'
        for place, segment in paragraph.segments
    )
    kind = "" if paragraph.kind == "body" else " heading"
    return f'<div class="pair{kind}">\n<p>{target}</p>\n<p lang="id">{source}</p>\n</div>'


def _flags(flags: Iterable[str]) -> str:
    return "".join(
        f' <span class="flag" title="{escape(explain(flag))}">{escape(flag)}</span>'
        for flag in flags
    )


def _provenance(brief: Brief) -> Iterator[str]:
    record = brief.provenance
    facts = [f"Article {brief.source.digest} (language: {brief.source.language})"]
    facts += [*record.notes, f"Configuration {record.config_digest}"]
    facts.append(", ".join(f"{name} {version}" for name, version in record.versions.items()))
    yield _list(fact for fact in facts if fact)
    yield _table(
        ("stage", "model", "digest", "engine", "seconds", "cached", "computed"),
        (
            (
                f"{stage.stage} {stage.version}",
                stage.model,
                stage.model_digest,
                stage.engine,
                f"{stage.seconds:.2f}",
                str(stage.cached),
                str(stage.computed),
            )
            for stage in record.stages
        ),
    )


def _list(lines: Iterable[str]) -> str:
    return f"<ul>\n{''.join(f'<li>{escape(line)}</li>' for line in lines)}\n</ul>"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "\n".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table>\n<tr>{head}</tr>\n{body}\n</table>"
