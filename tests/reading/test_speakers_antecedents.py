"""Relative pronouns and nameless pronouns as sources: whom they take up."""

from dataclasses import replace

from reportedly.reading.speakers import resolve
from reportedly.vocabulary import Naming, Source
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
NAMES = {"Marta Ruiz": "PER"}


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
