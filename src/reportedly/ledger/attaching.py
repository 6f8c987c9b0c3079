"""Where judgements hold now: the claims, figures and reports in view that what was judged has become.

A text that is the same, or another version at its address, is looked through for the words that a judgement is fastened
to; of the claims there the one that overlaps those words best is meant. Two that overlap them alike are no answer.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from reportedly.ledger.judgement_rows import CHUNK
from reportedly.ledger.kinship import fold_words
from reportedly.ledger.schema import claims, figures, reports
from reportedly.vocabulary import Span
from reportedly.vocabulary.anchors import Anchor, find_anchor
from reportedly.vocabulary.judgements import Subject, SubjectKind

Target = tuple[SubjectKind, int | str]
"""What a judgement holds for: a row of ``claims``, ``figures`` or ``reports`` by its key, or a source by its name."""

LEAST_OVERLAP = 0.5
"""Of all that a claim and the words quoted cover together; a claim that shares less says something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A report that judgements may hold for: its row without the text."""

    key: int
    id: str
    hash: str
    address_key: int | None
    reading_key: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A claim or a figure in view of its report, where it stands, and who says it."""

    key: int
    id: str
    span: Span
    names: tuple[str, ...]


def attach_subjects(
    connection: Connection, subjects: Iterable[Subject], *, within: Collection[int] | None = None
) -> dict[Subject, tuple[Target, ...]]:
    """What each subject is now, in the order of the reports; nothing for one that is not found any more.

    ``within`` are the keys of the only reports that matter.
    """
    wanted = list(dict.fromkeys(subjects))
    texts = _find_texts(connection, {each.hash for each in wanted if each.hash is not None}, within)
    places = _Places(connection, wanted, texts)
    return {subject: tuple(_attach(subject, texts, places)) for subject in wanted}


def list_related_hashes(connection: Connection, keys: Collection[int]) -> frozenset[str]:
    """The hashes of these reports' texts and of all at their addresses: what is said of those may hold for them."""
    related: set[str] = set()
    found: set[int] = set()
    for part in _chunk(sorted(keys)):
        for row in connection.execute(select(reports.c.hash, reports.c.address_key).where(reports.c.key.in_(part))):
            related.add(row.hash)
            if row.address_key is not None:
                found.add(row.address_key)
    for part in _chunk(sorted(found)):
        related.update(connection.execute(select(reports.c.hash).where(reports.c.address_key.in_(part))).scalars())
    return frozenset(related)


def name_source(name: str) -> str:
    """What a source is known by, whatever the case and the quotation marks of its name."""
    return fold_words(name)


def _attach(subject: Subject, texts: Mapping[str, Sequence[Text]], places: _Places) -> Iterator[Target]:
    if subject.hash is None:
        yield SubjectKind.SOURCE, name_source(subject.id)
        return
    found = texts.get(subject.hash, ())
    if subject.kind is SubjectKind.REPORT:
        yield from ((SubjectKind.REPORT, text.key) for text in _choose_versions(subject, found))
        return
    for text in found:
        key = places.find(subject, text)
        if key is not None:
            yield subject.kind, key


def _choose_versions(subject: Subject, found: Sequence[Text]) -> Iterator[Text]:
    """The report itself and the versions at its address; a copy of it at another one is another report."""
    own = {text.address_key for text in found if text.id == subject.report and text.hash == subject.hash} - {None}
    return (text for text in found if text.id == subject.report or text.address_key in own)


def _find_texts(
    connection: Connection, hashes: Collection[str], within: Collection[int] | None
) -> dict[str, list[Text]]:
    """By each hash the reports that have this text, and those at the addresses of these, by their keys."""
    own = list(_select_texts(connection, reports.c.hash, hashes))
    addresses = {text.address_key for text in own} - {None}
    beside: dict[int, list[Text]] = defaultdict(list)
    for text in _select_texts(connection, reports.c.address_key, addresses):
        assert text.address_key is not None
        beside[text.address_key].append(text)
    found: dict[str, dict[int, Text]] = defaultdict(dict)
    for text in own:
        others = beside[text.address_key] if text.address_key is not None else ()
        found[text.hash].update({each.key: each for each in (text, *others)})
    return {
        hash: [texts[key] for key in sorted(texts) if within is None or key in within] for hash, texts in found.items()
    }


def _select_texts(connection: Connection, column: Any, values: Collection[Any]) -> Iterator[Text]:
    names = (reports.c.key, reports.c.id, reports.c.hash, reports.c.address_key, reports.c.reading_key)
    for part in _chunk(sorted(values)):
        for row in connection.execute(select(*names).where(column.in_(part))):
            yield Text(**row._mapping)


