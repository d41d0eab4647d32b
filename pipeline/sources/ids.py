"""Document ids: short, unique, and safe as file names on every system."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_MAX_BYTES = 120  # of UTF-8; file systems take 255, and a suffix and an extension follow
_UNSAFE = re.compile(r'[\s<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def safe_id(name: str) -> str:
    """`name` as a file name: no separators, blanks, control or format characters; never empty.

    Names that Windows keeps for itself get an underscore; long ones are cut.
    """
    name = unicodedata.normalize("NFC", name)
    name = "".join(" " if unicodedata.category(char).startswith("C") else char for char in name)
    name = _UNSAFE.sub("-", name).encode()[:_MAX_BYTES].decode(errors="ignore").strip("-. ")
    if _RESERVED.fullmatch(name):
        name = f"{name}_"
    return name or "document"


class UniqueIds:
    """Gives each document an id of its own: the second "berita" becomes "berita-2".

    The outcome depends on the order of the documents alone. Ids that differ in case only count as
    equal, as they do on some file systems. About 100 bytes are kept for each id.
    """

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._next: dict[int, int] = {}

    def __call__(self, name: str) -> str:
        """A safe id made from `name`, which no call before has given."""
        wanted = safe_id(name)
        key = _key(wanted)
        found, number = wanted, self._next.get(key, 2)
        while _key(found) in self._taken:
            found = f"{wanted}-{number}"
            number += 1
        if number > 2:
            self._next[key] = number
        self._taken.add(_key(found))
        return found


def _key(text: str) -> int:
    digest = hashlib.blake2b(text.casefold().encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")
