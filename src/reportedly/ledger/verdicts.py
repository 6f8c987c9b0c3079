"""What people say of claims, figures and sources: corrections, grades, checks and notes, each with its author."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import ColumnElement, Connection, select

from reportedly.ledger.attaching import Target, list_related_hashes, name_source
from reportedly.ledger.judgement_rows import (
    CHUNK,
    KeptJudgement,
    has_judgements,
    list_corrected_sources,
    load_judgements,
    of_sources,
    of_texts,
)
from reportedly.ledger.schema import claims, figures, judgements
from reportedly.ledger.weighing import Weighed, weigh_judgements
from reportedly.vocabulary.judgements import (
    Aspect,
    JudgementKind,
    JudgementState,
    SubjectKind,
    Verdict,
    Word,
    find_value,
)

_SAYING = (JudgementKind.CORRECT, JudgementKind.GRADE, JudgementKind.NOTE, JudgementKind.CHECKED)
_SAYING_NAMES = tuple(kind.value for kind in _SAYING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """What people say of the claims and figures of some reports, and of all sources that are graded by name.

    ``claims`` goes by the keys of claims, with what is said of their figures; ``figures`` by the keys of figures;
    ``reports``, with notes only, by those of reports.
    """

    claims: Mapping[int, tuple[Verdict, ...]] = field(default_factory=dict)
    figures: Mapping[int, tuple[Verdict, ...]] = field(default_factory=dict)
    reports: Mapping[int, tuple[Verdict, ...]] = field(default_factory=dict)
    sources: Mapping[str, tuple[Verdict, ...]] = field(default_factory=dict)

    def of_claim(self, key: int, source: str | None) -> tuple[Verdict, ...]:
        """What is said of a claim and of its source, which is called ``source`` (None: it has no name).

        Where people have corrected the source, the right one's grade holds.
        """
        said = self.claims.get(key, ())
        right = find_value(said, Aspect.SOURCE)
        name = right[0] if right is not None else source
        return (*said, *self.sources.get(name_source(name), ())) if name is not None else said


NOTHING_SAID = Verdicts()


def read_verdicts(
    connection: Connection,
    reports: Collection[int],
    *,
    sources: Collection[str | None] | None = None,
    known_at: int | None = None,
) -> Verdicts:
    """What people say of the reports with these keys; what was recorded by ``known_at`` (microseconds), if given.

    ``sources`` are the names of the only sources that matter, beside those that people have corrected others to. It
    costs next to nothing where nobody has said anything.
    """
    if not reports or not has_judgements(connection, *_SAYING):
        return NOTHING_SAID
    saying = judgements.c.kind.in_(_SAYING_NAMES)
    about = of_texts(list_related_hashes(connection, reports))
    kept = load_judgements(connection, about, saying, known_at=known_at)
    said = _make_verdicts(connection, weigh_judgements(connection, kept, within=frozenset(reports)))
    named: ColumnElement[bool] = judgements.c.text_hash.is_(None)
    if sources is not None:
        right = (find_value(each, Aspect.SOURCE) or (None,) for each in said.claims.values())
        names = {name_source(name) for name in (*sources, *(each[0] for each in right)) if name is not None}
        named = of_sources(names)
    graded = load_judgements(connection, named, saying, known_at=known_at)
    if not graded:
        return said
    return replace(said, sources=_make_verdicts(connection, weigh_judgements(connection, graded)).sources)


def read_verdicts_of_claims(
    connection: Connection, keys: Collection[int], *, known_at: int | None = None
) -> dict[int, tuple[Verdict, ...]]:
    """By the keys of claims what people say of them, of their figures and their sources; those only that have any."""
    if not keys or not has_judgements(connection, *_SAYING):
        return {}
    names = (claims.c.key, claims.c.report_key, claims.c.source_name, claims.c.source_naming)
    wanted = sorted(keys)
    rows = [
        row
        for at in range(0, len(wanted), CHUNK)
        for row in connection.execute(select(*names).where(claims.c.key.in_(wanted[at : at + CHUNK])))
    ]
    sources = {row.source_name for row in rows}
    verdicts = read_verdicts(connection, {row.report_key for row in rows}, sources=sources, known_at=known_at)
    said = {row.key: verdicts.of_claim(row.key, row.source_name) for row in rows}
    return {key: each for key, each in said.items() if each}


def find_corrected_sources(connection: Connection, fits: Callable[[str], bool]) -> frozenset[int]:
    """The keys of claims whose source, by a person's word that counts, is one that ``fits``."""
    texts = _find_corrected_texts(connection, fits)
    if not texts:
        return frozenset()
    about = load_judgements(connection, judgements.c.kind == JudgementKind.CORRECT.value, of_texts(texts))
    verdicts = _make_verdicts(connection, weigh_judgements(connection, about))
    values = {key: find_value(said, Aspect.SOURCE) for key, said in verdicts.claims.items()}
    return frozenset(key for key, value in values.items() if value is not None and fits(value[0]))


