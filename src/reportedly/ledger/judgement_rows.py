"""Judgements as rows, and back; and what withdrawing a report and checking a ledger do with them.

The columns hold the anchor of the first thing that a judgement is about, ``body`` everything else.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, cast, insert, or_, select, update

from reportedly.ledger.chronology import read_clock, show_microseconds
from reportedly.ledger.kinship import fold_words, hash_text
from reportedly.ledger.schema import claims, judgements, reports
from reportedly.vocabulary import GroupKind
from reportedly.vocabulary.anchors import Anchor
from reportedly.vocabulary.judgements import Aspect, Judgement, JudgementKind, Subject, SubjectKind

ERASED = "[withdrawn]"
"""What stands for the words of a text that was withdrawn."""

UNREADABLE = (ValueError, KeyError, TypeError)
"""What reading a row raises that no program of ours wrote."""

CHUNK = 500
"""Values in one condition: databases take no more than some thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """When (ISO 8601, UTC) and why a judgement was taken back."""

    key: int
    recorded: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptJudgement:
    """A judgement as a ledger has it. ``recorded_at`` is in microseconds since 1970.

    ``judgement`` is None where a text that it was about was withdrawn: what it said is erased; and where its row cannot
    be read.
    """

    key: int
    kind: JudgementKind
    author: str
    reason: str
    recorded_at: int
    judgement: Judgement | None
    undone: Undoing | None

    @property
    def recorded(self) -> str:
        """When, in ISO 8601 and UTC."""
        return show_microseconds(self.recorded_at)

    @property
    def counts(self) -> bool:
        """Whether it is neither undone nor erased."""
        return self.judgement is not None and self.undone is None


def add_judgement(connection: Connection, judgement: Judgement) -> int:
    """Add a judgement, whatever others say, and return its key."""
    first, *rest = judgement.subjects
    body = {
        "subjects": [_pack_subject(first, whole=False), *(_pack_subject(each, whole=True) for each in rest)],
        "group": judgement.group,
        "aspect": judgement.aspect,
        "value": judgement.value,
    }
    anchor = first.anchor
    row = {
        **_describe_word(judgement.kind, judgement.author, judgement.reason),
        "text_hash": first.hash,
        "report_id": first.report,
        "quotation": _quote(first),
        "context": None if anchor is None else _dump([anchor.prefix, anchor.suffix]),
        "body": _dump(body),
    }
    return _insert(connection, row)


def add_undoing(connection: Connection, key: int, author: str, reason: str) -> int:
    """Take the judgement with that key back, whosever it is, and return the key of that."""
    row = {**_describe_word(JudgementKind.UNDO, author, reason), "body": "{}", "undoes_key": key}
    return _insert(connection, row)


def has_judgements(connection: Connection, *kinds: JudgementKind) -> bool:
    """Whether there is any at all, of these kinds where some are given."""
    query = select(judgements.c.key).limit(1)
    if kinds:
        query = query.where(judgements.c.kind.in_([kind.value for kind in kinds]))
    return connection.execute(query).first() is not None


def load_judgements(
    connection: Connection, *conditions: ColumnElement[bool], known_at: int | None = None
) -> tuple[KeptJudgement, ...]:
    """Judgements in the order in which they came; those recorded by ``known_at`` (microseconds), if it is given."""
    known = [judgements.c.recorded_at <= known_at] if known_at is not None else []
    meant = select(judgements).where(judgements.c.kind != JudgementKind.UNDO.value, *conditions, *known)
    rows = connection.execute(meant.order_by(judgements.c.key)).all()
    if not rows:
        return ()
    undone = _load_undoings(connection, known)
    return tuple(_load_judgement(row, undone.get(row.key)) for row in rows)


def of_texts(hashes: Collection[str]) -> ColumnElement[bool]:
    """The condition that the first thing a judgement is about stands in one of these texts."""
    parts = sorted(hashes)
    return or_(*(judgements.c.text_hash.in_(parts[at : at + CHUNK]) for at in range(0, len(parts) or 1, CHUNK)))


