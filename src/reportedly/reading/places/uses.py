"""Whether a place is meant as ground or as who rules it: "in Borduria" against "Borduria said", "Szohôd's decision".

Only countries and capitals stand for a government. The signs are, in this order: the place is a source of a claim; a
possessive or bare name before a noun of doing ("decision", "ambassador"); subject or object of a verb that only people
do ("said", "accused"), by the parse; one of two parties ("talks between Borduria and Syldavia"). A place in a body's
name is never ground: it is not where something happens.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.ground import Ground
from reportedly.reading.places.mentions import Mention, Origin
from reportedly.reading.places.options import CAPITALS, classify
from reportedly.reading.places.surroundings import word_before
from reportedly.reading.places.words import WORDS, words_of
from reportedly.reading.syntax import Parse, ParsedWord
from reportedly.reading.table_rows import load_rows
from reportedly.vocabulary import Claim, PlaceUse, Reason, SourceKind, Span

_NEXT = re.compile(r"(?:['’]s?)? +(?:[a-z]+(?:ed|ing|ial|al|ic|ive|ous) +)?([A-Za-z-]+)")
_ACTORS = ("country", "capital")
_SPEAKERS = frozenset({SourceKind.GOVERNMENT, SourceKind.ORGANIZATION})
_SUBJECT, _OBJECT = frozenset({"nsubj", "nsubj:pass", "nsubjpass"}), frozenset({"obj", "dobj", "iobj"})
_LITERAL_BEFORE = frozenset(
    "in at near into inside outside across throughout around through toward towards within entering leaving".split()
)
_BETWEEN = re.compile(r"([A-Za-z-]+) (?:between|with) (?:[\w.]+ and )?(?:the )?$")
_MOST_JOINED = 6
_ELLIPTIC = frozenset({"do", "does", "did", "will", "would", "won't", "doesn't", "didn't"})
"""What stands for a verb that was said before: "Borduria wants the dam and Szohôd does not"."""

_REACH = 60
_LONGEST = 2_000
"""Characters of a sentence that is parsed; what is longer is no sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """What tells uses in one report: ``sources`` are the spans of claims' sources, in order."""

    ground: Ground
    parse: Parse
    sources: tuple[Span, ...]

    @classmethod
    def of(cls, ground: Ground, claims: Sequence[Claim], parse: Parse) -> Judge:
        """The judge of a report with its claims."""
        speaking = [claim for claim in claims if claim.source.kind in _SPEAKERS]
        spans = sorted(span for claim in speaking for span in claim.source.words.spans)
        return cls(ground=ground, parse=parse, sources=tuple(spans))

    def judge(self, mention: Mention, candidate: Candidate | None) -> tuple[PlaceUse, Reason]:
        """The use of a mention, and why."""
        because = self._find_sign(mention, candidate)
        use = PlaceUse.METONYMIC if because else PlaceUse.LITERAL
        told = because or "nothing around it makes it stand for a government"
        table = WORDS if because and "word" in because else None
        return use, Reason(field="use", value=str(use), because=told, table=table, span=mention.span)

    def _find_sign(self, mention: Mention, candidate: Candidate | None) -> str | None:
        if mention.origin is Origin.BODY:
            return "it stands in the name of a body"
        if candidate is None or mention.dateline or not _may_act(candidate):
            return None
        text = self.ground.text
        before = word_before(text, mention.span.start).lower()
        if before in _LITERAL_BEFORE:
            return None
        if before == "by":
            return "the word “by” makes it who does something"
        if self._is_source(mention.span):
            return "it is the source of a claim"
        following = _NEXT.match(text, mention.span.end)
        if following is not None and following[1] in words_of("actor_noun"):
            return f"the word “{following[1]}” behind it is of what governments do or have"
        if following is not None and _is_capital(candidate) and following[1] in words_of("state_noun"):
            return f"the word “{following[1]}” behind it is of what a state has and a city has not"
        return self._find_verb(mention.span, candidate) or _find_parties(text, mention.span.start)

    def _is_source(self, span: Span) -> bool:
        """Whether a claim's source is this name and no more than an article or a possessive."""
        index = bisect_left(self.sources, Span(start=max(0, span.start - 4), end=span.start + 1))
        near = self.sources[index : index + 3]
        return any(span.within(one) and (one.end - one.start) <= (span.end - span.start) + 4 for one in near)

    def _find_verb(self, span: Span, candidate: Candidate) -> str | None:
        sentence = self.ground.sentence_at(span.start)
        if sentence is None or sentence.end - sentence.start > _LONGEST:
            return None
        words = self.parse(sentence)
        first = span.start == sentence.start or self.ground.text[max(0, span.start - 2) : span.start].strip() in _DASHES
        opened = _find_opened(words, span) if first else None
        if opened is not None:
            return self._read_verb(opened, "nsubj", candidate)
        word = _find_first(words, _find_head(words, span))
        if word is None or word.head is None:
            return None
        return self._read_verb(words[word.head], word.relation, candidate)

    def _read_verb(self, verb: ParsedWord, relation: str, candidate: Candidate) -> str | None:
        said = self.ground.text[verb.span.start : verb.span.end].lower()
        if relation in _SUBJECT and (said in _load_verbs("actor_verb") or _is_deed(said, verb, candidate)):
            return f"it is the subject of the word “{said}”"
        if relation in _SUBJECT and said in words_of("mood"):
            return f"it is said to be what only people are, by the word “{said}”"
        if relation in _OBJECT and said in _load_verbs("patient_verb"):
            return f"it is the object of the word “{said}”"
        return None


