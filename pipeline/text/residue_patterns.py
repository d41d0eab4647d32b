"""The shapes of portal residue that `residue` takes off, by kind.

Each pattern is bounded or anchored, so that matching takes time linear in the text.
"""

from __future__ import annotations

import re

Rule = tuple[str, re.Pattern[str]]

_END = r"(?<=[.!?…\"”’)\]])\s*"  # behind a finished sentence
_STRAY = r"(?:(?<=\s)[\"“]\s*)?"  # 'kata dia. " Simak …'
_NAMES = r"[A-Z][\w.'-]{0,20}(?: [A-Z][\w.'-]{0,20}){0,4}"
_ALSO = r"(?:baca|simak|lihat|tonton|saksikan)[ _]juga"
_SEE = r"(?:simak|lihat|tonton|saksikan)"
_MEDIA = r"(?:video|foto|live|infografis|blak-blakan|artikel|berita|pula)"
_NEXT_PAGE = r"halaman (?:selanjutnya|berikutnya|berikut)"
_INITIALS = r"[a-z]{1,10}\s?/\s?[a-z]{1,10}"  # reporter/editor: "ugo/ugo"
_WIRE_CODE = r"(?:[\w. *-]{0,14}[./ ])?[A-Z]\d{2,3}(?:/[A-Z]\d{2,3}){0,3}"  # ANTARA: "T.A012/R034"


def _rules(flags: re.RegexFlag, *patterns: tuple[str, str]) -> tuple[Rule, ...]:
    return tuple((kind, re.compile(pattern, flags)) for kind, pattern in patterns)


# Whole blocks, from the first character to the last.
BLOCKS = _rules(
    re.IGNORECASE,
    ("advertisement", r"\W*(?:advertisement|scroll to (?:continue|resume)\b.{0,40})\W*"),
    ("advertisement", r"\W*(?:scroll|gulir|geser) ke (?:bawah|atas)\b.{0,80}"),
    ("read-also", rf"\W*{_ALSO}\W*"),
    ("read-also", rf"\W*{_ALSO}\s*(?::|[–—-]\s).{{1,250}}"),
    ("read-also", rf"\W*{_SEE} juga\s*[\"“'‘].{{1,200}}(?:di sini|[\"”'’])\s*:?"),
    ("read-also", rf"\W*{_ALSO}\s+{_MEDIA}\b.{{1,250}}[^.\s]"),
    ("read-also", rf"\W*{_SEE}\s+(?:video|foto)\b\s*[:\"“'‘].{{1,250}}"),
    ("read-also", r"\W*saksikan live\s?detik.{0,60}"),
    ("read-also", r"\W*baca\s*:\s.{1,200}[^.\s]"),
    ("read-also", r"[-•*]\s.{1,200}\{target=\S{1,20}\}"),
    ("embed", r"(?:a post shared by|sebuah kiriman dibagikan oleh|view this post on)\b.{0,150}"),
    ("embed", r"lihat postingan ini di .{1,40}|\(?perbesar\)?|<link live streaming>"),
    ("embed", r"(?:\s*\[(?:gambas\s?:[^\]]{1,60}|(?:img|embed)\.\d{1,3})\]\s*){1,9}"),
    ("pager", rf"\W*(?:{_NEXT_PAGE}|baca selengkapnya)(?: di sini)?\W*"),
    ("promotion", r"(?:sebagian )?artikel ini (?:telah|sudah) tayang\b.{0,300}"),
    ("promotion", r"(?:dapatkan|ikuti) (?:terus )?(?:(?:update|ulasan) .{0,20})?berita\b.{0,400}"),
    ("promotion", r"mari bergabung di .{0,300}|caranya klik link \W?https?:.{0,300}"),
    ("promotion", r"(?:cek|baca) berita dan artikel\b.{0,60}google news.{0,40}"),
    ("promotion", r"kompas\.com news update\W*|copyright\W{1,5}antara\b.{0,60}"),
    (
        "byline",
        r"\W*(?:penulis|editor|reporter|pewarta|kontributor|fotografer|uploader)\s*:"
        r".{1,120}(?:[^.?!\"”\s]|\b\w\.)",
    ),
    ("byline", r"\((?:sumber|reporter|penulis)\s*:[^()]{1,200}\)"),
    ("markup", r"[\W_]{1,80}|null"),
)

