"""Examples to tensors: words with tags, windows cut anew each epoch, batches by a budget of pieces."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.reading.layout import find_paragraphs
from reportedly.reading.pieces import Pieces, cut_pieces
from reportedly.reading.quotes import find_quotations
from training.gold import Example, GoldAttribution
from training.labels import ATTRIBUTION_KINDS, ATTRIBUTION_TAGS, NAME_TAGS, NAME_TYPES, RELATIONS, UPOS

CLS, SEP, MASK = 101, 102, 103
IGNORE = -100

Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A labelled stretch of words, ends inclusive, of one attribution."""

    kind: int
    first: int
    last: int
    attribution: int


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """An example in pieces with labels a word. ``allowed`` [words, name tags] bool; None where a set has no labels."""

    id: str
    corpus: str
    pieces: Pieces
    paragraphs: Ints
    tags: Ints | None
    mentions: tuple[Mention, ...]
    allowed: NDArray[np.bool_] | None
    upos: Ints | None
    heads: Ints | None
    relations: Ints | None
    sentences: Ints | None
    factuality: NDArray[np.float32] | None = None


def load_tokenizer(path: Path) -> Tokenizer:
    """The vocabulary's tokenizer, without the truncation that its file asks for."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def label_example(example: Example, tokenizer: Tokenizer) -> Labelled:
    """Cut an example into pieces and lay its labels on the words."""
    paragraphs = find_paragraphs(example.text)
    pieces = cut_pieces(
        example.text,
        tokenizer=tokenizer,
        paragraphs=paragraphs,
        quotations=find_quotations(example.text, paragraphs),
    )
    tags, mentions = _lay_attributions(pieces, example.attributions)
    upos, heads, relations, sentences = _lay_syntax(pieces, example)
    marks = np.searchsorted(pieces.starts, [paragraph.start for paragraph in paragraphs])
    return Labelled(
        id=example.id,
        corpus=example.corpus,
        pieces=pieces,
        paragraphs=np.unique(np.append(marks, 0)),
        tags=tags,
        mentions=mentions,
        allowed=_lay_names(pieces, example),
        upos=upos,
        heads=heads,
        relations=relations,
        sentences=sentences,
        factuality=_lay_factuality(pieces, example),
    )


def _lay_factuality(pieces: Pieces, example: Example) -> NDArray[np.float32] | None:
    """Values [words] from -3 to 3 on the first words of the judged spans, not a number elsewhere."""
    if not example.factuality:
        return None
    values = np.full(pieces.words, np.nan, dtype=np.float32)
    for start, end, value in example.factuality:
        place = words_at(pieces, start, end)
        if place is not None:
            values[place[0]] = value
    return values


def words_at(pieces: Pieces, start: int, end: int) -> tuple[int, int] | None:
    """First and last word that share a character with ``[start, end)``."""
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    last = int(np.searchsorted(pieces.starts, end, side="left")) - 1
    return (first, last) if first <= last else None


def _lay_attributions(
    pieces: Pieces, attributions: tuple[GoldAttribution, ...] | None
) -> tuple[Ints | None, tuple[Mention, ...]]:
    if attributions is None:
        return None, ()
    tags = np.zeros(pieces.words, dtype=np.int64)
    mentions = []
    for kind in (2, 1, 0):
        for index, attribution in enumerate(attributions):
            for start, end in getattr(attribution, ATTRIBUTION_KINDS[kind]):
                place = words_at(pieces, start, end)
                if place is None:
                    continue
                tags[place[0]] = ATTRIBUTION_TAGS.index(f"B-{ATTRIBUTION_KINDS[kind]}")
                tags[place[0] + 1 : place[1] + 1] = tags[place[0]] + 1
                mentions.append(Mention(kind=kind, first=place[0], last=place[1], attribution=index))
    return _mend(tags), tuple(mentions)


def _mend(tags: Ints) -> Ints:
    """Where one span was laid over another, what is left behind it begins anew."""
    inside = (tags > 0) & (tags % 2 == 0)
    before = np.append(0, tags[:-1])
    broken = inside & (before != tags) & (before != tags - 1)
    return np.where(broken, tags - 1, tags)


def _lay_names(pieces: Pieces, example: Example) -> NDArray[np.bool_] | None:
    if example.names is None:
        return None
    allowed = np.zeros((pieces.words, len(NAME_TAGS)), dtype=np.bool_)
    allowed[:, 0] = True
    for kind in example.outside:
        place = NAME_TAGS.index(f"B-{kind}")
        allowed[:, place : place + 2] = True
    for name in example.names:
        place_of = words_at(pieces, name.start, name.end)
        if place_of is None:
            continue
        first, last = place_of
        allowed[first : last + 1] = not name.types
        loose = name.types == {"DATE"} and example.corpus == "gum"
        for kind in name.types:
            begin = 1 + 2 * NAME_TYPES.index(kind)
            allowed[first, begin] = True
            allowed[first + 1 : last + 1, begin + 1] = True
            if loose:
                allowed[first : last + 1, begin : begin + 2] = True
    return _open_cut(allowed)


def _open_cut(allowed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where a name was laid over another, what is left behind it may begin anew: no path may be ruled out whole."""
    inside, begins = allowed[:, 2::2], allowed[:, 1::2]
    before = np.vstack([np.zeros((1, inside.shape[1]), dtype=np.bool_), (inside | begins)[:-1]])
    begins |= inside & ~before
    return allowed


