"""Our own set of people and places that share a name, and its scorer on readings made by hand."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.own_sets import FOLDER, HALVES, find_half
from evals.own_speakers import (
    KINDS,
    Outcome,
    SpeakerRow,
    agree_on_people,
    find_claim,
    find_nearest,
    find_words,
    judge_reading,
    load_speakers,
    make_figures,
    normalize_name,
    render_failures,
    render_figures,
    score_rows,
)
from evals.records import EvaluationError
from reportedly.vocabulary import (
    Claim,
    Entity,
    EntityKind,
    Member,
    Passage,
    Polarity,
    Quotation,
    Reading,
    Source,
    SourceKind,
    Span,
    Stance,
)

# --- the files -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def rows() -> tuple[SpeakerRow, ...]:
    """Both halves; loading them finds every word that a check points at."""
    return tuple(row for half in HALVES for row in load_speakers(half))


def test_there_are_enough_reports(rows: tuple[SpeakerRow, ...]) -> None:
    assert len(rows) >= 84


def test_no_id_no_text_and_no_outlet_stands_twice(rows: tuple[SpeakerRow, ...]) -> None:
    assert len({row.id for row in rows}) == len(rows)
    assert len({row.text for row in rows}) == len(rows)
    assert len({row.outlet for row in rows}) == len(rows)


def test_no_sentence_stands_in_two_reports(rows: tuple[SpeakerRow, ...]) -> None:
    sentences = [piece for row in rows for piece in {*row.text.replace("\n", " ").split(". ")} if len(piece) > 30]
    assert [sentence for sentence, count in Counter(sentences).items() if count > 1] == []


def test_reports_are_short(rows: tuple[SpeakerRow, ...]) -> None:
    assert {row.id: length for row in rows if not 60 <= (length := len(row.text.split())) <= 160} == {}


def test_the_halves_are_alike(rows: tuple[SpeakerRow, ...]) -> None:
    forms = {half: Counter(row.form for row in rows if row.half == half) for half in HALVES}
    assert forms["dev"] == forms["sealed"]
    for kind in KINDS:
        dev, sealed = (
            sum(check.kind == kind for row in rows if row.half == half for check in row.checks) for half in HALVES
        )
        assert abs(dev - sealed) <= max(4, 0.1 * (dev + sealed))
        assert dev > 0


def test_sources_without_a_name_and_with_several_are_in_both_halves(rows: tuple[SpeakerRow, ...]) -> None:
    for half in HALVES:
        people = Counter(
            len(check.people) for row in rows if row.half == half for check in row.checks if check.kind == "speaker"
        )
        assert people[0] >= 5
        assert people[2] >= 4
        assert people[1] >= 100


def test_the_names_that_are_wanted_stand_in_the_text(rows: tuple[SpeakerRow, ...]) -> None:
    for row in rows:
        for names in (names for check in row.checks for names in check.people):
            assert names[0] in row.text


def test_points_have_countries_and_sane_tolerances(rows: tuple[SpeakerRow, ...]) -> None:
    points = [check for row in rows for check in row.checks if check.at is not None]
    assert all(check.tolerance_km is not None and 20 <= check.tolerance_km <= 700 for check in points)
    assert all(len(check.country or "XXX") == 3 and (check.country or "XXX").isupper() for check in points)


def test_the_page_counts_the_forms(rows: tuple[SpeakerRow, ...]) -> None:
    page = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
    for form, count in Counter(row.form for row in rows).items():
        assert f"{form} {count}" in page


# --- what a line becomes ---------------------------------------------------------------------------------------------

TEXT = (
    "LIMA — Rosa Kent said the bridge would hold. Her brother, Hugo Kent, doubted it. "
    "He said the piers were sand. The engineer left for Cusco. Both said they would wait."
)
ID = next(name for name in ("q1", "q2", "q3", "q4", "q5", "q6") if find_half(name) == "dev")
SEALED_ID = next(name for name in ("q1", "q2", "q3", "q4", "q5", "q6") if find_half(name) == "sealed")

SPEAKER = {"kind": "speaker", "words": ["the piers were sand", 1], "name": ["Hugo Kent", "Kent"]}
NOBODY = {"kind": "speaker", "words": ["the piers were sand", 1], "name": None}
SEVERAL = {"kind": "speaker", "words": ["they would wait", 1], "members": [["Rosa Kent"], ["Hugo Kent"]]}
SAME = {"kind": "same", "words": ["He", 1], "other": ["Hugo Kent", 1]}
APART = {"kind": "apart", "words": ["Rosa Kent", 1], "other": ["Hugo Kent", 1]}
ENTITY = {"kind": "entity", "words": ["Rosa Kent", 1], "entity_kind": "person", "country": "PER", "role": ["engineer"]}
PLACE = {"kind": "place", "words": ["LIMA", 1], "at": [-12.05, -77.04], "tolerance_km": 40, "country": "PER"}
LITERAL = {"kind": "place", "words": ["Cusco", 1], "use": "literal"}
UNRESOLVED = {"kind": "unresolved", "words": ["The engineer", 1]}
NO_PLACE = {"kind": "no_place", "words": ["Kent", 2]}


def write(folder: Path, *checks: dict[str, Any], **changes: Any) -> Path:
    row = {"id": ID, "half": "dev", "form": "siblings", "text": TEXT, "checks": checks} | changes
    (folder / "speakers.dev.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def make_row(folder: Path, *checks: dict[str, Any]) -> SpeakerRow:
    """A row with ``checks`` first, and others behind them so that there are enough."""
    (row,) = load_speakers("dev", write(folder, *[*checks, NO_PLACE, NO_PLACE][: max(3, len(checks))]))
    return row


def at(words: str, occurrence: int = 1) -> Span:
    return find_words(TEXT, words, occurrence)


def test_a_row_is_read(tmp_path: Path) -> None:
    (row,) = load_speakers("dev", write(tmp_path, SPEAKER, SEVERAL, PLACE, outlet="Faro", published="2024-02-03"))
    speaker, several, place = row.checks
    assert (row.id, row.form, row.outlet, row.published) == (ID, "siblings", "Faro", "2024-02-03")
    assert (speaker.words, speaker.people) == (at("the piers were sand"), (("Hugo Kent", "Kent"),))
    assert several.people == (("Rosa Kent",), ("Hugo Kent",))
    assert (place.at, place.tolerance_km, place.country, place.use) == ((-12.05, -77.04), 40, "PER", None)


def test_words_are_found_whole_and_by_number() -> None:
    assert TEXT[at("Kent", 2).start - 5 : at("Kent", 2).end] == "Hugo Kent"
    with pytest.raises(ValueError, match="stands 0 times"):
        find_words(TEXT, "he", 1)
    with pytest.raises(ValueError, match="stands 2 times"):
        find_words(TEXT, "Kent", 3)
    with pytest.raises(ValueError, match="stands 0 times"):
        find_words(TEXT, "bridg", 1)
    with pytest.raises(ValueError, match="no number 0"):
        find_words(TEXT, "Kent", 0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "guess"}, "no kind"),
        ({"words": ["no such words", 1]}, "stands 0 times"),
        ({"other": ["Kent", 1]}, "two mentions"),
        ({"kind": "entity"}, "asks for nothing"),
        ({"at": [1.0, 2.0]}, "tolerance"),
        ({"at": [91.0, 2.0], "tolerance_km": 5}, "latitude"),
        ({"entity_kind": "ghost"}, "ghost"),
    ],
)
def test_a_bad_check_is_refused_with_its_line(change: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=rf"speakers\.dev\.jsonl:1 .*{message}"):
        load_speakers("dev", write(tmp_path, SPEAKER | change, SEVERAL, PLACE))


def test_a_speaker_check_must_say_who_or_that_it_is_nobody(tmp_path: Path) -> None:
    unsaid = {"kind": "speaker", "words": ["the piers were sand", 1]}
    with pytest.raises(EvaluationError, match="'name'"):
        load_speakers("dev", write(tmp_path, unsaid, SEVERAL, PLACE))


def test_too_few_and_too_many_checks_are_refused(tmp_path: Path) -> None:
    for checks in ([SPEAKER] * 2, [SPEAKER] * 7):
        with pytest.raises(EvaluationError, match="3 to 6 checks"):
            load_speakers("dev", write(tmp_path, *checks))


def test_rows_of_the_other_half_and_ids_that_stand_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="other half"):
        load_speakers("dev", write(tmp_path, SPEAKER, SEVERAL, PLACE, id=SEALED_ID))
    path = write(tmp_path, SPEAKER, SEVERAL, PLACE) / "speakers.dev.jsonl"
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")
    with pytest.raises(EvaluationError, match="twice"):
        load_speakers("dev", tmp_path)


def test_a_missing_file_and_an_unknown_half_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="missing"):
        load_speakers("sealed", tmp_path)
    with pytest.raises(EvaluationError, match="no half"):
        load_speakers("test", tmp_path)


# --- readings made by hand -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FakePlace:
    """As much of a place as is scored."""

    span: Span
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    use: str = "literal"


def make_claim(words: str, source: Source, *, name: str = "c1") -> Claim:
    return Claim(
        id=name,
        source=source,
        within=None,
        cue=None,
        content=Passage.of(TEXT, (at(words),)),
        quotation=Quotation.INDIRECT,
        stance=Stance.ASSERT,
        polarity=Polarity.POSITIVE,
        confidence=0.9,
    )


def make_source(*, name: str | None = None, entity: str | None = None, members: tuple[Member, ...] = ()) -> Source:
    return Source(words=Passage.of(TEXT, (at("He"),)), name=name, entity=entity, members=members)


def make_member(name: str) -> Member:
    return Member(spans=(), name=name, entity=None, kind=SourceKind.PERSON, country=None)


def make_entity(id: str, name: str, *mentions: Span, named: bool = True, **changes: Any) -> Entity:
    names = mentions[:1] if named else ()
    return Entity(id=id, name=name, kind=EntityKind.PERSON, names=names, mentions=mentions, **changes)


def make_reading(
    *, claims: tuple[Claim, ...] = (), entities: tuple[Entity, ...] = (), places: tuple[FakePlace, ...] | None = None
) -> Reading:
    """A stand-in; with ``places`` None it has no such field, as before there was a stage for them."""
    parts: dict[str, Any] = {"claims": claims, "entities": entities}
    return cast(Reading, SimpleNamespace(**parts if places is None else {**parts, "places": places}))


def judge(check: dict[str, Any], reading: Reading, folder: Path) -> Outcome:
    return next(judge_reading(make_row(folder, check), reading))


HUGO = make_entity("e2", "Hugo Kent", at("Hugo Kent"), at("He"))
ROSA = make_entity("e1", "Rosa Kent", at("Rosa Kent"), at("Her"), role="Chief Engineer", country="PER")


@pytest.mark.parametrize(
    ("check", "source", "right"),
    [
        (SPEAKER, make_source(name="Hugo Kent"), True),
        (SPEAKER, make_source(name="hugo  kent"), True),
        (SPEAKER, make_source(name="Kent"), True),
        (SPEAKER, make_source(name="Rosa Kent"), False),
        (SPEAKER, make_source(), False),
        (SPEAKER, make_source(name="He", entity="e2"), True),
        (SPEAKER, make_source(name="Hugo Kent", entity="e1"), False),
        (SPEAKER, make_source(members=(make_member("Hugo Kent"), make_member("Rosa Kent"))), False),
        (NOBODY, make_source(), True),
        (NOBODY, make_source(entity="e9"), True),
        (NOBODY, make_source(name="Hugo Kent"), False),
        (NOBODY, make_source(entity="e2"), False),
    ],
)
def test_a_speaker_is_the_full_name_of_its_source(
    check: dict[str, Any], source: Source, right: bool, tmp_path: Path
) -> None:
    nameless = make_entity("e9", "the man", at("The engineer"), named=False)
    reading = make_reading(claims=(make_claim("the piers were sand", source),), entities=(ROSA, HUGO, nameless))
    outcome = judge(check, reading, tmp_path)
    assert (outcome.right, outcome.missed) == (right, False)


@pytest.mark.parametrize(
    ("names", "right"),
    [
        (("Hugo Kent", "Rosa Kent"), True),
        (("Rosa Kent",), False),
        (("Rosa Kent", "Rosa Kent"), False),
        (("Rosa Kent", "Hugo Kent", "Ana Ruiz"), False),
        ((), False),
    ],
)
def test_several_speakers_are_all_named_and_nobody_else(names: tuple[str, ...], right: bool, tmp_path: Path) -> None:
    source = make_source(members=tuple(make_member(name) for name in names))
    reading = make_reading(claims=(make_claim("they would wait", source),))
    assert judge(SEVERAL, reading, tmp_path).right is right


def test_words_in_no_claim_are_wrong_even_where_nobody_is_wanted(tmp_path: Path) -> None:
    reading = make_reading(claims=(make_claim("they would wait", make_source()),))
    outcome = judge(NOBODY, reading, tmp_path)
    assert (outcome.right, outcome.missed, outcome.found) == (False, True, "no claim")


def test_of_two_claims_the_inner_one_is_looked_at() -> None:
    outer = make_claim("He said the piers were sand", make_source(), name="outer")
    inner = make_claim("the piers were sand", make_source(), name="inner")
    for claims in ((outer, inner), (inner, outer)):
        assert find_claim(at("piers were sand"), claims) is inner
    assert find_claim(at("He said the"), (inner,)) is None


@pytest.mark.parametrize(
    ("check", "entities", "right", "missed"),
    [
        (SAME, (ROSA, HUGO), True, False),
        (SAME, (ROSA, make_entity("e2", "Hugo Kent", at("Hugo Kent"))), False, True),
        (SAME, (), False, True),
        (SAME, (make_entity("e1", "Rosa", at("He")), make_entity("e2", "Hugo", at("Hugo Kent"))), False, False),
        (APART, (ROSA, HUGO), True, False),
        (APART, (make_entity("e1", "Kent", at("Rosa Kent"), at("Hugo Kent")),), False, False),
        (APART, (HUGO,), False, True),
        (APART | {"nameless": True}, (HUGO,), True, False),
        (APART | {"nameless": True}, (ROSA,), False, True),
        (APART | {"nameless": True}, (make_entity("e1", "K", at("Rosa Kent"), at("Hugo Kent")),), False, False),
    ],
)
def test_two_mentions_are_of_one_or_of_two(
    check: dict[str, Any], entities: tuple[Entity, ...], right: bool, missed: bool, tmp_path: Path
) -> None:
    outcome = judge(check, make_reading(entities=entities), tmp_path)
    assert (outcome.right, outcome.missed) == (right, missed)


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        ({"role": "Chief Engineer", "country": "PER"}, True),
        ({"role": "pilot", "country": "PER"}, False),
        ({"role": None, "country": "PER"}, False),
        ({"role": "engineer", "country": None}, False),
        ({"role": "engineer", "country": "CHL"}, False),
    ],
)
def test_an_entity_has_kind_country_and_role(changes: dict[str, Any], right: bool, tmp_path: Path) -> None:
    reading = make_reading(entities=(make_entity("e1", "Rosa Kent", at("Rosa Kent"), **changes),))
    assert judge(ENTITY, reading, tmp_path).right is right
    assert judge(ENTITY | {"entity_kind": "place"}, reading, tmp_path).right is False
    assert judge(ENTITY, make_reading(), tmp_path).missed


LIMA = FakePlace(span=at("LIMA"), latitude=-12.0, longitude=-77.0, country="PER")


@pytest.mark.parametrize(
    ("place", "right"),
    [
        (LIMA, True),
        (FakePlace(span=at("LIMA"), latitude=40.74, longitude=-84.1, country="USA"), False),
        (FakePlace(span=at("LIMA"), latitude=-12.0, longitude=-77.0, country="CHL"), False),
        (FakePlace(span=at("LIMA"), country="PER"), False),
        (FakePlace(span=at("Cusco"), latitude=-12.0, longitude=-77.0, country="PER"), False),
    ],
)
def test_a_place_lies_where_it_should(place: FakePlace, right: bool, tmp_path: Path) -> None:
    assert judge(PLACE, make_reading(places=(place,)), tmp_path).right is right


def test_the_use_of_a_place_is_asked_without_its_point(tmp_path: Path) -> None:
    for use, right in (("literal", True), ("metonymic", False)):
        reading = make_reading(places=(FakePlace(span=at("Cusco"), use=use),))
        assert judge(LITERAL, reading, tmp_path).right is right


def test_vague_words_have_no_point(tmp_path: Path) -> None:
    assert judge(UNRESOLVED, make_reading(places=(LIMA,)), tmp_path).right
    assert judge(UNRESOLVED, make_reading(places=(FakePlace(span=at("The engineer")),)), tmp_path).right
    resolved = FakePlace(span=at("The engineer"), latitude=1.0, longitude=2.0)
    assert not judge(UNRESOLVED, make_reading(places=(resolved,)), tmp_path).right


def test_a_person_is_no_place(tmp_path: Path) -> None:
    assert judge(NO_PLACE, make_reading(places=(LIMA,)), tmp_path).right
    assert not judge(NO_PLACE, make_reading(places=(FakePlace(span=at("Hugo Kent")),)), tmp_path).right


# --- the parts -------------------------------------------------------------------------------------------------------


def test_the_nearest_span_may_have_a_title_or_a_clause_but_not_merely_touch() -> None:
    words = at("Hugo Kent")
    titled = Span(start=words.start - 9, end=words.end)
    trailing = Span(start=words.start, end=words.end + 30)
    around = Span(start=words.start - 20, end=words.end + 20)
    assert find_nearest(words, (around, trailing, titled, words)) == words
    assert find_nearest(words, (around, trailing, titled)) == titled
    assert find_nearest(words, (around, trailing)) == trailing
    assert find_nearest(words, (around,)) is None
    assert find_nearest(words, ()) is None


def test_names_are_compared_without_regard_to_dress() -> None:
    assert normalize_name("The N’Guessan–Traoré  Front") == "n'guessan-traoré front"
    assert normalize_name("Theo Marsh") == "theo marsh"


@given(st.permutations(["Ana Ruiz", "Bo Holm", "Cai Lin"]), st.permutations(["Ana Ruiz", "Bo Holm", "Cai Lin"]))
def test_the_order_of_people_does_not_matter(wanted: list[str], named: list[str]) -> None:
    assert agree_on_people([(name,) for name in wanted], named)
    assert not agree_on_people([(name,) for name in wanted], named[:2])
    assert not agree_on_people([(name,) for name in wanted[:2]], named)


# --- the figures -----------------------------------------------------------------------------------------------------


def test_the_figures_are_shares_in_all_and_by_kind(tmp_path: Path) -> None:
    row = make_row(tmp_path, SPEAKER, SAME, PLACE, NO_PLACE)
    reading = make_reading(entities=(ROSA, HUGO), places=(LIMA,))
    outcomes = score_rows((row,), lambda _: reading)
    figures = {figure.key: figure for figure in make_figures("dev", outcomes)}
    assert figures["speakers.own.dev.right"].value == pytest.approx(0.75)
    assert figures["speakers.own.dev.speaker"].value == 0.0
    assert (figures["speakers.own.dev.same"].value, figures["speakers.own.dev.same"].support) == (1.0, 1)
    assert figures["speakers.own.dev.entity"].value is None
    assert [key for key, figure in figures.items() if figure.pinned] == ["speakers.own.dev.right"]
    assert "1 of 4 found no claim" in render_figures("dev", outcomes)


def test_failures_are_listed_with_what_was_wanted(tmp_path: Path) -> None:
    outcomes = score_rows((make_row(tmp_path, SEVERAL, APART, ENTITY),), lambda _: make_reading(entities=(HUGO,)))
    speaker, apart, entity = render_failures(outcomes).splitlines()
    assert speaker == f"{ID} siblings speaker [they would wait] wants Rosa Kent & Hugo Kent; found no claim"
    assert apart == f"{ID} siblings apart [Rosa Kent] wants apart with [Hugo Kent]; found nobody and Hugo Kent"
    assert entity == f"{ID} siblings entity [Rosa Kent] wants person, engineer, PER; found no entity"


def test_nobody_sees_the_failures_of_the_sealed_half() -> None:
    outcomes = score_rows(load_speakers("sealed")[:1], lambda _: make_reading())
    assert not all(outcome.right for outcome in outcomes)
    with pytest.raises(EvaluationError, match="sealed"):
        render_failures(outcomes)
