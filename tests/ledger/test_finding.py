from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import SettingError
from reportedly.ledger import CERTAINTIES, Filters, Ledger, add_reading, find_claims, iterate_claims, open_ledger
from reportedly.ledger.likelihoods import name_likelihood
from reportedly.vocabulary import Certainty, Naming, SourceKind
from tests.ledger.made_readings import make_reading
from tests.sample_reading import READING


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("found") / "desk.ledger") as opened:
        add_reading(opened, READING)
        early = ["The mayor said dozens of troops crossed.", "A cook said nothing was stolen."]
        add_reading(opened, make_reading(early, id="early", published="2024-10-30T23:30-05:00"))
        undated = make_reading(["The mayor said it rained."], id="undated")
        add_reading(opened, undated, seen=datetime(2024, 12, 24, tzinfo=UTC))
        yield opened


def found(ledger: Ledger, **asked: Any) -> list[str]:
    return [each.id for each in find_claims(ledger, Filters(**asked)).claims]


def test_the_latest_come_first_and_those_of_a_text_in_its_order(ledger: Ledger) -> None:
    own = [claim.id for claim in READING.claims]
    assert found(ledger) == ["undated-0", *own, "early-0", "early-1"]


def test_a_claim_has_what_a_list_shows(ledger: Ledger) -> None:
    (claim,) = find_claims(ledger, Filters(text="valve")).claims
    original = READING.claims[0]
    assert (claim.id, claim.report, claim.outlet, claim.title) == ("c1", "r1", "Northern Wire", READING.report.title)
    assert (claim.source_name, claim.source_role, claim.source_kind) == ("Ines Okafor", "Harbour Master", "person")
    assert (claim.content, claim.spans, claim.cue, claim.act) == (
        *(original.content.text, original.content.spans, "said", "state"),
    )
    assert (claim.said_from, claim.published, claim.confidence) == ("2024-11-01", "2024-11-01", original.confidence)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"text": "Valves"}, ["c1"]),
        ({"text": "troop cross"}, ["early-0"]),
        ({"text": '"troops crossed"'}, ["early-0"]),
        ({"text": '"crossed troops"'}, []),
        ({"text": "“dozens of troops”"}, ["early-0"]),
        ({"source": "okafor"}, ["c1", "c2", "c3", "c8"]),
        ({"source": "tomas brandt"}, ["c8"]),
        ({"source": "harbour master"}, ["c1"]),
        ({"source": "PRT"}, ["c1", "c2", "c3"]),
        ({"place": "elsa"}, ["c4"]),
        ({"place": "prt"}, ["c4"]),
        ({"kind": SourceKind.ORGANIZATION}, ["c6"]),
        ({"naming": Naming.ANONYMOUS}, ["c4"]),
        ({"kind": SourceKind.PERSON, "naming": Naming.ANONYMOUS}, ["c4"]),
        ({"kind": SourceKind.MEDIA}, []),
        ({"certainty": "likely"}, ["c7"]),
        ({"certainty": "stated"}, ["c7"]),
        ({"certainty": "none", "report": "r1"}, ["c1", "c2", "c3", "c4", "c5", "c6", "c8"]),
        ({"certainty": "very-likely"}, []),
        ({"text": "passengers", "certainty": "likely"}, ["c7"]),
        ({"text": "passengers", "certainty": "stated"}, ["c7"]),
        ({"text": "passengers", "certainty": "none"}, []),
        ({"text": "passengers", "certainty": "very-likely"}, []),
        ({"text": "engine", "naming": Naming.ANONYMOUS}, ["c4"]),
        ({"text": "engine", "naming": Naming.NAMED}, []),
        ({"source": "official", "kind": SourceKind.GROUP}, []),
        ({"text": "engine", "source": "official"}, ["c4"]),
        ({"report": "ear"}, ["early-0", "early-1"]),
        ({"report": "e_rly"}, []),
        ({"report": "early", "text": "stolen"}, ["early-1"]),
        ({"first": "2024-11-02"}, ["undated-0"]),
        ({"first": date(2024, 10, 31), "last": "2024-10-31"}, ["early-0", "early-1"]),
        ({"last": "2024-10-30"}, []),
        ({"first": "2024-10-31T04:30Z", "last": "2024-10-31T04:30Z"}, ["early-0", "early-1"]),
        ({"first": "2024-10-31T04:31Z", "last": "2024-10-31"}, []),
        ({"text": "mayor"}, []),
        ({"source": "mayor", "first": "2024-12-01"}, ["undated-0"]),
        ({"source": "mayor", "last": "2024-11-30"}, ["early-0"]),
    ],
)
def test_filters(ledger: Ledger, asked: dict[str, Any], ids: list[str]) -> None:
    assert found(ledger, **asked) == ids


