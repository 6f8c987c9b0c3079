"""Our own set of reports with people and places that share a name: who speaks, who is whom, where on the map it is.

``python -m evals.own_speakers`` reads the half to develop on and lists what went wrong; ``--half sealed`` gives figures
only, and is run once, at the end. ``evals/own/README.md`` says what each check means.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from evals.own_sets import FOLDER, HALVES, find_half
from evals.records import EvaluationError, Figure
from evals.toponyms import measure_km
from reportedly.vocabulary import Claim, Entity, EntityKind, Place, Reading, Report, Span

KINDS = ("speaker", "same", "apart", "entity", "place", "unresolved", "no_place")
"""The kinds of check, in the order in which they are reported."""

FEWEST, MOST = 3, 6
"""How many checks a report may have."""

HALF = 0.5

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that is asked of a reading; which fields are set hangs on the kind.

    ``people`` are the sources of a claim, each with the names that are right for it, none where the honest answer is
    that nobody can be named. ``nameless``: the first words of "apart" need not belong to any entity. ``at`` is
    (latitude, longitude). What is None or empty is not asked.
    """

    kind: str
    words: Span
    other: Span | None = None
    people: tuple[tuple[str, ...], ...] = ()
    nameless: bool = False
    entity_kind: EntityKind | None = None
    roles: tuple[str, ...] = ()
    country: str | None = None
    at: tuple[float, float] | None = None
    tolerance_km: float | None = None
    use: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """A report with its checks; ``form`` is what it tests."""

    id: str
    half: str
    form: str
    text: str
    outlet: str | None
    published: str | None
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A check with its verdict, and what the reading has in words. ``missed``: there was nothing to look at."""

    row: SpeakerRow
    check: Check
    right: bool
    found: str
    missed: bool = False


Read = Callable[[SpeakerRow], Reading]
Verdict = tuple[bool, str, bool]
"""Right or not, what was found in words, and whether nothing was there to look at."""


# --- the files -------------------------------------------------------------------------------------------------------


def load_speakers(half: str, folder: Path = FOLDER) -> tuple[SpeakerRow, ...]:
    """The reports of ``half`` ("dev" or "sealed"); raises EvaluationError with the line of a bad one."""
    if half not in HALVES:
        raise EvaluationError(f"{half!r} is no half of the own sets; use one of {', '.join(HALVES)}")
    path = folder / f"speakers.{half}.jsonl"
    if not path.is_file():
        raise EvaluationError(f"{path} is missing: the own sets belong to the repository")
    return tuple(_iterate_rows(path, half))


def _iterate_rows(path: Path, half: str) -> Iterator[SpeakerRow]:
    seen: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = _read_row(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise EvaluationError(f"{path.name}:{number} is no report with checks: {error!r}") from error
        if row.half != half or find_half(row.id) != half:
            raise EvaluationError(f"{path.name}:{number}: {row.id} belongs to the other half")
        if row.id in seen:
            raise EvaluationError(f"{path.name}:{number}: the id {row.id} stands twice")
        seen.add(row.id)
        yield row


def _read_row(fields: Fields) -> SpeakerRow:
    text = fields["text"]
    checks = tuple(_read_check(one, text) for one in fields["checks"])
    if not FEWEST <= len(checks) <= MOST:
        raise ValueError(f"a report has {FEWEST} to {MOST} checks, not {len(checks)}")
    return SpeakerRow(
        id=fields["id"],
        half=fields["half"],
        form=fields["form"],
        text=text,
        outlet=fields.get("outlet"),
        published=fields.get("published"),
        checks=checks,
    )


def _read_check(fields: Fields, text: str) -> Check:
    kind = fields["kind"]
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of check; use one of {', '.join(KINDS)}")
    check = Check(
        kind=kind,
        words=find_words(text, *fields["words"]),
        other=find_words(text, *fields["other"]) if "other" in fields else None,
        people=_read_people(fields) if kind == "speaker" else (),
        nameless=fields.get("nameless", False),
        entity_kind=EntityKind(fields["entity_kind"]) if "entity_kind" in fields else None,
        roles=tuple(fields.get("role", ())),
        country=fields.get("country"),
        at=_read_point(fields["at"]) if "at" in fields else None,
        tolerance_km=fields.get("tolerance_km"),
        use=fields.get("use"),
    )
    _refuse_empty(check)
    return check


def _read_people(fields: Fields) -> tuple[tuple[str, ...], ...]:
    if "members" in fields:
        return tuple(tuple(names) for names in fields["members"])
    return () if fields["name"] is None else (tuple(fields["name"]),)


def _read_point(pair: Sequence[float]) -> tuple[float, float]:
    latitude, longitude = pair
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"{pair} is no latitude and longitude")
    return latitude, longitude


def _refuse_empty(check: Check) -> None:
    """A check that asks nothing would always be right."""
    if (check.kind in ("same", "apart")) != (check.other is not None):
        raise ValueError("checks of sameness have two mentions, the others one")
    asked = check.entity_kind or check.roles or check.country or check.at or check.use
    if check.kind in ("entity", "place") and not asked:
        raise ValueError(f"the check of {check.words} asks for nothing")
    if (check.at is None) != (check.tolerance_km is None):
        raise ValueError("a point needs its tolerance")


def find_words(text: str, words: str, occurrence: int) -> Span:
    """Where ``words`` stand for the ``occurrence``-th time (from 1) as whole words. Raises ValueError if they do not.

    Whole words, since "he" is also in "the".
    """
    starts = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if not 1 <= occurrence <= len(starts):
        raise ValueError(f"{words!r} stands {len(starts)} times in the text, there is no number {occurrence}")
    return Span(start=starts[occurrence - 1], end=starts[occurrence - 1] + len(words))


# --- the verdicts ----------------------------------------------------------------------------------------------------


def score_rows(rows: Iterable[SpeakerRow], read: Read) -> tuple[Outcome, ...]:
    """Every check of every report, in order."""
    return tuple(outcome for row in rows for outcome in judge_reading(row, read(row)))


def judge_reading(row: SpeakerRow, reading: Reading) -> Iterator[Outcome]:
    """The checks of one report against what was read out of it."""
    for check in row.checks:
        right, found, missed = _JUDGES[check.kind](check, reading)
        yield Outcome(row=row, check=check, right=right, found=found, missed=missed)


def _judge_speaker(check: Check, reading: Reading) -> Verdict:
    claim = find_claim(check.words, reading.claims)
    if claim is None:
        return False, "no claim", True
    named = name_sources(claim, reading)
    return agree_on_people(check.people, named), " & ".join(named) or "nobody", False


def find_claim(words: Span, claims: Iterable[Claim]) -> Claim | None:
    """The claim that holds half of ``words`` or more; of several the tightest, which is the innermost."""
    best, most = None, 0.0
    for claim in claims:
        shared = sum(_count_shared(words, span) for span in claim.content.spans)
        length = sum(_measure(span) for span in claim.content.spans)
        likeness = 2 * shared / (length + _measure(words))
        if shared >= HALF * _measure(words) and likeness > most:
            best, most = claim, likeness
    return best


def name_sources(claim: Claim, reading: Reading) -> tuple[str, ...]:
    """The full names of a claim's source or, where there are several, of each; none where it has no name."""
    source = claim.source
    parts = source.members or (source,)
    return tuple(name for part in parts if (name := _name_entity(part.entity, part.name, reading)) is not None)


