"""A question on a terminal: who holds what over time, each figure in its own words beside a bar on one scale."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.answers.relating import SHOWN_FIRST, find_rings, tell_ring
from reportedly.cli.spoken import date_report, put_out, tell_report, wrap_text
from reportedly.cli.terminal import measure_width
from reportedly.cli.whiskers import Glyphs, choose_glyphs, draw_axis, draw_bar
from reportedly.records.claims import tell_end
from reportedly.records.plain import clean_text
from reportedly.records.questions import tell_verb
from reportedly.records.scales import Bar, Scale, choose_scale
from reportedly.records.verdicts import tell_verdicts
from reportedly.vocabulary import Interval, QuestionKind, Relation, RelationKind
from reportedly.wording import show_date

if TYPE_CHECKING:
    from reportedly.answers.values import Held, OtherQuestion, QuestionAnswer, QuestionLine, SourceLine
    from reportedly.ledger.answering.neighbours import Latest

_DATE = 14
_WORDS = 30
"""Columns for a row's words beside its bar; they get more where the widest bars leave some, or there are none."""

_NARROWEST = 14
_WIDEST = 60
_MOST_REASONS, _MOST_APART = 12, 3
"""Reasons that are shown for how positions stand to each other; of those for what is of another scope."""

_MOST_OTHERS = 6


def show_question(answer: QuestionAnswer) -> None:
    """Print a question with its positions, how they stand to each other, their origins, and what is near it."""
    put_out(f"{clean_text(answer.line.label)}\n")
    put_out(wrap_text(" · ".join(_tell_counts(answer)), 0))
    if answer.disputed:
        keys = ", ".join(f"j{key}" for key in answer.disputed)
        put_out(wrap_text(f"People are opposed on what belongs here: {keys} (`reportedly judgements --conflicts`)", 0))
    row = _lay_out(answer)
    if row.scale is not None:
        gap = " " * (_DATE + row.width)
        put_out("\n" + "".join(f"{gap}{line}\n" for line in draw_axis(row.scale, row.glyphs)))
    own = {relation.position: relation for relation in answer.relations if _is_own(relation, answer)}
    for source in answer.sources:
        for line in _tell_source(source, own, row):
            put_out(line)
    for part in (_tell_relations(answer), _tell_independent(answer), _tell_others(answer)):
        for line in part:
            put_out(line)
    put_out("\n")


def show_questions(lines: Iterable[QuestionLine]) -> None:
    """Print questions, one below the other."""
    for line in lines:
        put_out(wrap_text(line.label, 0, 2))
        counts = f"{_count(line.positions, 'position')} in {_count(line.reports, 'report')}"
        put_out(wrap_text(f"{line.id} · {counts} · {_tell_days(line)}", 2))


def _tell_counts(answer: QuestionAnswer) -> Iterator[str]:
    line, independent = answer.line, answer.independent
    yield line.id
    yield _count(len(answer.sources), "source")
    least = "" if independent.exact else "at least "
    yield f"{least}{_count(independent.count, 'independent origin')}"
    told = len(answer.held) if answer.is_whole else line.positions
    times = f", told {line.positions:,} times" if told != line.positions else ""
    yield f"{_count(told, 'position')} in {_count(line.reports, 'report')}{times}"
    yield _tell_days(line)


def _tell_days(line: QuestionLine) -> str:
    first, last = show_date(line.first[:10]), show_date(line.last[:10])
    return first if first == last else f"{first} to {last}"


@dataclass(frozen=True, slots=True)
class _Row:
    """How a row is drawn: the columns of its words, and its bar, where the question has any."""

    width: int
    scale: Scale | None
    glyphs: Glyphs


def _lay_out(answer: QuestionAnswer) -> _Row:
    room = measure_width(sys.stdout) - _DATE - 1
    width = _share_with_bars(answer, room)
    scale = choose_scale((_make_bar(each) for each in answer.held), max(_NARROWEST, min(_WIDEST, room - width)))
    return _Row(
        width=max(_WORDS, room) if scale is None else width, scale=scale, glyphs=choose_glyphs(sys.stdout.encoding)
    )


