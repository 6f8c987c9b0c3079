"""Conditions that a claim's main statement stands under: "if", "unless", "provided that"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.reading.certainty.clauses import Tree, leads_to_main
from reportedly.reading.certainty.lexicon import load_words
from reportedly.reading.certainty.statements import Statement
from reportedly.reading.words import Word
from reportedly.vocabulary import Span


def find_conditions(statement: Statement) -> tuple[Span, ...]:
    """The words that begin a condition of the main statement; "even if" is none, nor "if" where it means whether."""
    markers = list(_find_markers(statement.content))
    tree = statement.tree if markers else None
    return tuple(word.span for word in markers if tree is None or _is_condition(tree, word))


def _find_markers(words: Sequence[Word]) -> Iterator[Word]:
    conditions = load_words("condition")
    for index, word in enumerate(words):
        if word.text in conditions and _may_begin_one(word, words[max(0, index - 2) : index], words[index + 1 :][:1]):
            yield word


def _may_begin_one(word: Word, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether the words around leave it a condition: not "even if", "if possible", "did not know if"."""
    following = after[0].text if after else ""
    if word.text in load_words("with_that"):
        return following == "that"
    if before and before[-1].text in load_words("no_condition"):
        return False
    asks = any(other.text in load_words("whether") for other in before)
    return not asks and following not in load_words("no_condition_after")


def _is_condition(tree: Tree, word: Word) -> bool:
    index = next(iter(tree.at(word.span)), None)
    if index is None:
        return False
    clause = tree.words[index].head if tree.relation(index) == "mark" else index
    if clause is None or clause == tree.main:
        return False
    if clause in tree.tops:
        return True
    head = tree.words[clause].head
    return tree.relation(clause) in ("advcl", "parataxis") and head is not None and leads_to_main(tree, head)
