"""From the heads' outputs to attributions: which source and which cue belong to which content.

Each content is scored against every cue and source within reach, and each cue against every source; the three scores
are added along content, cue and source, so that a cue may carry its source to a content far from it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from operator import mul
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.pieces import Pieces
from reportedly.reading.row_parts import RowParts
from reportedly.reading.tags import Run
from reportedly.reading.workspace import Attribution
from reportedly.vocabulary import Span
from reportedly.vocabulary.making import make_quick

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]

REACH = 50
"""Links longer than this many words are not considered: on development data those are wrong more often than not."""

_NEVER = np.float32(-1e9)
CUE_OF_CONTENT, SOURCE_OF_CONTENT, SOURCE_OF_CUE = range(3)


class _Ends(NamedTuple):
    """Spans ``words`` [n, 2] with what is projected of the words at their ends."""

    words: Ints
    projected: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker:
    """The link head's constants. ``distance`` [3, 25], ``none`` [3]: what a distance adds, what no link scores."""

    width: int
    distance: Floats
    none: Floats

    @classmethod
    def of(cls, head: Mapping[str, Any]) -> Linker:
        """The linker that a model's head description gives."""
        return cls(
            width=int(head["width"]),
            distance=np.asarray(head["distance"], dtype=np.float32),
            none=np.asarray(head["none"], dtype=np.float32),
        )

    def project(self, projected: Floats | RowParts, spans: Ints) -> Floats:
        """What is projected [n, first or last word, 3, 2, 2, width] of the words at the ends of ``spans`` [n, 2]."""
        taken: Floats = projected.take(spans.reshape(-1), axis=0)
        return taken.reshape(len(spans), 2, 3, 2, 2, self.width)

    def log_probabilities(self, relation: int, tails: _Ends, heads: _Ends) -> Floats:
        """Log probabilities [tails, heads + 1] of links between spans; the last column is none."""
        none = np.full((len(tails.words), 1), self.none[relation], dtype=np.float32)
        if len(heads.words):
            left = tails.projected[:, 0, relation, 0, 0] + tails.projected[:, 1, relation, 0, 1]
            right = heads.projected[:, 0, relation, 1, 0] + heads.projected[:, 1, relation, 1, 1]
            apart = _apart(tails.words, heads.words)
            scores = left @ right.T / np.sqrt(np.float32(self.width)) + self.distance[relation][_bucket(apart)]
            scores = np.where(np.abs(apart) > REACH, _NEVER, scores)
            none = np.concatenate([scores, none], axis=1)
        top = none.max(1, keepdims=True)
        result: Floats = none - top - np.log(np.exp(none - top).sum(1, keepdims=True))
        return result


def _apart(tails: Ints, heads: Ints) -> Ints:
    after = heads[None, :, 0] >= tails[:, None, 0]
    result: Ints = np.where(after, heads[None, :, 0] - tails[:, None, 1], heads[None, :, 1] - tails[:, None, 0])
    return result


def _bucket(apart: Ints) -> Ints:
    size = np.minimum(np.ceil(np.log2(np.abs(apart).astype(np.float32) + 1) * 1.5), 12).astype(np.int64)
    result: Ints = 12 + np.sign(apart) * size
    return result


@make_quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """An attribution in words, ends inclusive, with what its confidence is computed from."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    features: tuple[float, ...]


FEATURES = ("content", "source", "cue", "link", "margin", "pieces")
"""What ``Linked.features`` holds: tag certainty of content, source and cue, link probability, margin, fragments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spans:
    """The spans of a text [n, 2] in words, the link scores between them, and how sure each word's tag is."""

    content: Ints
    cues: Ints
    sources: Ints
    to_cue: Floats
    to_source: Floats
    from_cue: Floats
    certainty: list[float]