def _share_with_bars(answer: QuestionAnswer, room: int) -> int:
    """Columns for words beside bars: what the widest bars leave of the room, as far as the longest words need it."""
    longest = max((len(clean_text(_tell_words(held))) + 2 for held in answer.held), default=0)
    return max(_WORDS, min(longest, room - _WIDEST))


def _make_bar(held: Held) -> Bar:
    amount = held.position.amount
    if amount is None:
        return Bar(low=None, high=None)
    return Bar(low=amount.low, high=amount.high, approximate=amount.approximate)


def _tell_source(source: SourceLine, own: Mapping[str, Relation], row: _Row) -> Iterator[str]:
    yield "\n" + wrap_text(" · ".join((source.name, *source.footing)), 0, 2)
    for held in source.held:
        bar = "" if row.scale is None else draw_bar(_make_bar(held), row.scale, row.glyphs)
        words = _clip(clean_text(_tell_words(held)), row.width - 2)
        yield f"  {_tell_day(held):<{_DATE - 2}}{words:<{row.width}}{bar}".rstrip() + "\n"
        yield wrap_text(" · ".join(_tell_held(held)), _DATE)
        for line in tell_verdicts(held.verdicts):
            yield wrap_text(line, _DATE)
        relation = own.get(held.position.id)
        if relation is not None:
            yield wrap_text(f"[{_name(relation.kind)}] {relation.reason}", _DATE)


def _tell_words(held: Held) -> str:
    """The figure in its own words. "Any troops", of which there are none, says so, and so does what is denied.

    What has no verb comes with that of its cue: "has backed: a no-fly zone".
    """
    position, amount, words = held.position, held.position.amount, held.position.words.text
    if amount is None:
        verb = tell_verb(position)
        return f"{verb}: {words}" if verb else words
    none = amount.high == 0 and not any(char.isdigit() for char in words)
    return f"none: {words}" if none else words


def _tell_day(held: Held) -> str:
    """The day of a position's report, short."""
    from datetime import date

    given = held.report.published
    if given is None:
        return "undated"
    try:
        day = date.fromisoformat(given[:10])
    except ValueError:
        return given[:10]
    return f"{day.day} {day:%b %Y}"


def _tell_held(held: Held) -> Iterator[str]:
    """When it was said and of when it speaks, what keeps it from being plain, and where it stands."""
    position = held.position
    if position.said_on is not None:
        yield f"said {tell_interval(position.said_on)}"
    if position.as_of is not None:
        yield f"as of {tell_interval(position.as_of)}"
    if position.certainty is not None and (position.certainty.low, position.certainty.high) != (0.0, 1.0):
        low, high = 100 * position.certainty.low, 100 * position.certainty.high
        yield f"{low:g}–{high:g} % likely ({position.certainty.scale})"
    elif position.hedged:
        yield "hedged"
    yield tell_report(held.report)
    if held.report.published is None:
        yield f"first seen {show_date(held.report.first_seen[:10])}"
    if held.carriers:
        yield f"the same text in {', '.join(report.id for report in held.carriers)}"
    if held.ended:
        yield tell_end(held.ended, held.ended_since)


def tell_interval(interval: Interval) -> str:
    """An interval in words: a day, from one to another, or open."""
    first, last = (show_date(value) if value else "" for value in (interval.start, interval.end))
    if first == last:
        return first
    return f"{first} to {last}" if first and last else f"from {first}" if first else f"until {last}"


def _is_own(relation: Relation, answer: QuestionAnswer) -> bool:
    """Whether a relation is between two positions of one source."""
    sources = {held.position.id: held.position.source for held in answer.held}
    return sources.get(relation.position) == sources.get(relation.other)