def _find_corrected_texts(connection: Connection, fits: Callable[[str], bool]) -> set[str]:
    """The hashes of texts in which somebody has corrected a source to one that ``fits``, whether that counts or not."""
    names: dict[str, set[str]] = defaultdict(set)
    for text_hash, name in list_corrected_sources(connection):
        names[name].add(text_hash)
    return {hash for name, hashes in names.items() if fits(name) for hash in hashes}


def _make_verdicts(connection: Connection, weighed: Weighed) -> Verdicts:
    of: dict[Target, list[Verdict]] = defaultdict(list)
    for (target, aspect), words in weighed.slots.items():
        if aspect is not Aspect.PART_OF:
            of[target].append(Verdict(aspect=aspect, words=tuple(_make_word(each) for each in words)))
    for each in weighed.kept:
        if each.kind is JudgementKind.NOTE and weighed.states[each.key] is JudgementState.STANDING:
            for target in weighed.targets[each.key][0]:
                of[target].append(Verdict(aspect=None, words=(_make_word(each),)))
    _tell_parts(connection, weighed, of)
    beside = _place_figures(connection, of)
    said = {target: tuple(sorted(verdicts, key=_order)) for target, verdicts in of.items()}
    own = _take(said, SubjectKind.CLAIM)
    return Verdicts(
        claims={key: (*own.get(key, ()), *beside.get(key, ())) for key in {**own, **beside}},
        figures=_take(said, SubjectKind.FIGURE),
        reports=_take(said, SubjectKind.REPORT),
        sources={
            key: each for (kind, key), each in said.items() if kind is SubjectKind.SOURCE and isinstance(key, str)
        },
    )


def _take(said: Mapping[Target, tuple[Verdict, ...]], wanted: SubjectKind) -> dict[int, tuple[Verdict, ...]]:
    return {key: each for (kind, key), each in said.items() if kind is wanted and isinstance(key, int)}


def _tell_parts(connection: Connection, weighed: Weighed, of: dict[Target, list[Verdict]]) -> None:
    """Of each piece which claim it is a piece of, by its id; of each of those what its pieces say."""
    slots = {target: words for (target, aspect), words in weighed.slots.items() if aspect is Aspect.PART_OF}
    wholes = {each.key: weighed.targets[each.key][1][0] for words in slots.values() for each in words}
    ids = _load_claims(connection, {*slots, *wholes.values()})
    for target, words in slots.items():
        verdict = Verdict(
            aspect=Aspect.PART_OF, words=tuple(_make_word(each, (ids[wholes[each.key]][0],)) for each in words)
        )
        of[target].append(verdict)
        if not verdict.opposed:
            part = Verdict(aspect=Aspect.PARTS, words=(_make_word(words[-1], ids[target]),))
            of[wholes[words[-1].key]].append(part)


def _load_claims(connection: Connection, targets: Collection[Target]) -> dict[Target, tuple[str, str]]:
    """The id and the words of each claim."""
    names = (claims.c.key, claims.c.id, claims.c.content)
    keys = sorted(key for _, key in targets if isinstance(key, int))
    return {
        (SubjectKind.CLAIM, row.key): (row.id, row.content)
        for at in range(0, len(keys), CHUNK)
        for row in connection.execute(select(*names).where(claims.c.key.in_(keys[at : at + CHUNK])))
    }


def _place_figures(connection: Connection, of: Mapping[Target, list[Verdict]]) -> dict[int, tuple[Verdict, ...]]:
    """By the keys of claims what is said of the figures in them."""
    names = (figures.c.key, figures.c.id, figures.c.claim_key)
    keys = sorted(key for kind, key in of if kind is SubjectKind.FIGURE and isinstance(key, int))
    beside: dict[int, tuple[Verdict, ...]] = {}
    for at in range(0, len(keys), CHUNK):
        rows = connection.execute(select(*names).where(figures.c.key.in_(keys[at : at + CHUNK])))
        for row in rows.all():
            said = sorted((replace(each, figure=row.id) for each in of[SubjectKind.FIGURE, row.key]), key=_order)
            if row.claim_key is not None:
                beside[row.claim_key] = (*beside.get(row.claim_key, ()), *said)
    return beside


def _order(verdict: Verdict) -> tuple[int, int]:
    """Corrections before grades before notes, as ``Aspect`` has them."""
    rank = len(Aspect) if verdict.aspect is None else tuple(Aspect).index(verdict.aspect)
    return rank, verdict.words[0].key


def _make_word(kept: KeptJudgement, value: tuple[str, ...] | None = None) -> Word:
    assert kept.judgement is not None
    said = kept.judgement.value if value is None else value
    return Word(key=kept.key, author=kept.author, recorded=kept.recorded, reason=kept.reason, value=said)