def _may_act(candidate: Candidate) -> bool:
    return classify(candidate.feature) in _ACTORS or _is_capital(candidate)


def _is_capital(candidate: Candidate) -> bool:
    """A capital, or what stands for one: Delhi for New Delhi."""
    return candidate.feature in CAPITALS or (candidate.country, candidate.name) in _load_seats()


@cache
def _load_seats() -> frozenset[tuple[str | None, str]]:
    rows = load_rows("countries.tsv")
    return frozenset((row["country"], seat) for row in rows for seat in row["seats"].split("|") if seat)


def _find_head(words: Sequence[ParsedWord], span: Span) -> ParsedWord | None:
    """The word of a name whose head lies outside it."""
    inside = [word for word in words if word.span.overlaps(span)]
    return next((word for word in inside if word.head is None or not words[word.head].span.overlaps(span)), None)


def _find_opened(words: Sequence[ParsedWord], span: Span) -> ParsedWord | None:
    """The verb right behind a name that opens a sentence, or the text behind a dateline, where parses go astray."""
    for word in words:
        if word.span.start < span.end:
            continue
        if word.upos not in _BEFORE_VERB:
            return word if word.upos == "VERB" else None
    return None


_DASHES = frozenset({"—", "–", "-", "--"})
_BEFORE_VERB = frozenset({"AUX", "ADV", "PART"})


def _find_first(words: Sequence[ParsedWord], word: ParsedWord | None) -> ParsedWord | None:
    """The first of the words that one is joined to by "and": "Borduria and Syldavia said"."""
    for _ in range(_MOST_JOINED):
        if word is None or word.relation != "conj" or word.head is None or words[word.head].upos != "PROPN":
            return word
        word = words[word.head]
    return word


def _find_parties(text: str, start: int) -> str | None:
    match = _BETWEEN.search(text, max(0, start - _REACH), start)
    if match is not None and match[1].lower() in words_of("between"):
        return f"the word “{match[1]}” makes it a party"
    return None


def _is_deed(said: str, verb: ParsedWord, candidate: Candidate) -> bool:
    """Whether a capital is the subject of what no city does as a place; a country does too much as one."""
    if not _is_capital(candidate):
        return False
    return said in _ELLIPTIC or (verb.upos == "VERB" and said not in _load_verbs("ground_verb"))


@cache
def _load_verbs(kind: str) -> frozenset[str]:
    """All forms of the verbs of a class; irregular ones stand in the table themselves. Actors also report."""
    lemmas = words_of(kind)
    if kind == "actor_verb":
        lemmas = lemmas | {row["lemma"] for row in load_rows("reporting_verbs.tsv")}
    return frozenset(form for lemma in lemmas for form in _inflect(lemma))


def _inflect(lemma: str) -> set[str]:
    stem = lemma.removesuffix("e")
    forms = {lemma, lemma + "s", stem + "ing", stem + "ed"}
    if lemma.endswith(("s", "sh", "ch", "x")):
        forms.add(lemma + "es")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    return forms
