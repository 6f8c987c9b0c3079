"""Where a report says that a source's name is withheld: the words of the reason, and whom they are about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.reading.sourcing.lexicon import Lexicon, Noun, find_noun
from reportedly.reading.sourcing.tokens import Token, split_tokens
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import SourceKind, Span

_HINTS = (
    *("anonym", "alias", "authoris", "authoriz", "identif", "identit", "name", "background", "off the record"),
    *("attribution", "chatham", "confidential", "permitted", "allowed", "cleared", "supposed", "entitled", "empowered"),
    *(
        "at liberty",
        "in a position",
        "barred",
        "banned",
        "prohibited",
        "forbidden",
        "forbade",
        "prevented",
        "precluded",
    ),
    *("precluded", "permission", "pseudonym"),
)
"""What no withholding is without. Plain searches: one pattern of all of them takes ten times as long."""
_JOIN = re.compile(r",? (?:(?:and|or|but|who|also|both|so|then|she|he|they) )*$")
_CAUSE_END = re.compile(r",? (?:and )?(?:said|says|told|adds|added|but|nor)\b.*$", re.DOTALL)
_PARTICIPLE = re.compile(
    r"(?:\w+ing|granted|given|on|under|upon|not|in|names?|unauthori[sz]ed|barred|without)\b", re.IGNORECASE
)
_LEFT_OVER = frozenset("was were is are had has have been be being also both all only would will could then".split())
_DEFINITE = frozenset("the this that these those both all each neither".split())


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a reason is about: the head word's place and its lemma or pronoun."""

    span: Span
    lemma: str
    plural: bool
    pronoun: bool
    definite: bool


@dataclass(frozen=True, slots=True)
class Withholding:
    """``owner`` None: about whichever source its sentence has, and then ``subject`` is the first person it speaks of.

    ``alias``: the name given is not the real one.
    """

    span: Span
    sentence: int
    owner: Owner | None
    subject: Owner | None
    alias: bool


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What says that a name is withheld, the cause that may follow, the cause that may precede."""
    rows = load_rows("anonymity_reasons.tsv")
    parts = dict(row["pattern"].split("=", 1) for row in rows if row["role"] == "part")

    def spell(role: str) -> list[str]:
        return [_fill(row["pattern"], parts) for row in rows if row["role"] == role]

    core = "|".join([f"(?:{p})" for p in spell("core")] + [f"(?P<alias{n}>{p})" for n, p in enumerate(spell("alias"))])
    after, before = ("|".join(f"(?:{pattern})" for pattern in spell(role)) for role in ("after", "before"))
    return (
        re.compile(rf"\b(?:{core})", re.IGNORECASE),
        re.compile(after, re.IGNORECASE),
        re.compile(rf"\b(?:{before})$", re.IGNORECASE),
    )


def _fill(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


def find_withholdings(text: str, sentences: Sequence[Span], lexicon: Lexicon) -> tuple[Withholding, ...]:
    """All of them in order. Costs nothing but a scan where a report has none of the words."""
    found: list[Withholding] = []
    for number in _find_hinted(text, sentences):
        found += _find_in(text, number, sentences[number], lexicon)
    return tuple(found)


def _find_hinted(text: str, sentences: Sequence[Span]) -> list[int]:
    """The sentences that hold a hint, by their numbers; all of them where lowering moves the offsets ("İ")."""
    lower = text.lower()
    if len(lower) != len(text):
        return list(range(len(sentences)))
    starts = [sentence.start for sentence in sentences]
    hinted = set()
    for hint in _HINTS:
        at = lower.find(hint)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            if number >= 0 and at < sentences[number].end:
                hinted.add(number)
            at = lower.find(hint, at + len(hint))
    return sorted(hinted)


def _find_in(text: str, number: int, sentence: Span, lexicon: Lexicon) -> Iterator[Withholding]:
    words = text[sentence.start : sentence.end]
    for start, end, alias in _merge(words, _cut(words)):
        span = Span(start=sentence.start + start, end=sentence.start + end)
        before = split_tokens(text, Span(start=sentence.start, end=span.start)) if start else []
        owner = _find_owner(before, words[start:end], lexicon)
        yield Withholding(span, number, owner, owner or _first_person(text, sentence, lexicon), alias)


def _cut(words: str) -> Iterator[tuple[int, int, bool]]:
    """Each reason in ``words`` with the cause beside it, up to a verb of saying: "… to speak told reporters"."""
    core, after, before = _patterns()
    at = 0
    while (match := core.search(words, at)) is not None:
        end = _end_clause(words, match.start(), match.end())
        while (cause := after.match(words, end)) is not None:
            stop = _end_clause(words, end, cause.end())
            if stop <= end + 1:
                break
            end = stop
        early = before.search(words[: match.start()])
        yield early.start() if early else match.start(), end, any(match.groupdict().values())
        at = max(end, match.start() + 1)


def _end_clause(words: str, start: int, end: int) -> int:
    cut = _CAUSE_END.search(words[start:end])
    stop = start + cut.start() if cut else end
    while stop > start and words[stop - 1] in " .!?\n\r\t":
        stop -= 1
    return stop


def _merge(words: str, cuts: Iterator[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Reasons that follow one another become one: "was not authorized to talk and spoke on condition …"."""
    merged: list[tuple[int, int, bool]] = []
    for start, end, alias in cuts:
        if merged and _JOIN.fullmatch(words[merged[-1][1] : start]):
            merged[-1] = (merged[-1][0], end, alias or merged[-1][2])
        else:
            merged.append((start, end, alias))
    return merged


