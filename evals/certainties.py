"""How sure, held true or not, by whom with what distance, and what nobody would say: the scores for all of these.

Each scorer takes a callable, so that any reader can be measured: ``Judge`` gives a row's claim with what the rules say
of it, ``Find`` a row's silences, ``Rate`` how much a word is said to have happened,
``Hedged`` whether a sentence hedges.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import sqrt
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from evals.own_sets import BANDED, CertaintyRow, Expectation, OwnSilence
from evals.records import EvaluationError
from evals.spans import Counts, add_counts
from reportedly.vocabulary import Certainty, Claim, Report, Silence, Span

if TYPE_CHECKING:
    from reportedly.reading import Model

Judge = Callable[[CertaintyRow], Claim | None]
"""The claim of a row, which has one, with certainty, polarity, distancing and analytic confidence; None if not made."""

Find = Callable[[CertaintyRow], Sequence[Silence]]
Rate = Callable[[str, Span], float]
"""From a sentence and the place of a word: -3, it certainly did not happen, to 3, it certainly did."""

Hedged = Callable[[str], bool]

CLEAR = 2.0
"""A factuality at or beyond this, either way, is a clear case."""

HALF = 0.5
ASPECTS = ("certainty", "polarity", "distancing", "analytic confidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnScores:
    """What a half of the own set comes to.

    ``answers`` counts what the rows ask for, and silences found where there are none as asked and wrong: its recall is
    the figure. ``aspects`` are the parts of a claim's answer; ``located`` the silences by kind with half of their words
    shared, as F1; ``wrong`` the ids of the rows with an answer that is not right.
    """

    answers: Counts
    claims: Counts
    silences: Counts
    aspects: Mapping[str, Counts]
    located: Counts
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedWord:
    """A word of a sentence and how much people hold that what it tells of happened."""

    text: str
    span: Span
    factuality: float


def score_own(rows: Sequence[CertaintyRow], judge: Judge, find: Find) -> OwnScores:
    """Claims and silences of our own set, as evals/own/README.md says."""
    judged = [(row, check_claim(row.expect, judge(row))) for row in rows if row.claim is not None and row.expect]
    found = [(row, find(row)) for row in rows]
    silences = [(row, count_silences(row.silences, given)) for row, given in found]
    claims = add_counts(_count(all(aspects.values())) for _, aspects in judged)
    quiet = add_counts(counts for _, counts in silences)
    wrong = {row.id for row, aspects in judged if not all(aspects.values())}
    wrong |= {row.id for row, counts in silences if counts.right < counts.gold}
    return OwnScores(
        answers=claims + quiet,
        claims=claims,
        silences=quiet,
        aspects={name: add_counts(_count(aspects[name]) for _, aspects in judged) for name in ASPECTS},
        located=add_counts(count_located(row.silences, given) for row, given in found),
        wrong=tuple(row.id for row in rows if row.id in wrong),
    )


def _count(right: bool) -> Counts:
    return Counts(right=right, predicted=1, gold=1)


def check_claim(expect: Expectation, claim: Claim | None) -> dict[str, bool]:
    """Whether each of ``ASPECTS`` is right; none is of a claim that was not made."""
    if claim is None:
        return dict.fromkeys(ASPECTS, False)
    confidence = claim.analytic_confidence
    level = None if confidence is None else confidence.level
    return {
        "certainty": _is_certainty_right(expect, claim.certainty),
        "polarity": claim.polarity is expect.polarity,
        "distancing": meet(expect.distancing, [phrase.span for phrase in claim.distancing]),
        "analytic confidence": level == expect.analytic_confidence
        and meet(expect.confidence_spans, () if confidence is None else confidence.spans),
    }


def _is_certainty_right(expect: Expectation, found: Certainty | None) -> bool:
    if expect.scale is None or found is None:
        return expect.scale is None and found is None
    if not meet(expect.certainty_spans, found.spans):
        return False
    return expect.scale not in BANDED or (found.scale == expect.scale and (found.low, found.high) == expect.band)


def meet(gold: Sequence[Span], found: Sequence[Span]) -> bool:
    """Whether each span of one side shares a character with one of the other; true where both are empty."""
    return _all_met(gold, found) and _all_met(found, gold)


def _all_met(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return all(any(span.overlaps(other) for other in others) for span in spans)


def count_silences(gold: Sequence[OwnSilence], found: Sequence[Silence]) -> Counts:
    """Right answers among those asked: ``gold`` counts the silences that are there and those wrongly found."""
    pairs = list(_pair(gold, found, least=0.0))
    right = sum(_is_silence_right(wanted, given) for wanted, given in pairs)
    asked = len(gold) + len(found) - len(pairs)
    return Counts(right=right, predicted=asked, gold=asked)


def _is_silence_right(gold: OwnSilence, found: Silence) -> bool:
    if found.kind is not gold.kind:
        return False
    return _share(gold.source, found.source.words.spans) and _share(gold.about, found.about)


def _share(gold: Sequence[Span], found: Sequence[Span]) -> bool:
    """Whether the two share a character, or both are empty."""
    if not gold or not found:
        return not gold and not found
    return any(span.overlaps(other) for span in gold for other in found)


def count_located(gold: Sequence[OwnSilence], found: Sequence[Silence]) -> Counts:
    """Silences with the right kind whose spans share at least half of their joint characters."""
    right = sum(wanted.kind is given.kind for wanted, given in _pair(gold, found, least=HALF))
    return Counts(right=right, predicted=len(found), gold=len(gold))


def _pair(
    gold: Sequence[OwnSilence], found: Sequence[Silence], *, least: float
) -> Iterator[tuple[OwnSilence, Silence]]:
    """One to one, those that share most first; ``least`` is the smallest share of joint characters, above 0."""
    shares = [
        (_jaccard(wanted.span, given.span), g, f) for g, wanted in enumerate(gold) for f, given in enumerate(found)
    ]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for share, g, f in sorted(shares, key=lambda item: (-item[0], item[1], item[2])):
        if share > 0 and share >= least and g not in taken_gold and f not in taken_found:
            taken_gold.add(g)
            taken_found.add(f)
            yield gold[g], found[f]


def _jaccard(left: Span, right: Span) -> float:
    shared = max(0, min(left.end, right.end) - max(left.start, right.start))
    return shared / (left.end - left.start + right.end - right.start - shared)


def read_with(model: Model) -> tuple[Judge, Find]:
    """How the package's own reader judges a row's claim, and finds a row's silences, with the weights of ``model``.

    The claim's words are given, as the set has them; all that follows from them is the reader's.
    """
    from reportedly.reading.attribution import make_claims
    from reportedly.reading.certainty import judge_claims
    from reportedly.reading.ground import lay_ground
    from reportedly.reading.silences import find_silences
    from reportedly.reading.stages import attribute, encode
    from reportedly.reading.workspace import Attribution, Workspace

    @cache
    def read(text: str) -> Workspace:
        return encode(Workspace(report=Report(id="row", text=text)), model)

    def judge(row: CertaintyRow) -> Claim | None:
        given = row.claim
        if given is None:
            return None
        attribution = Attribution(source=given.source, cue=given.cue, content=given.content, score=1.0)
        workspace = replace(read(row.text), attributions=(attribution,))
        claims = [claim for claim in make_claims(workspace) if claim.within is None]
        judged = judge_claims(claims[:1], lay_ground(workspace), workspace.parse, workspace.factuality)
        return judged[0].claim if judged else None

    def find(row: CertaintyRow) -> Sequence[Silence]:
        workspace = attribute(read(row.text), model)
        return [one.silence for one in find_silences(lay_ground(workspace), workspace, workspace.parse)]

    return judge, find


def load_factuality(folder: Path, corpus: str, split: str) -> tuple[RatedWord, ...]:
    """The rated words of ``factuality.jsonl`` ("UDS_IH2" or "MEANTIME"); raises EvaluationError where it is missing."""
    rows = (row for row in _read_rows(folder / "factuality.jsonl") if (row["set"], row["split"]) == (corpus, split))
    return tuple(
        RatedWord(text=row["text"], span=Span(start=row["span"][0], end=row["span"][1]), factuality=row["factuality"])
        for row in rows
    )


def correlate_factuality(words: Sequence[RatedWord], rate: Rate) -> float | None:
    """Pearson's r between people's ratings and ours; None where one side is the same for all words."""
    wanted = [word.factuality for word in words]
    return _correlate(wanted, [rate(word.text, word.span) for word in words])


def _correlate(left: Sequence[float], right: Sequence[float]) -> float | None:
    if len(left) < 2:
        return None
    middle, other = fmean(left), fmean(right)
    shared = sum((a - middle) * (b - other) for a, b in zip(left, right, strict=True))
    spread = sqrt(sum((a - middle) ** 2 for a in left) * sum((b - other) ** 2 for b in right))
    return shared / spread if spread else None


def score_polarity(words: Iterable[RatedWord], rate: Rate) -> dict[str, Counts]:
    """Did it happen or not, on the clear cases: counts for ``positive`` and ``negative``; a rating of 0 is positive."""
    clear = [word for word in words if abs(word.factuality) >= CLEAR]
    pairs = [(word.factuality > 0, rate(word.text, word.span) >= 0) for word in clear]
    return {
        name: add_counts(
            Counts(right=gold is given is side, predicted=given is side, gold=gold is side) for gold, given in pairs
        )
        for name, side in (("positive", True), ("negative", False))
    }


def load_hedged(folder: Path) -> tuple[tuple[str, bool], ...]:
    """Sentences of ``hedges_wiki.jsonl`` and whether people found a hedge in them."""
    return tuple((row["text"], row["uncertain"]) for row in _read_rows(folder / "hedges_wiki.jsonl"))


def score_hedged(sentences: Iterable[tuple[str, bool]], hedged: Hedged) -> Counts:
    """Sentences found to hedge against those that do. Their annotators counted weasel words too: a guide only."""
    pairs = [(gold, hedged(text)) for text, gold in sentences]
    return add_counts(Counts(right=gold and given, predicted=given, gold=gold) for gold, given in pairs)


def _read_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    if not path.is_file():
        raise EvaluationError(f"{path} is missing: evals/README.md says where the set is published")
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
