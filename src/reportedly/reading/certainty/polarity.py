"""Whether a source holds a claim's content true: its cue's polarity, turned where the source is nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.reading.certainty.phrases import Hit, PhraseBook
from reportedly.reading.certainty.statements import Factuality, Statement
from reportedly.reading.cues import is_negator
from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import cut_words
from reportedly.vocabulary import Polarity, Reason, Span

CLEAR = 2.0
"""A factuality from here on, either way, is clear (UDS-IH2 calls values at or beyond it so)."""

TABLE = "certainty_polarity.tsv"
_FIELD = "polarity"
_SOURCE_READS = 60
_LONGEST_NOBODY = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A polarity and why."""

    polarity: Polarity
    reasons: tuple[Reason, ...]


def judge_polarity(statement: Statement, factuality: Factuality) -> Held:
    """What the claim has by its cue, unless a phrase, the source or, where no table knows the cue, the model tells."""
    told = _by_phrase(statement) or _by_cue(statement)
    if told is None:
        return _by_model(statement, factuality) or Held(polarity=statement.claim.polarity, reasons=())
    return _turn_by_source(statement, told)


@cache
def load_polarity() -> dict[str, PhraseBook[Polarity]]:
    """The phrases of certainty_polarity.tsv by where they stand: ``cue`` and ``source``."""
    rows = load_rows(TABLE)
    return {
        place: PhraseBook((row["phrase"], Polarity(row["polarity"])) for row in rows if row["place"] == place)
        for place in ("cue", "source")
    }


def _by_phrase(statement: Statement) -> Held | None:
    cue = statement.claim.cue
    if cue is None or not _may_hold_phrase(cue.words.text):
        return None
    for hit in load_polarity()["cue"].find(statement.cue):
        because = f'"{hit.phrase}" tells that the source holds the content {_say(hit.value)}'
        return Held(polarity=hit.value, reasons=(_reason(hit.value, because, TABLE, hit.phrase, hit.span),))
    return None


@lru_cache(maxsize=4096)
def _may_hold_phrase(cue: str) -> bool:
    return not load_polarity()["cue"].signs.isdisjoint(re.findall(r"[a-z'’]+", cue.lower().replace("’", "'")))


def _by_cue(statement: Statement) -> Held | None:
    reading = statement.reading
    if reading is None or not reading.known:
        return None
    if reading.polarity is Polarity.POSITIVE and not reading.negated:
        return Held(polarity=Polarity.POSITIVE, reasons=())
    turned = " and a negation before it" if reading.negated else ""
    because = f'the cue\'s "{reading.lemma}"{turned} makes the content {_say(reading.polarity)} to the source'
    span = Span(start=statement.cue[0].start, end=statement.cue[-1].end)
    return Held(polarity=reading.polarity, reasons=(_reason(reading.polarity, because, None, reading.lemma, span),))


def _turn_by_source(statement: Statement, told: Held) -> Held:
    """What the cue says, turned by a source that is nobody: "no one doubts that …"."""
    hit = find_nobody(statement)
    if hit is None or _negates_itself(statement):
        return told
    turned = Polarity.POSITIVE if told.polarity is Polarity.NEGATIVE else Polarity.NEGATIVE
    because = f'the source is "{hit.phrase}": what the cue says holds of nobody'
    return Held(polarity=turned, reasons=(*told.reasons, _reason(turned, because, TABLE, hit.phrase, hit.span)))


@cache
def _nobodies() -> tuple[str, ...]:
    rows = (row["phrase"] for row in load_rows(TABLE) if row["place"] == "source")
    return tuple(dict.fromkeys(word for phrase in rows for word in phrase.split()[0].split("|")))


def find_nobody(statement: Statement) -> Hit[Polarity] | None:
    """What the source begins with where it is nobody: "no one", "neither side", "few"."""
    spans = statement.claim.source.words.spans
    if not spans or not statement.claim.source.words.text[:_LONGEST_NOBODY].lower().startswith(_nobodies()):
        return None
    words = cut_words(statement.ground.text, spans[0].start, min(spans[0].end, spans[0].start + _SOURCE_READS))
    return load_polarity()["source"].match(words, 0) if words else None


def _negates_itself(statement: Statement) -> bool:
    """Whether the cue holds "neither … nor" of its own, which a source's "neither" only belongs to."""
    return any(is_negator(word.text) for word in statement.cue if word.text in ("nor", "neither"))


def _by_model(statement: Statement, factuality: Factuality) -> Held | None:
    """A cue that no table knows: negative where the model is clear that it did not happen and no word denies it."""
    if not statement.cue or factuality(statement.first[0]) is None:
        return None
    tree = statement.tree
    if tree is None or tree.main is None:
        return None
    if any(is_negator(word.text) for word in (*statement.cue, *statement.content)):
        return None
    span = tree.words[tree.main].span
    value = factuality(span)
    if value is None or value > -CLEAR:
        return None
    because = f"no table knows the cue, and the model takes the content for what did not happen ({value:.1f})"
    reason = Reason(field=_FIELD, value=Polarity.NEGATIVE.value, because=because, head="factuality", span=span)
    return Held(polarity=Polarity.NEGATIVE, reasons=(reason,))


def _say(polarity: Polarity) -> str:
    return "true" if polarity is Polarity.POSITIVE else "not true"


def _reason(value: Polarity, because: str, table: str | None, row: str, span: Span) -> Reason:
    return Reason(field=_FIELD, value=value.value, because=because, table=table, row=row, span=span)
