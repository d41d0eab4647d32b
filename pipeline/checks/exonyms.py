"""Names that Indonesian and English write differently, and capitals that are no names.

`exonyms.txt` and `acronyms.txt` list Indonesian words and, after the colon, how an English word or
phrase that renders them begins ("_" marks where it must end). What is merely respelled (Kolombia,
Moskow) need not be listed: the comparison of names allows for that.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from pipeline.checks.vocabulary import word_set

Renderings = dict[str, tuple[str, ...]]


@cache
def exonyms() -> Renderings:
    """Indonesian names in lower case, with how their English renderings begin."""
    return _table("exonyms.txt")


@cache
def acronyms() -> Renderings:
    """Indonesian acronyms in lower case that English usually translates, with the renderings."""
    return _table("acronyms.txt")


@cache
def originals() -> Renderings:
    """Both tables in one, to be read the other way round."""
    return exonyms() | acronyms()


def _table(name: str) -> Renderings:
    table: Renderings = {}
    for line in files("pipeline.checks").joinpath(name).read_text("utf-8").splitlines():
        heads, _, renderings = line.partition(":")
        alternatives = tuple(part.replace("_", " ") for part in renderings.strip().split("|"))
        table |= dict.fromkeys(heads.split(), alternatives)
    return table


KEPT = word_set(
    """kpk kpu bpk bmkg bnpb bps bpom ojk pln kai tni polri dpr dprd mpr mui pssi psi pks pkb pan
    ppp pdip pbb nasdem hanura idi nu bri bca bni btn bsi ikn mrt lrt krl kcic bpjs ugm itb ipb
    unair undip unpad ui its nato asean who unicef unesco unhcr imf wto opec oecd apec brics fifa
    uefa afc aff fiba nba nfl mlb nhl atp wta fia gp bbc cnn abc cbs nbc afp ap fbi cia nsa nasa
    cern hiv aids sars mers covid dna rna gps gsm lte usb sms cctv ibm bmw vw hp lg sap kfc isis plo
    gam opm fatf iaea icc icj ilo wfp jica adb jkt jis gbk"""
)
"""Acronyms that English texts keep as they are; others are likely to be spelled out."""

NO_NAMES = word_set(
    """usd idr rp pt ri tv wib wita wit gmt utc rt rw tbk cv dr drs ir sh se mm msi mh prof st si am
    pm ii iii iv vi vii viii ix xi xii jl no kh hj polda polres polresta polsek bareskrim kajati
    kajari kejagung kejari kejati wapres wagub wabup wali walikota sekjen sekda sekertaris
    sekretaris setneg seskab dirjen dirut ditjen presdir dubes jubir ketum waketum kadin kodam kodim
    koramil korem pangdam danrem dandim danramil panglima letjen letnan mayjen brigjen jendral
    letkol kolonel kombes irjen komjen akbp akp ipda iptu bripka briptu aipda aiptu kompol pemkot
    pemkab pemprov pemda pemdes pilkada pilpres pilgub pileg pilbup pemilu timnas timses tol bupati
    kelurahan kecamatan satgas satpol satpel nataru banpres inpres keppres mas mbak bang gus bung
    pak bu bapak ibu tuan nyonya nona cak kang perserikatan perhimpunan"""
)
"""Capitalised Indonesian words that are titles, offices and units: translated or left out."""

PORTMANTEAU = re.compile(
    r"(?:kemen|wamen|permen|kepmen|menter|menko|waka|kapol|kasat|kabid|kadis|kades)\w*"
    r"|men(?:lu|han|keu|dagri|kes|dag|pora|ag|aker|hub|kumham|ristek|dik\w*|perin|tan|pan\w*|sos"
    r"|des|kop|parekraf|komdigi|kominfo|sesneg|seskab)"
)
"""Offices put together from syllables ("Menlu", "Kemenkes"), which no translation keeps."""
