"""Names withheld: the words that say so, and whose they are."""

from __future__ import annotations

import pytest

from reportedly.vocabulary import Naming
from tests.reading.sourced import describe


def reason_of(marked: str) -> str | None:
    source = describe(marked)
    assert (source.naming is Naming.ANONYMOUS) == (source.reason is not None)
    return source.reason.text if source.reason else None


@pytest.mark.parametrize(
    "reason",
    [
        "spoke on condition of anonymity",
        "spoke on the condition of anonymity because he was not authorized to discuss the raid",
        "spoke to reporters on condition of anonymity",
        "was not authorised to speak publicly",
        "wasn't authorized to talk to the media and asked not to be identified",
        "was not authorized to release details and spoke on condition of anonymity",
        "asked not to be named because of the sensitivity of the matter",
        "asked not to be named for fear of reprisals",
        "asked that her name not be used",
        "declined to be identified, citing department rules",
        "refused to give his name",
        "requested anonymity to describe private talks",
        "was granted anonymity to speak candidly",
        "wished to remain anonymous",
        "spoke anonymously out of fear of arrest",
        "did not want to be named",
        "did not want his name published for fear of losing his job",
        "cannot be named for legal reasons",
        "was not permitted to speak on the record",
        "had no permission to speak to the press",
        "is barred from discussing the case",
        "spoke on background",
        "insisted on not being identified",
        "agreed to speak only on condition that his name be withheld",
        "preferred to stay unnamed",
        "lacked authorization to speak publicly",
    ],
)
def test_reason_inside_the_source(reason: str) -> None:
    assert reason_of(f"It was over, according to {{a Nigerian official who {reason}}}.") == reason


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        (
            "{The diplomat} said it was over, speaking on condition of anonymity to discuss private talks.",
            "speaking on condition of anonymity to discuss private talks",
        ),
        (
            "Speaking on condition of anonymity, {an aide} said that the vote was lost.",
            "Speaking on condition of anonymity",
        ),
        (
            "It was over, said {two aides}, who asked not to be named.",
            "asked not to be named",
        ),
        (
            "{A villager} who, fearing reprisals, asked not to be named said that the well was poisoned.",
            "fearing reprisals, asked not to be named",
        ),
        (
            "{A nurse} said beds had run out, adding that she was not allowed to speak to reporters.",
            "was not allowed to speak to reporters",
        ),
    ],
)
def test_reason_beside_the_source(marked: str, reason: str) -> None:
    assert reason_of(marked) == reason


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        (
            "{A Malian official} told the station that the road was mined.| The official, who was not authorized to "
            "release information and spoke on condition of anonymity, gave no details.",
            "was not authorized to release information and spoke on condition of anonymity",
        ),
        (
            "{Two officials} said so.| They spoke on condition of anonymity because they were not authorized to speak.",
            "spoke on condition of anonymity because they were not authorized to speak",
        ),
        (
            "{A person briefed on it} said so.| The person asked not to be identified because the plan is secret.",
            "asked not to be identified because the plan is secret",
        ),
        (
            "{Four diplomats} said so.| All four spoke on condition of anonymity.",
            "spoke on condition of anonymity",
        ),
        (
            "{A surgeon} said so.| She asked that her name be withheld.",
            "asked that her name be withheld",
        ),
        (
            "A Malian official, who asked not to be named, said so.| Rain fell.| {The official} said more would come.",
            "asked not to be named",
        ),
        (
            "Two clerks said so.| They asked not to be named.| {One of them} said that the files were gone.",
            "asked not to be named",
        ),
        (
            "A clerk said so.| The clerk spoke on condition of anonymity.| {He} said that the files were gone.",
            "spoke on condition of anonymity",
        ),
    ],
)
def test_reason_in_another_sentence(marked: str, reason: str) -> None:
    assert reason_of(marked) == reason


@pytest.mark.parametrize(
    "marked",
    [
        "{The minister} said that the man, who asked not to be named, had fled.",
        "{[PER:Ada Okafor]} said so.| An aide spoke on condition of anonymity.",
        "{A Malian official} said so.| A Polish official disagreed.| The official spoke on condition of anonymity.",
        "{An officer} said so.| Two rebels spoke on condition of anonymity.",
        "{A resident who was not authorized to enter the building} said so.",
        "{The ministry} said so.| The officials spoke on condition of anonymity.",
        "{A spokesman} said the bridge was named after a queen.",
        "{An official} said the body was identified by its teeth.",
        "{Police} said he was not allowed to talk to his family.",
        "{The report} said so, speaking on condition of anonymity.",
        "{A lawyer} said on background checks there was no agreement.",
        "{The mayor} said so.| Rain fell.| It kept on.| Roads closed.| Schools too.| The mayor asked not to be named.",
    ],
)
def test_no_reason_of_this_source(marked: str) -> None:
    assert reason_of(marked) is None


def test_a_named_source_is_not_anonymous() -> None:
    source = describe("{[PER:Tariq], 41, who declined to give his family name}, said so.")
    assert (source.naming, source.name, source.reason) == (Naming.NAMED, "Tariq", None)


def test_a_false_name_is_a_withheld_one() -> None:
    source = describe("{A teacher using the pseudonym [PER:Rima]} said so.")
    assert source.naming is Naming.ANONYMOUS
    assert source.name is None
    assert source.reason is not None
    assert source.reason.text == "using the pseudonym"


def test_the_reason_of_another_source_in_the_sentence_is_left_to_it() -> None:
    marked = "{A minister} denied what an aide who spoke on condition of anonymity told the station."
    assert reason_of(marked) is None
