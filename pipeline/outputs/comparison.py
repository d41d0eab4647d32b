"""A comparison of systems for the terminal, as JSON, as Markdown, and as LaTeX."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from importlib.metadata import version
from typing import Literal

from pipeline.metrics.comparison import Comparison, Finding, Verdict
from pipeline.outputs.brief_markdown import escape as markdown
from pipeline.versions import versions

ComparisonFormat = Literal["text", "json", "markdown", "latex"]

_SCHEMA = "ringkas/comparison/1"
_NAMES = {
    "bootstrap": "paired bootstrap (Koehn 2004)",
    "randomization": "paired approximate randomization (Riezler and Maxwell 2005)",
}
_DRAWN = {"bootstrap": "resamples", "randomization": "shuffles"}
_LATEX = {
    **{char: f"\\{char}" for char in "&%$#_{}"},
    **{"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"},
    **{"<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\textquotedbl{}"},
}


def render(comparison: Comparison, format: ComparisonFormat) -> str:
    """The comparison in one of the formats, with all that is needed to repeat it."""
    formats: Mapping[ComparisonFormat, Callable[[Comparison], str]] = {
        "text": _text,
        "json": _json,
        "markdown": _markdown,
        "latex": _latex,
    }
    return formats[format](comparison)


def latex(text: str) -> str:
    """`text` on one line, with whatever LaTeX would take for a command made literal."""
    return "".join(_LATEX.get(char, char) for char in _printable(text))


def _json(comparison: Comparison) -> str:
    settings = comparison.settings
    value = {
        "schema": _SCHEMA,
        "baseline": comparison.systems[0],
        "systems": comparison.systems,
        "settings": {
            "tests": {test: settings.samples_of(test) for test in settings.tests},
            "interval_resamples": settings.resamples,
            "level": settings.level,
            "threshold": settings.threshold,
            "seed": settings.seed,
            "resampled": comparison.unit,
        },
        "verdicts": [asdict(verdict) for verdict in comparison.verdicts],
        "notes": comparison.notes,
        "versions": _versions(),
    }
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _text(comparison: Comparison) -> str:
    header, rows = _table(comparison)
    cells = [header, *([_printable(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    lines = [
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    said = [*_conclusions(comparison), "", *_settings(comparison), "", *_signatures(comparison)]
    return "\n".join([*lines, "", *map(_printable, said)]) + "\n"


def _markdown(comparison: Comparison) -> str:
    header, rows = _table(comparison)
    right = ["---", "---", *["---:"] * (len(header) - 2)]
    table = [header, right, *([markdown(cell) for cell in row] for row in rows)]
    blocks = [
        "\n".join(f"| {' | '.join(row)} |" for row in table),
        *("\n".join(f"- {markdown(line)}" for line in lines) for lines in _prose(comparison)),
    ]
    return "\n\n".join(blocks) + "\n"


def _latex(comparison: Comparison) -> str:
    header, rows = _table(comparison)
    table = [
        "% needs \\usepackage{booktabs}",
        f"\\begin{{tabular}}{{ll{'r' * (len(header) - 2)}}}",
        "\\toprule",
        " & ".join(map(latex, header)) + " \\\\",
        "\\midrule",
        *(" & ".join(map(latex, row)) + " \\\\" for row in rows),
        "\\bottomrule",
        "\\end{tabular}",
    ]
    notes = [f"{latex(line)}\\par" for lines in _prose(comparison) for line in lines]
    return "\n".join([*table, "", "\\medskip\\noindent", *notes]) + "\n"


def _prose(comparison: Comparison) -> list[list[str]]:
    return [
        list(lines)
        for lines in (_conclusions(comparison), _settings(comparison), _signatures(comparison))
    ]


def _table(comparison: Comparison) -> tuple[list[str], list[list[str]]]:
    tests, level = comparison.settings.tests, comparison.settings.level
    p = [f"p ({test})" for test in tests]
    header = ["metric", "system", "score", f"{100 * level:.4g} % interval", "difference", *p]
    rows = []
    for verdict in comparison.verdicts:
        digits = _digits(verdict)
        for finding in verdict.findings:
            low, high = finding.interval.low, finding.interval.high
            row = [_title(verdict), finding.system, f"{finding.score:.{digits}f}"]
            row.append(f"[{low:.{digits}f}, {high:.{digits}f}]")
            if finding.difference is None:
                row += ["baseline", *[""] * len(tests)]
            else:
                row.append(f"{finding.difference:+.{digits}f}")
                row += [_p(finding.p[test], comparison.settings.threshold) for test in tests]
            rows.append(row)
    return header, rows


def _conclusions(comparison: Comparison) -> Iterator[str]:
    """What may be said of each system, in words."""
    baseline, threshold = comparison.systems[0], comparison.settings.threshold
    for number in range(1, len(comparison.systems)):
        for verdict in comparison.verdicts:
            found = _conclusion(verdict, verdict.findings[number], baseline)
            yield f"{_title(verdict)}: {found}"
    yield (
        f"A star marks p < {threshold:.4g}: chance alone would seldom make the systems differ so "
        "much. Without one, the outputs do not tell which system is better; that is no proof that "
        "they are equally good."
    )
    if len(comparison.settings.tests) > 1:
        yield "Called significant is what has a star in every test."
    if comparison.tests_made > 1:
        yield (
            f"{comparison.tests_made} p-values were computed, and none is corrected for that: if "
            f"no system differed at all, {comparison.tests_made * threshold:.2g} of them would "
            "still be expected to have a star."
        )
    yield from comparison.notes


def _conclusion(verdict: Verdict, finding: Finding, baseline: str) -> str:
    if finding.difference == 0 and all(p == 1 for p in finding.p.values()):
        return f"{finding.system} and {baseline} score the same."
    if not finding.significant:
        return f"no significant difference between {finding.system} and {baseline}."
    difference = finding.difference or 0.0
    if verdict.higher_is_better is None:
        than = "higher" if difference > 0 else "lower"
        return f"{finding.system} is significantly {than} than {baseline}, which is no merit."
    than = "better" if (difference > 0) == verdict.higher_is_better else "worse"
    return f"{finding.system} is significantly {than} than {baseline}."


def _settings(comparison: Comparison) -> Iterator[str]:
    settings = comparison.settings
    for test in settings.tests:
        drawn = f"{settings.samples_of(test)} {_DRAWN[test]}"
        yield f"Test: {_NAMES[test]}, {drawn}, each system against {comparison.systems[0]}."
    yield (
        f"Intervals: {100 * settings.level:.4g} %, percentiles of {settings.resamples} bootstrap "
        f"resamples. Seed: {settings.seed}. Resampled: {comparison.unit}."
    )
    yield "Versions: " + ", ".join(f"{name} {number}" for name, number in _versions().items())


def _signatures(comparison: Comparison) -> Iterator[str]:
    for verdict in comparison.verdicts:
        unit = f"{verdict.documents} {comparison.unit}"
        yield f"{_title(verdict)}: {verdict.signature} ({unit})"


def _versions() -> dict[str, str]:
    """What the numbers depend on; numpy draws the random ones."""
    known = versions() | {"numpy": version("numpy")}
    wanted = ("ringkas", "sacrebleu", "rouge-score", "numpy")
    return {name: known[name] for name in wanted if name in known}


def _title(verdict: Verdict) -> str:
    return f"{verdict.part} {verdict.metric}".strip()


def _digits(verdict: Verdict) -> int:
    """Decimals: two for percentages, four for shares and ratios."""
    return 2 if max(abs(finding.score) for finding in verdict.findings) >= 5 else 4


def _p(value: float, threshold: float) -> str:
    return f"{value:.4f}" + ("*" if value < threshold else "")


def _printable(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    return "".join(char if char.isprintable() else "�" for char in text)
