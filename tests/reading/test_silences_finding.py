"""Silences in sentences: what kind, who, about what, where the words end; and what is none."""

from __future__ import annotations

import pytest

from reportedly.reading.ground import lay_ground
from reportedly.reading.silences import find_silences
from reportedly.vocabulary import PartKind
from tests.reading.judged import find_all, tell
from tests.reading.marked import build

CASES = """
declined | The mayor |  | The mayor [declined to comment].
declined | The mayor |  | The mayor [declined comment] on Monday.
declined | The clinic | how many died | The clinic [would not say how many died].
declined | The clinic | the case | The clinic [wouldn't discuss the case].
declined | Police | the driver | Police [refused to name the driver].
declined | The bank |  | The bank [had no comment].
declined | Officials | the vote | Officials [stayed silent on the vote].
declined | The navy | the loss | The navy [could neither confirm nor deny the loss].
no_details | The envoy |  | The envoy [did not elaborate].
no_details | The envoy | who had paid | The envoy [did not say who had paid].
no_details | The envoy | where | The envoy [did not specify where].
no_details | The office |  | The office [gave no further details].
no_details | The office | the plan | The office [gave no details of the plan].
no_details | The office | the delay | The office [gave no reason for the delay].
no_details | She | their names | She [did not give their names].
no_details | The pope | the dead | The pope [made no mention of the dead].
no_answer | The firm |  | The firm [did not immediately respond to a request for comment].
no_answer | The firm | the leak | The firm [did not reply to questions about the leak].
no_answer | The family |  | The family [could not be reached for comment].
no_answer | A lawyer |  | A lawyer [was not immediately available].
no_answer | Quito |  | [There was no immediate comment from Quito].
no_answer | the firm |  | Calls to the firm [went unanswered].
not_said | The firm | who paid | The firm [has yet to say who paid].
not_said | The firm | who paid | The firm [has still not said who paid].
not_said | The army | the report | The army [has not commented on the report].
not_said |  | the crew | [There was no word on the crew].
unclear |  | who fired first | [It was not clear who fired first].
unclear |  | whether he lives | [It remains unclear whether he lives].
unclear |  | How many died | How many died [is not known].
unclear |  | The motive | The motive [was not immediately clear].
unverified |  | The tape | The tape [could not be independently verified].
unverified | The paper | the tape | The paper [could not verify the tape].
unverified |  | the tape | [It was not possible to verify the tape].
unverified |  | the raid | [There was no independent confirmation of the raid].
no_details |  |  | You can give by calling here [No further details were released].
no_answer | Neither firm |  | Neither firm [responded to requests for comment].
"""
"""The kind, the source, what it is about, and the sentence with the silence's words in brackets."""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_nobody_would_say(case: str) -> None:
    kind, source, about, marked = case.split(" | ")
    words = marked[marked.index("[") + 1 : marked.index("]")]
    found = tell(marked.replace("[", "").replace("]", ""))
    assert found == [(kind, words, source, [about] if about else [])]


@pytest.mark.parametrize(
    "text",
    [
        "Exports declined by a tenth.",
        "The team refused to play.",
        "The army refused to leave the town.",
        "He said nothing would change.",
        "The village could not be reached by road.",
        "No agreement was near, and a deal could not be reached.",
        "The tumour did not respond to the drug.",
        "The army did not respond with force.",
        "The skies were not clear.",
        "He is not known to police.",
        "She declined to give her name.",
        "He did not decline to comment.",
        "Someone who does not answer questions should not run.",
        "The town held a minute's silence.",
        "He will answer questions.",
        "She left without offering evidence that the count was wrong.",
    ],
)
def test_no_silences(text: str) -> None:
    assert tell(text) == []


PARSED = (
    "The/DET/det/2 general/NOUN/nsubj/3 said/VERB/root/0 two/NUM/nummod/5 posts/NOUN/nsubj/6 fell/VERB/ccomp/3 "
    "and/CCONJ/cc/8 gave/VERB/conj/6 no/DET/det/10 details/NOUN/obj/8"
)


def test_who_speaks_gives_the_details_not_what_fell() -> None:
    found = tell("The general said two posts fell and gave no details.", PARSED)
    assert found == [("no_details", "gave no details", "The general", [])]


