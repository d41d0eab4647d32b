"""Clean the corpora: one spelling, no doubles, no held-out text, weights -> pairs.jsonl."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from training.command import log, main
from training.corpus import Pair, held_out_keys, read_tsv, tsv_files, write_pairs
from training.settings import CleanSettings, Settings
from training.text import key, normalise

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_IDR = re.compile(r"\bIDR ?(?=\d)")
_FULL = re.compile(r'[.!?"]$')


def run(settings: Settings) -> None:
    """Write the cleaned pairs of all corpora, those of greater weight first."""
    weights = {path: weight_of(path.stem, settings.clean) for path in tsv_files(settings.corpora)}
    refused: Counter[str] = Counter()
    held_out = held_out_keys(settings.held_out)

    def pairs() -> Iterator[Pair]:
        seen: set[tuple[str, str]] = set()
        # The better source keeps a pair that several have.
        for path in sorted(weights, key=lambda path: (-weights[path], path)):
            if weights[path] == 0:
                continue
            for left, right in read_tsv(path, settings.reverse):
                source, target = normalise(left), normalise(right)
                keys = key(source), key(target)
                reason = fault(source, target, path.stem, settings.clean)
                if not reason and not held_out.isdisjoint(keys):
                    reason = "held out"
                if not reason and keys in seen:
                    reason = "double"
                if reason:
                    refused[reason] += 1
                    continue
                seen.add(keys)
                source, target = mended(source, target)
                weight = weights[path] * (0.5 if is_loose(source, target) else 1.0)
                yield Pair(source, target, weight, path.stem)

    write_pairs(settings.file("pairs.jsonl"), pairs())
    log.info("refused: %s", dict(refused))


def weight_of(name: str, settings: CleanSettings) -> float:
    """The weight of a file: that of the longest beginning of its name in the settings."""
    fitting = [start for start in settings.weights if name.startswith(start)]
    return settings.weights[max(fitting, key=len)] if fitting else settings.other_weight


def fault(source: str, target: str, name: str, settings: CleanSettings) -> str:
    """Why a pair cannot train, or "" where it can."""
    if not key(source) or not key(target):
        return "empty"
    words, words_target = len(source.split()), len(target.split())
    if max(words, words_target) > settings.longest_words:
        return "long"
    if words > 4 and max(words, words_target) > settings.length_ratio * min(words, words_target):
        return "length ratio"
    if words > 3 and key(source) == key(target):
        return "copy"
    if name.startswith(settings.full_sentences) and (words < 5 or not _FULL.search(target)):
        return "fragment"
    return ""


def mended(source: str, target: str) -> tuple[str, str]:
    """Repair what teaches wrong habits: a full stop or the source's "Rp" lost on the other side."""
    if re.search(r"Rp ?\d", source) and "Rp" not in target:
        target = _IDR.sub("Rp " if "Rp " in source else "Rp", target)
    if source[-1] in ".!?" and target[-1].isalnum() and len(source.split()) > 3:
        target += source[-1]
    if target[-1] in ".!?" and source[-1].isalnum() and len(target.split()) > 3:
        source += target[-1]
    return source, target


def is_loose(source: str, target: str) -> bool:
    """True where most numbers of a pair differ: the sign of a free or broken translation."""
    numbers = [
        {re.sub(r"\D", "", found) for found in _NUMBER.findall(text)} for text in (source, target)
    ]
    return len(numbers[0]) >= 2 and 2 * len(numbers[0] & numbers[1]) < len(numbers[0])


if __name__ == "__main__":
    main(run, __doc__)
