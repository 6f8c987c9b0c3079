"""A person's name taken apart: titles, given names, family names, particles, suffix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from reportedly.identity.forms import Order, ParsedName
from reportedly.identity.orders import decide_order, guess_language, is_patronymic, is_vietnamese
from reportedly.identity.rows import Row, load_rows
from reportedly.identity.spelling import fold_word, is_name_of

MOST_WORDS = 16
"""Words beyond these are left out: no name has as many, and odd input must cost nothing."""

_LONGEST_TITLE = 3
_SYLLABIC = ("ko", "zh")
_QUOTED = re.compile(r"""["“”„'‘(]([\w .-]{2,20})["”'’)](?=[\s,]|$)""")
_HIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){2,}$")
_CAMEL = re.compile(r"^(Al|El)([A-Z][a-z]+)$")
_GLUED = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z])|(?<=\bDr)\.(?=[A-Z])")
_LOOSE = re.compile(r" ?- ?(?=[^\W\d_])")
_HYPHENS = re.compile(r"[‐‑‒–−]")


@dataclass(slots=True, kw_only=True)
class _Parts:
    """What is being found of a name, word by word."""

    words: list[str]
    titles: list[str] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)
    gender: str | None = None
    suffix: str | None = None
    nickname: str | None = None
    comma: bool = False
    language: str | None = None
    breaks: int | None = None


@lru_cache(maxsize=16384)
def parse_person(text: str) -> ParsedName:
    """A person's name taken apart; any text gives a result, with no ``words`` where there is no name in it."""
    parts = _clean_text(text)
    _take_suffix(parts)
    _take_titles(parts)
    _take_particles(parts)
    _split_initials(parts)
    if not parts.words:
        return _make(text, parts, Order.UNKNOWN, "there is no name besides titles")
    if len(parts.words) == 1:
        return _make_single(text, parts)
    return _make_full(text, parts)


def _clean_text(text: str) -> _Parts:
    """The words without hidden characters, quotation marks and a possessive; "Smith, John" turned round."""
    plain = _GLUED.sub(". ", _LOOSE.sub("-", _HYPHENS.sub("-", _HIDDEN.sub(" ", text[:400]))))
    nickname = None
    if (quoted := _QUOTED.search(plain)) and quoted.start() > 0:
        nickname = quoted.group(1)
        plain = plain[: quoted.start()] + " " + plain[quoted.end() :]
    before, comma, after = plain.partition(",")
    turned = bool(comma and after.strip() and not _is_suffix(after.split()[0]))
    words = (_turn_words(before, after) if turned else f"{before} {after}".replace(",", " ").split())[:MOST_WORDS]
    words = [word.strip('"“”„‘()[]{}<>;:!?*_/|…') for word in words]
    if words:
        words[-1] = _POSSESSIVE.sub("", words[-1])
    words = [word for word in words if fold_word(word)]
    return _Parts(words=words, nickname=nickname, comma=turned, breaks=len(before.split()) if turned else None)


def _turn_words(family: str, given: str) -> list[str]:
    """The words of "Smith, John Jr." as John Smith Jr."""
    words = given.replace(",", " ").split()
    ends = [word for word in words[1:] if _is_suffix(word)]
    return [*(word for word in words if word not in ends), *family.split(), *ends]


def _take_suffix(parts: _Parts) -> None:
    """Jr., III and degrees at the end; a lone "I" or "V" may be an initial and needs two words before it."""
    while len(parts.words) > 1:
        row = _suffixes().get(fold_word(parts.words[-1]))
        if row is None or (len(parts.words[-1]) == 1 and len(parts.words) < 2):
            return
        word = parts.words.pop()
        if row["kind"] == "generation":
            parts.suffix = row["standard"] if row["standard"] != "-" else word


def _is_suffix(word: str) -> bool:
    return fold_word(word) in _suffixes()


@cache
def _suffixes() -> dict[str, Row]:
    return {term: row for row in load_rows("suffixes.tsv") for term in row["terms"].split("|")}


def _take_titles(parts: _Parts) -> None:
    """Titles before the name; what stands before a rank or an office belongs to it ("British Foreign Secretary")."""
    skip = _find_office(parts.words)
    _drop_titles(parts, skip, None)
    while parts.words:
        size, row = _match_title(parts.words, 0)
        if size == 0 and not _is_lower_role(parts.words):
            return
        _drop_titles(parts, size or 1, row)


def _drop_titles(parts: _Parts, size: int, row: Row | None) -> None:
    parts.titles += parts.words[:size]
    del parts.words[:size]
    if row is None:
        return
    if row["gender"] != "-":
        parts.gender = row["gender"]
    if row["kind"] == "burmese":
        parts.language = "my"


def _find_office(words: Sequence[str]) -> int:
    """Where the last rank or office begins that has words behind it; 0 where there is none."""
    for at in range(len(words) - 2, 0, -1):
        size, row = _match_title(words, at)
        if size and row and row["place"] == "any" and at + size < len(words) and words[at][0].isupper():
            return at
    return 0


def _match_title(words: Sequence[str], at: int) -> tuple[int, Row | None]:
    """How many words from ``at`` are a title of the table, longest first, and its row."""
    for size in range(min(_LONGEST_TITLE, len(words) - at), 0, -1):
        row = _titles().get(" ".join(word.rstrip(".").lower() for word in words[at : at + size]))
        if row is not None and not (row["kind"] == "burmese" and len(words) - at - size < 2):
            return size, row
    return 0, None


