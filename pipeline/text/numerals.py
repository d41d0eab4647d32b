"""Numbers that a translator copied in their Indonesian form, written the English way.

Indonesian groups thousands with a point and begins decimals with a comma, English the other way
round: a copied "18.432 penonton" says eighteen, and a copied "2,5 persen" twenty-five hundred.
"""

from __future__ import annotations

import re

# Grouped thousands, with decimals or without, or decimals alone; "12,500" may be either and stays,
# as do times ("14.30"), versions, addresses and whatever hangs together with letters.
_INDONESIAN = re.compile(
    r"(?<![\w.,/:-])(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?|\d{1,3},(?:\d{1,2}|\d{4}))(?![\w/:]|[.,]\d)"
)
_SWAP = str.maketrans(".,", ",.")


def anglicise(source: str, target: str) -> str:
    """`target` with the numbers that stand in `source` as well in English form.

    A number is changed only where both texts have it, character by character: what the translator
    wrote anew is left as it is.
    """
    if not any(char.isdigit() for char in target):
        return target
    copied = {match[0] for match in _INDONESIAN.finditer(_apart(source))}
    return _INDONESIAN.sub(
        lambda match: match[0].translate(_SWAP) if match[0] in copied else match[0], target
    )


def _apart(text: str) -> str:
    """The text with currency signs off their amounts ("Rp14.900")."""
    return re.sub(r"(?i)(rp\.?|us\$|\$|€|£)(?=\d)", r"\1 ", text)
