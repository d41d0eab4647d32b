"""How many planted errors do the checks of summaries find, and what truth do they doubt?

    python -m benchmarks.planted_summaries DATA [--each N] [--untouched N] [--seed N] [--show KIND]

DATA is a folder with `en-news-finescoop.jsonl.xz` (one object a line: `title`, `text`, `summary`)
and `scoring/human_summeval.jsonl.xz` (SummEval: `src`, and `sys_summs` with human scores). True
sentences are of three sorts: of system summaries that SummEval's experts judged wholly consistent,
of articles, shortened; and of reference summaries. An error is planted only where the sentence was
not doubted before. Shares stand with their 95 % intervals (Wilson).
"""

from __future__ import annotations

import json
import lzma
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.data import parser, present, records
from benchmarks.planting import PLANTERS, Scene, names
from pipeline.checks.support import findings
from pipeline.metrics.sentences import sentences

NEWS = "en-news-finescoop.jsonl.xz"
_BEST = 5.0  # SummEval's best consistency
_WORDS = range(8, 40)  # in a sentence
_FRONT = re.compile(r"^(?:[A-Z][^,“”\"']{5,50}), (?=[a-z]?[A-Za-z]+ [a-z]+)")
_ASIDE = re.compile(r" \([^()]*\)|, who [^,]{5,60},(?= [a-z])| [-–] [^-–]{5,60} [-–](?= )")
_TAIL = re.compile(r", (?:which|while|as|after|although|but|with|including) [^“”\"]{10,}\.$")
_SPACED = (
    (re.compile(r" ([.,;:!?)%]|'s\b|n't\b|'(?=\s|$))"), r"\1"),
    (re.compile(r"([(£$]) "), r"\1"),
)


@dataclass(frozen=True)
class Case:
    """A true sentence, the sort it is of, and the segments of the article that states it."""

    sort: str
    sentence: str
    segments: tuple[str, ...]


def consistent(folder: Path) -> Iterator[Case]:
    """Sentences of system summaries that the experts found wholly consistent, in the case that the
    article writes their words in (the systems wrote small letters alone)."""
    for row in records(folder, "human_summeval"):
        source = _joined(row["src"])
        segments = tuple(sentences(source))
        written = _written(source)
        for output in row["sys_summs"].values():
            if output["scores"]["consistency"] < _BEST or "#" in output["sys_summ"]:
                continue
            for sentence in sentences(_joined(output["sys_summ"])):
                yield Case("consistent", _recased(sentence, written), segments)


def news(folder: Path) -> Iterator[Case]:
    """Sentences of articles, shortened, and of their reference summaries."""
    for row in _news(folder):
        segments = tuple(sentences(row["title"] + "\n" + row["text"]))
        for sentence in segments[1:]:
            short = shortened(sentence)
            if short != sentence:
                yield Case("shortened", short, segments)
        for sentence in sentences(row["summary"]):
            yield Case("reference", sentence, segments)


def shortened(sentence: str) -> str:
    """A sentence without its opening phrase, its asides and its last clause; still true."""
    short = _TAIL.sub(".", _ASIDE.sub("", _FRONT.sub("", sentence)))
    return short[:1].upper() + short[1:]


def wilson(hits: int, total: int) -> tuple[float, float, float]:
    """A share and its 95 % interval (Wilson 1927)."""
    if not total:
        return math.nan, math.nan, math.nan
    z, share = 1.96, hits / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    whole = 1 + z * z / total
    return share, (middle - spread) / whole, (middle + spread) / whole


def main() -> None:
    """Plant, check, print."""
    options = parser(__doc__)
    options.add_argument("--each", type=int, default=60, help="errors of each kind")
    options.add_argument("--untouched", type=int, default=300, help="true sentences of each sort")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument(
        "--show", default="", help='a kind, to print what was missed, or "doubted"'
    )
    asked = options.parse_args()
    chance = Random(asked.seed)
    cases = _shuffled([*consistent(asked.data), *news(asked.data)], chance)
    print(f"{'errors':24} planted  found   share  95 % interval  flags")
    _planted(cases, chance, asked.each, asked.show)
    print(f"\n{'true sentences':24}  looked doubted share  95 % interval  flags")
    _untouched(cases, asked.untouched, asked.show)


def _planted(cases: Sequence[Case], chance: Random, each: int, show: str) -> None:
    articles = [" ".join(case.segments) for case in cases[:4000:2]]
    small = set(re.findall(r"\b[a-z]+\b", " ".join(articles)))
    strange = sorted({n for text in articles for n in names(text) if n.lower() not in small})
    for kind, planter in PLANTERS.items():
        total = hits = 0
        flags: Counter[str] = Counter()
        taken: Counter[str] = Counter()
        for case in cases:
            if total == each:
                break
            if taken[case.sort] >= math.ceil(each / 3):
                continue
            some = tuple(chance.sample(strange, 50))
            false = planter(case.sentence, chance, Scene(" ".join(case.segments), some))
            if false is None or false == case.sentence or _flags(case.sentence, case):
                continue
            found = _flags(false, case)
            total, hits = total + 1, hits + bool(found)
            taken[case.sort] += 1
            flags.update(found)
            if show == kind and not found:
                print(f"  {case.sort}: {false}\n      [{case.sentence}]")
        print(_line(kind, total, hits, flags))


def _untouched(cases: Sequence[Case], most: int, show: str) -> None:
    by_sort: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if len(by_sort[case.sort]) < most:
            by_sort[case.sort].append(case)
    for sort, chosen in sorted(by_sort.items()):
        flags: Counter[str] = Counter()
        hits = 0
        for case in chosen:
            found = findings(case.sentence, case.segments, ())
            hits += bool(found)
            flags.update(str(finding.flag) for finding in found)
            if show == "doubted" and found:
                print(f"  {case.sentence}\n      {'; '.join(map(str, found))}")
        print(_line(sort, len(chosen), hits, flags))


def _line(label: str, total: int, hits: int, flags: Counter[str]) -> str:
    share, low, high = wilson(hits, total)
    listed = ", ".join(f"{flag} {count}" for flag, count in flags.most_common())
    return f"{label:24} {total:7} {hits:6} {share:7.1%}  {low:6.1%}-{high:6.1%}  {listed}"


def _flags(sentence: str, case: Case) -> set[str]:
    return {str(finding.flag) for finding in findings(sentence, case.segments, ())}


def _shuffled(cases: Sequence[Case], chance: Random) -> list[Case]:
    fit = [case for case in cases if len(case.sentence.split()) in _WORDS]
    fit = list({case.sentence: case for case in fit}.values())
    chance.shuffle(fit)
    return fit


def _news(folder: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(present(folder / NEWS), "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _joined(text: str) -> str:
    """Tokenised text as it is written."""
    for pattern, replacement in _SPACED:
        text = pattern.sub(replacement, text)
    return text


def _written(source: str) -> dict[str, str]:
    """For each word in small letters, how the article writes it inside its sentences."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences(source):
        for word in re.findall(r"\w+", sentence)[1:]:
            counts[word.lower()][word] += 1
    return {lower: seen.most_common(1)[0][0] for lower, seen in counts.items()}


def _recased(sentence: str, written: dict[str, str]) -> str:
    cased = re.sub(r"\w+", lambda m: written.get(m[0].lower(), m[0]), sentence)
    return cased[:1].upper() + cased[1:]


if __name__ == "__main__":
    main()
