from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.reconciliation.knowers import Knower, find_knowers, share_knower
from reportedly.vocabulary import Claim, Naming, SourceKind
from tests.reconciliation.dispatched import claim, read

CHAIN = "An aide said that Seoul reckons that three thousand soldiers crossed the river."
OUTER = claim(CHAIN, "An aide", "said", "that Seoul reckons that three thousand soldiers crossed the river", id="c1")
INNER = claim(
    CHAIN,
    "Seoul",
    "reckons",
    "that three thousand soldiers crossed the river",
    id="c2",
    within="c1",
    name="Seoul",
    kind=SourceKind.GOVERNMENT,
    country="KOR",
)


def know(text: str, source: str, cue: str, content: str, **facts: object) -> Knower:
    made = claim(text, source, cue, content, **facts)
    return find_knowers(read(text, made))[made.id]


def test_the_end_of_a_chain_knows_and_the_others_relay() -> None:
    found = find_knowers(read(CHAIN, OUTER, INNER))
    assert [found[each].names for each in ("c1", "c2")] == [("Seoul",), ("Seoul",)]
    assert [found[each].relays for each in ("c1", "c2")] == [("An aide",), ("An aide",)]
    assert "An aide only passed it on" in found["c2"].reason


def test_one_who_says_more_than_he_relays_knows_that_himself() -> None:
    text = "An aide said that the crossing took a week, that boats were short, and that Seoul reckons three died."
    outer = claim(text, "An aide", "said", text[13:-1], id="c1")
    inner = claim(text, "Seoul", "reckons", "three died", id="c2", within="c1", name="Seoul")
    found = find_knowers(read(text, outer, inner))
    assert (found["c1"].words, found["c2"].names) == ("An aide", ("Seoul",))


def test_a_chain_that_bites_its_tail_ends() -> None:
    looped = [
        claim(CHAIN, "An aide", "said", "three thousand soldiers crossed", id=f"c{at}", within=f"c{1 - at}")
        for at in (0, 1)
    ]
    assert set(find_knowers(read(CHAIN, *looped))) == {"c0", "c1"}


def named(name: str, kind: SourceKind = SourceKind.PERSON, **facts: object) -> Knower:
    values = {
        "body": None,
        "country": None,
        "official": False,
        "words": name,
        "relays": (),
        "settled": True,
        "reason": "",
    }
    return Knower(names=(name,), kind=kind, **{**values, **facts})  # type: ignore[arg-type]


def unnamed(words: str, kind: SourceKind = SourceKind.PERSON, **facts: object) -> Knower:
    values = {"body": None, "country": None, "official": False, "relays": (), "settled": True, "reason": ""}
    return Knower(names=(), kind=kind, words=words, **{**values, **facts})  # type: ignore[arg-type]


STATE = SourceKind.GOVERNMENT


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (named("Elke Tanner"), named("Tanner"), True),
        (named("Elke Tanner"), named("Bruno Kessel"), False),
        (
            named("Pat Moor", body="Railway Board"),
            named("Railway Board", SourceKind.ORGANIZATION, body="Railway Board"),
            True,
        ),
        (
            named("Kyiv", STATE, country="UKR", official=True),
            unnamed("an official", country="UKR", official=True),
            True,
        ),
        (named("Kyiv", STATE, country="UKR", official=True), unnamed("a baker", country="UKR"), False),
        (
            named("Kyiv", STATE, country="UKR", official=True),
            named("Seoul", STATE, country="KOR", official=True),
            False,
        ),
        (unnamed("a diplomat"), unnamed("an envoy"), True),
        (unnamed("a diplomat", country="KOR"), unnamed("a diplomat", country="USA"), False),
        (unnamed("a diplomat"), unnamed("a memo", SourceKind.DOCUMENT), False),
        (unnamed("he", settled=False), named("Elke Tanner"), True),
    ],
)
def test_two_knowers_must_be_shown_to_be_two(one: Knower, other: Knower, shared: bool) -> None:
    assert (share_knower(one, other) is not None) is shared
    assert (share_knower(other, one) is not None) is shared


def test_a_spokeswoman_speaks_for_her_body_and_a_minister_for_himself() -> None:
    text = "Ana Ruiz, a Railway Board spokeswoman, said that the line was shut."
    speaks = know(
        text,
        "Ana Ruiz, a Railway Board spokeswoman,",
        "said",
        "that the line was shut",
        name="Ana Ruiz",
        role="Railway Board spokeswoman",
    )
    assert speaks.body == "Railway Board"
    text = "Transport Minister Ana Ruiz said that the line was shut."
    knows = know(
        text,
        "Transport Minister Ana Ruiz",
        "said",
        "that the line was shut",
        name="Ana Ruiz",
        role="Transport Minister",
        country="ESP",
    )
    assert (knows.body, knows.official) == (None, True)


