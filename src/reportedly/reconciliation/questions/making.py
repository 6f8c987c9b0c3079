"""From a reading its positions: how many of what, by whom; and what is affirmed or denied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from reportedly.reconciliation.questions.appeals import is_appeal
from reportedly.reconciliation.questions.assembling import Draft, assemble_position, measure_figure
from reportedly.reconciliation.questions.counted import Counted, find_counted, find_none
from reportedly.reconciliation.questions.lexicon import load_set, load_stops
from reportedly.reconciliation.questions.lexing import find_stem
from reportedly.reconciliation.questions.predicates import Statement, read_statement
from reportedly.reconciliation.questions.scenes import fold_words
from reportedly.reconciliation.questions.sources import is_carried
from reportedly.reconciliation.questions.surroundings import Surroundings
from reportedly.vocabulary import (
    Act,
    Amount,
    Claim,
    Figure,
    FigureKind,
    Passage,
    Polarity,
    Position,
    QuestionKind,
    Reading,
    Setting,
    Span,
    Topic,
)

_UNASKED = frozenset({FigureKind.ORDINAL, FigureKind.SCORE})
_MOST_POSITIONS = 2000
"""Positions of one report; a longer list is a table that nobody compares."""

_NEAR = 6
"""Sentences over which a bare number keeps the thing and the place of the one before."""

_LARGE, _SMALL = 1000, 100
_LONG, _SIDE = 24, 10
"""Words of a statement that is long; words on each side of a figure in it that tell what the figure is of."""

_TELLING = 3
"""Stems by which a content without a verb still says what it is about: "road rage as a motive", not "gun control"."""

_CAPTION = 8
"""Words that nobody says twice by chance, and of two events."""

_DEEDS = (Act.PROMISE, Act.INTEND, Act.AGREE, Act.DECLINE, Act.DEMAND)
_BESIDE = frozenset({"age", "time"})
"""What a claim may hold a figure of without being about it."""


def make_positions(reading: Reading) -> tuple[Position, ...]:
    """The positions of ``reading``: one for each figure worth asking about, then one for what each claim without such a
    figure affirms or denies. Ordinals and scores are none, nor are appeals to the public; ages are where a claim or a
    name tells whose they are.
    """
    return tuple(islice(_Maker(reading).make(), _MOST_POSITIONS))


class _Maker:
    """Goes through a reading in order of the text and remembers what bare numbers refer to."""

    def __init__(self, reading: Reading) -> None:
        self._around = Surroundings(reading)
        self._largest: tuple[int, float] | None = None
        self._before: tuple[int, Counted] | None = None
        self._told: set[tuple[tuple[str, ...], int]] = set()
        self._where: tuple[int, tuple[Setting, ...]] | None = None
        claims = self._around.claims.values()
        self._appeals = {claim.id for claim in claims if is_appeal(claim, self._around.cut(claim.content))}

    def make(self) -> Iterator[Position]:
        """All positions, those with figures first."""
        counted: set[str] = set()
        for figure in self._around.reading.figures:
            draft = self._ask_how_many(figure)
            if draft is not None:
                if figure.claim is not None and draft.topic.head not in _BESIDE:
                    counted.add(figure.claim)
                yield assemble_position(draft, self._around)
        left_out = self._find_carriers() | self._appeals
        for claim in self._around.reading.claims:
            if claim.id not in left_out:
                for draft in self._ask_claim(claim, has_figures=claim.id in counted):
                    yield assemble_position(draft, self._around)

    def _find_carriers(self) -> set[str]:
        """Claims that say only that another one says so."""
        claims = self._around.claims
        inner = ((claim, claims.get(claim.within or "")) for claim in claims.values())
        return {outer.id for claim, outer in inner if outer is not None and is_carried(outer, claim)}

    # --- how many ----------------------------------------------------------------------------------------------------

    def _ask_how_many(self, figure: Figure) -> Draft | None:
        place = self._around.lines.find(figure.span.start)
        if place is None or figure.kind in _UNASKED or self._around.is_source(figure.span):
            return None
        claim = self._around.claims.get(figure.claim or "")
        if self._is_both(figure, place) or figure.claim in self._appeals:
            return None
        if claim is None and self._is_repeated(figure, place):
            return None
        counted = self._find_counted(figure, place, claim)
        if counted is None:
            return None
        content = claim.content if claim is not None else self._around.quote(self._around.lines.spans[place])
        statement = self._read_beside(counted, place, content)
        topic = self._inherit(self._make_topic(counted, statement, content, figure, claim), counted, place)
        if figure.kind is FigureKind.AGE:
            aged = self._around.find_aged(figure.span)
            if aged is None and claim is None:
                return None
            topic = topic if aged is None else replace(topic, about=(aged,), words=(), doing=(), events=())
        return Draft(
            kind=QuestionKind.HOW_MANY,
            topic=topic,
            words=self._around.quote(figure.span),
            content=content,
            claim=claim,
            figure=figure,
            amount=measure_figure(figure),
            turned=self._is_refused(figure, place),
        )

    def _read_beside(self, counted: Counted, place: int, content: Passage) -> Statement:
        """The statement that a figure stands in; of a long one only the words on both sides of the figure."""
        pieces = self._around.cut(content)
        whole = self._around.state(content)
        if sum(len(within) for _, within in pieces) <= _LONG:
            return whole
        line = self._around.lines.read(place)
        beside = range(max(0, counted.first - _SIDE), min(len(line.low), counted.end + _SIDE))
        return replace(read_statement([(line, beside)]), events=whole.events)

    def _find_counted(self, figure: Figure, place: int, claim: Claim | None) -> Counted | None:
        before = self._before[1] if self._before is not None and place - self._before[0] <= _NEAR else None
        country = claim.source.country if claim is not None else None
        counted = find_counted(figure, self._around.lines, place, country=country, before=before)
        if counted is None or (claim is None and counted.kind == "time") or self._is_elided(figure, counted, place):
            return None
        self._before = (place, counted)
        return counted

    def _is_both(self, figure: Figure, place: int) -> bool:
        """Whether a number only says both: "the two leaders"."""
        line = self._around.lines.read(place)
        at = line.cover(figure.span.start, figure.span.end)
        return bool(at) and at[0] > 0 and line.low[at[0]] == "two" and line.low[at[0] - 1] in load_set("both")

    def _is_repeated(self, figure: Figure, place: int) -> bool:
        """Whether the report has told the figure in the same long sentence before: a caption under each picture."""
        line = self._around.lines.read(place)
        if len(line.low) < _CAPTION:
            return False  # "two people were killed" may be said of two places
        key = (line.low, figure.span.start - line.span.start)
        told = key in self._told
        self._told.add(key)
        return told

    def _is_refused(self, figure: Figure, place: int) -> bool:
        """Whether a number is named to be turned down: "in the hundreds, not the thousands"."""
        line = self._around.lines.read(place)
        at = line.cover(figure.span.start, figure.span.end)
        before = line.low[max(0, at[0] - 2) : at[0]] if at else ()
        return "not" in before or before == ("rather", "than")

    def _is_elided(self, figure: Figure, counted: Counted, place: int) -> bool:
        """Whether a number is what is left of a larger one: "ten thousand, eleven, twelve"."""
        value = figure.low if figure.low is not None else figure.high
        large = self._largest if self._largest is not None and self._largest[0] == place else None
        if value is not None and (large is None or value > large[1]):
            self._largest = (place, value)
        return counted.inherited and large is not None and large[1] >= _LARGE and (value or 0) < _SMALL

    def _make_topic(
        self, counted: Counted, statement: Statement, content: Passage, figure: Figure | None, claim: Claim | None
    ) -> Topic:
        when, scope = self._around.find_when(content)
        if figure is not None and figure.scope is not None:
            scope |= {find_stem(word) for word in fold_words(figure.scope.text).split() if word not in load_stops()}
        scope |= {*counted.scope, *(("of them",) if counted.partitive else ())}
        left_out = {find_stem(counted.head), counted.head, *(code.lower() for code in counted.terms)}
        return Topic(
            head=counted.head,
            terms=counted.terms,
            doing=counted.doings,
            about=self._around.list_about(content),
            scope=tuple(sorted(scope)),
            where=self._around.find_where(content, figure, claim),
            when=when,
            scene=self._around.scene,
            events=statement.events,
            words=tuple(word for word in statement.words if word not in left_out),
            inherited=counted.inherited,
        )

    def _inherit(self, topic: Topic, counted: Counted, place: int) -> Topic:
        """The place of a bare number: that of the sentence that names what it counts, or of the number before it."""
        unplaced = all(setting.weak for setting in topic.where)
        if unplaced and counted.inherited:
            above = () if counted.above is None else self._around.places.find_first(counted.above)
            near = self._where[1] if self._where is not None and place - self._where[0] <= _NEAR else ()
            topic = replace(topic, where=above or near or topic.where)
        elif unplaced and load_set("whole") & set(topic.terms):
            topic = replace(topic, where=self._around.places.wide or topic.where)
        if topic.where and counted.kind == "person" and not topic.where[0].weak:
            self._where = (place, topic.where)
            if not topic.doing and _are_abroad(topic):
                topic = replace(topic, doing=("present",))
        return topic

    # --- claims without a figure -------------------------------------------------------------------------------------

    def _ask_claim(self, claim: Claim, *, has_figures: bool) -> Iterator[Draft]:
        statement = self._around.state(claim.content)
        none = None if has_figures else self._count_none(claim, statement)
        if none is not None:
            yield none
        contested = _is_contested(claim)
        tells = statement.whole or len(statement.words) >= _TELLING or _is_deed(claim)
        answers = contested or (tells and not has_figures)
        if answers and statement.words and not _is_conditional(claim):
            yield self._ask_whether(claim, statement)

    def _count_none(self, claim: Claim, statement: Statement) -> Draft | None:
        for line, within in self._around.cut(claim.content):
            counted = find_none(line, within, denied=claim.polarity is Polarity.NEGATIVE)
            if counted is not None:
                span = Span(start=line.starts[counted.first], end=line.ends[counted.end - 1])
                return Draft(
                    kind=QuestionKind.HOW_MANY,
                    topic=self._make_topic(counted, statement, claim.content, None, claim),
                    words=self._around.quote(span),
                    content=claim.content,
                    claim=claim,
                    amount=Amount(kind=FigureKind.COUNT, low=0, high=0),
                    settled=True,
                )
        return None

    def _ask_whether(self, claim: Claim, statement: Statement) -> Draft:
        when, scope = self._around.find_when(claim.content)
        topic = Topic(
            head=statement.head,
            terms=statement.nations,
            doing=statement.doings,
            about=self._around.list_about(claim.content),
            scope=tuple(sorted(scope)),
            where=self._around.find_where(claim.content, None, claim),
            when=when,
            scene=self._around.scene,
            events=statement.events,
            words=statement.words,
        )
        return Draft(
            kind=QuestionKind.WHETHER,
            topic=topic,
            words=claim.content,
            content=claim.content,
            claim=claim,
            turned=statement.negated,
        )


def _are_abroad(topic: Topic) -> bool:
    """People of one nation whom a report counts in another: they are there."""
    nations = {term for term in topic.terms if term.isupper()}
    return bool(nations) and all(one.country is not None and one.country not in nations for one in topic.where)


def _is_conditional(claim: Claim) -> bool:
    """Whether nothing is affirmed: "If foreign troops come …"."""
    return claim.content.text.lstrip(" \"'“‘").casefold().startswith(("if ", "whether "))


def _is_deed(claim: Claim) -> bool:
    """Whether it tells what somebody means to do, is to do, or will not: "vowed to sail on Monday"."""
    act = claim.cue.act if claim.cue is not None else None
    return act in _DEEDS and claim.content.text.lstrip(" \"'“‘").casefold().startswith("to ")


def _is_contested(claim: Claim) -> bool:
    """Whether a claim with figures also answers whether something is so: it denies, confirms or accuses."""
    act = claim.cue.act if claim.cue is not None else None
    return claim.polarity is Polarity.NEGATIVE or act in (Act.DENY, Act.CONFIRM, Act.ACCUSE)
