"""One sentence, from left to right: cores, what stands around them, and the figures that they make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from reportedly.reading.figures.ages import Age, read_age
from reportedly.reading.figures.bounds import (
    Bound,
    Limits,
    apply_bounds,
    find_bounds_before,
    is_trap,
)
from reportedly.reading.figures.changes import Earlier, find_move, find_total, parts_range
from reportedly.reading.figures.contexts import words_of
from reportedly.reading.figures.cores import Core, read_core
from reportedly.reading.figures.drafts import Draft, merge_sides
from reportedly.reading.figures.grammar import Form
from reportedly.reading.figures.implied import One, find_ones
from reportedly.reading.figures.labels import is_no_figure
from reportedly.reading.figures.nouns import is_noun_like
from reportedly.reading.figures.number_words import find_starters
from reportedly.reading.figures.ordinals import Ordinal, read_numbering
from reportedly.reading.figures.references import (
    Counted,
    Memory,
    note,
    resolve_ellipsis,
    resolve_pronoun,
    resolve_subject,
    resolve_toll,
)
from reportedly.reading.figures.scan import Tokens
from reportedly.reading.figures.scopes import Moments, find_as_of, find_scope
from reportedly.reading.figures.scores import Score, read_score
from reportedly.reading.figures.sentences import Sentence
from reportedly.reading.figures.tails import Tail, read_bounds_after, read_tail
from reportedly.reading.figures.units import TIME
from reportedly.reading.figures.values import reduce
from reportedly.reading.ground import Ground, touches_any
from reportedly.vocabulary import Counting, FigureKind, Span

_SHARED = frozenset("of are were have".split())
_MARKS = "-−–."
_MINUS = frozenset({"-", "−", "–"})
_LEFT_NAMES = frozenset({"PER", "ORG", "LOC", "FAC", "EVENT", "WORK", "WEAPON", "VEHICLE", "OTHER"})
_RIGHT_NAMES = frozenset({"ORG", "WORK", "WEAPON", "VEHICLE"})
_AS_OF_REACH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What one sentence is read with."""

    sentence: Sentence
    ground: Ground
    moments: Moments
    memory: Memory
    last: list[Draft] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    ones: list[Draft] = field(default_factory=list)


def read_sentence(desk: Desk) -> list[Draft]:
    """The figures of a sentence, the implied ones too, in order of the text."""
    tokens = desk.sentence.tokens
    drafts = [_draft_one(desk, one) for one in find_ones(tokens) if not _is_barred(desk, one.first, one.end)]
    desk.ones[:] = drafts
    earlier: list[Earlier] = []
    end = 0
    for at in _find_begins(tokens):
        if at < end:
            continue
        draft, end = _read_at(desk, at, earlier)
        if draft is not None:
            drafts.append(draft)
            desk.last[:] = [draft]
            earlier.append(Earlier(draft.first, draft.end, draft.move, draft.counted is not None))
    return sorted(merge_sides(tokens, drafts), key=lambda draft: (draft.first, -draft.end))


def _find_begins(tokens: Tokens) -> list[int]:
    """The tokens at which a number may begin."""
    starters, low = find_starters(), tokens.low
    marked = [at for at in range(tokens.size) if low[at] in starters or low[at][0].isdecimal() or low[at][0] in _MARKS]
    return [at for at in marked if low[at] not in _MARKS or _is_minus(tokens, at) or tokens.is_number(at)]


def _is_minus(tokens: Tokens, at: int) -> bool:
    signed = tokens.low[at] in _MINUS and tokens.touches(at) and tokens.is_number(at + 1)
    return signed and (not tokens.is_number(at - 1) or tokens.low[at + 2] == "%")


def _read_at(desk: Desk, at: int, earlier: Sequence[Earlier]) -> tuple[Draft | None, int]:
    """The figure that begins at token ``at``, if one does, and where to go on."""
    tokens = desk.sentence.tokens
    score = read_score(tokens, at)
    if score is not None:
        barred = _is_barred(desk, score.first, score.end)
        return (None if barred else _draft_score(desk, score)), score.end
    numbering = read_numbering(desk.sentence, at)
    if isinstance(numbering, int):
        return None, numbering
    if numbering is not None:
        barred = _is_barred(desk, numbering.first, numbering.end)
        return (None if barred else _draft_ordinal(desk, numbering)), numbering.end
    core = read_core(tokens, at)
    if core is None or _is_ordinal_share(tokens, core):
        return None, at + 1
    if core.ranged and parts_range(tokens, core):
        core = read_core(tokens, at, ranges=False) or core
    if _goes_on_labels(tokens, core, desk.labels) or is_no_figure(tokens, core):
        desk.labels[:] = [core.number_end]
        return None, core.number_end
    if _is_barred(desk, core.number, core.number_end):
        return None, core.number_end
    draft = _draft_core(desk, core, earlier)
    return draft, max(draft.end, core.end) if draft.kind is not FigureKind.COUNT else core.end


