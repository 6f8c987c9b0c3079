"""How far a noun phrase reaches around its head, and what stands in it: determiner, owner, apposition, predicate."""

from __future__ import annotations

from enum import IntEnum

from reportedly.reading.speakers.rows import ROOT, Row

_NOT_OF_PHRASE = frozenset(
    "punct conj cc case mark cop nsubj nsubj:pass csubj aux appos parataxis discourse vocative dislocated orphan list "
    "reparandum advcl obl obj iobj xcomp ccomp expl dep".split()
)
_CLAUSE = frozenset({"acl"})
_RELATIVES = frozenset({"who", "that", "which"})
_POSSESSED = frozenset({"'s", "'"})
_DEFINITE = frozenset("the this that these those both all each neither said same".split())
_DEMONSTRATIVE = frozenset("this that these those".split())
_INDEFINITE = frozenset("a an another some any no every several many few each either neither more most other".split())
_OWNERS = frozenset("my your his her its our their whose".split())
_DEEPEST = 40
_MOST_VERBS = 3
_BEFORE_NAME = frozenset({"flat", "compound", "amod", "nmod", "appos", "nsubj", "dep", "obj", "obl", "root"})


class Article(IntEnum):
    """How a phrase begins."""

    BARE = 0
    DEFINITE = 1
    DEMONSTRATIVE = 2
    INDEFINITE = 3
    OWNED = 4
    NUMBERED = 5


def find_extent(row: Row, head: int, *, clauses: bool) -> tuple[int, int]:
    """The words ``[low, high)`` of the phrase of ``head``, with relative and other clauses or without."""
    low = high = head
    for child in row.children[head]:
        relation = row.relations[child]
        if relation in _NOT_OF_PHRASE or (relation == "advmod" and child > head):
            continue
        if relation in _CLAUSE and not clauses and child > head:
            continue
        left, right = _find_reach(row, child, 0)
        low, high = min(low, left), max(high, right)
    if clauses or high == head:
        return _trim(row, low, high + 1, head)
    return _trim(row, low, _cut_clause(row, head, high), head)


def _find_reach(row: Row, index: int, depth: int) -> tuple[int, int]:
    low = high = index
    if depth < _DEEPEST:
        for child in row.children[index]:
            if row.relations[child] == "parataxis":
                continue
            left, right = _find_reach(row, child, depth + 1)
            low, high = min(low, left), max(high, right)
    return low, high


def _cut_clause(row: Row, head: int, high: int) -> int:
    """The end before the first clause that hangs on the head itself."""
    cuts = [_find_reach(row, c, 0)[0] for c in row.children[head] if row.relations[c] == "acl" and c > head]
    return min([high + 1, *(cut for cut in cuts if cut > head)])


def _trim(row: Row, low: int, high: int, head: int) -> tuple[int, int]:
    while low < head and (row.upos[low] == "PUNCT" or row.lowers[low] in _POSSESSED):
        low += 1
    while high - 1 > head and (row.upos[high - 1] == "PUNCT" or row.lowers[high - 1] in _POSSESSED):
        high -= 1
    return low, high


def read_article(row: Row, head: int) -> tuple[Article, int | None]:
    """How the phrase of ``head`` begins, and its owner's head where it has one."""
    article, owner = Article.BARE, None
    for child in row.children[head]:
        if child > head:
            break
        lower, relation = row.lowers[child], row.relations[child]
        if lower in _OWNERS or (relation == "nmod" and _is_possessive(row, child)):
            return Article.OWNED, child
        if lower in _DEMONSTRATIVE:
            article = Article.DEMONSTRATIVE
        elif lower in _INDEFINITE:
            article = Article.INDEFINITE if article is Article.BARE else article
        elif lower in _DEFINITE:
            article = Article.DEFINITE
        elif relation == "nummod" and article is Article.BARE:
            article = Article.NUMBERED
    return article, owner


def _is_possessive(row: Row, index: int) -> bool:
    return any(row.lowers[child] in _POSSESSED for child in row.children[index])


def find_predicate_subject(row: Row, head: int) -> int | None:
    """The head of the subject of which ``head`` is said to be one: "Noor Haddad is the minister". Not if denied."""
    copula, subject = False, None
    for child in row.children[head]:
        relation = row.relations[child]
        if relation == "cop":
            copula = row.lowers[child] in ("is", "was", "'s", "are", "were", "am", "be", "been", "'m", "'re")
        elif relation == "nsubj":
            subject = child
        elif row.lowers[child] in ("not", "n't", "never", "no") or (
            relation in ("aux", "mark") and row.lowers[child] in ("would", "could", "might", "may", "if", "should")
        ):
            return None
    return subject if copula else None


def find_antecedent(row: Row, index: int) -> int:
    """The head of what a relative pronoun takes up, over verbs that are told in a row; any other word is its own.

    "Ruiz, who wrote to the board and who said …": both times Ruiz.
    """
    if row.lowers[index] not in _RELATIVES:
        return index
    verb = row.heads[index]
    for _ in range(_MOST_VERBS):
        if verb == ROOT or row.relations[verb] != "conj":
            break
        verb = row.heads[verb]
    if verb == ROOT or row.relations[verb] not in _CLAUSE or row.heads[verb] >= index:
        return index
    return row.heads[verb]


def climb_to_title(row: Row, head: int, low: int) -> int:
    """The head of the phrase that a person's name ends: "Secretary" of "Defense Secretary Lloyd Austin".

    Only over nouns that stand directly before the name without a comma.
    """
    current = head
    for _ in range(3):
        parent = row.heads[current]
        if parent == ROOT or parent >= low or row.relations[current] not in ("flat", "compound", "appos", "nmod"):
            return current
        if row.upos[parent] not in ("NOUN", "PROPN") or any(row.upos[i] == "PUNCT" for i in range(parent + 1, low)):
            return current
        if row.relations[current] == "nmod" and any(row.relations[c] == "case" for c in row.children[current]):
            return current
        current = parent
    return current