def of_sources(names: Collection[str]) -> ColumnElement[bool]:
    """The condition that a judgement is about one of these sources, by name."""
    parts = sorted(names)
    chunks = [judgements.c.quotation.in_(parts[at : at + CHUNK]) for at in range(0, len(parts) or 1, CHUNK)]
    return judgements.c.text_hash.is_(None) & or_(*chunks)


def erase_judgements(connection: Connection, text_hash: str) -> None:
    """Leave nothing of what was said of a text, or quoted from it, but that somebody said something.

    Nor of what was said of sources that are named nowhere any more. What was read in the text must be gone before.
    """
    mention = f'%"hash":"{text_hash}"%'
    meant = or_(judgements.c.text_hash == text_hash, cast(judgements.c.body, Text).like(mention))
    _erase(connection, connection.execute(select(judgements.c.key).where(meant)).scalars().all())
    _erase(connection, _list_nameless(connection))


def _erase(connection: Connection, keys: Sequence[int]) -> None:
    for at in range(0, len(keys), CHUNK):
        part = keys[at : at + CHUNK]
        about = or_(judgements.c.key.in_(part), judgements.c.undoes_key.in_(part))
        erased = {"context": ERASED, "reason": ERASED, "body": "{}", "quotation": ERASED}
        connection.execute(update(judgements).where(about).values(**erased))


def _list_nameless(connection: Connection) -> list[int]:
    """The keys of judgements on sources whose names are in no reading, and that nobody has corrected another one to."""
    own = (judgements.c.text_hash.is_(None), judgements.c.undoes_key.is_(None), judgements.c.body != "{}")
    rows = connection.execute(select(judgements.c.key, judgements.c.quotation).where(*own)).all()
    if not rows:
        return []
    read = connection.execute(select(claims.c.source_name).where(claims.c.source_name.is_not(None)).distinct())
    named = {fold_words(name) for name in read.scalars()}
    named |= {fold_words(name) for _, name in list_corrected_sources(connection)}
    return [row.key for row in rows if row.quotation not in named]


def list_corrected_sources(connection: Connection) -> Iterator[tuple[str, str]]:
    """The names that people have corrected sources to, whether that counts or not, each with the hash of the text."""
    corrected = judgements.c.kind == JudgementKind.CORRECT.value
    named = cast(judgements.c.body, Text).like('%"aspect":"source"%')  # most corrections are not read any further
    for row in connection.execute(select(judgements.c.text_hash, judgements.c.body).where(corrected, named)):
        with contextlib.suppress(*UNREADABLE):
            yield row.text_hash, json.loads(row.body)["value"][0]


def check_judgements(connection: Connection) -> Iterator[str]:
    """What is wrong with the judgements, a sentence for each fault."""
    authors = {row.key: row.author for row in connection.execute(select(judgements.c.key, judgements.c.author))}
    for row in connection.execute(select(judgements).order_by(judgements.c.key)):
        name = f"judgement j{row.key}"
        if row.kind == JudgementKind.UNDO.value:
            if row.undoes_key not in authors:
                yield f"{name} takes back j{row.undoes_key}, which is not there"
            elif authors[row.undoes_key] != row.author:
                yield f"{name} takes back j{row.undoes_key}, which is somebody else's"
            continue
        try:
            judgement = _read_judgement(row)
        except UNREADABLE as error:
            yield f"{name} cannot be loaded: {error}"
            continue
        yield from (f"{name}: {fault}" for fault in _check_anchors(connection, judgement))


def _check_anchors(connection: Connection, judgement: Judgement | None) -> Iterator[str]:
    for subject in judgement.subjects if judgement is not None else ():
        if subject.anchor is None:
            continue
        found = connection.execute(select(reports.c.text).where(reports.c.hash == subject.hash).limit(1)).scalar()
        end = subject.anchor.start + len(subject.anchor.quotation)
        if found is None:
            yield "the text that it is about is not there"
        elif found[subject.anchor.start : end] != subject.anchor.quotation and hash_text(found) == subject.hash:
            yield "the words that it quotes are not those at their place"