def _find_owner(before: list[Token], reason: str, lexicon: Lexicon) -> Owner | None:
    tokens = list(before)
    while tokens and (tokens[-1].lower in _LEFT_OVER or tokens[-1].text == "," or tokens[-1].lower.endswith("ly")):
        tokens.pop()
    relative = (bool(tokens) and tokens[-1].lower in ("who", "whom", "that")) or reason.lower().startswith("whose")
    if not relative and _PARTICIPLE.match(reason):
        return None
    return _nearest_person(tokens, lexicon)


def _nearest_person(tokens: list[Token], lexicon: Lexicon) -> Owner | None:
    """The last word before the reason that stands for a person or people, without possessors."""
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.lower in lexicon.classes["relative"] or token.lower.endswith("self"):
            continue
        if at + 1 < len(tokens) and tokens[at + 1].possessive:
            continue  # "the minister's": the one who owns is not the one spoken of
        if token.lower in ("he", "she", "they", "i"):
            return _owner(token, token.lower, token.lower == "they", pronoun=True, definite=True)
        if at == 0 and token.lower in ("all", "both", "neither", "each"):
            return _owner(token, "all", True, pronoun=True, definite=True)
        noun = _person_noun(tokens, at, lexicon)
        if noun is not None:
            return _owner(token, noun.lemma, noun.plural, pronoun=False, definite=_is_definite(tokens, at))
    return None


def _first_person(text: str, sentence: Span, lexicon: Lexicon) -> Owner | None:
    tokens = split_tokens(text, sentence)
    return next((found for at in range(1, 9) if (found := _nearest_person(tokens[:at], lexicon)) is not None), None)


def _person_noun(tokens: list[Token], at: int, lexicon: Lexicon) -> Noun | None:
    if tokens[at].lower in lexicon.classes["quantifier"]:
        return None
    found = find_noun(lexicon, tokens[: at + 1], at)
    if found is None or found[1].kind not in (SourceKind.PERSON, SourceKind.GROUP):
        return None
    return found[1]


def _owner(token: Token, lemma: str, plural: bool, *, pronoun: bool, definite: bool) -> Owner:
    return Owner(Span(start=token.start, end=token.end), lemma, plural, pronoun, definite)


def _is_definite(tokens: list[Token], at: int) -> bool:
    """Whether "the" or the like stands among the five words before, with no indefinite word between."""
    for token in reversed(tokens[max(0, at - 5) : at]):
        if token.lower in _DEFINITE:
            return True
        if not token.is_word or token.lower in ("a", "an", "another", "some", "one", "of", "for"):
            return False
    return False