def test_a_subject_is_found_through_a_coordination() -> None:
    parsed = (
        "Ruiz/PROPN/nsubj/2 confirmed/VERB/root/0 the/DET/det/4 raid/NOUN/obj/2 but/CCONJ/cc/6 declined/VERB/conj/2 "
        "to/PART/mark/8 elaborate/VERB/xcomp/6"
    )
    assert tell("Ruiz confirmed the raid but declined to elaborate.", parsed) == [
        ("declined", "declined to elaborate", "Ruiz", [])
    ]


def test_a_relative_pronoun_is_the_noun_before_it() -> None:
    parsed = (
        "A/DET/det/2 clerk/NOUN/nsubj/12 in/ADP/case/4 Lima/PROPN/nmod/2 ,/PUNCT/punct/7 who/PRON/nsubj/7 "
        "declined/VERB/acl/4 to/PART/mark/9 comment/VERB/xcomp/7 ,/PUNCT/punct/7 has/AUX/aux/12 left/VERB/root/0"
    )
    assert tell("A clerk in Lima, who declined to comment, has left.", parsed) == [
        ("declined", "declined to comment", "A clerk in Lima", [])
    ]


def test_a_source_has_no_apposition() -> None:
    parsed = (
        "His/PRON/nmod/2 aide/NOUN/nsubj/6 ,/PUNCT/punct/4 Ruiz/PROPN/appos/2 ,/PUNCT/punct/4 declined/VERB/root/0 "
        "to/PART/mark/8 comment/VERB/xcomp/6"
    )
    assert tell("His aide, Ruiz, declined to comment.", parsed)[0][2] == "His aide"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Asked about the raid, she declined to comment.", ["the raid"]),
        ("When asked whether he would go, the premier refused to answer.", ["whether he would go"]),
        ("The coach declined to comment when asked about the transfer.", ["the transfer"]),
        ("Asked about the raid, she shrugged and did not elaborate.", []),
    ],
)
def test_what_was_asked_is_what_it_is_about(text: str, about: list[str]) -> None:
    assert tell(text)[0][3] == about


def test_a_quoted_no_comment_is_its_speakers() -> None:
    marked = "[C:“No comment,”] [S:the singer] [Q:said] when asked about the tour."
    assert tell(marked) == [("declined", "No comment", "the singer", ["the tour"])]


def test_a_quoted_we_is_its_speaker() -> None:
    parsed = "We/PRON/nsubj/2 have/VERB/root/0 no/DET/det/4 comment/NOUN/obj/2"
    marked = "[C:“We have no comment,”] [S:the bank] [Q:said]."
    assert tell(marked, parsed) == [("declined", "have no comment", "the bank", [])]


def test_what_a_quotation_says_of_others_is_a_claim() -> None:
    marked = "[C:“The bank declined to comment,”] [S:the clerk] [Q:said]."
    assert tell(marked) == []


def test_nothing_is_found_where_nothing_is_read() -> None:
    workspace = build(
        "The mayor declined to comment.\nReuters did not respond.",
        parts=((PartKind.BOILERPLATE, "Reuters did not respond."),),
    )
    found = find_silences(lay_ground(workspace), workspace, lambda _sentence: ())
    assert [one.silence.text for one in found] == ["declined to comment"]


def test_two_silences_of_one_sentence() -> None:
    found = tell("The clinic would not say how many died; the mayor did not respond to an email.")
    assert [(kind, source) for kind, _, source, _ in found] == [("declined", "The clinic"), ("no_answer", "the mayor")]


def test_a_source_is_described_as_a_claims_is() -> None:
    _, (found,) = find_all("A Ukrainian official declined to comment.")
    source = found.silence.source
    assert (source.kind.value, source.country, source.naming.value) == ("person", "UKR", "unnamed")


def test_a_silence_is_explained_by_its_row() -> None:
    text, (found,) = find_all("The envoy did not elaborate on the plan.")
    (reason,) = found.reasons
    assert (reason.table, reason.row, reason.value) == ("silences.tsv", "do not elaborate", "no_details")
    assert reason.span is not None
    assert text[reason.span.start : reason.span.end] == "did not elaborate"