def _name_entity(id: str | None, name: str | None, reading: Reading) -> str | None:
    """An entity's own name goes before what the source repeats of it; a chain of descriptions has none."""
    entity = next((one for one in reading.entities if one.id == id), None)
    return entity.name if entity is not None and entity.names else name


def agree_on_people(people: Sequence[Sequence[str]], named: Sequence[str]) -> bool:
    """Whether each of ``people``, given by the names that are right, is named once, and nobody else is."""
    left = [normalize_name(name) for name in named]
    for names in people:
        match = next((name for name in left if name in {normalize_name(one) for one in names}), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def normalize_name(name: str) -> str:
    """Without regard to case, kinds of apostrophe, hyphen and space, and a leading article."""
    plain = re.sub("[‘’ʼ`]", "'", re.sub("[‐‑–]", "-", name))
    return " ".join(plain.casefold().split()).removeprefix("the ")


def _judge_same(check: Check, reading: Reading) -> Verdict:
    first, second = _find_pair(check, reading)
    right = first is not None and second is not None and first.id == second.id
    return right, f"{_describe(first)} and {_describe(second)}", first is None or second is None


def _judge_apart(check: Check, reading: Reading) -> Verdict:
    first, second = _find_pair(check, reading)
    missed = second is None or (first is None and not check.nameless)
    alike = first is not None and second is not None and first.id == second.id
    return not missed and not alike, f"{_describe(first)} and {_describe(second)}", missed


def _find_pair(check: Check, reading: Reading) -> tuple[Entity | None, Entity | None]:
    assert check.other is not None
    return find_entity(check.words, reading.entities), find_entity(check.other, reading.entities)


def _judge_entity(check: Check, reading: Reading) -> Verdict:
    entity = find_entity(check.words, reading.entities)
    if entity is None:
        return False, "no entity", True
    role = (entity.role or "").casefold()
    right = (
        (check.entity_kind is None or entity.kind is check.entity_kind)
        and (check.country is None or entity.country == check.country)
        and (not check.roles or any(part.casefold() in role for part in check.roles))
    )
    return right, f"{entity.name}: {entity.kind.value}, {entity.country}, {entity.role}", False


def find_entity(words: Span, entities: Iterable[Entity]) -> Entity | None:
    """The entity that ``words`` refer to: that with the mention most like them."""
    mentions = [(mention, entity) for entity in entities for mention in {*entity.mentions, *entity.names}]
    best = find_nearest(words, [mention for mention, _ in mentions])
    return next((entity for mention, entity in mentions if mention == best), None)


def find_nearest(words: Span, spans: Iterable[Span]) -> Span | None:
    """The span most like ``words``, if it begins or ends with them or shares half: a title or clause may be in it."""
    near = [span for span in spans if span.overlaps(words) and _come_close(span, words)]
    return max(near, key=lambda span: (_compare(span, words), -span.start), default=None)


def _come_close(span: Span, words: Span) -> bool:
    return span.start == words.start or span.end == words.end or _compare(span, words) >= HALF


def _compare(span: Span, words: Span) -> float:
    """Dice's coefficient of the characters."""
    return 2 * _count_shared(span, words) / (_measure(span) + _measure(words))


def _count_shared(span: Span, words: Span) -> int:
    return max(0, min(span.end, words.end) - max(span.start, words.start))


def _measure(span: Span) -> int:
    return span.end - span.start


def _describe(entity: Entity | None) -> str:
    return "nobody" if entity is None else entity.name


def _judge_place(check: Check, reading: Reading) -> Verdict:
    place = _find_place(check, reading)
    if place is None:
        return False, "no place", True
    right = (
        (check.country is None or place.country == check.country)
        and (check.use is None or str(place.use) == check.use)
        and (check.at is None or _lies_within(place, check.at, check.tolerance_km or 0.0))
    )
    return right, f"{place.latitude}, {place.longitude}, {place.country}, {place.use}", False


def _judge_unresolved(check: Check, reading: Reading) -> Verdict:
    place = _find_place(check, reading)
    right = place is None or place.latitude is None
    return right, "no place" if place is None else f"{place.latitude}, {place.longitude}", False


def _judge_no_place(check: Check, reading: Reading) -> Verdict:
    right = not any(place.span.overlaps(check.words) for place in reading.places)
    return right, "no place" if right else "a place", False


def _find_place(check: Check, reading: Reading) -> Place | None:
    places = reading.places
    best = find_nearest(check.words, [place.span for place in places])
    return next((place for place in places if place.span == best), None)


def _lies_within(place: Place, at: tuple[float, float], tolerance: float) -> bool:
    if place.latitude is None or place.longitude is None:
        return False
    return measure_km((place.latitude, place.longitude), at) <= tolerance


_JUDGES: Mapping[str, Callable[[Check, Reading], Verdict]] = {
    "speaker": _judge_speaker,
    "same": _judge_same,
    "apart": _judge_apart,
    "entity": _judge_entity,
    "place": _judge_place,
    "unresolved": _judge_unresolved,
    "no_place": _judge_no_place,
}


# --- the figures -----------------------------------------------------------------------------------------------------


def measure_speakers(half: str, read: Read) -> list[Figure]:
    """The share of checks that are right, in all and by kind, as figures of the measurement."""
    return make_figures(half, score_rows(load_speakers(half), read))


def make_figures(half: str, outcomes: Sequence[Outcome]) -> list[Figure]:
    """The figures of ``outcomes``; only the one over all kinds is held by the gate."""
    figures = [_make_figure(half, "right", "right answers, share", outcomes)]
    for kind in KINDS:
        figures.append(_make_figure(half, kind, f"{kind}, share", [one for one in outcomes if one.check.kind == kind]))
    return figures


def _make_figure(half: str, key: str, title: str, outcomes: Sequence[Outcome]) -> Figure:
    value = sum(one.right for one in outcomes) / len(outcomes) if outcomes else None
    name, group = f"speakers.own.{half}.{key}", "People and places of one name, own set"
    return Figure(key=name, group=group, title=title, value=value, support=len(outcomes), pinned=key == "right")


def render_figures(half: str, outcomes: Sequence[Outcome]) -> str:
    """A line for each figure, and how many checks had nothing in the reading to look at."""
    lines = [
        f"{figure.title:24} {figure.value or 0.0:6.3f}  n={figure.support}" for figure in make_figures(half, outcomes)
    ]
    missed = sum(one.missed for one in outcomes)
    return "\n".join([*lines, f"{missed} of {len(outcomes)} found no claim, mention or place at their words"])


def render_failures(outcomes: Iterable[Outcome]) -> str:
    """What went wrong, for the half to develop on only. Raises EvaluationError for a report of the sealed half."""
    failures = [outcome for outcome in outcomes if not outcome.right]
    if any(outcome.row.half != "dev" for outcome in failures):
        raise EvaluationError("nobody looks at the errors of the sealed half; use --half dev")
    return "\n".join(_show_failure(outcome) for outcome in failures)


def _show_failure(outcome: Outcome) -> str:
    row, check = outcome.row, outcome.check
    wanted = _show_wanted(check, row.text)
    words = row.text[check.words.start : check.words.end]
    return f"{row.id} {row.form} {check.kind} [{words}] wants {wanted}; found {outcome.found}"


def _show_wanted(check: Check, text: str) -> str:
    if check.other is not None:
        return f"{check.kind} with [{text[check.other.start : check.other.end]}]"
    if check.kind == "speaker":
        return " & ".join("|".join(names) for names in check.people) or "nobody"
    asked = (check.entity_kind, "|".join(check.roles), check.at, check.tolerance_km, check.country, check.use)
    return ", ".join(str(one) for one in asked if one) or check.kind


def make_reader(model: Path | None) -> Read:
    """Reads reports with the weights in the package, or with those at ``model``, as a user would have them read."""
    from reportedly.pipeline import Reader
    from reportedly.reading import load_model, read_report

    def load(threads: int) -> Callable[[Report], Reading]:
        return functools.partial(read_report, model=load_model(model, threads=threads))

    reader = Reader(load=load)
    return lambda row: reader.read(row.text, published=row.published, outlet=row.outlet)


@click.command()
@click.option("--half", type=click.Choice(HALVES), default="dev", show_default=True, help="Which half is read.")
@click.option("--model", type=click.Path(path_type=Path, exists=True), help="Other weights than the package's.")
def main(half: str, model: Path | None) -> None:
    """Score the reader on our own set of people and places that share a name."""
    outcomes = score_rows(load_speakers(half), make_reader(model))
    click.echo(render_figures(half, outcomes))
    if half == "dev":
        click.echo(render_failures(outcomes))


if __name__ == "__main__":
    main()
