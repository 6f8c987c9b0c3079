"""Whether a hedge speaks of its claim's main statement, by the words around it and the parse of the sentence.

"The ship, which may have been on fire, sank" says nothing of how likely it is that the ship sank.
"""

from __future__ import annotations

from itertools import pairwise

from reportedly.reading.certainty.clauses import Tree, leads_to_main, modifies_main
from reportedly.reading.certainty.lexicon import OPEN, Form, Hedge, load_words
from reportedly.reading.certainty.modals import is_modal
from reportedly.reading.certainty.places import Place
from reportedly.reading.certainty.statements import Statement
from reportedly.reading.cues import is_adverb, is_auxiliary, lemmas_of, read_verb
from reportedly.reading.words import Word

_NOUN_READS = 4
_SUBJECT_READS = 12
_FREE = frozenset({"obl", "advmod", "discourse"})
_PLAIN = frozenset({Form.WORD, Form.MODAL, Form.NEGATED, Form.EMPHATIC})
_ATTRIBUTES = frozenset({Form.ATTRIBUTE, Form.SUBJECT})


def speaks_of_main(place: Place, hedge: Hedge, statement: Statement) -> bool:
    """Whether ``hedge``, found at ``place`` in the content, says how likely the main statement is.

    Most sentences are plain enough to tell without a parse, which costs more than all else here.
    """
    if hedge.form is Form.MODAL and not is_modal(place, statement.ground.text):
        return False
    if hedge.form is Form.PREDICATE:
        return _is_said_of_chance(place)
    if hedge.form is Form.ATTRIBUTE and not any(_names_culprit(text) for text in place.after):
        return False
    if _is_plainly_main(place, hedge) or _opens_content(place, hedge):
        return True
    if _is_in_relative(place):
        return False
    tree = statement.tree
    return _counts_by_words(place, hedge) if tree is None else _counts_by_tree(place, hedge, tree)


def speaks_through(tree: Tree, top: int, form: Form) -> bool:
    """Whether the word ``top`` stands to the main statement as words of this form must."""
    if form in _PLAIN:
        return modifies_main(tree, top) or (tree.relation(top) in _FREE and tree.hangs_outside(top))
    if form is Form.RAISING:
        return leads_to_main(tree, top)
    if form is Form.VERB:
        return leads_to_main(tree, top) and _is_own_belief(tree, top)
    return form is Form.NOUN and _is_borne(tree, top)


def _counts_by_tree(place: Place, hedge: Hedge, tree: Tree) -> bool:
    if hedge.form in _ATTRIBUTES:
        noun = _find_noun(tree, place)
        return noun is not None and _speaks_through_noun(tree, noun, hedge)
    top = tree.top(tree.at(place.hit.span))
    if (
        hedge.form is Form.NOUN
        and hedge.scale == OPEN
        and place.before[-1:]
        and place.before[-1] in load_words("owner")
    ):
        return False  # "his chances in the north"
    return top is not None and speaks_through(tree, top, hedge.form)


def _counts_by_words(place: Place, hedge: Hedge) -> bool:
    """Without a parse: nothing behind a conjunction or a relative pronoun that no comma has closed."""
    opened = max((index for index, text in enumerate(place.before) if text in load_words("link")), default=None)
    if opened is not None and "," not in place.before[opened + 1 :]:
        return False
    left = place.before[-1:]
    if hedge.form is Form.VERB:
        return not left or is_auxiliary(left[0]) or left[0] in load_words("reporting_self")
    if hedge.form is Form.NOUN and hedge.scale == OPEN:
        return "there" in place.before
    if hedge.form is Form.WORD and left and left[0] in load_words("article"):
        return False
    return hedge.form not in (Form.SUBJECT, Form.SOURCE)