def _goes_on_labels(tokens: Tokens, core: Core, labels: list[int]) -> bool:
    """As in "Articles 5 and 6", "paragraphs 3, 4 and 7": a plain number tied to one that is a label."""
    if not labels or not core.plain or core.suffix is not None:
        return False
    joint = tokens.low[labels[0] : core.first]
    tied = 0 < len(joint) <= 2 and all(word in (",", "and", "or", "&") for word in joint)
    return tied and not is_noun_like(tokens, core.end)


def _is_ordinal_share(tokens: Tokens, core: Core) -> bool:
    """Whether "a third" is the start of "a third man", no fraction."""
    if core.form is not Form.SHARE or tokens.low[core.number] not in ("a", "an"):
        return False
    small = core.low < Fraction(1, 99)  # no man is "a hundredth man"
    if small or tokens.low[core.end - 1] in ("half", "quarter") or tokens.low[core.end] in _SHARED:
        return False
    before = tokens.low[core.number - 1]
    led = before in (
        "by",
        "to",
        "than",
        "about",
        "nearly",
        "almost",
        "over",
        "under",
        "around",
        "least",
        "roughly",
        "up",
    )
    return not (led and not is_noun_like(tokens, core.end))


def _is_barred(desk: Desk, first: int, end: int) -> bool:
    """Whether these tokens stand where nothing is to be found: unread parts, times, names with numbers."""
    tokens, ground = desk.sentence.tokens, desk.ground
    start, stop = tokens.starts[first], tokens.ends[end - 1]
    if ground.unread and touches_any(Span(start=start, end=stop), ground.unread):
        return True
    return desk.moments.covers(start, stop) or _is_in_name(ground, start, stop)


def _is_in_name(ground: Ground, start: int, end: int) -> bool:
    """Whether ``[start, end)`` is part of a longer name: behind its first word, or before the rest of a body's name."""
    index = bisect_right(ground.name_starts, start) - 1
    if index < 0:
        return False
    name = ground.names[index]
    if name.span.end < end:
        return False
    if name.span.start < start:
        return name.type in _LEFT_NAMES
    return name.span.end > end and name.type in _RIGHT_NAMES


def _is_behind_person(desk: Desk, at: int) -> bool:
    """Whether a person's name ends before the mark that stands before token ``at``."""
    ground, tokens = desk.ground, desk.sentence.tokens
    index = bisect_right(ground.name_starts, tokens.starts[at - 2]) - 1 if at > 1 else -1
    return index >= 0 and ground.names[index].type == "PER" and ground.names[index].span.end == tokens.ends[at - 2]


def _draft_one(desk: Desk, one: One) -> Draft:
    tokens = desk.sentence.tokens
    span = Span(start=tokens.starts[one.head], end=tokens.ends[one.end - 1])
    draft = Draft(
        first=one.first,
        end=one.end,
        kind=FigureKind.COUNT,
        limits=Limits(1, 1),
        counted=Counted(tokens.text[span.start : span.end], span, "implied"),
        counting=Counting.ADDITIONAL if one.additional else None,
        implied=True,
    )
    draft.explain(
        "implied",
        "true",
        f"one {one.harm.object} that {one.harm.verb!r} befell, without a number",
        table="figure_harms.tsv",
        row=one.harm.verb,
        span=span,
    )
    draft.explain("counts", draft.counted and draft.counted.text, "the noun", table="figure_persons.tsv", row=one.noun)
    return draft


def _draft_score(desk: Desk, score: Score) -> Draft:
    draft = Draft(first=score.first, end=score.end, kind=FigureKind.SCORE, limits=Limits(score.low, score.high))
    draft.explain("kind", "score", "two numbers of a match or a vote; the smaller one is low, the larger one high")
    return draft


def _draft_ordinal(desk: Desk, numbering: Ordinal) -> Draft:
    tokens = desk.sentence.tokens
    counted = None if numbering.noun is None else note(tokens, numbering.noun)
    draft = Draft(
        first=numbering.first,
        end=numbering.end,
        kind=FigureKind.ORDINAL,
        limits=Limits(numbering.value, numbering.value),
        counted=counted,
    )
    draft.explain("low", numbering.value, "an ordinal", table="number_words.tsv")
    if counted is not None:
        draft.explain("counts", counted.text, "the noun behind the ordinal", span=counted.span)
    return draft


