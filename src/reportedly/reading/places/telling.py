"""The reasons for a place's values in sentences, and its candidates as somebody who asks sees them."""

from __future__ import annotations

import numpy as np

from reportedly.reading.gazetteer.candidate import Candidate
from reportedly.reading.places.choosing import Choice
from reportedly.reading.places.found import Weighed
from reportedly.reading.places.options import LEARNED
from reportedly.reading.places.weighing import KINDS, WEIGHTS, load_weights
from reportedly.vocabulary import Reason

MOST_SHOWN = 6
_MOST_TERMS = 8
_MOST_SIGNS = 3
_LEAST = 0.05
_SAID = {
    "population": "its population",
    "share": "how large it is beside the others of its name",
    "rank": "how well known it is",
    "main": "the name being its main one",
    "unlike": "the name being an odd one for it",
    "curated": "a row of our own tables",
    "overshadowed": "a city having the same name",
    "country_share": "other places of the report being in its country",
    "region_share": "other places of the report being in its first-level division",
    "county_share": "other places of the report being in its second-level division",
    "country_named": "the report naming its country",
    "region_named": "the report naming its first-level division",
    "near": "places of the report nearby",
    "wide": "places of the report in the wider surroundings",
    "nearest": "the nearest place of the report",
    "beside": "what is named beside it being nearby",
    "beside_wide": "what is named beside it being in the wider surroundings",
    "dateline_country": "the dateline's country",
    "dateline_region": "the dateline's division",
    "dateline_near": "the dateline being nearby",
    "inside": "the text putting it into another place",
    "inside_region": "the text putting it into that division",
    "outside": "the text putting it into another place than this",
    "holds": "the text putting another place into it",
    **{f"is_{name}": f"being of the class “{name}”" for name in LEARNED},
}


def list_candidates(choice: Choice) -> tuple[Weighed, ...]:
    """The likeliest candidates of a mention, best first."""
    if choice.verdict is None or choice.group is None:
        return ()
    verdict = choice.verdict
    order = np.argsort(-verdict.scores, kind="stable")[:MOST_SHOWN]
    added = verdict.counts[order] * load_weights().together
    kinds = np.argsort(-np.abs(added), axis=1, kind="stable")[:, :_MOST_TERMS]
    terms = np.take_along_axis(added, kinds, axis=1)
    return tuple(
        Weighed(
            candidate=choice.group.options.candidates[row],
            chance=round(chance, 4),
            score=round(score, 3),
            terms=tuple((KINDS[kind], round(term, 3)) for kind, term in zip(names, values, strict=True) if term),
        )
        for row, chance, score, names, values in zip(
            order.tolist(),
            verdict.chances[order].tolist(),
            verdict.scores[order].tolist(),
            kinds.tolist(),
            terms.tolist(),
            strict=True,
        )
    )


def explain_choice(choice: Choice) -> Reason:
    """Why a mention means the place that it means, or none."""
    span = choice.mention.span
    if choice.verdict is None or choice.group is None or choice.best is None:
        return Reason(field="name", value="unknown", because="the gazetteer has no place of this name", span=span)
    winner = choice.group.options.candidates[choice.best]
    if choice.candidate is None:
        because = (
            f"the likeliest place, {describe(winner)}, is right with a probability of {choice.sureness:.2f} only: "
            "too unsure for a point"
        )
        return Reason(field="name", value="unknown", because=because, table=WEIGHTS, span=span)
    return Reason(field="name", value=winner.name, because=_compare(choice), table=WEIGHTS, span=span)


def _compare(choice: Choice) -> str:
    """The winner beside the runner-up, and what speaks most for it."""
    if choice.verdict is None or choice.group is None or choice.best is None:
        return ""
    candidates, verdict = choice.group.options.candidates, choice.verdict
    winner = candidates[choice.best]
    if len(candidates) == 1:
        return f"{describe(winner)} is the only place of this name that the gazetteer has"
    first, second = np.argsort(-verdict.scores, kind="stable")[:2].tolist()
    if first != choice.best:
        return f"{describe(winner)}: the words beside it say so, though {describe(candidates[first])} scores more"
    gained = (verdict.counts[choice.best] - verdict.counts[second]) * load_weights().together
    order = np.argsort(-gained, kind="stable")[:_MOST_SIGNS].tolist()
    signs = ", ".join(f"{explain_kind(KINDS[kind])} (+{gained[kind]:.1f})" for kind in order if gained[kind] >= _LEAST)
    return (
        f"{describe(winner)} scores {verdict.scores[choice.best]:.1f}, {describe(candidates[second])} "
        f"{verdict.scores[second]:.1f}; for it speak {signs or 'small differences'}"
    )


def explain_kind(kind: str) -> str:
    """A kind of evidence in words."""
    return _SAID[kind]


def describe(one: Candidate) -> str:
    """A candidate in a few words: "Leland (PPL, Mississippi, USA)"."""
    around = [part for part in (one.feature, one.admin2, one.admin1, one.country) if part]
    return f"{one.name} ({', '.join(around)})"
