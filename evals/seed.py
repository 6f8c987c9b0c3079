"""One dispatch marked by hand: which of its attributions are found, with the right words and the right source.

``seed.json`` holds offsets only; the dispatch itself is ``seed_dispatch.txt`` in the folder of gold data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.linking import measure_jaccard, measure_shared
from evals.marking import hash_text
from evals.records import EvaluationError, make_spans
from reportedly.vocabulary import Claim, Reading, Span

EXPECTED = Path(__file__).with_name("seed.json")
DISPATCH = "seed_dispatch.txt"
PUBLISHED = "2024-10-30"

LEAST_JACCARD = 0.5

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """An attribution that a person marked. Each part has one reading or several that are right; ``None`` is unsettled.

    ``name`` is the place of the name that the source has in full somewhere in the text.
    """

    id: str
    source: tuple[Spans, ...]
    cue: tuple[Spans, ...]
    content: tuple[Spans, ...]
    members: Spans = ()
    role: Span | None = None
    reason: Span | None = None
    name: Span | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    within: str | None = None
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All that was marked in one text; ``silences`` are words that make no claim."""

    text_sha256: str
    attributions: tuple[Expected, ...]
    silences: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One expected attribution, the claim that is it (None: missed), and what of it is right by name."""

    expected: Expected
    claim: Claim | None
    right: Mapping[str, bool]

    @property
    def passes(self) -> bool:
        """Found, with its words and its source."""
        return self.claim is not None and self.right["words"] and self.right["source"]


def load_marks(path: Path = EXPECTED) -> Marks:
    """The marks from their file."""
    page = json.loads(path.read_text(encoding="utf-8"))
    return Marks(
        text_sha256=page["text_sha256"],
        attributions=tuple(_load_expected(row) for row in page["attributions"]),
        silences=make_spans(page["silences"]),
    )


def _load_expected(row: Mapping[str, Any]) -> Expected:
    readings = {
        part: tuple(make_spans(spans) for spans in (row[part], *row["readings"][part]))
        for part in ("source", "cue", "content")
    }
    return Expected(
        id=row["id"],
        **readings,
        members=make_spans(row["members"]),
        role=next(iter(make_spans(row["role"])), None),
        reason=next(iter(make_spans(row["reason"])), None),
        name=Span(start=row["name"][0], end=row["name"][1]) if row["name"] else None,
        values={key: row[key] for key in ("kind", "naming", "country", "act", "quotation", "stance", "polarity")
                if row[key] is not None},
        within=row["within"],
        required=row["required"],
    )  # fmt: skip


def read_dispatch(folder: Path, marks: Marks) -> str:
    """The dispatch that the marks belong to; raises EvaluationError where it is missing or another text."""
    path = folder / DISPATCH
    if not path.is_file():
        raise EvaluationError(f"{path} is missing: the marks in seed.json are offsets into it")
    text = path.read_bytes().decode("utf-8")
    if hash_text(text) != marks.text_sha256:
        raise EvaluationError(f"{path} is not the text that seed.json was made from: its checksum differs")
    return text


def check_reading(marks: Marks, reading: Reading) -> tuple[Check, ...]:
    """Every expected attribution against the claims of a reading, each claim used once."""
    pairs = _pair_claims(marks.attributions, reading.claims)
    ids = {claim.id: expected.id for expected in marks.attributions if (claim := pairs.get(expected.id)) is not None}
    return tuple(
        Check(expected=expected, claim=claim, right={} if claim is None else _judge(expected, claim, reading, ids))
        for expected in marks.attributions
        for claim in [pairs.get(expected.id)]
    )


def _pair_claims(attributions: Sequence[Expected], claims: Sequence[Claim]) -> dict[str, Claim]:
    """The best claim for each: most parts right first, then the closest content."""
    ranked = sorted(
        (
            (-_count_right(expected, claim), -_find_jaccard(expected, claim), row, column)
            for row, expected in enumerate(attributions)
            for column, claim in enumerate(claims)
            if _find_jaccard(expected, claim) >= LEAST_JACCARD
        )
    )
    pairs: dict[str, Claim] = {}
    used: set[int] = set()
    for _, _, row, column in ranked:
        if attributions[row].id not in pairs and column not in used:
            pairs[attributions[row].id] = claims[column]
            used.add(column)
    return pairs


def _find_jaccard(expected: Expected, claim: Claim) -> float:
    return max(measure_jaccard(reading, claim.content.spans) for reading in expected.content)


def _count_right(expected: Expected, claim: Claim) -> int:
    return (
        (claim.content.spans in expected.content)
        + 2 * _touch(expected.source, claim.source.words.spans)
        + _touch(expected.cue, _list_cue(claim))
    )


def _list_cue(claim: Claim) -> Spans:
    return claim.cue.words.spans if claim.cue is not None else ()


def _touch(readings: Iterable[Spans], spans: Spans) -> bool:
    return any(measure_shared(reading, spans) or (not reading and not spans) for reading in readings)


def _judge(expected: Expected, claim: Claim, reading: Reading, ids: Mapping[str, str]) -> dict[str, bool]:
    text = reading.report.text
    source = claim.source
    right = {
        "words": claim.content.spans in expected.content,
        "source": source.words.spans in expected.source,
        "cue": _touch(expected.cue, _list_cue(claim)),
        "within": (ids.get(claim.within, "?") if claim.within else None) == expected.within,
    }
    actual = {
        "kind": source.kind.value, "naming": source.naming.value, "country": source.country,
        "act": claim.cue.act.value if claim.cue else None, "quotation": claim.quotation.value,
        "stance": claim.stance.value, "polarity": claim.polarity.value,
    }  # fmt: skip
    right |= {key: actual[key] == value for key, value in expected.values.items()}
    if expected.name is not None:
        right["name"] = source.name == text[expected.name.start : expected.name.end]
    for part, phrase in (("role", source.role), ("reason", source.reason)):
        wanted = getattr(expected, part)
        if wanted is not None:
            right[part] = phrase is not None and phrase.span.overlaps(wanted)
    if expected.members:
        found = tuple(sorted(span for member in source.members for span in member.spans))
        right["members"] = found == expected.members
    return right


def find_strays(marks: Marks, checks: Sequence[Check], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims that no mark expects."""
    used = {check.claim.id for check in checks if check.claim is not None}
    return tuple(claim for claim in claims if claim.id not in used)


def find_broken_silences(marks: Marks, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims made of words that make none."""
    return tuple(claim for claim in claims if measure_shared(_list_cue(claim), marks.silences))


def describe_check(check: Check) -> str:
    """One line: found or not, and what is wrong. No words of the text."""
    expected = check.expected
    name = f"{expected.id:>3} [{expected.content[0][0].start}, {expected.content[0][-1].end})"
    weight = "" if expected.required else " (optional)"
    if check.claim is None:
        return f"{name}{weight}: missed"
    wrong = [part for part, right in check.right.items() if not right]
    return f"{name}{weight}: {'right' if not wrong else 'wrong: ' + ', '.join(wrong)}"