def _insert(connection: Connection, row: dict[str, Any]) -> int:
    key = connection.execute(insert(judgements), row).inserted_primary_key
    assert key is not None
    return int(key[0])


def _quote(subject: Subject) -> str | None:
    """The words that a judgement rests on: of a source its name, by which what is said of it is found."""
    if subject.anchor is not None:
        return subject.anchor.quotation
    return subject.id if subject.hash is None else None


def _describe_word(kind: JudgementKind, author: str, reason: str) -> dict[str, Any]:
    return {"kind": kind.value, "author": author, "reason": reason or None, "recorded_at": read_clock()}


def _load_undoings(connection: Connection, known: list[ColumnElement[bool]]) -> dict[int, Undoing]:
    rows = connection.execute(select(judgements).where(judgements.c.kind == JudgementKind.UNDO.value, *known))
    return {
        row.undoes_key: Undoing(key=row.key, recorded=show_microseconds(row.recorded_at), reason=row.reason or "")
        for row in rows
    }


def _load_judgement(row: Any, undone: Undoing | None) -> KeptJudgement:
    """A judgement from its row. One that cannot be read is kept as one that says nothing: ``check`` tells why."""
    try:
        judgement = _read_judgement(row)
    except UNREADABLE:
        judgement = None
    return KeptJudgement(
        key=row.key,
        kind=JudgementKind(row.kind),
        author=row.author,
        reason=row.reason or "",
        recorded_at=row.recorded_at,
        judgement=judgement,
        undone=undone,
    )


def _read_judgement(row: Any) -> Judgement | None:
    """None where it was erased. Raises what is in ``UNREADABLE``."""
    return None if row.body == "{}" else _unpack_judgement(row, json.loads(row.body))


def _unpack_judgement(row: Any, body: dict[str, Any]) -> Judgement:
    first, *rest = body["subjects"]
    whole = {**first, "report": row.report_id, "hash": row.text_hash}
    if row.context is not None:
        prefix, suffix = json.loads(row.context)
        whole["anchor"] = {"quotation": row.quotation, "prefix": prefix, "suffix": suffix, "start": first["start"]}
    return Judgement(
        kind=JudgementKind(row.kind),
        author=row.author,
        reason=row.reason or "",
        subjects=tuple(_unpack_subject(each) for each in (whole, *rest)),
        group=GroupKind(body["group"]) if body["group"] else None,
        aspect=Aspect(body["aspect"]) if body["aspect"] else None,
        value=tuple(body["value"]),
    )


def _pack_subject(subject: Subject, *, whole: bool) -> dict[str, Any]:
    """A subject as plain values; without what has columns of its own, where it is not packed ``whole``."""
    packed: dict[str, Any] = {"kind": subject.kind, "id": subject.id, "label": subject.label, "item": subject.item}
    packed |= {"exact": True} if subject.exact else {}
    anchor = subject.anchor
    if not whole:
        return packed if anchor is None else {**packed, "start": anchor.start}
    packed |= {"report": subject.report, "hash": subject.hash}
    if anchor is None:
        return packed
    words = {"quotation": anchor.quotation, "prefix": anchor.prefix, "suffix": anchor.suffix, "start": anchor.start}
    return {**packed, "anchor": words}


def _unpack_subject(packed: dict[str, Any]) -> Subject:
    anchor = packed.get("anchor")
    return Subject(
        kind=SubjectKind(packed["kind"]),
        id=packed["id"],
        report=packed["report"],
        hash=packed["hash"],
        anchor=None if anchor is None else Anchor(hash=packed["hash"], **anchor),
        label=packed["label"],
        item=packed["item"],
        exact=packed.get("exact", False),
    )


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
