"""The patterns by which the planters of errors read English sentences."""

from __future__ import annotations

import re


def _listed(text: str) -> list[str]:
    return text.split()


NUMBER = re.compile(
    r"(?<![\w.,:£$€/-])(?<![A-Z][a-z] )\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w,:/-]|\.\d)"
)
_SMALL = _listed("two three four five six seven eight nine ten eleven twelve")
NUMBER_WORDS = dict(zip(_SMALL, range(2, 13), strict=True))
SPELLED = re.compile(rf"\b(?:{'|'.join(NUMBER_WORDS)})\b")
SCALES = ("thousand", "million", "billion", "trillion")
SCALE = re.compile(r"\b(?:thousand|million|billion|trillion)\b|(?<=\d)(?:m|bn|k)\b")
SHORT = {"m": "bn", "bn": "m", "k": "m"}
CURRENCY = re.compile(r"[£$€](?=\d)|\b(?:dollars|pounds|euros|rupiah|yen)\b")
WEEKDAYS = _listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = _listed(
    "January February March April June July August September October November December"
)
DATE = re.compile(rf"\b(?:{'|'.join((*WEEKDAYS, *MONTHS))})\b|\b(?:19[5-9]\d|20[0-3]\d)\b")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?=[ ,.]|'s\b|$)")
NO_NAMES = {*WEEKDAYS, *MONTHS, "Covid", "Mother", "Prime", "Minister", "President"}
ROLES = _listed(
    """governor mayor ambassador senator bishop judge prosecutor lawyer detective captain colonel
    lieutenant pilot astronaut firefighter paramedic lifeguard doctor surgeon nurse dentist
    teacher professor engineer architect electrician plumber farmer fisherman miner chef butcher
    economist banker photographer novelist poet historian singer drummer dancer comedian referee
    goalkeeper jockey boxer swimmer cyclist librarian gardener midwife psychologist carpenter
    sheriff"""
)
ROLE = re.compile(
    rf"\b(?:{'|'.join(ROLES)}|president|minister|actor|actress|striker|midfielder|"
    r"coach|journalist|reporter|soldier|student|driver|manager|author|mother|father)\b",
    re.I,
)
PERSON = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z][a-z]+)(?=,? (?:said|was|is|has|had|will|who|told))")
AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should)\b(?! not)")
PAST = re.compile(
    r"(?<=[a-z] )(?<!to )(?<!be )([a-z]{3,}ed)(?= (?:the|a|an|his|her|their|its|to|in|on|[A-Z]))"
)
HELPED = re.compile(r"\b(?:is|are|was|were|be|been|being|has|have|had|by|of|and|,) $")
OPPOSITES = (
    (re.compile(r"\b(?:did|does|do) (?:not|n't)\b|\b(?:did|does|do)n't\b"), "did"),
    (re.compile(r"\b(is|are|was|were|has|have|had|will|would|could|should) not\b"), r"\1"),
    (re.compile(r"\b(is|are|was|were|has|have|had|would|could|should)n't\b"), r"\1"),
    (re.compile(r"\bcannot\b|\bcan't\b"), "can"),
    (re.compile(r"\bnever (?=[a-z]+ed\b)"), ""),
    (re.compile(r"\brefused to\b"), "agreed to"),
    (re.compile(r"\bfailed to\b"), "managed to"),
    (re.compile(r"\bdenied\b"), "admitted"),
    (re.compile(r"\bwithout\b"), "with"),
    (re.compile(r"\bunable to\b"), "able to"),
)
PARTY = (
    r"(?:(?!(?:He|She|It|They|We|You|Who|Which|The|This|That|These|And|But|In|On|As|When|While|"
    r"After|Others|Both|His|Her|Their)\b)[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}|"
    r"[Pp]olice|[Tt]he government)"
)
TURNED = (
    r"(?:beat|defeated|sued|arrested|attacked|accused|shot|hit|killed|stabbed|criticised|criticized|"
    r"praised|thanked|blamed|visited|signed|told|replaced|succeeded|overtook|saw|called|"
    r"invited|helped|supported|bought|sold|hired|sacked|fired|appointed|chased|followed|"
    r"rejected|challenged|warned|asked|led|left|took|gave|sent|threatened|knocked|backed|"
    r"thrashed|dumped|held|found|won|lost to|hosted|targeted|fined|charged|jailed|contacted|urged|"
    r"approached|released|rescued|confronted|fed|kept|branded|described|watched|spotted|used|owned|"
    r"produced|created|founded|launched|scored|want|wants|wanted|loves|loved|hates)"
)
BEFORE = r"(?:(?<=^)|(?<=, )|(?<=\bthat )|(?<=\bas )|(?<=\bwhen )|(?<=\bafter ))"
AFTER = (
    r"(?=[,.]|$| (?:in|on|at|for|over|after|before|during|with|from|to|of|by|when|while|as|and|"
    r"about|into|out|last|this|that|because|by|\d[\d-]*)\b)"
)
ACTIVE = re.compile(
    rf"{BEFORE}(?P<a>{PARTY})(?P<v>,? (?:has |have |had |also |later )?{TURNED} )"
    rf"(?P<b>{PARTY}){AFTER}"
)
PASSIVE = re.compile(
    rf"{BEFORE}(?P<a>{PARTY})(?P<v> (?:is|was|were|are|has been|have been) "
    r"(?:[a-z]+ly )?[a-z]+(?:ed|en|t|d) by )"
    rf"(?P<b>{PARTY}){AFTER}"
)
SPEAKER = re.compile(
    r"\b(?:[A-Z][a-z]+ ){1,2}(?=said\b|told\b|added\b)|(?<=said )(?:[A-Z][a-z]+ ?){1,2}"
)
