"""Whom a position is from: one key for all names of a body, and initials under the full name that they fit."""

from __future__ import annotations

import pytest

from reportedly.reconciliation.questions.sources import find_source_key, settle_bodies
from reportedly.vocabulary import Naming, Passage, Position, Report, Source, SourceKind, Span
from tests.reconciliation.positioned import position

ORGANIZATION = SourceKind.ORGANIZATION


def key(name: str, kind: SourceKind = ORGANIZATION) -> str:
    words = Passage.of(name, [Span(start=0, end=len(name))])
    source = Source(words=words, name=name, kind=kind, naming=Naming.NAMED)
    return find_source_key(source, Report(id="r1", text=name))


@pytest.mark.parametrize("name", ["Milford Police", "the Milford police", "City of Milford Police Department"])
def test_a_force_has_one_key(name: str) -> None:
    assert key(name) == "name:milford police"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Milford Herald", SourceKind.MEDIA), ("MPD", ORGANIZATION), ("Ashby Police", SourceKind.PERSON)],
)
def test_other_names_are_their_own_key(name: str, kind: SourceKind) -> None:
    assert key(name, kind) == f"name:{name.lower()}"


def body(name: str, kind: SourceKind = ORGANIZATION) -> Position:
    key = f"name:{name.lower()}"
    return position("two boats sank", name, id=name, key=key, name=name, kind=kind, naming=Naming.NAMED)


def test_initials_go_by_the_full_name_beside_them() -> None:
    short, full = settle_bodies([body("MPD"), body("Milford Police")])
    assert (short.source, short.source_name, short.source_words) == ("name:milford police", "Milford Police", "MPD")
    assert full == body("Milford Police")


@pytest.mark.parametrize(
    "names", [("MPD",), ("MPD", "Ashby Police"), ("MPD", "Milford Police", "Marlow Police"), ("MPD", "MFD")]
)
def test_initials_that_fit_none_or_two_stay_as_they_are(names: tuple[str, ...]) -> None:
    held = [body(name) for name in names]
    assert settle_bodies(held) == tuple(held)


def test_a_person_goes_by_no_initials_of_a_body() -> None:
    held = [body("MPD"), body("Milford Police", SourceKind.PERSON)]
    assert settle_bodies(held) == tuple(held)


def bare(words: str, key: str, report: str = "r1") -> Position:
    return position("two boats sank", words, id=key, key=key, report=report, kind=ORGANIZATION)


def test_a_report_has_one_police() -> None:
    held = [
        bare("Police", "report:r1:police"),
        bare("the police", "report:r1:e7"),
        bare("police", "report:r2:e9", "r2"),
    ]
    assert [each.source for each in settle_bodies(held)] == ["report:r1:e7", "report:r1:e7", "report:r2:e9"]


@pytest.mark.parametrize("words", ["a detective", "two officers", "the neighbors"])
def test_others_that_a_report_calls_alike_may_be_two(words: str) -> None:
    held = [bare(words, "report:r1:e1"), bare(words, "report:r1:e2")]
    assert settle_bodies(held) == tuple(held)
