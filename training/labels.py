"""Label lists of the heads; the exported file carries them, so that reading never imports this module."""

from __future__ import annotations

ATTRIBUTION_KINDS = ("source", "cue", "content")
FACTUALITY = 3.0
"""The factuality of what certainly happened; what certainly did not has the opposite value."""
NAME_TYPES = ("PER", "ORG", "LOC", "NORP", "FAC", "EVENT", "WORK", "DATE", "NUM", "MONEY", "OTHER")


def bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B- and I- of each kind."""
    return ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


ATTRIBUTION_TAGS = bio(ATTRIBUTION_KINDS)
NAME_TAGS = bio(NAME_TYPES)
UPOS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ"),
    *("SYM", "VERB", "X"),
)
# "inside" marks a word that is a later piece of a syntactic token ("S" of "U.S."); its head is the token's first word.
RELATIONS = (
    *("root", "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj"),
    *("cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list"),
    *("mark", "nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "vocative"),
    *("xcomp", "nsubj:pass", "inside"),
)
