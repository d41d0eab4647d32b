"""Does a summary sentence deny what its evidence affirms, or affirm what that denies?

A sentence is doubted only if the article speaks of the same thing in the same words, always with
the other sign, and the Indonesian of that place does not side with the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.grammar import AUXILIARIES, Word, content, read, stem, stems
from pipeline.checks.vocabulary import word_set

_CUES = word_set(
    """not n't never no nobody none nothing neither nor without cannot dont doesnt didnt isnt
    wasnt arent werent hasnt havent hadnt wont cant couldnt wouldnt shouldnt"""
)
"""Words that deny; the last are contractions whose apostrophe was lost."""
_LOOSE = frozenset(("none", "nothing", "neither", "nor", "nobody"))
"""Cues before which, not behind which, may stand what they deny."""
_VERB_CUES = stems("fail refuse decline deny unable reluctant unwilling")
_WEAK = _VERB_CUES | stems(
    """reject dismiss avoid prevent stop ban cancel lack absent absence unlikely impossible hardly
    barely scarcely rarely seldom only yet rather instead halt block abandon loss except unless
    until doubt dispute contradict false untrue wrong fake abstain forbid prohibit oppose delay
    postpone scrap denial refusal failure suspend forget skip disagree disallow disapprove too"""
)
"""Words by which another text may say that something is not so."""
_UN = re.compile(r"un-?(?!i|der|cle|til|less|iqu)\w{4}|non-")
_INDONESIAN = re.compile(
    r"\b(?:tidak\w*|tak|bukan\w*|belum|tanpa|jangan\w*|gagal|\w*bantah\w*|\w*tolak|enggan|e?nggak|"
    r"gak|ogah|tiada|nihil|\w*batal\w*|mustahil|sulit|\w*cegah\w*|\w*larang\w*|\w*sangkal\w*|"
    r"\w*henti\w*|nol|kurang|kecuali|selain|hanya|cuma|mangkir|absen|urung|luput|lolos|\w*hindar\w*|"
    r"sebelum|hingga|sampai|\w*sanggah\w*)\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(  # a cue that denies nothing
    r"\bnot (?:only|just|merely|simply|least|to mention|necessarily)\b|"
    r"\bno (?:longer|doubt|fewer|less|more|later|sooner|matter|one else|wonder|way|stranger)\b|"
    r"\b(?:nothing|none) (?:but|other)\b|\b(?:whether|if|why|or) (?:or )?not\b|"
    r"\bwithout (?:a )?(?:doubt|question|fail)\b|\bno\.? ?\d",
    re.IGNORECASE,
)
_TIMED = frozenset(("until", "unless", "before"))  # "not until Monday" affirms
_TIME = 10  # words behind a cue among which such a word stands
_SKIPPED = word_set(
    """ever yet almost quite now able going allowed want wish still already also at on in by for
    with from such use"""
)
"""What stands between a cue and what it denies."""
_SCOPE = 6  # words behind a cue among which its target stands
_BEHIND, _AHEAD = 7, 4  # words before and after a target in which a cue is about it
_TOUCH = 4  # words before a target, where the words around it are the same
_FAR = 12  # words to either side among which its neighbours of content stand
_REACH = 8  # words to either side of a target that are its context
_SAME = 0.6  # of a target's context in a segment that speaks of the same thing
_NEAR = 0.35  # of a target's context in a segment that may speak of it
_LEAST = 3  # stems of the context, the target included


@dataclass(frozen=True)
class _Denied:
    """A word that a cue denies, at `place` among the words of its text."""

    cue: str
    target: Word
    place: int


def wrong_negations(sentence: str, segments: Sequence[str], sources: Sequence[str]) -> list[str]:
    """What `sentence` denies and the article affirms, or the other way round, as it stands there.

    `segments` are the article in English; `sources`, where there are as many, are their originals.
    """
    originals = sources if len(sources) == len(segments) else [""] * len(segments)
    if _NO_DENIAL.search(sentence):
        return []
    said = read(sentence)
    denied = list(_denials(said))
    found = [
        f"{d.cue} {d.target.text}" for d in denied if _is_affirmed(d, said, segments, originals)
    ]
    return found or _affirmed_against(said, segments, originals)


def _denials(words: Sequence[Word]) -> Iterator[_Denied]:
    """What is denied: the first word of content behind each cue, within its clause. What is denied
    until a time is affirmed from then on, and left out."""
    for place, word in enumerate(words):
        if not _denies(words, place):
            continue
        if any(later.lower in _TIMED for later in words[place + 1 : place + _TIME]):
            continue
        for at in range(place + 1, min(place + 1 + _SCOPE, len(words))):
            target = words[at]
            if target.clause != word.clause:
                break
            if target.has_content and not (target.lower in _SKIPPED or target.lower.endswith("ly")):
                yield _Denied(word.lower, target, at)
                break


def _denies(words: Sequence[Word], place: int) -> bool:
    """Whether a word denies what follows: "did not see", unlike "but not his wife"."""
    word = words[place]
    if word.stem in _VERB_CUES:
        return True
    if word.lower not in _CUES or word.lower in _LOOSE:
        return False
    before = words[place - 1].lower if place else ""
    return word.lower != "not" or before in AUXILIARIES or before.endswith("ly")


def _is_affirmed(
    denied: _Denied, said: Sequence[Word], segments: Sequence[str], originals: Sequence[str]
) -> bool:
    """Whether the article has what is denied, in the same context, and nowhere denied."""
    context = _context(said, denied.place)
    if len(context) < _LEAST:
        return False
    own = {word.stem for word in said} - {denied.cue, stem(denied.cue)}
    if _stands_undenied(denied, said, segments, originals):
        return not any(
            other.target.stem == denied.target.stem
            for segment in segments
            for other in _denials(read(segment))
        )
    affirmed = False
    for segment, original in zip(segments, originals, strict=True):
        words = read(segment)
        there = content(words)
        share = len(context & there) / len(context)
        if share < _NEAR:
            continue
        if denied.target.stem not in there:
            if share >= _SAME and _has_cue(words, own):
                return False
            continue
        places = [place for place, word in enumerate(words) if word.stem == denied.target.stem]
        if _INDONESIAN.search(original) or any(
            _has_cue(_around(words, p, denied.cue), own) for p in places
        ):
            return False
        affirmed = affirmed or share >= _SAME
    return affirmed


def _stands_undenied(
    denied: _Denied, said: Sequence[Word], segments: Sequence[str], originals: Sequence[str]
) -> bool:
    """Whether the article has what is denied between the same words, and no cue before it."""
    row = _row(said, denied.place)
    for segment, original in zip(segments, originals, strict=True):
        words = read(segment)
        for place, word in enumerate(words):
            if word.stem != denied.target.stem or _row(words, place) != row:
                continue
            near = words if denied.cue == "no" else words[max(0, place - _TOUCH) : place]
            if not (_has_cue(near, set()) or _INDONESIAN.search(original)):
                return True
    return False


def _affirmed_against(
    said: Sequence[Word], segments: Sequence[str], originals: Sequence[str]
) -> list[str]:
    """The words of a sentence that nothing near them denies, while the article always does."""
    places = {word.stem: place for place, word in enumerate(said) if word.has_content}
    found: dict[str, str] = {}
    for segment, original in zip(segments, originals, strict=True):
        if _NO_DENIAL.search(segment) or (original and not _INDONESIAN.search(original)):
            continue
        words = read(segment)
        for denied in _denials(words):
            target = denied.target.stem
            if target not in places or target in found:
                continue
            context = _context(said, places[target])
            near = _context(words, denied.place, _REACH + 2)
            if len(context) < _LEAST or len(context & near) < _SAME * len(context):
                continue
            plain = _has_cue(_around(said, places[target], denied.cue), set()) or _is_said_plainly(
                target, context, segments
            )
            found[target] = "" if plain else f"{denied.cue} {denied.target.text}"
    return [text for text in found.values() if text]


def _is_said_plainly(target: str, context: set[str], segments: Sequence[str]) -> bool:
    """Whether some segment has the target undenied, and something of its context."""
    for segment in segments:
        words = read(segment)
        denied = {d.place for d in _denials(words)}
        for place, word in enumerate(words):
            if word.stem != target or place in denied:
                continue
            if len(context & content(words)) >= _NEAR * len(context):
                return True
    return False


def _context(words: Sequence[Word], place: int, reach: int = _REACH) -> set[str]:
    """The stems around `place`, its own included, without the words that deny."""
    around = words[max(0, place - reach) : place + reach + 1]
    return {stem for stem in content(around) if stem not in _VERB_CUES and stem not in _CUES}


def _row(words: Sequence[Word], place: int) -> list[str]:
    """The stems of content from two before `place` to two behind it, cues left out."""
    before = [w.stem for w in words[max(0, place - _FAR) : place] if w.has_content]
    behind = [w.stem for w in words[place : place + _FAR] if w.has_content]
    return before[-2:] + behind[:3]


def _around(words: Sequence[Word], place: int, cue: str) -> Sequence[Word]:
    """The words that may deny what stands at `place`; "no boats came" denies the coming too."""
    if cue == "no":
        return words
    return words[max(0, place - _BEHIND) : place + _AHEAD + 1]


def _has_cue(words: Sequence[Word], own: set[str]) -> bool:
    """Whether a word denies, or may be how another text says so, that is not one's `own`."""
    return any(
        word.stem not in own
        and (word.lower in _CUES or word.stem in _WEAK or _UN.match(word.lower) is not None)
        for word in words
    )
