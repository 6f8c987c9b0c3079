"""Relative pronouns and nameless pronouns as sources: whom they take up."""

from dataclasses import replace

from reportedly.reading.speakers import resolve
from reportedly.vocabulary import Naming, Source, SourceKind
from tests.reading.spoken import write_report
from tests.reading.test_speakers_resolving import claim

RUIZ = (
    "Marta/PROPN/nsubj/9 Ruiz/PROPN/flat/1 ,/PUNCT/punct/5 who/PRON/nsubj/5 said/VERB/acl/1 it/PRON/nsubj/7 "
    "held/VERB/ccomp/5 ,/PUNCT/punct/5 left/VERB/root/0 ./PUNCT/punct/9"
)
ENGINEER = (
    "An/DET/det/2 engineer/NOUN/nsubj/10 who/PRON/nsubj/4 came/VERB/acl/2 and/CCONJ/cc/7 who/PRON/nsubj/7 "
    "said/VERB/conj/4 it/PRON/nsubj/9 held/VERB/ccomp/7 left/VERB/root/0 ./PUNCT/punct/10"
)
SPEECHES = (
    "Speeches/NOUN/nsubj:pass/3 were/AUX/aux/3 attacked/VERB/root/0 by/ADP/case/6 Marta/PROPN/nmod/1 "
    "Ruiz/PROPN/flat/5 ,/PUNCT/punct/9 who/PRON/nsubj/9 cites/VERB/acl/1 them/PRON/obj/9 ./PUNCT/punct/3"
)
NEIGHBORS = "Two/NUM/nummod/2 neighbors/NOUN/nsubj/3 called/VERB/root/0 ./PUNCT/punct/3"
THOSE = "Those/PRON/nsubj/4 who/PRON/nsubj/3 spoke/VERB/acl/1 left/VERB/root/0 ./PUNCT/punct/4"
PAIR = (
    "Marta/PROPN/nsubj/10 Ruiz/PROPN/flat/1 and/CCONJ/cc/4 Ada/PROPN/conj/1 Holm/PROPN/flat/4 ,/PUNCT/punct/8 "
    "who/PRON/nsubj/8 said/VERB/acl/1 it/PRON/obj/8 left/VERB/root/0 ./PUNCT/punct/10"
)
AIDE = (
    "An/DET/det/2 aide/NOUN/nsubj/9 to/ADP/case/4 Ada/PROPN/nmod/2 Holm/PROPN/flat/4 ,/PUNCT/punct/8 "
    "who/PRON/nsubj/8 spoke/VERB/acl/2 left/VERB/root/0 ./PUNCT/punct/9"
)
ARRESTED = (
    "Police/NOUN/nsubj/2 arrested/VERB/root/0 Marta/PROPN/obj/2 Ruiz/PROPN/flat/3 ,/PUNCT/punct/7 "
    "which/PRON/nsubj/7 suggests/VERB/acl/3 guilt/NOUN/obj/7 ./PUNCT/punct/2"
)
BOARD = (
    "Gary/PROPN/compound/2 Board/PROPN/nsubj/7 ,/PUNCT/punct/5 who/PRON/nsubj/5 said/VERB/acl/2 it/PRON/obj/5 "
    "left/VERB/root/0 ./PUNCT/punct/7"
)
MANY = (
    "Two/NUM/nummod/2 neighbors/NOUN/nsubj/6 who/PRON/nsubj/4 said/VERB/acl/2 it/PRON/obj/4 left/VERB/root/0 "
    "./PUNCT/punct/6"
)
NAMES = {"Marta Ruiz": "PER", "Ada Holm": "PER", "Gary Board": "ORG"}


def settle(*sentences: str, source: str, content: str, number: int = 0) -> tuple[Source, str]:
    """The source that a report gives at these words, and the report's text."""
    workspace = write_report(*sentences, names=NAMES)
    resolved = resolve(replace(workspace, claims=(claim(workspace, source, content, number=number),)))
    return resolved.claims[0].source, workspace.report.text


def test_who_is_the_one_named_before_it() -> None:
    source, _ = settle(RUIZ, source="who", content="held")
    assert (source.name, source.naming, source.antecedent) == ("Marta Ruiz", Naming.NAMED, None)
    assert source.words.text == "who"


def test_who_of_a_second_verb_takes_up_the_same_one() -> None:
    source, text = settle(ENGINEER, source="who", content="held", number=1)
    assert source.name is None
    assert source.naming is Naming.UNNAMED
    assert source.antecedent is not None
    assert source.antecedent.text == "An engineer"
    assert text[source.antecedent.span.start : source.antecedent.span.end] == "An engineer"
    assert source.called == "An engineer"


def test_a_name_right_before_who_beats_the_parse() -> None:
    assert settle(SPEECHES, source="who", content="them")[0].name == "Marta Ruiz"


def test_words_that_say_who_it_is_take_up_nothing() -> None:
    source, _ = settle(NEIGHBORS, source="Two neighbors", content="called")
    assert source.antecedent is None
    assert source.called == "Two neighbors"


def test_those_who_are_nobody_else() -> None:
    assert settle(THOSE, source="who", content="spoke")[0].antecedent is None


def test_a_pair_stays_a_pair_and_an_aide_an_aide_before_a_comma() -> None:
    both = settle(PAIR, source="who", content="it")[0]
    assert [member.name for member in both.members] == ["Marta Ruiz", "Ada Holm"]
    aide = settle(AIDE, source="who", content="spoke")[0]
    assert (aide.name, aide.called) == (None, "An aide to Ada Holm")


def test_which_is_no_person() -> None:
    source = settle(ARRESTED, source="which", content="guilt")[0]
    assert (source.name, source.antecedent) == (None, None)


def test_what_is_taken_up_tells_the_kind() -> None:
    board = settle(BOARD, source="who", content="it")[0]
    assert (board.name, board.kind) == ("Gary Board", SourceKind.ORGANIZATION)
    assert settle(MANY, source="who", content="it")[0].kind is SourceKind.GROUP
