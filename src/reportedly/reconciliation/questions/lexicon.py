"""What is known about the words of questions: the tables under ``tables/questions``, each loaded once."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reportedly.identity.rows import load_rows as load_identity_rows
from reportedly.identity.spelling import fold_word
from reportedly.reconciliation.rows import load_rows, load_words


class Thing(NamedTuple):
    """What a noun counts: the head that stands for its meaning, its class, and how it belongs to that class."""

    head: str
    kind: str
    part: str
    doing: str

    @property
    def is_people(self) -> bool:
        """Whether it stands for people: teachers, soldiers, a crew."""
        return self.kind in ("person", "force")


def load_set(name: str) -> frozenset[str]:
    """One of the small sets of words; ``tables/questions/small_words.tsv`` says what each is for."""
    return load_words("questions/small_words.tsv", "set", name)


@cache
def load_things() -> dict[str, Thing]:
    """Counted nouns by their lemma."""
    rows = load_rows("questions/things.tsv")
    return {row["word"]: Thing(row["head"], row["class"], row["part"], row["doing"]) for row in rows}


@cache
def load_doings() -> dict[str, str]:
    """Classes of doings by word or phrase."""
    return {row["word"]: row["doing"] for row in load_rows("questions/doings.tsv")}


@cache
def load_doing_kinds() -> dict[str, str]:
    """``happening`` or ``state`` by class of doing."""
    return {row["doing"]: row["kind"] for row in load_rows("questions/doing_kinds.tsv")}


@cache
def load_doing_fits() -> dict[str, frozenset[str]]:
    """The classes of things that a doing never befalls."""
    found = {row["doing"]: frozenset(row["never"].split("|")) for row in load_rows("questions/doing_kinds.tsv")}
    return found


@cache
def load_doing_pairs() -> dict[tuple[str, str], tuple[str, str]]:
    """Verdict and reason by two doings in order of the alphabet."""
    rows = load_rows("questions/doing_pairs.tsv")
    return {(row["one"], row["other"]): (row["verdict"], row["reason"]) for row in rows}


@cache
def load_events() -> dict[str, str]:
    """Kinds of happenings by word."""
    return {row["word"]: row["event"] for row in load_rows("questions/events.tsv")}


@cache
def load_event_pairs() -> frozenset[tuple[str, str]]:
    """Kinds of happenings that one event may be called by, both ways round."""
    rows = [(row["one"], row["other"]) for row in load_rows("questions/event_pairs.tsv")]
    return frozenset(rows) | frozenset((other, one) for one, other in rows)


@cache
def load_stops() -> frozenset[str]:
    """Words that say nothing of what a claim is about."""
    return frozenset(row["word"] for row in load_rows("questions/stop_words.tsv"))


@cache
def load_negations() -> dict[str, str]:
    """Words that deny, and whether they count none of what follows them."""
    return {row["word"]: row["kind"] for row in load_rows("questions/negations.tsv")}


@cache
def load_opposites() -> dict[str, tuple[str, bool]]:
    """Words with the one of two opposites that they are brought to, and whether they mean it."""
    return {row["word"]: (row["base"], row["sign"] == "+") for row in load_rows("questions/opposites.tsv")}


@cache
def load_common_words() -> frozenset[str]:
    """Words that so much of the news has that sharing them says little."""
    listed = {row["word"] for row in load_rows("questions/common_words.tsv")}
    return frozenset(listed | set(load_doings()) | set(load_events()) | set(load_things()))


@cache
def load_common_events() -> frozenset[str]:
    """Kinds of happenings of which a town may have several in a week."""
    return frozenset(row["event"] for row in load_rows("questions/common_events.tsv"))


@cache
def load_point_events() -> frozenset[str]:
    """Kinds of happenings that take place at one spot."""
    return frozenset(row["event"] for row in load_rows("questions/point_events.tsv"))


@cache
def load_locators() -> frozenset[str]:
    """Nouns for parts of a land that a gazetteer does not know."""
    return frozenset(row["word"] for row in load_rows("questions/locators.tsv"))


@cache
def load_contrasts() -> dict[str, tuple[str, str]]:
    """Modifiers with their set and side."""
    return {row["word"]: (row["set"], row["side"]) for row in load_rows("questions/contrasts.tsv")}


@cache
def load_stems() -> dict[str, str]:
    """Irregular forms, and words of one meaning, with what they are compared as."""
    return {row["word"]: row["stem"] for row in load_rows("questions/stems.tsv")}


@cache
def load_units() -> dict[str, str]:
    """What a unit measures."""
    return {row["unit"]: row["measures"] for row in load_rows("questions/units.tsv")}


@cache
def load_countries() -> dict[tuple[str, ...], str]:
    """Alpha-3 codes by the folded words of a name or a demonym, plurals too."""
    found: dict[tuple[str, ...], str] = {}
    for row in load_identity_rows("countries.tsv"):
        for term in row["names"].split("|"):
            found.setdefault(_fold_words(term), row["country"])
        for term in row["demonyms"].split("|"):
            words = _fold_words(term)
            if words:
                found.setdefault(words, row["country"])
                found.setdefault((*words[:-1], words[-1] + "s"), row["country"])
    found.pop((), None)
    return found


@cache
def load_demonyms() -> frozenset[tuple[str, ...]]:
    """Folded demonyms, in both numbers: what may be a noun for people."""
    terms = [term for row in load_identity_rows("countries.tsv") for term in row["demonyms"].split("|") if term]
    folded = [_fold_words(term) for term in terms]
    return frozenset(folded) | frozenset((*words[:-1], words[-1] + "s") for words in folded)


def _fold_words(term: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in term.replace("-", " ").split())