def _is_plainly_main(place: Place, hedge: Hedge) -> bool:
    """Whether the words before leave no doubt, so that no parse is needed: a plain subject, at most an auxiliary."""
    before = place.before
    if hedge.form not in _PLAIN or not before or (hedge.form is not Form.MODAL and not is_auxiliary(before[-1])):
        return False
    opens = load_words("opens")
    if any(not text[-1].isalnum() or text in opens or read_verb(text) is not None for text in before):
        return False
    return not any(
        _begins_phrase(word) and _ends_phrase(left) for left, word in pairwise(place.words[: place.hit.first])
    )


def _begins_phrase(word: Word) -> bool:
    return word.capital or word.text in load_words("starter")


def _ends_phrase(word: Word) -> bool:
    """Whether a second subject may begin behind the word: "a way | Sanchez could win", "the deal | they may sign"."""
    joined = word.text in load_words("starter") or word.text in load_words("preposition") or is_adverb(word.text)
    return not word.capital and not joined


def _is_said_of_chance(place: Place) -> bool:
    """Whether a form of "be" and a chance stand before: "the odds of a deal were slim". Parsers are no help here."""
    before = [text for text in place.before[-_SUBJECT_READS:] if not is_adverb(text)]
    if not before or "be" not in lemmas_of(before[-1]) or not load_words("link").isdisjoint(before) or "," in before:
        return False
    return not load_words("chance").isdisjoint(before)


def _opens_content(place: Place, hedge: Hedge) -> bool:
    """Whether it is the content's first word, before a noun: "suspected militants attacked"."""
    follows = place.after[:1]
    return (
        hedge.form is Form.SUBJECT and not place.before and bool(follows) and follows[0] not in load_words("no_subject")
    )


def _is_in_relative(place: Place) -> bool:
    """Whether it stands behind ", who" or ", which" with no comma since: parsers lose such clauses now and then."""
    for left, text in zip(reversed(place.before[:-1]), reversed(place.before), strict=False):
        if text == ",":
            return False
        if left == "," and text in load_words("relative"):
            return True
    return False


def _find_noun(tree: Tree, place: Place) -> int | None:
    """The last noun of the run behind: "suspected rebel | fighters"."""
    noun = None
    for word in place.words[place.hit.last : place.hit.last + _NOUN_READS]:
        at = next(iter(tree.at(word.span)), None)
        if at is None or tree.words[at].upos not in ("NOUN", "PROPN", "ADJ"):
            break
        noun = at if tree.words[at].upos != "ADJ" else noun
    return noun


def _is_own_belief(tree: Tree, verb: int) -> bool:
    """Whether nobody else is named who believes it: "is believed to", "he thinks"."""
    children = tree.children.get(verb, ())
    if any(tree.words[child].relation in ("aux:pass", "nsubj:pass", "expl") for child in children):
        return True
    subject = tree.child(verb, "nsubj")
    return subject is None or tree.lower(subject) in load_words("reporting_self")


def _is_borne(tree: Tree, noun: int) -> bool:
    """Whether a chance is what there is, or what somebody has."""
    if noun in tree.tops:
        return True
    head = tree.words[noun].head
    if head is None or not leads_to_main(tree, head):
        return False
    bearer = not load_words("bearer").isdisjoint(lemmas_of(tree.lower(head)))
    return bearer and tree.relation(noun) in ("nsubj", "obj", "iobj")


def _speaks_through_noun(tree: Tree, noun: int, hedge: Hedge) -> bool:
    """An adjective's: "the likely cause was a leak", "suspected rebels attacked", not "the likely heir left"."""
    if leads_to_main(tree, noun):
        return hedge.form is Form.SUBJECT or _names_culprit(tree.lower(noun))
    head = tree.words[noun].head
    if head is None or tree.relation(noun) != "nsubj" or not leads_to_main(tree, head):
        return False
    states = tree.child(head, "cop") is not None or "be" in lemmas_of(tree.lower(head))
    return hedge.form is Form.SUBJECT or (states and _names_culprit(tree.lower(noun)))


def _names_culprit(word: str) -> bool:
    return not load_words("culprit").isdisjoint((word, word.removesuffix("s")))