def link_runs(runs: list[Run], certainty: Floats, projected: Floats | RowParts, linker: Linker) -> list[Linked]:
    """Attributions of the spans that the tag head found; ``certainty`` [words] is each word's tag probability.

    Contents that choose one cue (or, without a cue, stand alone) form one attribution; a cue that no content chose
    forms none.
    """
    content, cues, sources = (
        np.array([(first, last) for name, first, last in runs if name == kind], dtype=np.int64).reshape(-1, 2)
        for kind in ("content", "cue", "source")
    )
    if not len(content):
        return []
    ends = linker.project(projected, np.concatenate([content, cues, sources]))
    of_content, of_cues, of_sources = map(
        _Ends, (content, cues, sources), np.split(ends, [len(content), len(content) + len(cues)])
    )
    spans = _Spans(
        content=content,
        cues=cues,
        sources=sources,
        to_cue=linker.log_probabilities(CUE_OF_CONTENT, of_content, of_cues),
        to_source=linker.log_probabilities(SOURCE_OF_CONTENT, of_content, of_sources),
        from_cue=linker.log_probabilities(SOURCE_OF_CUE, of_cues, of_sources),
        certainty=certainty.tolist(),
    )
    groups: dict[tuple[bool, int], list[int]] = {}
    for index, cue in enumerate(spans.to_cue.argmax(1).tolist()):
        has_cue = cue < len(cues)
        groups.setdefault((has_cue, cue if has_cue else index), []).append(index)
    return [_join(spans, members, which if has_cue else None) for (has_cue, which), members in groups.items()]


def _join(spans: _Spans, members: list[int], cue: int | None) -> Linked:
    """One attribution of the contents ``members`` and their cue, with the source that they choose together."""
    scores = spans.to_source[members].sum(0) if len(members) > 1 else spans.to_source[members[0]]
    if cue is not None:
        scores = scores + len(members) * spans.from_cue[cue]
    best = int(scores.argmax())
    share = np.exp(scores - scores[best])
    total, share[best] = float(share.sum()), 0.0
    source = _pair(spans.sources[best]) if best < len(spans.sources) else None
    fragments = tuple(_pair(spans.content[index]) for index in members)
    cue_words = _pair(spans.cues[cue]) if cue is not None else None
    features = (
        sum(_sure(spans.certainty, fragment) for fragment in fragments) / len(fragments),
        _sure(spans.certainty, source),
        _sure(spans.certainty, cue_words),
        float(np.exp(spans.to_cue[members].max(1).min())),
        (1.0 - float(share.max())) / total,
        float(len(fragments)),
    )
    return Linked(source=source, cue=cue_words, content=fragments, features=features)


def _pair(row: Ints) -> tuple[int, int]:
    return int(row[0]), int(row[1])


def _sure(certainty: list[float], words: tuple[int, int] | None) -> float:
    """The least sure word's tag probability; one where there is no span."""
    return 1.0 if words is None else min(certainty[words[0] : words[1] + 1])


def score_linked(linked: Linked, calibration: Mapping[str, Any] | None) -> float:
    """Probability that content and source are right: a logistic model of the features, fitted on development data."""
    if not calibration:
        return float(np.clip(np.prod(linked.features[:5]), 0.0, 1.0))
    values = expand_features(linked)
    logit = sum(map(mul, values, calibration["weights"])) + calibration["bias"]
    return round(1 / (1 + math.exp(-logit)), 4)


def expand_features(linked: Linked) -> list[float]:
    """The features as the calibration takes them: log odds of the probabilities, then what is missing, then counts."""
    sure = [math.log(max(value, 1e-4) / max(1 - value, 1e-4)) for value in linked.features[:5]]
    length = sum(last - first + 1 for first, last in linked.content)
    return [
        *sure,
        float(linked.source is None),
        float(linked.cue is None),
        math.log(length),
        linked.features[5] - 1.0,
    ]


def to_attribution(linked: Linked, pieces: Pieces, calibration: Mapping[str, Any] | None) -> Attribution:
    """The attribution in code points."""

    def spans(words: tuple[int, int] | None) -> tuple[Span, ...]:
        return () if words is None else (Span(start=int(pieces.starts[words[0]]), end=int(pieces.ends[words[1]])),)

    return Attribution(
        source=spans(linked.source),
        cue=spans(linked.cue),
        content=tuple(span for fragment in sorted(linked.content) for span in spans(fragment)),
        score=score_linked(linked, calibration),
    )
