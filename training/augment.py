"""Make pairs for what news needs and the corpora lack -> synthetic.npz.

Patterns with drawn slots (money, dates, scores, names, lists, quotations), real pairs changed alike
on both sides (numbers, names, quotation marks, parentheses, headlines, datelines), and short pairs
joined to longer ones.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from training.command import log, main
from training.corpus import Pair, read_pairs
from training.errors import TrainingError
from training.pieces import Vocabulary, encode, load, save
from training.settings import Settings
from training.slots import Filler
from training.swaps import CHANGES, swap_names, swap_numbers
from training.words import DAYS, Two, Words, read_words

SHARES = {
    "pattern": 0.16,
    "sentence": 0.30,
    "join": 0.08,
    "swap_names": 0.10,
    "swap_numbers": 0.09,
    "attribute": 0.08,
    "quote_name": 0.05,
    "quote_all": 0.03,
    "capitals": 0.03,
    "date_day": 0.02,
    "restore_quotes": 0.02,
    "dateline": 0.02,
    "restore_parentheses": 0.02,
}
_RARE = 100
"""How often a piece stands in the corpora, at most, for names to be made of it."""
_TRIES = 30
"""How many pairs are looked at, at most, for each that is made."""


def run(settings: Settings) -> None:
    """Write synthetic.npz; the settings' shares replace those of this file."""
    languages = settings.source, settings.target
    if set(languages) != {"id", "en"}:
        raise TrainingError(f"patterns are id and en, not {languages}; set augment.pairs to 0")
    vocabulary = Vocabulary(settings.file("source.spm"))
    pairs = list(read_pairs(settings.file("pairs.jsonl")))
    wanted = settings.augment
    # The changes know Indonesian as the first side.
    pairs = pairs if settings.source == "id" else list(map(turned, pairs))
    heads, inner = vocabulary.rare(load(settings.file("real.npz")), _RARE)
    words = replace(read_words(), rare_heads=tuple(heads), rare_inner=tuple(inner))
    made = list(synthetic(pairs, wanted.pairs, wanted.shares or SHARES, wanted.seed, words))
    made = made if settings.source == "id" else list(map(turned, made))
    save(encode(made, vocabulary), settings.file("synthetic.npz"))
    log.info("made %s", dict(Counter(pair.origin for pair in made)))


def turned(pair: Pair) -> Pair:
    """The pair for the opposite direction."""
    return Pair(pair.target, pair.source, pair.weight, pair.origin)


def synthetic(
    pairs: list[Pair],
    count: int,
    shares: dict[str, float],
    seed: int,
    words: Words | None = None,
) -> Iterator[Pair]:
    """Up to `count` pairs, of each kind its share; fewer where the corpus offers too few.

    Raises TrainingError for a kind that does not exist.
    """
    # The better sources alone: at least half the weight of the best.
    least = max((pair.weight for pair in pairs), default=0.0) / 2
    pairs = [pair for pair in pairs if pair.weight >= least]
    draw = random.Random(seed)
    fill = Filler(words or read_words(), draw)
    makers: dict[str, Callable[[], Two | None]] = {
        "pattern": lambda: fill.fill(draw.choice(fill.words.patterns)),
        "sentence": lambda: fill.fill(draw.choice(fill.words.sentences)),
        "join": _joiner(pairs, draw),
        **{kind: _changer(kind, pairs, fill) for kind in CHANGES},
    }
    if unknown := set(shares) - set(makers):
        raise TrainingError(f"augment.shares: no kind {sorted(unknown)}; known: {sorted(makers)}")
    for kind, share in shares.items():
        wanted = round(count * share)
        for _ in range(wanted * _TRIES):
            if wanted <= 0:
                break
            if made := makers[kind]():
                wanted -= 1
                yield Pair(*made, 1.0, kind)


def _changer(kind: str, pairs: list[Pair], fill: Filler) -> Callable[[], Two | None]:
    """Change a random pair that fits the kind; at times its names or numbers as well."""
    fitting: dict[str, Callable[[Pair], bool]] = {
        "swap_numbers": lambda pair: any(char.isdigit() for char in pair.source),
        "date_day": lambda pair: any(day in pair.source for day, _ in DAYS),
    }
    if kind.startswith("restore"):  # rare, and the same each time it is tried
        fitting[kind] = lambda pair: bool(CHANGES[kind]((pair.source, pair.target), fill))
    chosen = [pair for pair in pairs if len(pair.source) > 8]
    if kind in fitting:
        chosen = list(filter(fitting[kind], chosen))
    draw = fill.rng

    def change() -> Two | None:
        if not chosen:
            return None
        pair = draw.choice(chosen)
        made = CHANGES[kind]((pair.source, pair.target), fill)
        if made and kind == "swap_names" and draw.random() < 0.4:
            return swap_numbers(made, fill) or made
        if made and kind not in ("swap_names", "swap_numbers") and draw.random() < 0.3:
            return swap_names(made, fill) or made
        return made

    return change


def _joiner(pairs: list[Pair], draw: random.Random) -> Callable[[], Two | None]:
    """Two or three short whole sentences one after the other."""
    short = [
        pair
        for pair in pairs
        if 3 <= len(pair.source.split()) <= 16
        and pair.source[-1] in '.!?"'
        and pair.target[-1] in '.!?"'
    ]

    def join() -> Two | None:
        if not short:
            return None
        chosen = [draw.choice(short) for _ in range(draw.choice((2, 2, 2, 3)))]
        return " ".join(p.source for p in chosen), " ".join(p.target for p in chosen)

    return join


if __name__ == "__main__":
    main(run, __doc__)
