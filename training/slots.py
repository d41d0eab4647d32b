"""Fill the slots of sentence patterns, the same draw on both sides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from training.amounts import AMOUNTS
from training.drawing import Draw
from training.names import NAMES, capital
from training.words import LISTS, Two

_SLOT = re.compile(r"\{([A-Za-z_]+)(\d?)\}")
_KINDS = {**AMOUNTS, **NAMES}


@dataclass(frozen=True)
class Filler(Draw):
    def fill(self, pattern: Two) -> Two:
        """Fill a pattern: {money} is one draw wherever it stands, {money2} is another."""
        drawn: dict[str, Two] = {}
        for kind, again in _SLOT.findall(pattern[0] + pattern[1]):
            if kind + again not in drawn:
                drawn[kind + again] = self.draw(kind)
        left = _SLOT.sub(lambda slot: drawn[slot[1] + slot[2]][0], pattern[0])
        right = _SLOT.sub(lambda slot: drawn[slot[1] + slot[2]][1], pattern[1])
        return capital(left), capital(right)

    def draw(self, kind: str) -> Two:
        """One value of a kind of slot. Raises KeyError for an unknown kind."""
        if kind in LISTS:
            return self.one(self.words.lists[kind])
        if kind not in _KINDS:
            raise KeyError(f"unknown slot {{{kind}}}; known: {sorted({*LISTS, *_KINDS})}")
        return _KINDS[kind](self)