def _lay_syntax(pieces: Pieces, example: Example) -> tuple[Ints | None, Ints | None, Ints | None, Ints | None]:
    if example.tokens is None:
        return None, None, None, None
    count = pieces.words
    upos, heads = np.full(count, IGNORE, dtype=np.int64), np.full(count, IGNORE, dtype=np.int64)
    relations, sentences = np.full(count, IGNORE, dtype=np.int64), np.zeros(count, dtype=np.int64)
    place: list[int | None] = []
    taken = -1
    for token in example.tokens:
        span = words_at(pieces, token.start, token.end)
        word = None if span is None else max(span[0], taken + 1)
        if span is None or word is None or word > span[1]:
            place.append(None)
            continue
        taken = word
        place.append(word)
        for later in range(word + 1, span[1] + 1):
            if pieces.ends[later] <= token.end:
                heads[later], relations[later] = word, RELATIONS.index("inside")
    previous = -1
    for index, token in enumerate(example.tokens):
        word, head = place[index], place[token.head]
        if word is not None:
            upos[word] = UPOS.index(token.upos) if token.upos in UPOS else IGNORE
            if head is not None:
                heads[word], relations[word] = head, RELATIONS.index(token.relation)
            if token.sentence != previous:
                sentences[word] = 1
            previous = token.sentence
    return upos, heads, relations, sentences


@dataclass(frozen=True, kw_only=True)
class Window:
    """Words ``[begin, end)`` of an example."""

    example: Labelled
    begin: int
    end: int

    @property
    def size(self) -> int:
        """Pieces, with the two special ones."""
        first, words = self.example.pieces.first, self.example.pieces.words
        stop = first[self.end] if self.end < words else len(self.example.pieces.ids)
        return int(stop - first[self.begin]) + 2