class _Places:
    """What stands where in the readings in view of some reports.

    What is still there under its id, at its place, is looked up; all else of a reading is loaded, and its text where it
    is another one, only where something is not.
    """

    def __init__(
        self, connection: Connection, subjects: Iterable[Subject], texts: Mapping[str, Iterable[Text]]
    ) -> None:
        self._connection = connection
        self._found: dict[tuple[Subject, int], int] = {}
        self._known: dict[SubjectKind, dict[int, list[Candidate]]] = {}
        for kind, load in ((SubjectKind.CLAIM, _load_claims), (SubjectKind.FIGURE, _load_figures)):
            pairs = [
                (subject, text, text.reading_key)
                for subject in subjects
                if subject.kind is kind and subject.hash is not None
                for text in texts.get(subject.hash, ())
                if text.reading_key is not None
            ]
            own = [(subject, reading) for subject, text, reading in pairs if text.hash == subject.hash]
            self._found |= _find_unchanged(connection, load, own)
            rest = {reading for subject, _, reading in pairs if (subject, reading) not in self._found}
            self._known[kind] = load(connection, rest, None)

    def find(self, subject: Subject, text: Text) -> int | None:
        """The key of the claim or figure in ``text`` that ``subject`` is now."""
        anchor = subject.anchor
        if anchor is None or text.reading_key is None:
            return None
        unchanged = self._found.get((subject, text.reading_key))
        candidates = self._known[subject.kind].get(text.reading_key)
        if unchanged is not None or not candidates:
            return unchanged
        span = _span(anchor) if text.hash == subject.hash else find_anchor(anchor, self._load_text(text.key))
        return None if span is None else _choose(subject, span, candidates)

    def _load_text(self, key: int) -> str:
        return str(self._connection.execute(select(reports.c.text).where(reports.c.key == key)).scalar_one())


_Load = Callable[[Connection, Collection[int], Collection[str] | None], dict[int, list[Candidate]]]


def _find_unchanged(
    connection: Connection, load: _Load, own: Sequence[tuple[Subject, int]]
) -> dict[tuple[Subject, int], int]:
    """Of subjects and readings of their own texts those that have the very claim or figure still."""
    found: dict[tuple[Subject, int], int] = {}
    for part in _chunk(own):
        known = load(connection, {reading for _, reading in part}, {subject.id for subject, _ in part})
        for subject, reading in part:
            same = [each for each in known.get(reading, ()) if each.id == subject.id and _is_like(subject, each)]
            if len(same) == 1 and subject.anchor is not None and same[0].span == _span(subject.anchor):
                found[subject, reading] = same[0].key
    return found


def _span(anchor: Anchor) -> Span:
    return Span(start=anchor.start, end=anchor.start + len(anchor.quotation))


def _load_claims(
    connection: Connection, wanted: Collection[int], ids: Collection[str] | None
) -> dict[int, list[Candidate]]:
    """By these readings their claims, with these ids where some are given."""
    names = (claims.c.key, claims.c.id, claims.c.reading_key, claims.c.content_spans)
    query = select(*names, claims.c.source_name, claims.c.source_words)
    found: dict[int, list[Candidate]] = defaultdict(list)
    for row in _select(connection, query, claims, wanted, ids):
        spans = json.loads(row.content_spans)
        hull = Span(start=spans[0][0], end=spans[-1][1])
        called = tuple(filter(None, (row.source_name, row.source_words)))
        found[row.reading_key].append(Candidate(key=row.key, id=row.id, span=hull, names=called))
    return found


def _load_figures(
    connection: Connection, wanted: Collection[int], ids: Collection[str] | None
) -> dict[int, list[Candidate]]:
    """By these readings their figures, with these ids where some are given."""
    query = select(figures.c.key, figures.c.id, figures.c.reading_key, figures.c.start, figures.c.end)
    found: dict[int, list[Candidate]] = defaultdict(list)
    for row in _select(connection, query, figures, wanted, ids):
        span = Span(start=row.start, end=row.end)
        found[row.reading_key].append(Candidate(key=row.key, id=row.id, span=span, names=()))
    return found


def _select(
    connection: Connection, query: Select[Any], table: Table, wanted: Collection[int], ids: Collection[str] | None
) -> Iterator[Any]:
    meant = query if ids is None else query.where(table.c.id.in_(sorted(ids)))
    for part in _chunk(sorted(wanted)):
        yield from connection.execute(meant.where(table.c.reading_key.in_(part)))


def _choose(subject: Subject, span: Span, candidates: Iterable[Candidate]) -> int | None:
    """The one that overlaps ``span`` best; of several alike the one with the same id, then with the same source."""
    measured = [(_measure_overlap(span, each.span), each) for each in candidates if _is_like(subject, each)]
    best = max((overlap for overlap, _ in measured), default=0.0)
    if best < (1.0 if subject.exact else LEAST_OVERLAP):
        return None
    alike = [each for overlap, each in measured if overlap == best]
    same = [each for each in alike if each.id == subject.id] or [each for each in alike if subject.label in each.names]
    chosen = alike if len(alike) == 1 else same
    return chosen[0].key if len(chosen) == 1 else None


def _is_like(subject: Subject, candidate: Candidate) -> bool:
    """Whether it is the same source's, where that matters."""
    return not subject.exact or subject.kind is SubjectKind.FIGURE or subject.label in ("", *candidate.names)


def _measure_overlap(left: Span, right: Span) -> float:
    shared = min(left.end, right.end) - max(left.start, right.start)
    return max(0, shared) / (max(left.end, right.end) - min(left.start, right.start))


def _chunk(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[at : at + CHUNK] for at in range(0, len(values), CHUNK))
