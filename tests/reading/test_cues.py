"""Cues by their words: the act, the stance, the polarity, and the silences that make no claim."""

from __future__ import annotations

import pytest

from reportedly.reading.cues import inflect, lemmas_of, read_cue
from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import cut_words
from reportedly.vocabulary import Act, Polarity, Stance


def read(cue: str, following: str = ""):
    return read_cue(cut_words(cue, 0, len(cue)), cut_words(following, 0, len(following)))


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", Act.STATE),
        ("told", Act.STATE),
        ("according to", Act.STATE),
        ("pointed out", Act.STATE),
        ("made clear", Act.STATE),
        ("made it very clear", Act.STATE),
        ("was quoted as saying", Act.STATE),
        ("in the words of", Act.STATE),
        ("went on", Act.STATE),
        ("went on to say", Act.STATE),
        (":", Act.STATE),
        ("—", Act.STATE),
        ("has repeatedly said", Act.STATE),
        ("issued a statement saying", Act.STATE),
        ("went on to warn", Act.WARN),
        ("estimates", Act.ESTIMATE),
        ("put the number at", Act.ESTIMATE),
        ("confirmed", Act.CONFIRM),
        ("acknowledged", Act.CONFIRM),
        ("denied", Act.DENY),
        ("ruled out", Act.DENY),
        ("warned of", Act.WARN),
        ("accused", Act.ACCUSE),
        ("blamed", Act.ACCUSE),
        ("pledged", Act.PROMISE),
        ("called on", Act.DEMAND),
        ("urging", Act.DEMAND),
        ("called for", Act.DEMAND),
        ("asked", Act.ASK),
        ("wants to know", Act.ASK),
        ("hinted at", Act.SUGGEST),
        ("suggested", Act.SUGGEST),
        ("thought", Act.BELIEVE),
        ("expressed concern", Act.BELIEVE),
        ("plans", Act.INTEND),
        ("agreed", Act.AGREE),
        ("refused", Act.DECLINE),
        ("showed", Act.SHOW),
        ("praised", Act.OTHER),
        ("'s warning", Act.WARN),
        ("hopes of", Act.BELIEVE),
    ],
)
def test_cue_has_its_act(cue: str, act: Act) -> None:
    assert read(cue).act is act


@pytest.mark.parametrize("form", ["swear", "swears", "swore", "sworn", "swearing"])
def test_irregular_forms_lead_to_their_lemma(form: str) -> None:
    assert "swear" in lemmas_of(form)


@pytest.mark.parametrize(
    ("lemma", "past", "forms"),
    [
        ("deny", "", {"deny", "denies", "denied", "denying"}),
        ("beg", "+", {"beg", "begs", "begged", "begging"}),
        ("agree", "", {"agree", "agrees", "agreed", "agreeing"}),
        ("stress", "", {"stress", "stresses", "stressed", "stressing"}),
        ("say", "said", {"say", "says", "said", "saying"}),
        ("write", "wrote", {"write", "writes", "wrote", "writing"}),
    ],
)
def test_verbs_are_inflected(lemma: str, past: str, forms: set[str]) -> None:
    assert set(inflect(lemma, past=past)) == forms


@pytest.mark.parametrize(
    ("cue", "polarity"),
    [
        ("said", Polarity.POSITIVE),
        ("denied", Polarity.NEGATIVE),
        ("dismissed", Polarity.NEGATIVE),
        ("doubts", Polarity.NEGATIVE),
        ("did not think", Polarity.NEGATIVE),
        ("doesn’t believe", Polarity.NEGATIVE),
        ("has never endorsed", Polarity.NEGATIVE),
        ("did not rule out", Polarity.POSITIVE),
        ("did not deny", Polarity.POSITIVE),
        ("not only said", Polarity.POSITIVE),
        ("refused", Polarity.NEGATIVE),
    ],
)
def test_denials_and_negated_beliefs_are_negative(cue: str, polarity: Polarity) -> None:
    assert read(cue).polarity is polarity


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", Stance.ASSERT),
        ("hopes", Stance.OPINE),
        ("fears", Stance.OPINE),
        ("wants", Stance.INTEND),
        ("plans to", Stance.INTEND),
        ("demanded", Stance.INTEND),
        ("did not rule out", Stance.OPINE),
        ("wondered", Stance.ASK),
    ],
)
def test_cue_has_its_stance(cue: str, stance: Stance) -> None:
    assert read(cue).stance is stance


@pytest.mark.parametrize(
    ("cue", "following"),
    [
        ("declined to comment", ""),
        ("declined", "to comment on the arrests"),
        ("declined to say", "how many boats were lost"),
        ("did not elaborate", ""),
        ("did not say", "where the convoy went"),
        ("did not immediately respond to", "a request for comment"),
        ("gave no further details", ""),
        ("could not be reached", "for comment"),
        ("have yet to say", "what the deal would cost"),
        ("refused to confirm", "the figure"),
        ("neither confirmed nor denied", "the report"),
        ("wouldn't say", "who paid"),
        ("made no mention of", "the fire"),
    ],
)
def test_silences_are_known(cue: str, following: str) -> None:
    assert read(cue, following).silent


@pytest.mark.parametrize(
    ("cue", "following"),
    [
        ("said", "he declined to comment"),
        ("refused", "to leave the square"),
        ("declined", "to endorse the plan"),
        ("denied", "that he had commented"),
        ("did not believe", "the report"),
    ],
)
def test_claims_about_silences_are_claims(cue: str, following: str) -> None:
    assert not read(cue, following).silent


def test_unknown_cue_is_other_and_says_so() -> None:
    reading = read("in")
    assert reading.act is Act.OTHER
    assert not reading.known


@pytest.mark.parametrize("table", ["reporting_verbs.tsv", "cue_phrases.tsv", "cue_nouns.tsv"])
def test_tables_hold_only_known_values_and_no_doubles(table: str) -> None:
    rows = load_rows(table)
    keys = [next(iter(row.values())) for row in rows]
    assert len(keys) == len(set(keys))
    for row in rows:
        assert (Act(row["act"]), Stance(row["stance"]), Polarity(row["polarity"])) is not None
        assert row["origin"]


def test_there_are_several_hundred_verbs() -> None:
    assert len(load_rows("reporting_verbs.tsv")) > 400
