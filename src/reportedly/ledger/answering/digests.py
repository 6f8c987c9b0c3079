"""What a story tells at a glance, and what of the latest reports a person should look at: a few rows, never all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from reportedly.ledger.answering.evidence import REPORT_COLUMNS, ReportLine, make_report_line
from reportedly.ledger.answering.grouped import GroupLine, is_of_kind, limit_items, make_line
from reportedly.ledger.answering.neighbours import Linked, load_linked
from reportedly.ledger.answering.recorded import find_extent
from reportedly.ledger.answering.standpoints import Request, Standpoint, read_limit
from reportedly.ledger.answering.statements import Statements, make_statements
from reportedly.ledger.schema import claims, figures, groups, items, links, members, readings, reports, silences
from reportedly.ledger.standing import Standing
from reportedly.ledger.store import Ledger
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.judgements import is_hidden

_LATEST = 12
"""Reports of a story that a digest is made of, the latest first."""

_STORY_REPORTS = 300
"""Reports of a story whose claims are listed, the latest."""

_LOOKED_AT = 60
"""Claims that the few shown are chosen from."""

_PRONOUN = 4
"""A source of so few letters without a name is a word that refers to somebody, and nobody was found."""

_SEARCHED = 2000
"""Claims that are searched for doubtful ones, the latest first."""

_STRETCH = 400
"""Claims whose speakers are listed at a time."""

_RECENT = 400
"""Items whose links are searched for doubtful ones, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim in one line. ``source`` is its name, else its words ("" where none is stated); ``figures`` how many."""

    id: str
    report: ReportLine
    source: str
    kind: str
    naming: str
    cue: str | None
    content: str
    polarity: str
    confidence: float
    figures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceLine:
    """What somebody would not say, in one line; ``number`` counts the silences of its reading from 1."""

    report: ReportLine
    number: int
    words: str
    kind: str
    source: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A story at a glance: its newest claims, its questions with several positions, what is not said.

    ``origins`` is how many of its texts are independent: copies count once, and so do texts that carry passages of each
    other. Of a very large story only the latest reports are counted.
    """

    claims: tuple[ClaimLine, ...]
    questions: tuple[GroupLine, ...]
    silences: tuple[SilenceLine, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two questions that may be one, and the two items whose link leaves that open."""

    left: GroupLine
    right: GroupLine
    one: Linked
    other: Linked


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A named source: ``claims`` are those of the stretch that was looked at, ``last`` the report with the latest."""

    name: str
    kind: str
    naming: str
    role: str | None
    country: str | None
    claims: int
    last: ReportLine


def digest_story(ledger: Ledger, story: GroupLine, standpoint: Standpoint, *, most: int = 4) -> Digest:
    """A story at a glance, from its latest reports."""
    with ledger.read() as connection:
        told = _list_reports(connection, story.key, standpoint, most=_STORY_REPORTS)
        held = told[:_LATEST]
        reading_keys = [row.reading_key for row in held if row.reading_key is not None]
        return Digest(
            claims=tuple(_choose_claims(_select_claims(connection, reading_keys), most)),
            questions=tuple(_list_questions(connection, [row.report_key for row in held])),
            silences=tuple(_list_silences(connection, reading_keys, most)),
            origins=_count_origins(connection, [row.report_key for row in told]),
        )


def find_unsure(ledger: Ledger, request: Request, *, confidence: float) -> tuple[ClaimLine, ...]:
    """The latest claims whose reading is unsure: below ``confidence``, or of a "she" or "they" without a name."""
    pronoun = and_(claims.c.source_name.is_(None), func.length(claims.c.source_words).between(1, _PRONOUN))
    latest = (
        select(claims.c.key)
        .where(claims.c.current.is_not(False), *request.limit_key(claims.c.key, request.mark))
        .order_by(claims.c.key.desc())
        .limit(_SEARCHED)
        .subquery()
    )
    query = (
        _start_claims()
        .join(latest, latest.c.key == claims.c.key)
        .where(or_(claims.c.confidence < confidence, pronoun))
        .order_by(claims.c.key.desc())
        .limit(request.limit)
    )
    with ledger.read() as connection:
        return tuple(_make_claim(row) for row in connection.execute(query))


def find_doubts(ledger: Ledger, request: Request, *, kind: str) -> tuple[Doubt, ...]:
    """Pairs of questions that a link of that ``kind`` leads between without joining them, of the latest positions.

    Each pair of questions comes once, by its strongest link.
    """
    with ledger.read() as connection:
        rows = connection.execute(_select_doubts(connection, request, kind)).all()
        chosen = list(islice(_choose_pairs(connection, rows), request.limit))
        linked = load_linked(connection, [key for row, _, _ in chosen for key in (row.left_key, row.right_key)])
    return tuple(
        Doubt(left=left, right=right, one=linked[row.left_key], other=linked[row.right_key])
        for row, left, right in chosen
    )


def find_questions_of(ledger: Ledger, claim_ids: Collection[tuple[str, str]]) -> tuple[GroupLine, ...]:
    """The questions with several positions that claims, each given as its report's id and its own, take one on.

    Those that most of these claims speak to come first.
    """
    query = (
        select(reports.c.id.label("report"), claims.c.id.label("claim"), *groups.c)
        .select_from(reports)
        .join(items, items.c.report_key == reports.c.key)
        .join(claims, claims.c.key == items.c.claim_key)
        .join(members, members.c.item_key == items.c.key)
        .join(groups, groups.c.key == members.c.group_key)
        .where(reports.c.id.in_(sorted({report for report, _ in claim_ids})))
        .where(is_of_kind(items.c.kind, GroupKind.QUESTION), groups.c.size > 1)
    )
    hits: dict[int, int] = {}
    rows: dict[int, Any] = {}
    with ledger.read() as connection:
        for row in connection.execute(query):
            if (row.report, row.claim) in claim_ids:
                hits[row.key] = hits.get(row.key, 0) + 1
                rows[row.key] = row
    ordered = sorted(rows, key=lambda key: (-hits[key], -rows[key].last_at, key))
    return tuple(make_line(rows[key], hits=hits[key]) for key in ordered)


def find_story_statements(ledger: Ledger, story: GroupLine, request: Request) -> Statements:
    """A page of the claims of a story's latest reports, as ``statements.find_statements`` has them."""
    named = ("key", "id", "kin", "reading_key", "ended", "ended_since")
    with ledger.read() as connection:
        held = _list_reports(connection, story.key, request.standpoint, most=_STORY_REPORTS)
        query = (
            select(*(claims.c[name] for name in named), *REPORT_COLUMNS)
            .join(reports, reports.c.key == claims.c.report_key)
            .where(claims.c.reading_key.in_([row.reading_key for row in held if row.reading_key is not None]))
            .where(claims.c.current.is_not(False), *request.limit_key(claims.c.key, request.mark))
            .order_by(request.order(claims.c.key))
            .limit(request.limit + 1)
        )
        rows = connection.execute(query).all()
        shown = [(row, Standing(current=True, ended=row.ended, since=row.ended_since)) for row in rows[: request.limit]]
        said = tuple(each for each in make_statements(connection, shown) if not is_hidden(each.verdicts))
    return Statements(statements=said, next=str(shown[-1][0].key) if len(rows) > request.limit else None)


def find_speakers(ledger: Ledger, request: Request) -> tuple[tuple[Speaker, ...], str | None]:
    """Who spoke in a stretch of the latest claims, the last to speak first, and the mark of the stretch before it."""
    named = ("key", "source_name", "source_kind", "source_naming", "source_role", "source_country")
    query = (
        select(*(claims.c[name] for name in named), *REPORT_COLUMNS)
        .join(reports, reports.c.key == claims.c.report_key)
        .where(claims.c.current.is_not(False), *request.limit_key(claims.c.key, request.mark))
        .order_by(claims.c.key.desc())
        .limit(_STRETCH + 1)
    )
    with ledger.read() as connection:
        rows = connection.execute(query).all()
    by_name: dict[str, list[Any]] = {}
    for row in rows[:_STRETCH]:
        if row.source_name is not None:
            by_name.setdefault(row.source_name, []).append(row)
    more = str(rows[_STRETCH - 1].key) if len(rows) > _STRETCH else None
    return tuple(_make_speaker(name, own) for name, own in by_name.items()), more


def _make_speaker(name: str, rows: Sequence[Any]) -> Speaker:
    return Speaker(
        name=name,
        kind=rows[0].source_kind,
        naming=rows[0].source_naming,
        role=next((row.source_role for row in rows if row.source_role), None),
        country=next((row.source_country for row in rows if row.source_country), None),
        claims=len(rows),
        last=make_report_line(rows[0]),
    )


def _list_reports(connection: Connection, group: int, standpoint: Standpoint, *, most: int = _LATEST) -> Sequence[Any]:
    query = (
        select(items.c.report_key, reports.c.reading_key)
        .select_from(members)
        .join(items, items.c.key == members.c.item_key)
        .join(reports, reports.c.key == items.c.report_key)
        .where(members.c.group_key == group, *limit_items(standpoint, find_extent(connection, standpoint)))
        .order_by(items.c.at.desc(), items.c.key.desc())
        .limit(most)
    )
    return connection.execute(query).all()


def _count_origins(connection: Connection, report_keys: Collection[int]) -> int:
    """The texts of reports, those that share passages counted as one."""
    query = (
        select(items.c.key, items.c.head_key, members.c.group_key)
        .join(members, members.c.item_key == items.c.key)
        .where(items.c.report_key.in_(report_keys), items.c.kind == GroupKind.ORIGIN.value)
    )
    rows = connection.execute(query).all()
    of_head = {row.head_key or row.key: row.group_key for row in rows}
    shared = select(links.c.left_key, links.c.right_key).where(
        links.c.left_key.in_(sorted(of_head)), links.c.right_key.in_(sorted(of_head)), links.c.joins.is_(False)
    )
    first = {row.group_key: row.group_key for row in rows}

    def find(group: int) -> int:
        while first[group] != group:
            group = first[group]
        return group

    for link in connection.execute(shared):
        one, other = find(of_head[link.left_key]), find(of_head[link.right_key])
        first[max(one, other)] = min(one, other)
    return len({find(group) for group in first})


def _start_claims() -> Any:
    named = (
        *("id", "key", "kin", "source_name", "source_words", "source_kind", "source_naming", "cue", "content"),
        *("polarity", "stance", "confidence"),
    )
    counted = select(func.count()).where(
        figures.c.reading_key == claims.c.reading_key, figures.c.claim_key == claims.c.key
    )
    return (
        select(*(claims.c[name] for name in named), counted.scalar_subquery().label("figures"), *REPORT_COLUMNS)
        .select_from(claims)
        .join(reports, reports.c.key == claims.c.report_key)
    )


def _select_claims(connection: Connection, reading_keys: Collection[int]) -> Sequence[Any]:
    query = (
        _start_claims()
        .where(claims.c.reading_key.in_(reading_keys), claims.c.current.is_not(False), claims.c.ended.is_(None))
        .order_by(claims.c.key.desc())
        .limit(_LOOKED_AT)
    )
    return connection.execute(query).all()


def _choose_claims(rows: Iterable[Any], most: int) -> Iterator[ClaimLine]:
    """Of the newest those with a figure or a named source first, each source and each wording once."""
    ordered = sorted(rows, key=lambda row: (row.stance != "assert", row.figures == 0 and row.source_name is None))
    kin: set[int] = set()
    sources: set[str] = set()
    for row in ordered:
        name = (row.source_name or row.source_words).casefold()
        if len(sources) == most or row.kin in kin or name in sources or len(name) <= _PRONOUN:
            continue
        kin.add(row.kin)
        sources.add(name)
        yield _make_claim(row)


def _make_claim(row: Any) -> ClaimLine:
    return ClaimLine(
        id=row.id,
        report=make_report_line(row),
        source=row.source_name or row.source_words,
        kind=row.source_kind,
        naming=row.source_naming,
        cue=row.cue,
        content=row.content,
        polarity=row.polarity,
        confidence=row.confidence,
        figures=row.figures,
    )


def _list_questions(connection: Connection, report_keys: Collection[int]) -> Iterator[GroupLine]:
    """Those that most reports speak to first."""
    query = (
        select(*groups.c, func.count(items.c.report_key.distinct()).label("hits"))
        .select_from(items)
        .join(members, members.c.item_key == items.c.key)
        .join(groups, groups.c.key == members.c.group_key)
        .where(items.c.report_key.in_(report_keys), is_of_kind(items.c.kind, GroupKind.QUESTION), groups.c.size > 1)
        .group_by(groups.c.key)
        .order_by(groups.c.reports.desc(), groups.c.size.desc(), groups.c.key)
    )
    return (make_line(row, hits=row.hits) for row in connection.execute(query))


def _list_silences(connection: Connection, reading_keys: Collection[int], most: int) -> Iterator[SilenceLine]:
    named = ("number", "words", "kind", "source_name", "source_words", "about")
    query = (
        select(*(silences.c[name] for name in named), *REPORT_COLUMNS)
        .join(readings, readings.c.key == silences.c.reading_key)
        .join(reports, reports.c.key == readings.c.report_key)
        .where(silences.c.reading_key.in_(reading_keys))
        .order_by(silences.c.reading_key.desc(), silences.c.number)
    )
    told: set[tuple[str, str]] = set()
    for row in connection.execute(query):
        name = ((row.source_name or row.source_words).casefold(), row.words.casefold())
        if name not in told and len(told) < most:
            told.add(name)
            yield SilenceLine(
                report=make_report_line(row),
                number=row.number,
                words=row.words,
                kind=row.kind,
                source=row.source_name or row.source_words,
                about=row.about,
            )


def _select_doubts(connection: Connection, request: Request, kind: str) -> Any:
    latest = (
        select(items.c.key)
        .join(reports, reports.c.key == items.c.report_key)
        .where(is_of_kind(items.c.kind, GroupKind.QUESTION), *_limit_dates(connection, request))
        .order_by(items.c.key.desc())
        .limit(_RECENT)
    )
    return (
        select(links.c.left_key, links.c.right_key)
        .where(links.c.right_key.in_(latest), links.c.link == kind, links.c.joins.is_(False))
        .order_by(links.c.score.desc(), links.c.right_key.desc(), links.c.left_key)
        .limit(_RECENT)
    )


def _limit_dates(connection: Connection, request: Request) -> Iterator[Any]:
    yield from limit_items(request.standpoint, find_extent(connection, request.standpoint))
    if request.first is not None:
        yield items.c.at >= read_limit(request.first).start


def _choose_pairs(connection: Connection, rows: Sequence[Any]) -> Iterator[tuple[Any, GroupLine, GroupLine]]:
    keys = {key for row in rows for key in (row.left_key, row.right_key)}
    query = (
        select(members.c.item_key, *groups.c)
        .join(groups, groups.c.key == members.c.group_key)
        .where(members.c.item_key.in_(sorted(keys)))
    )
    lines = {row.item_key: make_line(row) for row in connection.execute(query)}
    told: set[frozenset[int]] = set()
    for row in rows:
        left, right = lines.get(row.left_key), lines.get(row.right_key)
        if left is None or right is None or left.key == right.key:
            continue
        pair = frozenset((left.key, right.key))
        if pair not in told:
            told.add(pair)
            yield row, left, right