def test_a_paper_is_of_the_body_that_it_is_from() -> None:
    text = "A fact sheet from the Railway Board says that the line was shut."
    paper = know(
        text,
        "A fact sheet from the Railway Board",
        "says",
        "that the line was shut",
        name="fact sheet from the Railway Board",
        kind=SourceKind.DOCUMENT,
    )
    assert paper.body == "Railway Board"


@pytest.mark.parametrize(("source", "settled"), [("He", False), ("The baker", True), ("", False)])
def test_a_pronoun_settles_nothing(source: str, settled: bool) -> None:
    text = f"{source or 'It'} said that the line was shut."
    assert know(text, source, "said", "that the line was shut").settled is settled


def test_a_role_given_once_holds_for_the_report() -> None:
    text = "Transport Minister Ana Ruiz spoke. Ruiz said that the line was shut. Ruiz also said it would open."
    first = claim(
        text,
        "Transport Minister Ana Ruiz",
        "spoke",
        "the line",
        name="Ana Ruiz",
        entity="e1",
        role="Transport Minister",
        id="c1",
    )
    later = claim(text, "Ruiz", "said", "that the line was shut", name="Ana Ruiz", entity="e1", id="c2")
    assert find_knowers(read(text, first, later))["c2"].official


def test_a_source_whose_name_is_withheld_has_none() -> None:
    text = "An official said that the line was shut."
    found: Knower = know(text, "An official", "said", "that the line was shut", name="x", naming=Naming.ANONYMOUS)
    assert found.names == ()
    assert isinstance(OUTER, Claim)


def force(name: str, **facts: object) -> Knower:
    text = f"{name} said that the road was shut."
    facts = {"kind": SourceKind.ORGANIZATION, "name": name, **facts}
    return know(text, name, "said", "that the road was shut", **facts)


def voice(words: str, **facts: object) -> Knower:
    return know(f"{words} said that the road was shut.", words, "said", "that the road was shut", **facts)


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (force("MPD"), True),
        (force("Milford police department"), True),
        (force("Ashby Police"), False),
        (force("Milford Herald", kind=SourceKind.MEDIA), False),
        (voice("Police", kind=SourceKind.ORGANIZATION), True),
        (voice("investigators", kind=SourceKind.GROUP), True),
        (voice("Authorities", kind=SourceKind.GOVERNMENT), True),
        (voice("Neighbors", kind=SourceKind.GROUP), False),
        (voice("Sgt. Tom Lake of the Milford Police", name="Tom Lake", role="Sgt."), True),
        (voice("Police in Ashby", kind=SourceKind.ORGANIZATION), False),
        (voice("Mayor Elke Tanner", name="Elke Tanner", role="Mayor"), False),
    ],
)
def test_a_force_and_who_speaks_from_it_are_not_shown_to_be_two(other: Knower, shared: bool) -> None:
    milford = force("Milford Police")
    assert (share_knower(milford, other) is not None) is shared
    assert (share_knower(other, milford) is not None) is shared


def test_forces_of_two_states_are_two() -> None:
    assert share_knower(force("Milford Police", country="USA"), voice("police", country="GBR")) is None


def test_two_officers_who_are_named_know_for_themselves() -> None:
    lake = voice("Sgt. Tom Lake", name="Tom Lake", role="Sgt.")
    moor = voice("Detective Pat Moor", name="Pat Moor", role="Detective")
    assert share_knower(lake, moor) is None


@pytest.mark.parametrize(
    ("words", "shared"),
    [
        ("The mayor", True),
        ("the Varn mayor, who came late", True),
        ("The deputy mayor", False),
        ("A baker", False),
    ],
)
def test_an_office_and_its_holder_are_not_shown_to_be_two(words: str, shared: bool) -> None:
    tanner = voice("Mayor Elke Tanner", name="Elke Tanner", role="Mayor")
    assert (share_knower(voice(words), tanner) is not None) is shared
    assert (share_knower(tanner, voice(words)) is not None) is shared


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("police", "Police", "neither is named, and both are “police”"),
        ("an aide", "officials", "neither is named, and “an aide” may be “officials”"),
        ("", "officials", "no source is stated for one of them, and it may be the other"),
    ],
)
def test_unnamed_sources_of_one_word_are_not_said_to_be_perhaps_each_other(one: str, other: str, reason: str) -> None:
    left, right = (replace(named("x"), names=(), words=words) for words in (one, other))
    assert share_knower(left, right) == reason
