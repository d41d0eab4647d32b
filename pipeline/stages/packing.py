"""What of an article a summarizer reads: all of it where it fits, else its lead and its best."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence

from pipeline.text.words import words

_LEAD = 4  # sentences that are always taken: news says who, what, where and when first


def pack(sentences: Sequence[str], sizes: Sequence[int], budget: int) -> list[int]:
    """Indexes of the sentences to read, in order.

    The lead is taken first, then the sentences of the greatest salience, as long as they fit.
    Salience is the mean TF-IDF weight of a sentence's words within the article (Luhn 1958 with
    Spärck Jones' inverse frequency), weakly favouring what stands early.

    Args:
        sentences: the article's sentences in order.
        sizes: tokens of each.
        budget: tokens in all. One sentence is taken even where it does not fit.
    """
    if sum(sizes) <= budget:
        return list(range(len(sentences)))
    lead = range(min(_LEAD, len(sentences)))
    rest = sorted(set(range(len(sentences))) - set(lead), key=_ranking(sentences))
    taken, used = [0], sizes[0]
    for index in (*lead[1:], *rest):
        if used + sizes[index] <= budget:
            taken.append(index)
            used += sizes[index]
    return sorted(taken)


def parts(sizes: Sequence[int], budget: int) -> list[range]:
    """The whole article as consecutive ranges of sentences of about equal size within `budget`."""
    count = max(1, math.ceil(sum(sizes) / budget))
    share = sum(sizes) / count
    bounds, used = [0], 0
    for index, size in enumerate(sizes):
        if used and used + size > min(budget, share * 1.1):
            bounds.append(index)
            used = 0
        used += size
    bounds.append(len(sizes))
    return [range(a, b) for a, b in itertools.pairwise(bounds) if a < b]


def _ranking(sentences: Sequence[str]) -> _Ranking:
    return _Ranking(sentences)


class _Ranking:
    """Orders sentence indexes by falling salience."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._bags = [Counter(words(sentence)) for sentence in sentences]
        self._spread = Counter(word for bag in self._bags for word in bag)
        self._total = sum(self._bags, Counter())

    def __call__(self, index: int) -> tuple[float, int]:
        bag, count = self._bags[index], len(self._bags)
        weight = sum(
            n * self._total[word] * math.log(1 + count / self._spread[word])
            for word, n in bag.items()
            if len(word) > 3
        )
        early = 1 + 0.5 * (1 - index / count)
        return (-early * weight / (8 + bag.total()), index)