def _is_lower_role(words: Sequence[str]) -> bool:
    """In "former president Bill Clinton" a first word in small letters that is no particle is no name."""
    word = words[0]
    return len(words) > 1 and word.islower() and "-" not in word and word not in _particles()


@cache
def _titles() -> dict[str, Row]:
    return {term.rstrip(".").lower(): row for row in load_rows("titles.tsv") for term in row["terms"].split("|")}


@cache
def _particles() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in load_rows("particles.tsv"):
        for term in row["terms"].split("|"):
            found.setdefault(term, row)
    return found


def _take_particles(parts: _Parts) -> None:
    """Particles out of the words; "Abdel Fattah" and "Abu Bakr" become one word, "al-Assad" loses its article."""
    kept: list[str] = []
    words = [each for word in parts.words for each in _cut_article(word)]
    if words and is_vietnamese(fold_word(words[0])):
        return  # in "Nguyen Van Thanh" Van is a name
    at = 0
    while at < len(words):
        word, rest = words[at], words[at + 1 :]
        row = _particles().get(word.lower()) if rest else None
        if row is None or not _is_particle(word, row, first=at == 0, rest=rest):
            kept.append(word)
        elif row["kind"] == "joined":
            parts.language = "ar"
            step = 2 if rest[0].lower() in _articles() and len(rest) > 1 else 1
            kept.append(f"{word} {words[at + step]}")
            at += step
        else:
            parts.particles.append(word)
            parts.language = parts.language or ("ar" if row["language"] == "ar" else None)
            if parts.breaks is None and kept and row["kind"] != "article":
                parts.breaks = len(kept)
        at += 1
    parts.words = kept


def _is_particle(word: str, row: Row, *, first: bool, rest: Sequence[str]) -> bool:
    """Small letters make a particle; in capitals the first word of a name is a name itself: "Al Gore"."""
    if word.islower() or row["kind"] == "joined":
        return True
    if first:
        return row["first"] == "yes" or (row["kind"] == "article" and is_name_of(fold_word(rest[0]), "ar"))
    return len(word) > 1 and not word.isupper()


def _cut_article(word: str) -> tuple[str, ...]:
    """Takes "al-Assad" and "ElBaradei" as an article and a name."""
    head, hyphen, tail = word.partition("-")
    if hyphen and len(tail) > 1 and head.lower() in _articles():
        return (head.lower(), tail)
    camel = _CAMEL.match(word)
    return (camel.group(1).lower(), camel.group(2)) if camel else (word,)


@cache
def _articles() -> frozenset[str]:
    return frozenset(term for term, row in _particles().items() if row["kind"] == "article")


def _split_initials(parts: _Parts) -> None:
    """Takes "J.D." and "JD" before a name as J and D."""
    words: list[str] = []
    for at, word in enumerate(parts.words):
        bare = word.replace(".", "").replace("-", "")
        capital_pair = at == 0 and len(word) == 2 and word.isupper() and any(not each.isupper() for each in parts.words)
        if _INITIALS.match(word) or (capital_pair and len(parts.words) > 1 and not _is_name_like(word)):
            words += bare
        else:
            words.append(word)
    parts.words = words[:MOST_WORDS]


def _is_name_like(word: str) -> bool:
    """Two capitals with a vowel ("LI Keqiang") may be a family name."""
    return any(letter in "AEIOU" for letter in word) and word not in ("AJ", "EJ", "AB", "OJ", "MJ")


def _make_single(text: str, parts: _Parts) -> ParsedName:
    language = parts.language or guess_language([fold_word(parts.words[0])])
    return _make(text, parts, Order.SINGLE, "it is one word", language=language)


def _make_full(text: str, parts: _Parts) -> ParsedName:
    if parts.comma:
        count = max(1, min(parts.breaks or 1, len(parts.words) - 1))
        return _build(text, parts, count, Order.GIVEN_FIRST, "the family name stands before a comma", None)
    layout = decide_order(parts.words, particles=bool(parts.particles))
    count = layout.families
    if parts.breaks is not None and layout.order is Order.GIVEN_FIRST and parts.language != "ar":
        count = max(1, len(parts.words) - parts.breaks)
    return _build(text, parts, count, layout.order, layout.decided, layout.language)


def _build(text: str, parts: _Parts, count: int, order: Order, decided: str, language: str | None) -> ParsedName:
    words, language = parts.words, parts.language or language
    family, rest = (words[:count], words[count:]) if order is Order.FAMILY_FIRST else (words[-count:], words[:-count])
    if language in _SYLLABIC:
        rest = ["-".join(rest)]
    if language == "vi" and order is Order.FAMILY_FIRST:
        rest = [rest[-1], *rest[:-1]]
    given, middle = rest[:1], rest[1:]
    patronymic = next((word for word in middle if is_patronymic(fold_word(word))), None)
    return _make(
        text,
        parts,
        order,
        decided,
        language=language,
        given=tuple(given),
        middle=tuple(middle),
        family=tuple(family),
        patronymic=patronymic,
    )


def _make(text: str, parts: _Parts, order: Order, decided: str, **found: object) -> ParsedName:
    return ParsedName(
        text=text,
        words=tuple(parts.words),
        order=order,
        decided=decided,
        titles=tuple(parts.titles),
        particles=tuple(parts.particles),
        suffix=parts.suffix,
        nickname=parts.nickname,
        gender=parts.gender,
        **found,  # type: ignore[arg-type]
    )