# Pieces of a block, wherever they stand.
PIECES = _rules(
    re.NOFLAG,
    ("advertisement", r"\b(?:SCROLL TO CONTINUE WITH CONTENT|ADVERTISEMENT)\b"),
    ("embed", r"\[(?:Gambas\s?:[^\]]{1,60}|(?:img|embed)\.\d{1,3})\]"),
    ("embed", rf"{_END}Lihat Foto (?=[A-Z])"),
    (
        "read-also",
        r"[\[(]\s?(?:(?i:baca[ _]juga)|Baca|BACA)\s?:\s?[^\W_a-z][^\[\]()]{1,200}[\])]\.?",
    ),
    ("read-also", r"\bBaca_Juga\b"),
    (
        "pager",
        rf"{_END}{_STRAY}(?:Simak|Baca)(?: [\w ]{{1,60}})? (?:di|pada) {_NEXT_PAGE}(?:[.:!]|$)",
    ),
    (
        "promotion",
        r"DailySocial\.id adalah portal berita startup\b.{0,60}Kamu bisa .{0,200}terbaru\.",
    ),
    ("markup", r"\]?\{(?:target|dir|rel|class)=\"?\w{1,20}\"?\}"),
    ("markup", r"(?<!\\)\\+(?=['\"*_#>.!()\[\]-]|$)"),
)

# What stands at the end of a block, behind its last sentence.
TAILS = _rules(
    re.NOFLAG,
    ("pager", rf"{_END}Halaman 1 2(?: \d{{1,2}}){{0,9}}(?: Selanjutnya.{{0,200}})?$"),
    ("pager", rf"{_END}{_STRAY}(?:HALAMAN SELANJUTNYA|BACA SELENGKAPNYA(?: DI SINI)?)[\s=>-]*$"),
    ("pager", rf"{_END}{_STRAY}(?:Simak|Baca)(?: berita)? selengkapnya di sini[.:!]?$"),
    ("read-also", rf"{_END}{_STRAY}(?i:{_ALSO}\s?:)(?:(?!\.(?:\s|$)).){{1,160}}$"),
    (
        "read-also",
        rf"{_END}{_STRAY}(?i:{_SEE}(?: juga)? (?:video|live))\b(?:(?!\.(?:\s|$)).){{1,160}}$",
    ),
    ("promotion", rf"{_END}Artikel [Ii]ni (?:[Tt]elah|[Ss]udah) [Tt]ayang di .{{1,200}}$"),
    ("promotion", rf"{_END}Ikuti terus ulasan mendalam berita.{{1,300}}$"),
    ("byline", rf"{_END}(?:Kontributor|Penulis|Editor|Reporter)\s?: ?{_NAMES}/?$"),
    ("byline", rf"{_END}\((?:Penulis|Reporter|Sumber|Editor)\s?:[^()]{{1,200}}\)?$"),
    ("credit", rf"{_END}[(\[](?:{_INITIALS}|[a-z]{{1,5}}|{_WIRE_CODE})[)\]]\.?$"),
)

# The end of the article may also carry a name or an agency …
LAST_TAILS = _rules(
    re.NOFLAG,
    (
        "credit",
        rf"{_END}[(\[](?:{_NAMES}(?:/{_NAMES}|/\w{{1,10}})?|\w{{2,10}}/\w{{2,10}})[)\]]\.?$",
    ),
)

# … and blocks that elsewhere could be text: a credit alone, a source, the title of a video.
LAST_BLOCKS = _rules(
    re.NOFLAG,
    ("credit", rf"[(\[](?:{_INITIALS}|[a-z]{{1,10}}|[A-Z]{{2,4}}|{_WIRE_CODE}|{_NAMES})[)\]]\.?"),
    ("credit", r"Sumber(?: berita)? ?: ?.{2,60}"),
    ("read-also", r"Video: .{1,150}[^.\s]"),
    ("read-also", r"[^']{1,150}':"),  # of a link whose first half was a picture: "…':"
)

# "Baca juga:" alone, and the titles that may follow it up to the end of the article.
READ_ALSO_ALONE = re.compile(rf"\W*{_ALSO}\W*", re.IGNORECASE)
LINK_TITLE = re.compile(r"[-•*]?\s?[\w\"“'‘(].{8,118}[^.!?:;,\"”\s]")