def _draft_core(desk: Desk, core: Core, earlier: Sequence[Earlier]) -> Draft:
    """The figure of a number that counts, measures or is money."""
    tokens = desk.sentence.tokens
    start, bounds = _take_bounds(tokens, core)
    age = read_age(tokens, core, start, desk.last, named=_is_behind_person(desk, core.first))
    if age is not None:
        return _draft_age(tokens, core, age, bounds)
    tail = read_tail(desk.sentence, core) if core.kind is not FigureKind.AGE else _read_age_tail(tokens, core)
    draft = Draft(
        first=start,
        end=tail.end,
        kind=core.kind,
        limits=apply_bounds(Limits(core.low, core.high, approximate=core.approximate), (*bounds, *tail.bounds)),
        unit=None if core.suffix is None else core.suffix.unit,
    )
    _explain_number(draft, tokens, core, (*bounds, *tail.bounds))
    _convert(draft, tokens, core, desk)
    _divide(draft, tail)
    _move(draft, tokens, core, earlier)
    _count(desk, draft, core, tail, earlier)
    _limit(desk, draft, tail)
    return draft


def _convert(draft: Draft, tokens: Tokens, core: Core, desk: Desk) -> None:
    """Let "(13 km)" behind "more than 8 miles" have its bounds: it is the same amount."""
    last = desk.last[0] if desk.last else None
    if last is None or last.end != draft.first - 1 or tokens.low[draft.first - 1] != "(" or draft.bounds:
        return
    if last.kind is draft.kind and draft.kind in (FigureKind.MEASURE, FigureKind.MONEY) and last.unit != draft.unit:
        draft.limits = apply_bounds(draft.limits, last.bounds)
        draft.bounds = tuple(bound for bound in last.bounds if bound.counting is None)


def _take_bounds(tokens: Tokens, core: Core) -> tuple[int, tuple[Bound, ...]]:
    """Where the figure begins and the bounds before its number; "between" and "from" of a range are in it."""
    start, bounds = find_bounds_before(tokens, core.first)
    if bounds and _is_during(tokens, core, start, bounds[0]):
        return core.first, ()
    timed = core.suffix is not None and core.suffix.dimension == TIME
    if bounds and not timed and is_trap(tokens, start, bounds[-1], core.end):
        start, bounds = find_bounds_before(tokens, core.first, most=len(bounds) - 1)
    if core.ranged and tokens.low[start - 1] in ("between", "from"):
        return start - 1, bounds
    return start, bounds


def _is_during(tokens: Tokens, core: Core, start: int, bound: Bound) -> bool:
    """Whether "over" before a length of time means during ("$2,000 over three years"), not more than."""
    timed = core.suffix is not None and core.suffix.dimension == TIME
    return timed and bound.phrase == "over" and tokens.low[start - 1] not in words_of("during")


def _draft_age(tokens: Tokens, core: Core, age: Age, bounds: tuple[Bound, ...]) -> Draft:
    after = read_bounds_after(tokens, age.end)
    limits = apply_bounds(Limits(age.low, age.high), (*bounds, *after[1]))
    draft = Draft(first=age.first, end=after[0], kind=FigureKind.AGE, limits=limits, unit="a")
    _explain_number(draft, tokens, core, (*bounds, *after[1]))
    draft.explain("kind", "age", "a number that the words around make an age, in years")
    return draft


def _read_age_tail(tokens: Tokens, core: Core) -> Tail:
    end, bounds = read_bounds_after(tokens, core.end)
    return Tail(end, bounds=bounds)


def _divide(draft: Draft, tail: Tail) -> None:
    """As in "300 shells a day" and "12 deaths per 1,000 births" are rates; a measure gets the quotient as its unit."""
    if tail.per is None:
        return
    if isinstance(tail.per, int):
        low, high = draft.limits.low, draft.limits.high
        draft.limits = draft.limits._replace(
            low=None if low is None else reduce(Fraction(low) / tail.per),
            high=None if high is None else reduce(Fraction(high) / tail.per),
        )
        draft.kind = FigureKind.RATE
    elif draft.kind is FigureKind.COUNT:
        draft.kind, draft.unit = FigureKind.RATE, f"/{tail.per}"
    else:
        draft.unit = f"{draft.unit}/{tail.per}"
    draft.explain("unit", draft.unit, "so many per what follows", table="units.tsv")


def _move(draft: Draft, tokens: Tokens, core: Core, earlier: Sequence[Earlier]) -> None:
    counted = draft.end > core.end
    draft.move = find_move(tokens, core, draft.first, end=draft.end, counted=counted, earlier=earlier)
    if draft.move is not None:
        draft.explain(
            "change",
            draft.move.way.value,
            f"governed by {draft.move.word!r}",
            table="figure_changes.tsv",
            row=draft.move.word,
            span=tokens.span(draft.move.at, draft.move.at + 1),
        )


