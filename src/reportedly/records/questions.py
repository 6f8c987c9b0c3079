"""Questions and what is held on them as plain values, for JSON Lines and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reportedly.reconciliation.questions.predicates import has_verb
from reportedly.records.values import Row, describe_number, describe_passage, describe_report_line
from reportedly.records.verdicts import describe_verdict, tabulate_verdicts
from reportedly.vocabulary import Amount, Interval, Position, Relation

if TYPE_CHECKING:
    from reportedly.answers.values import Held, OtherQuestion, QuestionAnswer, QuestionLine, SourceLine

QUESTION_COLUMNS = ("id", "kind", "label", "positions", "reports", "first", "last")

POSITION_COLUMNS = (
    *("question.id", "question.label", "source", "footing", "claim", "words.text", "words.spans", "amount.low"),
    *("amount.high", "amount.low_open", "amount.high_open", "amount.approximate", "amount.unit", "certainty.low"),
    *("certainty.high", "hedged", "as_of.start", "as_of.end", "said_on.start", "said_on.end", "content.text"),
    *("content.spans", "origin", "report.id", "report.outlet", "report.agency", "report.published", "ended"),
    *("ended_since", "copies.report.id", "grades.reliability", "grades.credibility"),
)


def tell_verb(position: Position) -> str:
    """What to put before the words of a position that counts nothing: "denies"; the cue of words without a verb; or "".

    "Has backed: a no-fly zone" is not read as if somebody said that there is one.
    """
    if position.denies:
        return "denies"
    return "" if has_verb(position.content.text) else position.cue


def describe_question_line(line: QuestionLine) -> Row:
    """A question under the names of ``answers.QuestionLine``."""
    return {**asdict(line), "kind": line.kind.value}


def describe_question(answer: QuestionAnswer) -> Row:
    """A question with all that is held on it."""
    return {
        "question": describe_question_line(answer.line),
        "sources": [_describe_source(source) for source in answer.sources],
        "relations": [describe_relation(each) for each in answer.relations],
        "independent": {
            **asdict(answer.independent),
            "positions": list(answer.independent.positions),
            "left": [asdict(each) for each in answer.independent.left],
        },
        "others": [_describe_other(each) for each in answer.others],
        "disputed": [f"j{key}" for key in answer.disputed],
        "next": answer.next,
    }


def list_positions(answers: Iterable[QuestionAnswer]) -> list[Row]:
    """A flat row for each position, copies left out."""
    return [
        {
            "question": describe_question_line(answer.line),
            "source": source.name,
            "footing": list(source.footing),
            **describe_held(held),
        }
        for answer in answers
        for source in answer.sources
        for held in source.held
    ]


def _describe_other(other: OtherQuestion) -> Row:
    latest = None
    if other.latest is not None:
        span = [[other.latest.span.start, other.latest.span.end]]
        latest = {
            "report": describe_report_line(other.latest.report),
            "words": {"spans": span, "text": other.latest.words},
            "source": other.latest.source,
        }
    named = {"id": other.id, "kind": other.kind.value, "label": other.label, "positions": other.size}
    return {**named, "reason": other.reason, "latest": latest}


def describe_relation(relation: Relation) -> Row:
    """A relation under the names of ``vocabulary.Relation``."""
    return {**asdict(relation), "kind": relation.kind.value, "flags": list(relation.flags)}


def _describe_source(source: SourceLine) -> Row:
    return {
        "source": source.source,
        "name": source.name,
        "footing": list(source.footing),
        "positions": [describe_held(held) for held in source.held],
    }


def describe_held(held: Held) -> Row:
    """A position with its report, and the words of the figure, the claim and the source at their places."""
    position = held.position
    return {
        "id": position.id,
        "report": describe_report_line(held.report),
        "origin": held.origin,
        "claim": position.claim,
        "figure": position.figure,
        "words": describe_passage(position.words),
        "content": describe_passage(position.content),
        "source_words": describe_passage(held.source),
        "source_name": position.source_name,
        "amount": None if position.amount is None else _describe_amount(position.amount),
        **_describe_footing(position),
        "as_of": _describe_interval(position.as_of),
        "said_on": _describe_interval(position.said_on),
        "ended": held.ended,
        "ended_since": held.ended_since,
        "copies": [_describe_copy(copy) for copy in held.copies],
        "judgements": [describe_verdict(each) for each in held.verdicts],
        "grades": tabulate_verdicts(held.verdicts),
    }


def _describe_footing(position: Position) -> Row:
    sure = position.certainty
    return {
        "kind": position.source_kind.value,
        "naming": position.naming.value,
        "country": position.source_country,
        "polarity": position.polarity.value,
        "stance": position.stance.value,
        "certainty": None if sure is None else {"scale": sure.scale, "low": sure.low, "high": sure.high},
        "hedged": position.hedged,
    }


def _describe_amount(amount: Amount) -> Row:
    change = None if amount.change is None else amount.change.value
    counting = None if amount.counting is None else amount.counting.value
    bounds = {"low": describe_number(amount.low), "high": describe_number(amount.high)}
    return {**asdict(amount), "kind": amount.kind.value, **bounds, "change": change, "counting": counting}


def _describe_copy(held: Held) -> Row:
    words = describe_passage(held.position.words)
    return {"id": held.position.id, "report": describe_report_line(held.report), "words": words}


def _describe_interval(interval: Interval | None) -> dict[str, Any] | None:
    return None if interval is None else {"start": interval.start, "end": interval.end}
