"""The gold sets, read from a folder outside the repository (its README says what each is and where it comes from).

No text of theirs may be kept in the repository. Splits are those of the rows. A row is read as what it is scored
for; everything else in it is left alone.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from evals.records import Attributed, EvaluationError, Named, Word, make_spans, merge_spans
from reportedly.vocabulary import Span

DEFAULT_FOLDER = Path(__file__).parents[2] / "shared" / "data"
"""``../shared/data`` as seen from the repository root."""

SPLITS = ("train", "dev", "test")

Row = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with the attributions that people found in it."""

    id: str
    text: str
    attributions: tuple[Attributed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPassage:
    """A passage of a document as tokens, with a BIO label each (``B-source``, ``I-content``, ``O`` …)."""

    id: str
    doc: str
    tokens: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSource:
    """A source that a sentence appeals to; ``type`` is FactAppeal's own, or None."""

    span: Span
    named: bool
    type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedSentence:
    """A sentence with the sources that it appeals to; most have none."""

    id: str
    text: str
    sources: tuple[GoldSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """A text with its names. Where not ``complete``, a name that is not listed is no negative."""

    id: str
    text: str
    names: tuple[Named, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedText:
    """A text with its sentences and syntactic words."""

    id: str
    text: str
    sentences: tuple[Span, ...]
    words: tuple[Word, ...]


def find_folder(folder: Path | None) -> Path:
    """The folder of gold data; raises EvaluationError where there is none."""
    chosen = folder or DEFAULT_FOLDER
    if not (chosen / "polnear.jsonl").is_file():
        raise EvaluationError(
            f"no gold data at {chosen}: polnear.jsonl is not there. Give the folder with --data DIR; "
            "evals/README.md says where each set is published."
        )
    return chosen


def read_rows(folder: Path, name: str) -> Iterator[Row]:
    """The rows of one set, in file order; raises EvaluationError where the file is missing."""
    path = folder / f"{name}.jsonl"
    if not path.is_file():
        raise EvaluationError(f"{path} is missing: put the set there (evals/README.md says where it is published)")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def check_split(split: str) -> str:
    """``split``, if it is one; raises EvaluationError."""
    if split not in SPLITS:
        raise EvaluationError(f"no split is called {split!r}: choose one of {', '.join(SPLITS)}")
    return split


def load_polnear(folder: Path, split: str) -> tuple[Article, ...]:
    """PolNeAR articles as raw text."""
    return _load_articles(folder, "polnear", split)


def load_gum_attribution(folder: Path, split: str) -> tuple[Article, ...]:
    """GUM's articles with attributions derived from its discourse trees; another definition, so a guide."""
    return _load_articles(folder, "gum_attribution", split)


def load_cofenet(folder: Path, split: str) -> tuple[TokenPassage, ...]:
    """PolNeAR passages as CofeNet scored them."""
    rows = _select(read_rows(folder, "polnear_cofenet"), check_split(split))
    return tuple(
        TokenPassage(id=row["id"], doc=row["doc"], tokens=tuple(row["tokens"]), labels=tuple(row["labels"]))
        for row in rows
    )


def load_factappeal(folder: Path, split: str) -> tuple[SourcedSentence, ...]:
    """FactAppeal's sentences."""
    rows = _select(read_rows(folder, "factappeal"), check_split(split))
    return tuple(SourcedSentence(id=row["id"], text=row["text"], sources=_read_sources(row)) for row in rows)


def load_names(folder: Path, corpus: str, split: str) -> tuple[NamedText, ...]:
    """The texts of one corpus of ``ner.jsonl`` in the types of its own scheme.

    Half of UNER EWT's development texts train the model (``training/gold.py``) and are left out here.
    """
    rows = _select(read_rows(folder, "ner"), check_split(split), corpus)
    return tuple(
        NamedText(id=_make_id(row), text=row["text"], names=_read_names(row), complete=row["complete"])
        for row in rows
        if not _is_trained(row)
    )


def _is_trained(row: Row) -> bool:
    clean = row["corpus"] == "uner_ewt" and row["split"] == "dev"
    return clean and zlib.crc32(str(row["doc_id"]).encode()) % 2 == 0


def load_parsed(folder: Path, corpus: str, split: str) -> tuple[ParsedText, ...]:
    """The documents of one corpus of ``ud.jsonl``."""
    rows = _select(read_rows(folder, "ud"), check_split(split), corpus)
    return tuple(
        ParsedText(
            id=_make_id(row), text=row["text"], sentences=make_spans(row["sentences"]), words=_read_words(row["tokens"])
        )
        for row in rows
    )


def pick_sample(items: Sequence[T], limit: int | None) -> Sequence[T]:
    """``limit`` of the items, the same on every run, in their order; all where ``limit`` is None or large.

    Items are chosen by the checksum of their ``id`` (``doc`` where several passages make a document), so that a
    sample does not depend on file order.
    """
    keys = sorted({_find_key(item) for item in items}, key=lambda key: (zlib.crc32(key.encode()), key))
    if limit is None or limit >= len(keys):
        return items
    chosen = set(keys[:limit])
    return tuple(item for item in items if _find_key(item) in chosen)


def _find_key(item: object) -> str:
    return str(getattr(item, "doc", None) or getattr(item, "id", item))


def _load_articles(folder: Path, name: str, split: str) -> tuple[Article, ...]:
    rows = _select(read_rows(folder, name), check_split(split))
    return tuple(Article(id=row["id"], text=row["text"], attributions=_read_attributions(row)) for row in rows)


def _select(rows: Iterable[Row], split: str, corpus: str | None = None) -> Iterator[Row]:
    return (row for row in rows if row["split"] == split and (corpus is None or row["corpus"] == corpus))


def _make_id(row: Row) -> str:
    # A PUD document id stands twice where one of its sentences is set apart as incomplete: the text tells them apart.
    return f"{row['corpus']}/{row['doc_id']}/{zlib.crc32(row['text'].encode()):08x}"


def _read_attributions(row: Row) -> tuple[Attributed, ...]:
    attributions = (_read_attribution(row["text"], item) for item in row["attributions"])
    return tuple(attributed for attributed in attributions if attributed.content)


def _read_attribution(text: str, item: Row) -> Attributed:
    source, cue, content = (merge_spans(text, make_spans(item[kind])) for kind in ("source", "cue", "content"))
    return Attributed(source=source, cue=cue, content=content)


def _read_sources(row: Row) -> tuple[GoldSource, ...]:
    return tuple(
        GoldSource(span=make_spans([item["span"]])[0], named=item["named"], type=_read_type(item["source_type"]))
        for item in row["sources"]
    )


def _read_type(value: str | None) -> str | None:
    return None if value in (None, "null") else value


def _read_names(row: Row) -> tuple[Named, ...]:
    return tuple(Named(span=Span(start=item[0], end=item[1]), type=item[2]) for item in row["entities"])


def _read_words(tokens: Sequence[Sequence[Any]]) -> tuple[Word, ...]:
    """Words with heads as indices into the text's words (the file's are indices into the sentence)."""
    words = []
    first, sentence = 0, None
    for index, (start, end, upos, _lemma, head, relation, number, *_) in enumerate(tokens):
        if number != sentence:
            first, sentence = index, number
        place = head if head < 0 else first + head
        words.append(Word(span=Span(start=start, end=end), upos=upos, head=place, relation=relation))
    return tuple(words)