def _count(desk: Desk, draft: Draft, core: Core, tail: Tail, earlier: Sequence[Earlier]) -> None:
    """What is counted, and whether the number is a total or comes on top."""
    tokens, memory = desk.sentence.tokens, desk.memory
    toll = find_total(tokens, draft.first, earlier)
    draft.counting = _find_counting(draft, tail, toll)
    if tail.noun is not None and not tail.pronoun:
        draft.counted = note(tokens, tail.noun)
        if draft.kind in (FigureKind.COUNT, FigureKind.RATE) and not tail.compound:
            memory.keep(draft.counted)
    elif tail.pronoun and tail.noun is not None:
        draft.counted = resolve_pronoun(desk.sentence, draft.first, memory)
    elif draft.kind is FigureKind.COUNT:
        draft.counted = _refer(desk, draft, tail, toll, earlier)
    if draft.counted is not None:
        draft.explain("counts", draft.counted.text, f"rule: {draft.counted.rule}", span=draft.counted.span)


def _find_counting(draft: Draft, tail: Tail, toll: int | None) -> Counting | None:
    for bound in draft.bounds:
        if bound.counting is not None:
            draft.explain(
                "counting", bound.counting.value, f"said by {bound.phrase!r}", table="bounds.tsv", row=bound.phrase
            )
            return bound.counting
    if tail.more:
        draft.explain("counting", "additional", "so many more")
        return Counting.ADDITIONAL
    if toll is not None:
        draft.explain("counting", "total", "the value of a toll or tally", table="figure_changes.tsv")
        return Counting.TOTAL
    return None


def _refer(desk: Desk, draft: Draft, tail: Tail, toll: int | None, earlier: Sequence[Earlier]) -> Counted | None:
    """What a bare number counts: the toll's "of", the subject of the change, the figure before."""
    if toll is not None:
        return resolve_toll(desk.sentence, toll)
    subject = resolve_subject(desk.sentence, draft.first, earlier, desk.memory)
    if subject is not None:
        return subject
    marked = tail.more or tail.others
    if marked:
        _recall_one(desk, draft)
    return resolve_ellipsis(desk.sentence.tokens, draft.first, draft.end, desk.memory, marked=marked)


def _recall_one(desk: Desk, draft: Draft) -> None:
    """Let "two others" go back to "a soldier" where that stands nearer than what was counted last."""
    before = [one.counted for one in desk.ones if one.end <= draft.first and one.counted is not None]
    last = desk.memory.last if desk.memory.age == 0 else None
    if before and (last is None or last.span < before[-1].span):
        desk.memory.keep(before[-1])


def _limit(desk: Desk, draft: Draft, tail: Tail) -> None:
    """The scope behind the noun, and the moment as of which the figure holds."""
    tokens = desk.sentence.tokens
    counted = draft.counted
    at = draft.end
    if counted is not None and tail.noun is None:
        at = tokens.find(counted.span.start) + 1
    own = tail.noun is not None and tail.noun.first >= tail.end  # "12 of the 40 passengers"
    distance = draft.kind is FigureKind.MEASURE and tokens.low[at] == "from"  # "50 kilometers from the border"
    if draft.kind is not FigureKind.MONEY and (counted is not None or distance) and at > 0 and not own:
        scope = find_scope(tokens, at, desk.moments)
        if scope is not None:
            draft.scope = (tokens.span(scope.first, scope.end),)
            words = tokens.text[draft.scope[0].start : draft.scope[0].end]
            draft.explain("scope", words, "the phrases behind what is counted", span=draft.scope[0])
    as_of = find_as_of(tokens, max(0, draft.first - _AS_OF_REACH), draft.end + _AS_OF_REACH, desk.moments)
    if as_of is not None:
        draft.as_of = as_of[0]
        draft.explain("as_of", as_of[0], 'the time behind "as of"', span=tokens.span(as_of[1], as_of[1] + 2))


def _explain_number(draft: Draft, tokens: Tokens, core: Core, bounds: tuple[Bound, ...]) -> None:
    draft.bounds = bounds
    span = tokens.span(core.number, core.number_end)
    draft.explain(
        "low, high",
        tokens.text[span.start : span.end],
        f"a number in {core.form.value}",
        table="number_words.tsv",
        span=span,
    )
    for bound in bounds:
        draft.explain("low, high", bound.phrase, "the number is a bound", table="bounds.tsv", row=bound.phrase)
    suffix = core.suffix
    if suffix is not None and suffix.row:
        value = suffix.unit or suffix.kind.value
        draft.explain("unit", value, f"the unit {suffix.row!r}", table=suffix.table or None, row=suffix.row)
