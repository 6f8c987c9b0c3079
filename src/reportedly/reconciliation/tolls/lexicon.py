"""The words of tolls, as the tables under ``tables/tolls`` have them, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from reportedly.reconciliation.rows import load_rows

NUMBERS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)
}
_CLAUSE_WORDS = (
    "including|before|then|inside|when|who|after|because|while|during|near|outside|police|authorities|but|that|which"
)
_AGAIN = "wound|injur|kill|shot|shoot|hurt|critic|seriously"
_ADJECTIVES = r"(?:(?!and\b)[\w'’-]+\s+){0,4}?"


@cache
def load_fates(voice: str) -> dict[str, str]:
    """What befell people, by the words that tell it in that voice."""
    return {row["word"]: row["fate"] for row in load_rows("tolls/fates.tsv") if row["voice"] == voice}


@cache
def load_tuples() -> dict[str, int]:
    """How many "double" and its like are."""
    return {row["word"]: int(row["number"]) for row in load_rows("tolls/tuples.tsv")}


@cache
def compile_persons() -> re.Pattern[str]:
    """One member of a list of people; groups ``number`` and ``many``, ``one``, ``two``, or ``self``."""
    words = {kind: _alternate(_list_people(kind)) for kind in ("one", "two", "many")}
    owner = r"(?:an?|the|his|her|their|another|one|[\w’]+['’]s)"
    return re.compile(
        rf"\b(?:(?P<number>\d{{1,2}}|{_alternate(NUMBERS)})\s+{_ADJECTIVES}(?P<many>{words['many']})"
        rf"|{owner}\s+{_ADJECTIVES}(?:(?P<one>{words['one']})|(?P<two>{words['two']}))"
        r"|(?P<self>himself|herself))\b",
        re.IGNORECASE,
    )


@cache
def compile_passive() -> re.Pattern[str]:
    """As in “A, B and C were found dead”: groups ``list`` and ``fate``."""
    return re.compile(
        r"(?P<list>[^.;:\n]{4,170}?)\s+(?:were|was|are|is|have been|has been)\b[^.;,]{0,30}?"
        rf"\b(?P<fate>{_alternate(load_fates('passive'))})\b",
        re.IGNORECASE,
    )


@cache
def compile_active() -> re.Pattern[str]:
    """As in “killed A, B and C”, “left A and B dead”: groups ``fate`` or ``left``, and ``list``."""
    return re.compile(
        rf"\b(?:(?P<fate>{_alternate(load_fates('active'))})|(?P<left>left|leaving|leaves))\s+(?P<list>[^.;\n]{{3,170}})",
        re.IGNORECASE,
    )


@cache
def compile_left() -> re.Pattern[str]:
    """The end of what was left: "dead", "wounded"."""
    return re.compile(rf"\b(?:{_alternate(load_fates('left'))})\b", re.IGNORECASE)


@cache
def compile_behind() -> re.Pattern[str]:
    """What befell them, at most 45 characters behind a figure; group ``fate``."""
    return re.compile(rf"[^.;]{{0,45}}?\b(?P<fate>{_alternate(load_fates('beside'))})\b", re.IGNORECASE)


@cache
def compile_before() -> re.Pattern[str]:
    """What befell them, the nearest at most three words before a figure; group ``fate``."""
    words = _alternate(word for word, fate in load_fates("beside").items() if fate != "care")
    between = rf"(?!(?:{words}|critically)\b)\w+\W+"
    return re.compile(rf"\b(?P<fate>{words}|critically)\W+(?:{between}){{0,3}}$", re.IGNORECASE)


@cache
def compile_within() -> re.Pattern[str]:
    """What befell them, in the words of the figure: "three dead"; group ``fate``."""
    return re.compile(rf"\b(?P<fate>{_alternate(load_fates('beside'))})\b", re.IGNORECASE)


@cache
def compile_tuples() -> re.Pattern[str]:
    """As in “double homicide”, “triple murder-suicide”: groups ``count``, ``deed``, ``suicide``."""
    return re.compile(
        rf"\b(?P<count>{_alternate(load_tuples())})[ -](?:fatal )?"
        r"(?P<deed>homicide|murder|slaying|killing|fatal|shooting)(?P<suicide>[ -/]*suicide)?",
        re.IGNORECASE,
    )


SUICIDE = re.compile(
    r"(?:kill(?:s|ed|ing)?|sho(?:t|ots|oting)|turn(?:s|ed|ing)? (?:the|his|her|a) (?:gun|weapon|rifle|handgun) on) "
    r"(?:himself|herself|self)|suicide|(?:took|taking|taken) (?:his|her) own life|self-inflicted"
    r"|then himself|then herself",
    re.IGNORECASE,
)
"""That who killed is among the dead."""

STOP = re.compile(rf"\b(?:{_CLAUSE_WORDS})\b|,\s*(?:and\s+)?(?:{_AGAIN})", re.IGNORECASE)
"""Where a list of people ends at the latest."""

OPENING = re.compile(r"\b(?:where|after|that|said|say)\b", re.IGNORECASE)
"""Words behind which a list of people may begin anew."""

INCLUDED = re.compile(r"(?i)\bincluding\b.*")
"""Those who are counted already."""

SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s)|$)", re.MULTILINE)


def _list_people(kind: str) -> list[str]:
    return [row["word"] for row in load_rows("tolls/people.tsv") if row["number"] == kind]


def _alternate(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
