"""The tables of certainty as look-ups: words of likelihood with their ranges, and what decides whether they count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reportedly.reading.certainty.phrases import PhraseBook, expand
from reportedly.reading.certainty.scales import SURVEY, find_term, load_survey
from reportedly.reading.table_rows import Row, load_rows

OPEN = "hedge"
"""The scale of words that leave a thing open without any number: from 0 to 1."""

CONDITIONAL = "conditional"
"""The scale of a statement that holds only under a condition: from 0 to 1."""

ICD = "icd203"
CUES = "certainty_cues.tsv"
WORDS = "certainty_words.tsv"
CONTEXT = "certainty_context.tsv"


class Form(StrEnum):
    """How words must stand to speak of the main statement; see the head of certainty_words.tsv."""

    WORD = "word"
    MODAL = "modal"
    NOUN = "noun"
    VERB = "verb"
    PREDICATE = "predicate"
    ATTRIBUTE = "attribute"
    SUBJECT = "subject"
    SOURCE = "source"
    NEGATED = "negated"
    EMPHATIC = "emphatic"
    RAISING = "raising"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A row of certainty_words.tsv with the range that it stands for. ``note`` tells where the range is from."""

    phrase: str
    form: Form
    scale: str
    low: float
    high: float
    note: str


Book = PhraseBook[tuple[Hedge, ...]]


@cache
def load_hedges() -> Book:
    """Every phrase of certainty_words.tsv; a phrase with several forms has a hedge for each."""
    found: dict[str, list[Hedge]] = {}
    for row in load_rows(WORDS):
        hedge = _make_hedge(row)
        for words in expand(row["phrase"]):
            found.setdefault(" ".join(words), []).append(hedge)
    return PhraseBook((phrase, tuple(hedges)) for phrase, hedges in found.items())


@cache
def sign_hedges() -> frozenset[str]:
    """One word of each phrase that hedges: a text without any of them, and without a chance, holds no hedge."""
    hedging = [row for row in load_rows(WORDS) if row["form"] not in (Form.NONE, Form.PREDICATE)]
    return PhraseBook((row["phrase"], None) for row in hedging).signs


@cache
def load_cue_hedges() -> dict[str, Hedge]:
    """Words that attribute and hedge at once ("believes", "their suspicion"), by their lemma in the tables of cues."""
    return {row["lemma"]: _make_hedge(row | {"phrase": row["lemma"], "form": "verb"}) for row in load_rows(CUES)}


@cache
def load_words(name: str) -> frozenset[str]:
    """A class of certainty_context.tsv. Raises KeyError for one that is not in the table."""
    return {row["class"]: frozenset(row["words"].split("|")) for row in load_rows(CONTEXT)}[name]


def _make_hedge(row: Row) -> Hedge:
    low, high, note = _find_range(row["scale"], row["term"])
    if note and row["term"] not in expand_words(row["phrase"]):
        note = f'{note}, as another way to say "{row["term"]}"'
    return Hedge(
        phrase=row["phrase"], form=Form(row["form"]), scale=row["scale"], low=low, high=high, note=note or row["origin"]
    )


def expand_words(phrase: str) -> frozenset[str]:
    """The wordings that a phrase of the table stands for."""
    return frozenset(" ".join(words) for words in expand(phrase))


def _find_range(scale: str, words: str) -> tuple[float, float, str]:
    if scale in ("", OPEN):
        return 0.0, 1.0, ""
    if scale == SURVEY:
        asked = load_survey()[words]
        return asked.low, asked.high, f"{asked.survey}, {asked.answers} answers, spread {asked.spread:g}"
    term = find_term(scale, words)
    return term.low, term.high, term.origin
