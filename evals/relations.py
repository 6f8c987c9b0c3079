"""How two claims of two reports stand to each other: our own pairs, natural pairs, and what is measured on both.

``load_relations`` gives the pairs of our own writing, ``load_natural`` those found in published news, which are kept as
offsets and get their text from the folder of gold data. Both give the same rows, so one function that predicts a
relation serves for both. ``evals/own/README.md`` says what each relation means.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from evals import gold
from evals.own_sets import FOLDER, HALVES, find_half
from evals.own_speakers import find_words
from evals.records import EvaluationError, Figure
from reportedly.vocabulary import Span

RELATIONS = (
    "agrees",
    "differs",
    "moves",
    "revises",
    "accumulates",
    "other_scope",
    "denies",
    "qualifies",
    "undecided",
)
"""The relations, in the order in which they are reported."""

CONFLICTS = ("differs", "denies")
"""What a reader is shown as a conflict: a wrong one costs trust, so its share of right ones is measured apart."""

FLAGS = frozenset(
    (
        "about",
        "antonym",
        "bound",
        "copy",
        "correction",
        "counted",
        "digits",
        "hedged",
        "negation",
        "neither_nor",
        "one_source",
        "other_source",
        "out_of_order",
        "own_voice",
        "repeat",
        "scope_unclear",
        "stance",
        "two_versions",
        "unit",
        "unknown_order",
        "vague",
        "verb",
    )
)
"""What makes a pair hard; a row may have none."""

CORPORA = {"gun_reports": "dct", "wikinews": "date"}
"""The sets from which natural pairs are taken, each with the field that holds its date."""

WIDE_CORPORA = {"wikinews": "date", "ecbplus": "", "gun_reports": "dct"}
"""The same for the wide set; ECB+ tells no dates and no outlets."""

NATURAL = "relations.natural.jsonl"
FRESH = "relations.fresh.jsonl"
"""Natural pairs labelled after the rules were there, all of them to develop on."""

WIDE = "relations.wide.jsonl"
"""All pairs of some claims of one happening, for many happenings: most of what stands together is no conflict."""

GROUP = "Relations of claims"
SHA_LENGTH = 12

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedReport:
    """A report of a pair. ``published`` is a date or a date-time as it was given; None where nobody knows it."""

    id: str
    text: str
    published: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two claims: its report, and where the words of its content stand in the report's text.

    ``figure`` is where the words of the figure stand that is compared, where it is told.
    """

    report: PairedReport
    claim: Span
    figure: Span | None = None

    @property
    def words(self) -> str:
        """The words of the claim."""
        return self.report.text[self.claim.start : self.claim.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """Two claims and how they stand to each other; the relation is that of the pair and has no direction.

    ``form`` is what the row tests, for natural pairs the corpus, in the wide set the group of claims. ``question`` is
    what both answer, or the wider one of two nested questions; None where they answer none together, and for natural
    pairs.
    """

    id: str
    half: str
    form: str
    relation: str
    flags: tuple[str, ...]
    question: str | None
    a: Side
    b: Side
    note: str


Predict = Callable[[RelationRow], str]
"""What is measured: one of ``RELATIONS`` for a row. It may look at the two sides only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A row with the relation that was predicted for it."""

    row: RelationRow
    predicted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How often one relation, or several taken together, was predicted and was so; None where it cannot be told."""

    predicted: int
    gold: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of right ones among those predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """The share of the gold ones that were predicted."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where the relation is neither in the gold nor predicted."""
        return 2 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else None


# --- the files -------------------------------------------------------------------------------------------------------


def load_relations(half: str, folder: Path = FOLDER) -> tuple[RelationRow, ...]:
    """Our own pairs of ``half`` ("dev" or "sealed"); raises EvaluationError with the line of a bad one."""
    _check_half(half)
    return tuple(_iterate(folder / f"relations.{half}.jsonl", half, _read_row))


def load_natural(folder: Path, half: str, own: Path = FOLDER, name: str = NATURAL) -> tuple[RelationRow, ...]:
    """The natural pairs of ``half``, or of another file of such, their texts read from ``folder``, the gold data.

    Raises EvaluationError for a bad line, for a set or a text that is not there, and where the words at the offsets are
    not those that were judged.
    """
    _check_half(half)
    lines = [line for line in _read_lines(own / name, ("id", "half")) if line[1]["half"] == half]
    reports = _find_reports(folder, [fields for _, fields in lines], CORPORA)
    return tuple(_check(line, half, lambda fields: _read_natural(fields, reports)) for line in lines)


def load_wide(folder: Path, own: Path = FOLDER) -> tuple[RelationRow, ...]:
    """The pairs of the wide set, all to develop on, their texts read from ``folder``; raises as ``load_natural``."""
    pairs = list_wide(own)
    reports = _find_reports(folder, pairs, WIDE_CORPORA)
    return tuple(_read_at(fields["id"], fields, lambda each: _read_natural(each, reports)) for fields in pairs)


def load_pairs(folder: Path, path: Path, corpora: Mapping[str, str]) -> tuple[RelationRow, ...]:
    """Natural pairs of a file whose rows have a ``part``, all to develop on; raises as ``load_natural``.

    ``corpora`` has the field with a report's date, by the names of the sets.
    """
    lines = _read_lines(path, ("id", "part", "corpus"))
    reports = _find_reports(folder, [fields for _, fields in lines], corpora)
    told = ((place, {"half": "dev", "note": "", "group": fields["part"], **fields}) for place, fields in lines)
    return tuple(_read_at(place, fields, lambda each: _read_natural(each, reports)) for place, fields in told)


def load_sides(folder: Path, path: Path, corpora: Mapping[str, str]) -> Iterator[tuple[str, Fields, tuple[Side, Side]]]:
    """The lines of a file of pairs, each with its place and its two sides; raises as ``load_natural``."""
    lines = _read_lines(path, ("id", "corpus"))
    reports = _find_reports(folder, [fields for _, fields in lines], corpora)
    for place, fields in lines:
        row = {**fields, "half": "dev", "relation": RELATIONS[0], "note": ""}
        found = _read_at(place, row, lambda each: _read_natural(each, reports))
        yield place, fields, (found.a, found.b)


def list_wide(own: Path = FOLDER) -> list[Fields]:
    """The pairs of the wide set in the form in which natural pairs are kept, with their ``group``.

    The file has a line for each group, with its claims once and the relation of each two of them, "1-2", by their
    places. Raises EvaluationError for a bad line.
    """
    return [
        {
            "id": f"{group['group']}:{places}",
            "half": "dev",
            "corpus": group["corpus"],
            "group": group["group"],
            "relation": relation,
            "note": "",
            **dict(zip("ab", _find_claims(place, group["claims"], places), strict=True)),
        }
        for place, group in _read_objects(own / WIDE, ("group", "corpus", "claims", "relations"))
        for places, relation in group["relations"].items()
    ]


def _find_claims(place: str, claims: Sequence[Fields], places: str) -> tuple[Fields, Fields]:
    found = re.fullmatch(r"([1-9]\d*)-([1-9]\d*)", places)
    if found is None or not all(int(each) <= len(claims) for each in found.groups()):
        raise EvaluationError(f"{place}: {places!r} names no two of {len(claims)} claims, as 1-2 does")
    return claims[int(found.group(1)) - 1], claims[int(found.group(2)) - 1]


def _check_half(half: str) -> None:
    if half not in HALVES:
        raise EvaluationError(f"{half!r} is no half of the own sets; use one of {', '.join(HALVES)}")


def _iterate(path: Path, half: str, read: Callable[[Fields], RelationRow]) -> Iterator[RelationRow]:
    for line in _read_lines(path, ("id", "half")):
        yield _check(line, half, read)


def _read_lines(path: Path, names: Iterable[str]) -> list[tuple[str, Fields]]:
    """The pairs of a file, each with the place to name in an error; every one has fields called ``names``."""
    lines = _read_objects(path, names)
    seen: set[str] = set()
    for place, fields in lines:
        if fields["id"] in seen:
            raise EvaluationError(f"{place}: the id {fields['id']} stands twice")
        seen.add(fields["id"])
    return lines


def _read_objects(path: Path, names: Iterable[str]) -> list[tuple[str, Fields]]:
    """The objects of a file, each with its place; every one has fields called ``names``."""
    if not path.is_file():
        raise EvaluationError(f"{path} is missing: the own sets belong to the repository")
    lines: list[tuple[str, Fields]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        place = f"{path.name}:{number}"
        try:
            fields = json.loads(line)
            lacking = [name for name in names if name not in fields]
        except (ValueError, TypeError) as error:
            raise EvaluationError(f"{place} is no pair of claims: {error!r}") from error
        if lacking:
            raise EvaluationError(f"{place} is no pair of claims: it has no {', '.join(lacking)}")
        lines.append((place, fields))
    return lines


def _check(line: tuple[str, Fields], half: str, read: Callable[[Fields], RelationRow]) -> RelationRow:
    place, fields = line
    row = _read_at(place, fields, read)
    if row.half != half or find_half(row.id) != half:
        raise EvaluationError(f"{place}: {row.id} belongs to the other half")
    return row


def _read_at(place: str, fields: Fields, read: Callable[[Fields], RelationRow]) -> RelationRow:
    try:
        return read(fields)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(f"{place} is no pair of claims: {error!r}") from error


def _read_row(fields: Fields) -> RelationRow:
    return RelationRow(
        id=fields["id"],
        half=fields["half"],
        form=fields["form"],
        relation=_choose_relation(fields["relation"]),
        flags=_read_flags(fields["flags"]),
        question=fields["question"],
        a=_read_side(fields["a"]),
        b=_read_side(fields["b"]),
        note=fields["note"],
    )


def _choose_relation(name: str) -> str:
    if name not in RELATIONS:
        raise ValueError(f"{name!r} is no relation; use one of {', '.join(RELATIONS)}")
    return name


def _read_flags(names: Sequence[str]) -> tuple[str, ...]:
    unknown = sorted(set(names) - FLAGS)
    if unknown:
        raise ValueError(f"{', '.join(unknown)} are no flags; use some of {', '.join(sorted(FLAGS))}")
    return tuple(names)


def _read_side(fields: Fields) -> Side:
    report = fields["report"]
    words, occurrence = fields["claim"]
    return Side(
        report=PairedReport(
            id=report["id"], text=report["text"], published=report["published"], outlet=report["outlet"]
        ),
        claim=find_words(report["text"], words, occurrence),
    )


# --- natural pairs ---------------------------------------------------------------------------------------------------


def _find_reports(
    folder: Path, pairs: Sequence[Fields], corpora: Mapping[str, str]
) -> dict[tuple[str, str], PairedReport]:
    """The reports that ``pairs`` speak of, by corpus and id; texts that nobody asks for are not kept.

    ``corpora`` has the field with a report's date, by the names of the sets.
    """
    wanted = {(pair["corpus"], pair[side]["report"]) for pair in pairs for side in ("a", "b")}
    return {
        (corpus, _read_id(row)): _make_report(row, corpora.get(corpus, ""))
        for corpus in sorted({corpus for corpus, _ in wanted})
        for row in gold.read_rows(folder, corpus)
        if (corpus, _read_id(row)) in wanted
    }


def _read_id(row: Fields) -> str:
    return str(row["doc_id"] if "doc_id" in row else row["id"])


def _make_report(row: Fields, date: str) -> PairedReport:
    return PairedReport(
        id=_read_id(row), text=row["text"], published=row[date] if date else None, outlet=_name_outlet(row)
    )


def _name_outlet(row: Fields) -> str | None:
    """The host that first published the report, without the archive's own address in front of it."""
    if "url" not in row:
        return row.get("publisher")
    address = re.sub(r"^https?://web\.archive\.org/web/\d+/", "", row["url"])
    host = urlsplit(address if "://" in address else f"//{address}").hostname or row["url"]
    return host.removeprefix("www.")


def _read_natural(fields: Fields, reports: Mapping[tuple[str, str], PairedReport]) -> RelationRow:
    corpus = fields["corpus"]
    a, b = (_read_slice(fields[side], corpus, reports) for side in ("a", "b"))
    return RelationRow(
        id=fields["id"],
        half=fields["half"],
        form=fields.get("group", corpus),
        relation=_choose_relation(fields["relation"]),
        flags=(),
        question=None,
        a=a,
        b=b,
        note=fields["note"],
    )


def _read_slice(fields: Fields, corpus: str, reports: Mapping[tuple[str, str], PairedReport]) -> Side:
    report = reports.get((corpus, fields["report"]))
    if report is None:
        raise ValueError(f"{corpus} has no report {fields['report']}")
    figure = fields.get("figure")
    side = Side(
        report=report,
        claim=Span(start=fields["start"], end=fields["end"]),
        figure=Span(start=figure[0], end=figure[1]) if figure else None,
    )
    if digest(side.words) != fields["sha"]:
        raise ValueError(f"the words at {fields['start']} of {report.id} are not those that were judged")
    return side


def digest(words: str) -> str:
    """What a natural pair keeps of its words: the first hex digits of their SHA-256."""
    return hashlib.sha256(words.encode()).hexdigest()[:SHA_LENGTH]


# --- the figures -----------------------------------------------------------------------------------------------------


def predict_relations(rows: Iterable[RelationRow], predict: Predict) -> tuple[Outcome, ...]:
    """Each row with its prediction, in order. Raises EvaluationError for a prediction that is no relation."""
    outcomes = []
    for row in rows:
        predicted = predict(row)
        if predicted not in RELATIONS:
            raise EvaluationError(f"{predicted!r}, predicted for {row.id}, is none of {', '.join(RELATIONS)}")
        outcomes.append(Outcome(row=row, predicted=predicted))
    return tuple(outcomes)


def measure_share(outcomes: Iterable[Outcome], *relations: str) -> Share:
    """Of one relation, or of several pooled: one mistaken for the other is wrong."""
    predicted = gold_ones = right = 0
    for outcome in outcomes:
        predicted += outcome.predicted in relations
        gold_ones += outcome.row.relation in relations
        right += outcome.predicted == outcome.row.relation and outcome.predicted in relations
    return Share(predicted=predicted, gold=gold_ones, right=right)


def measure_macro_f1(outcomes: Sequence[Outcome]) -> float | None:
    """The mean F1 of the relations that the gold has; None without rows.

    A relation that is only predicted has no F1 of its own and lowers those of the others.
    """
    present = [relation for relation in RELATIONS if any(one.row.relation == relation for one in outcomes)]
    scores = [measure_share(outcomes, relation).f1 or 0.0 for relation in present]
    return sum(scores) / len(scores) if scores else None


def make_figures(half: str, kind: str, outcomes: Sequence[Outcome]) -> list[Figure]:
    """The figures of ``outcomes``; ``kind`` is "own", "natural", "fresh" or "wide".

    The gate holds macro-F1, and of natural pairs the share of right ones among the conflicts shown.
    """
    name = f"relations.{kind}.{half}"
    conflicts = measure_share(outcomes, *CONFLICTS)
    return [
        make_figure(f"{name}.macro_f1", "macro-F1", measure_macro_f1(outcomes), len(outcomes), pinned=True),
        make_figure(
            f"{name}.conflicts_right",
            "right among differs and denies",
            conflicts.precision,
            conflicts.predicted,
            pinned=kind == "natural",
        ),
        make_figure(f"{name}.conflicts_found", "recall of differs and denies", conflicts.recall, conflicts.gold),
        *(_figure_of(name, relation, outcomes) for relation in RELATIONS),
    ]


def _figure_of(name: str, relation: str, outcomes: Sequence[Outcome]) -> Figure:
    share = measure_share(outcomes, relation)
    return make_figure(f"{name}.{relation}", f"{relation}, F1", share.f1, share.gold)


def make_figure(key: str, title: str, value: float | None, support: int, *, pinned: bool = False) -> Figure:
    """A figure of the group of relations."""
    return Figure(key=key, group=GROUP, title=title, value=value, support=support, pinned=pinned)


def render_figures(figures: Iterable[Figure]) -> str:
    """A line for each figure."""
    return "\n".join(f"{one.title:32} {_show(one.value)}  n={one.support}" for one in figures)


def _show(value: float | None) -> str:
    return "     –" if value is None else f"{value:6.3f}"


def render_failures(outcomes: Iterable[Outcome]) -> str:
    """What went wrong, for the half to develop on only. Raises EvaluationError for a pair of the sealed half."""
    failures = [one for one in outcomes if one.predicted != one.row.relation]
    if any(one.row.half != "dev" for one in failures):
        raise EvaluationError("nobody looks at the errors of the sealed half")
    return "\n".join(_show_failure(one) for one in failures)


def _show_failure(outcome: Outcome) -> str:
    row = outcome.row
    return f"{row.id} {row.form}: wants {row.relation}, found {outcome.predicted} [{row.a.words}] [{row.b.words}]"
