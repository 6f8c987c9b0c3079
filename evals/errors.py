"""What goes wrong, by type of error and by surface pattern, on development data only.

A gold attribution that no predicted content touches is missed, a predicted one that touches no gold content is
spurious. One prediction that covers half or more of several gold contents has merged them; several predictions that lie
half or more in one gold content have split it. The rest are paired by content, and each pair is looked at part by part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evals.gold import Article
from evals.linking import agree_on_source, match_attributions, measure_jaccard, measure_length, measure_shared
from evals.records import Attributed, EvaluationError
from reportedly.vocabulary import Span

MARKS = "\"“”„‟«»‹›‘’'"
DOUBLE_MARKS = '"“”„‟«»'

COVERED = 0.5


class Fault(StrEnum):
    """What is wrong with one attribution. A pair of gold and predicted may have several faults."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    MERGED = "merged"
    SPLIT = "split"
    LONG_LEFT = "content too long, left"
    SHORT_LEFT = "content too short, left"
    LONG_RIGHT = "content too long, right"
    SHORT_RIGHT = "content too short, right"
    BROKEN = "content broken otherwise"
    SOURCE_WRONG = "source wrong"
    SOURCE_MISSING = "source missing"
    SOURCE_INVENTED = "source where there is none"
    SOURCE_BOUNDARY = "source boundary"
    CUE_WRONG = "cue wrong or missing"
    CUE_BOUNDARY = "cue boundary"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault (or ``RIGHT``) with the gold and predicted attributions it is about, and where it stands."""

    fault: Fault
    pattern: str
    article: Article
    gold: tuple[Attributed, ...] = ()
    predicted: tuple[Attributed, ...] = ()


def check_errors_allowed(split: str) -> None:
    """Raises EvaluationError for a test split: what is looked at there can no longer be measured there."""
    if split != "dev":
        raise EvaluationError(f"errors are listed on the dev split only, not on {split!r}: test data stay unread")


def describe_pattern(text: str, attributed: Attributed) -> str:
    """The surface form: how it is quoted, in which order its parts stand, whether it runs over paragraphs."""
    pieces = [(span.start, kind) for kind in ("source", "cue", "content") for span in attributed.spans_of(kind)]
    order = "-".join(kind for _, kind in sorted(pieces))
    spans = [*attributed.source, *attributed.cue, *attributed.content]
    whole = text[min(span.start for span in spans) : max(span.end for span in spans)]
    far = ", over paragraphs" if "\n" in whole else ""
    cue = " ".join(text[span.start : span.end] for span in attributed.cue).lower()
    according = ", according to" if cue.startswith("according") else ""
    return f"{_find_quotation(text, attributed.content)}, {order}{according}{far}"


def _find_quotation(text: str, content: Sequence[Span]) -> str:
    words = [text[span.start : span.end] for span in content]
    if words and all(word[0] in MARKS for word in words) and words[-1].rstrip(".,;:")[-1:] in MARKS:
        return "direct"
    return "mixed" if any(mark in word for word in words for mark in DOUBLE_MARKS) else "indirect"


def find_errors(article: Article, predicted: Sequence[Attributed]) -> Iterator[Finding]:
    """Every fault of the predictions on one article, and every attribution that is right in all its parts."""
    gold = list(article.attributions)
    given = list(predicted)
    yield from _take_groups(article, gold, given, Fault.MERGED)
    yield from _take_groups(article, gold, given, Fault.SPLIT)
    for wanted, found in _pair_contents(gold, given):
        gold.remove(wanted)
        given.remove(found)
        pattern = describe_pattern(article.text, wanted)
        for fault in find_faults(wanted, found):
            yield Finding(fault=fault, pattern=pattern, article=article, gold=(wanted,), predicted=(found,))
    for wanted in gold:
        pattern = describe_pattern(article.text, wanted)
        yield Finding(fault=Fault.MISSED, pattern=pattern, article=article, gold=(wanted,))
    for found in given:
        pattern = describe_pattern(article.text, found)
        yield Finding(fault=Fault.SPURIOUS, pattern=pattern, article=article, predicted=(found,))


def _take_groups(article: Article, gold: list[Attributed], given: list[Attributed], fault: Fault) -> Iterator[Finding]:
    """Findings of one attribution over several of the other side; what they cover is taken out of both lists."""
    wholes, parts = (given, gold) if fault is Fault.MERGED else (gold, given)
    for whole in list(wholes):
        covered = [part for part in parts if _cover(part, whole) >= COVERED]
        if len(covered) < 2:
            continue
        wholes.remove(whole)
        for part in covered:
            parts.remove(part)
        many, one = tuple(covered), (whole,)
        wanted, found = (many, one) if fault is Fault.MERGED else (one, many)
        pattern = describe_pattern(article.text, wanted[0])
        yield Finding(fault=fault, pattern=pattern, article=article, gold=wanted, predicted=found)


def _cover(part: Attributed, whole: Attributed) -> float:
    return measure_shared(part.content, whole.content) / measure_length(part.content)


def _pair_contents(gold: Sequence[Attributed], given: Sequence[Attributed]) -> list[tuple[Attributed, Attributed]]:
    """Pairs whose contents touch, closest first, each attribution once; of equals the one with the right source."""
    ranked = sorted(
        (-measure_jaccard(wanted.content, found.content), not agree_on_source(wanted, found), row, column)
        for row, wanted in enumerate(gold)
        for column, found in enumerate(given)
        if measure_shared(wanted.content, found.content)
    )
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for _, _, row, column in ranked:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((gold[row], given[column]))
    return pairs


def find_faults(gold: Attributed, predicted: Attributed) -> tuple[Fault, ...]:
    """The faults of one pair; ``(RIGHT,)`` where there is none."""
    faults = (*_compare_content(gold, predicted), *_compare_source(gold, predicted), *_compare_cue(gold, predicted))
    return faults or (Fault.RIGHT,)


def _compare_content(gold: Attributed, predicted: Attributed) -> Iterator[Fault]:
    left = predicted.content[0].start - gold.content[0].start
    right = predicted.content[-1].end - gold.content[-1].end
    if left:
        yield Fault.LONG_LEFT if left < 0 else Fault.SHORT_LEFT
    if right:
        yield Fault.LONG_RIGHT if right > 0 else Fault.SHORT_RIGHT
    if not left and not right and gold.content != predicted.content:
        yield Fault.BROKEN


def _compare_source(gold: Attributed, predicted: Attributed) -> Iterator[Fault]:
    if gold.source == predicted.source:
        return
    if not predicted.source:
        yield Fault.SOURCE_MISSING
    elif not gold.source:
        yield Fault.SOURCE_INVENTED
    else:
        yield Fault.SOURCE_BOUNDARY if agree_on_source(gold, predicted) else Fault.SOURCE_WRONG


def _compare_cue(gold: Attributed, predicted: Attributed) -> Iterator[Fault]:
    if gold.cue != predicted.cue:
        yield Fault.CUE_BOUNDARY if measure_shared(gold.cue, predicted.cue) else Fault.CUE_WRONG


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEffect:
    """Linked gold attributions: with the model alone, after the rules, gained by them and lost by them."""

    model: int
    rules: int
    gained: int
    lost: int


def compare_layers(
    articles: Sequence[Article],
    decoded: Sequence[Sequence[Attributed]],
    claims: Sequence[Sequence[Attributed]],
) -> RuleEffect:
    """What the rules did to gold attributions that the model had linked, or had not."""
    before: set[tuple[str, int]] = set()
    after: set[tuple[str, int]] = set()
    for article, model, rules in zip(articles, decoded, claims, strict=True):
        before |= {(article.id, pair.gold) for pair in match_attributions(article.attributions, model)}
        after |= {(article.id, pair.gold) for pair in match_attributions(article.attributions, rules)}
    return RuleEffect(model=len(before), rules=len(after), gained=len(after - before), lost=len(before - after))


def render_errors(title: str, findings: Iterable[Finding], patterns: int = 25) -> str:
    """Counts by fault and by pattern as Markdown; never a word of the texts."""
    findings = list(findings)
    by_fault = Counter(finding.fault for finding in findings)
    rows = "\n".join(f"| {fault} | {by_fault[fault]} |" for fault in Fault if by_fault[fault])
    return (
        f"# Errors: {title}\n\nWritten by `python -m evals errors`. Counts only: the texts are not ours to quote.\n\n"
        f"## By type\n\n| Type | Count |\n|---|---:|\n{rows}\n\n{_render_patterns(findings, patterns)}"
    )


def _render_patterns(findings: Sequence[Finding], most: int) -> str:
    by_pattern: dict[str, Counter[Fault]] = {}
    for finding in findings:
        by_pattern.setdefault(finding.pattern, Counter())[finding.fault] += 1
    ranked = sorted(by_pattern.items(), key=lambda item: (item[1][Fault.RIGHT] - item[1].total(), item[0]))
    rows = "\n".join(_render_pattern(pattern, counts) for pattern, counts in ranked[:most])
    return (
        "## By surface pattern\n\nThe order of the parts is that of the text. "
        f"The {most} patterns with most faults.\n\n"
        "| Pattern | Right | Missed | Spurious | Merged, split | Content | Source | Cue |\n"
        f"|---|---:|---:|---:|---:|---:|---:|---:|\n{rows}\n"
    )


def _render_pattern(pattern: str, counts: Counter[Fault]) -> str:
    def add(prefix: str) -> int:
        return sum(count for fault, count in counts.items() if fault.value.startswith(prefix))

    cells = (
        counts[Fault.RIGHT], counts[Fault.MISSED], counts[Fault.SPURIOUS],
        counts[Fault.MERGED] + counts[Fault.SPLIT], add("content"), add("source"), add("cue"),
    )  # fmt: skip
    return f"| {pattern} | {' | '.join(str(cell) for cell in cells)} |"


def render_effect(effect: RuleEffect) -> str:
    """What the rules gained and lost, as Markdown."""
    return (
        "\n## Model and rules\n\nGold attributions that are linked (content and source), of the outermost ones.\n\n"
        "| Model alone | After the rules | Gained by rules | Lost by rules |\n|---:|---:|---:|---:|\n"
        f"| {effect.model} | {effect.rules} | {effect.gained} | {effect.lost} |\n"
    )


def show_finding(finding: Finding) -> str:
    """A finding with its words, for a terminal; never written to a file of the repository."""
    sides = [("gold", finding.gold), ("ours", finding.predicted)]
    lines = [f"{finding.fault.value}  [{finding.pattern}]  {finding.article.id}"]
    for side, attributions in sides:
        for attributed in attributions:
            parts = (f"{kind}={_quote(finding.article.text, attributed.spans_of(kind))}" for kind in _PARTS)
            lines.append(f"  {side}: {'  '.join(parts)}")
    return "\n".join(lines)


_PARTS = ("source", "cue", "content")


def _quote(text: str, spans: Sequence[Span]) -> str:
    return "⟨" + " … ".join(text[span.start : span.end] for span in spans) + "⟩"