def cut_windows(example: Labelled, dice: random.Random, *, most: int) -> Iterator[Window]:
    """Cut an example into windows without overlap: sizes vary, and so does whether they start at a paragraph."""
    begin, words = 0, example.pieces.words
    first = np.append(example.pieces.first, len(example.pieces.ids))
    while begin < words:
        target = dice.randint(24, most // 2) if dice.random() < 0.25 else dice.randint(most // 2, most)
        end = int(np.searchsorted(first, first[begin] + target - 2, side="right")) - 1
        end = min(max(end, begin + 1), words)
        if end < words and dice.random() < 0.6:
            breaks = example.paragraphs[(example.paragraphs > begin) & (example.paragraphs <= end)]
            end = int(breaks[-1]) if len(breaks) else end
        yield Window(example=example, begin=begin, end=end)
        begin = end


def make_batches(windows: list[Window], dice: random.Random, *, budget: int) -> list[list[Window]]:
    """Windows of like size together, each batch within ``budget`` pieces, padding counted; shuffled."""
    dice.shuffle(windows)
    batches: list[list[Window]] = []
    for start in range(0, len(windows), 256):
        pool = sorted(windows[start : start + 256], key=lambda window: window.size)
        batch: list[Window] = []
        for window in pool:
            if batch and (len(batch) + 1) * padded(window.size) > budget:
                batches.append(batch)
                batch = []
            batch.append(window)
        batches.append(batch)
    dice.shuffle(batches)
    return batches


def padded(size: int) -> int:
    """Pieces rounded up: matrix kernels are compiled for each new shape, so there must be few."""
    return -(-size // 32) * 32


def collate(
    batch: list[Window], dice: random.Random | None = None, *, mask_rate: float = 0.0, budget: int = 0
) -> dict[str, Any]:
    """Tensors of a batch. With ``dice``, some words' pieces are replaced by the mask piece.

    Rows are filled up to what ``budget`` pieces hold; the rows added have no labels.
    """
    pieces = padded(max(window.size for window in batch))
    count = max(len(batch), budget // pieces)
    words = max(window.end - window.begin for window in batch)
    blank = _Blank.of(count, pieces, words)
    for row, window in enumerate(batch):
        size = _fill_inputs(blank, row, window)
        if dice is not None and mask_rate > 0:
            _mask_words(
                blank.ints["ids"][row], blank.first[row, : window.end - window.begin], size + 1, dice, mask_rate
            )
        _fill_labels(blank, row, window)
    return {
        **{key: torch.from_numpy(value) for key, value in {**blank.ints, **blank.labels}.items()},
        "mask": torch.from_numpy(blank.mask),
        "first": torch.from_numpy(blank.first),
        "real": torch.from_numpy(blank.real),
        "allowed": torch.from_numpy(blank.allowed),
        "factuality": torch.from_numpy(blank.factuality),
        "has_names": _flags([window.example.allowed is not None for window in batch], count),
        "has_tags": _flags([window.example.tags is not None for window in batch], count),
        "has_syntax": _flags([window.example.upos is not None for window in batch], count),
        "mentions": [
            _clip(window.example.mentions, window.begin, window.end) if window.example.tags is not None else []
            for window in batch
        ],
    }


@dataclass(frozen=True, kw_only=True)
class _Blank:
    """Arrays of a batch to fill: [rows, pieces] the first two, [rows, words] the others."""

    ints: dict[str, Ints]
    mask: NDArray[np.bool_]
    first: Ints
    real: NDArray[np.bool_]
    labels: dict[str, Ints]
    allowed: NDArray[np.bool_]
    factuality: NDArray[np.float32]

    @classmethod
    def of(cls, count: int, pieces: int, words: int) -> _Blank:
        labels = ("tags", "upos", "heads", "relations", "sentences")
        return cls(
            ints={key: np.zeros((count, pieces), dtype=np.int64) for key in ("ids", "case", "quote", "layout")},
            mask=np.zeros((count, pieces), dtype=np.bool_),
            first=np.zeros((count, words), dtype=np.int64),
            real=np.zeros((count, words), dtype=np.bool_),
            labels={key: np.full((count, words), IGNORE, dtype=np.int64) for key in labels},
            allowed=np.ones((count, words, len(NAME_TAGS)), dtype=np.bool_),
            factuality=np.full((count, words), np.nan, dtype=np.float32),
        )


def _fill_inputs(blank: _Blank, row: int, window: Window) -> int:
    """Lay a window's pieces and features into a row; returns how many pieces it has."""
    pieces, b, e = window.example.pieces, window.begin, window.end
    first = np.append(pieces.first, len(pieces.ids))
    low, high = int(first[b]), int(first[e])
    size = high - low
    blank.ints["ids"][row, : size + 2] = np.concatenate([[CLS], pieces.ids[low:high], [SEP]])
    for key in ("case", "quote", "layout"):
        blank.ints[key][row, 1 : size + 1] = getattr(pieces, key)[low:high]
    blank.mask[row, : size + 2] = True
    blank.first[row, : e - b] = first[b:e] - low + 1
    blank.real[row, : e - b] = True
    return size


def _fill_labels(blank: _Blank, row: int, window: Window) -> None:
    example, b, e = window.example, window.begin, window.end
    for key in ("tags", "upos", "relations", "sentences"):
        values = getattr(example, key)
        if values is not None:
            blank.labels[key][row, : e - b] = values[b:e]
    if example.heads is not None:
        heads = example.heads[b:e]
        blank.labels["heads"][row, : e - b] = np.where((heads >= b) & (heads < e), heads - b, IGNORE)
    if example.factuality is not None:
        blank.factuality[row, : e - b] = example.factuality[b:e]
    if example.allowed is not None:
        blank.allowed[row, : e - b] = example.allowed[b:e]
        blank.allowed[row, 0, 1::2] |= blank.allowed[row, 0, 2::2]
    tags = blank.labels["tags"][row]
    if tags[0] > 0 and tags[0] % 2 == 0:
        blank.labels["tags"][row] = _open_begin(tags)


def _flags(values: list[bool], count: int) -> torch.Tensor:
    return torch.tensor(values + [False] * (count - len(values)))


def _open_begin(tags: Ints) -> Ints:
    """A window that starts inside a span starts it."""
    tags = tags.copy()
    tags[0] -= 1
    return tags


def _clip(mentions: tuple[Mention, ...], begin: int, end: int) -> list[Mention]:
    return [
        Mention(
            kind=mention.kind,
            first=max(mention.first, begin) - begin,
            last=min(mention.last, end - 1) - begin,
            attribution=mention.attribution,
        )
        for mention in mentions
        if mention.first < end and mention.last >= begin
    ]


def _mask_words(ids: Ints, first: Ints, size: int, dice: random.Random, rate: float) -> None:
    stops = np.append(first[1:], size)
    for start, stop in zip(first, stops, strict=True):
        if dice.random() < rate:
            ids[start:stop] = MASK