def test_about_is_who_is_mentioned_inside_the_claim(tmp_path: Path) -> None:
    # "Okafor" stands in the words of the first claim only when the entity is mentioned there.
    reading = make_reading(["The mayor said Okafor left.", "Okafor said it rained."])
    start = reading.report.text.index("Okafor")
    spoken = reading.report.text.index("Okafor", start + 1)
    entity = replace(
        READING.entities[0],
        mentions=tuple(replace(READING.entities[0].mentions[0], start=at, end=at + 6) for at in (start, spoken)),
    )
    with open_ledger(tmp_path / "l") as opened:
        add_reading(opened, replace(reading, entities=(entity,)))
        assert found(opened, about="ines okafor") == ["given-0"]


def test_pages_follow_each_other_and_end(ledger: Ledger) -> None:
    everything = found(ledger)
    pages, after = [], None
    while True:
        page = find_claims(ledger, Filters(limit=4, after=after))
        pages.append([each.id for each in page.claims])
        if page.next is None:
            break
        after = page.next
    assert [len(each) for each in pages] == [4, 4, 3]
    assert [id for each in pages for id in each] == everything
    assert [each.id for each in iterate_claims(ledger, Filters(limit=2))] == everything
    assert [each.id for each in iterate_claims(ledger, Filters(source="okafor", limit=1))] == ["c1", "c2", "c3", "c8"]


@given(st.text(min_size=1, max_size=60))
def test_no_search_is_read_as_syntax(ledger: Ledger, words: str) -> None:
    for field in ("text", "source", "about", "place"):
        try:
            find_claims(ledger, Filters(**{field: words}))
        except SettingError:
            assert not any(char.isalnum() for char in words)


@pytest.mark.parametrize(
    "words", ["valve OR troops", "valve NOT opened", "val*", "said:valve", "NEAR(valve opened)", "valve)"]
)
def test_operators_are_words(ledger: Ledger, words: str) -> None:
    assert found(ledger, text=words) == (["c1"] if words == "valve)" else [])


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"text": "—!"}, "no word to search for"),
        ({"text": "ships " * 51}, "51 words are too many"),
        ({"first": "yesterday"}, "is no time"),
        ({"certainty": "sure"}, "give one of stated, none"),
        ({"limit": 0}, "limit is 0"),
        ({"after": "first"}, "after is 'first'"),
    ],
)
def test_what_cannot_be_asked_for(ledger: Ledger, asked: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        find_claims(ledger, Filters(**asked))


@pytest.mark.parametrize(
    ("low", "high", "name"),
    [
        (0.0, 1.0, "hedged"),
        (0.01, 0.05, "almost-no-chance"),
        (0.05, 0.2, "very-unlikely"),
        (0.2, 0.45, "unlikely"),
        (0.45, 0.55, "roughly-even"),
        (0.55, 0.8, "likely"),
        (0.8, 0.95, "very-likely"),
        (0.95, 0.99, "almost-certain"),
        (1.0, 1.0, "almost-certain"),
        (0.0, 0.0, "almost-no-chance"),
    ],
)
def test_a_likelihood_has_a_term(low: float, high: float, name: str) -> None:
    assert name_likelihood(Certainty(scale="any", low=low, high=high, spans=())) == name
    assert name in CERTAINTIES


def test_no_words_for_it_no_likelihood() -> None:
    assert name_likelihood(None) is None