def _tell_relations(answer: QuestionAnswer) -> Iterator[str]:
    """How the latest positions of different sources stand to each other."""
    by_kind: dict[RelationKind, list[Relation]] = defaultdict(list)
    for relation in answer.relations:
        if not _is_own(relation, answer):
            by_kind[relation.kind].append(relation)
    if by_kind:
        yield "\nThe latest beside each other\n"
    ordered = [relation for kind in SHOWN_FIRST for relation in by_kind[kind]]
    whose = _name_sources(answer)
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    rings = find_rings(ordered)
    for ring in rings:
        words = (held.position.words.text for held in answer.held if held.position.id in ring)
        told[_name(RelationKind.AGREES), tell_ring(words)].append(_name_ring(ring, answer))
    ordered = [each for each in ordered if not any(ring >= {each.position, each.other} for ring in rings)]
    for relation in ordered:
        pair = f"{whose.get(relation.position, '?')} and {whose.get(relation.other, '?')}"
        told[_name(relation.kind), relation.reason].append(pair)
    apart = _name(RelationKind.OTHER_SCOPE)
    least = sum(kind != apart for kind, _ in told) + _MOST_APART
    rank = {_name(kind): place for place, kind in enumerate(SHOWN_FIRST)}
    shown = sorted(told.items(), key=lambda item: rank[item[0][0]])[: min(_MOST_REASONS, least)]
    for (kind, reason), pairs in shown:
        yield wrap_text(f"[{kind}] {'; '.join(dict.fromkeys(pairs))}: {reason}", 2, 4)
    if len(told) > len(shown):
        yield f"  and {len(told) - len(shown)} more: --json has them all\n"


def _name_ring(ring: frozenset[str], answer: QuestionAnswer) -> str:
    names = Counter(source.name for source in answer.sources for held in source.held if held.position.id in ring)
    whose = [name if count == 1 else f"{name} ({count} of that name)" for name, count in names.items()]
    return f"{' and '.join(filter(None, (', '.join(whose[:-1]), whose[-1])))}, each with each"


def _tell_independent(answer: QuestionAnswer) -> Iterator[str]:
    yield "\nIndependent origins\n"
    if not answer.independent.positions:
        yield "  none: only outlets in their own voice\n"
        return
    yield wrap_text(answer.independent.reason, 2, 4)
    whose = _name_sources(answer)
    told = {each.position.id: f"{whose[each.position.id]}, “{each.position.words.text}”" for each in answer.held}
    reasons: dict[str, list[str]] = defaultdict(list)
    for each in answer.independent.left:
        if each.position in told:
            reasons[each.reason].append(told[each.position])
    for reason, names in list(reasons.items())[:_MOST_REASONS]:
        yield wrap_text(f"adds none: {'; '.join(dict.fromkeys(names))}: {reason}", 2, 4)


def _name_sources(answer: QuestionAnswer) -> dict[str, str]:
    """What to call the source of each position, by the position's id."""
    return {held.position.id: source.name for source in answer.sources for held in source.held}


def _tell_others(answer: QuestionAnswer) -> Iterator[str]:
    if answer.others:
        yield "\nNear, and another question\n"
    near = _choose_others(answer)[:_MOST_OTHERS]
    for other in near:
        yield wrap_text(f"{other.label} {_tell_latest(other.latest)}", 2, 4)
        yield wrap_text(f"{other.id} · {_count(other.size, 'position')} · {other.reason}", 4)
    if len(answer.others) > len(near):
        yield f"  and {len(answer.others) - len(near)} more: --json has them all\n"


def _choose_others(answer: QuestionAnswer) -> Sequence[OtherQuestion]:
    """Near a number other numbers, where there are any; near a question of yes and no all that is near."""
    counted = [other for other in answer.others if other.latest is not None]
    return counted if counted and answer.line.kind is QuestionKind.HOW_MANY else answer.others


def _tell_latest(latest: Latest | None) -> str:
    """The last figure on a question, whose it is, and when."""
    if latest is None:
        return ""
    who = latest.source or latest.report.outlet or "the outlet"
    return f"“{latest.words}”, {who}, {date_report(latest.report)}"


def _name(kind: RelationKind) -> str:
    return kind.value.replace("_", " ")


def _clip(words: str, width: int) -> str:
    return words if len(words) <= width else words[: width - 2].rstrip() + " …"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
