"""What the quotation marks of a report say about its claims: direct, mixed or indirect, and who goes on speaking.

Not every pair of marks is speech. Titles of works, nicknames and words that the reporter holds at arm's length
(tables/quoted_titles.tsv) leave a claim indirect; a quoted word that states what the source called something ("it was
'likely'") makes it mixed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.reading.ground import Ground
from reportedly.reading.quotes import Quotation as Marks
from reportedly.reading.table_rows import load_rows
from reportedly.reading.words import Word, cut_words
from reportedly.vocabulary import Quotation, Span

_FEW_WORDS = 2
_TITLE_AT_MOST = 8
_SMALL = frozenset("a an the of in on at to for from by with and or but nor as is vs v".split())
_POINTERS = frozenset("the this these those that".split())
_ARTICLES = _POINTERS | frozenset("a an their its his her our your".split())
_FUNCTION = frozenset(
    "and or but nor that which who whom whose when where while because if as than to of in on at by for from with "
    "about against between into through during before after above below over under is was were are be been being will "
    "would can could may might shall should must has have had do does did not he she it they we i you said says the a "
    "an this that these those his her its their our your".split()
)
_LOOK_BEHIND = 60


def judge_quotation(content: Sequence[Span], ground: Ground) -> Quotation:
    """Whether the words of ``content`` stand in quotation marks that mark speech: all, some or none of them."""
    inside = outside = 0
    for span in content:
        speech = [marks for marks in ground.quotations_on(span.start, span.end) if is_speech(marks, content, ground)]
        quoted, loose = _count_letters(ground.text, span, speech)
        inside, outside = inside + quoted, outside + loose
    if not inside:
        return Quotation.INDIRECT
    return Quotation.MIXED if outside else Quotation.DIRECT


def is_speech(marks: Marks, content: Sequence[Span], ground: Ground) -> bool:
    """Whether quoted words are somebody's speech: no title, no nickname, no scare quotes, by the words around them."""
    if marks.inner is None or not marks.closed:
        return marks.inner is not None
    words = [word for word in cut_words(ground.text, marks.inner.start, marks.inner.end) if not word.is_mark]
    if not words:
        return False
    before = _words_before(marks, ground)
    kinds = _kinds_before(before)
    if "title" in kinds and _looks_like_title(words, marks, ground.text):
        return False
    if ("scare" in kinds or "name" in kinds) and len(words) <= _TITLE_AT_MOST:
        return False
    if any(marks.span.start <= span.start and span.end <= marks.span.end for span in content):
        return True
    return not (_is_nickname(marks, words, before, ground) or _is_held_off(marks, words, before, ground))


def _count_letters(text: str, span: Span, speech: Sequence[Marks]) -> tuple[int, int]:
    """How many letters and digits of the span stand inside and outside the marks."""
    inside = outside = 0
    position = span.start
    for marks in speech:
        outside += _letters(text, position, min(max(position, marks.span.start), span.end))
        begin, end = max(position, marks.span.start), min(marks.span.end, span.end)
        inside += _letters(text, begin, end)
        position = max(position, end)
    return inside, outside + _letters(text, position, span.end)


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end])) if start < end else 0


def _words_before(marks: Marks, ground: Ground) -> list[Word]:
    """The few words before the opening mark, in the same sentence."""
    start = max(0, marks.span.start - _LOOK_BEHIND)
    sentence = ground.sentence_at(marks.span.start)
    if sentence is not None:
        start = max(start, sentence.start)
    return cut_words(ground.text, start, marks.span.start)


def _kinds_before(before: Sequence[Word]) -> frozenset[str]:
    """What the words right before the marks announce: at most an article, a comma or a colon may stand between."""
    kinds = _title_words()
    near = [word.text for word in before[-2:] if word.text not in _ARTICLES and word.text not in (",", ":")]
    return frozenset(kinds[word] for word in near[-1:] if word in kinds)


def _looks_like_title(words: Sequence[Word], marks: Marks, text: str) -> bool:
    """Capitals at the first word and at every word but the small ones, and no end of a sentence inside."""
    assert marks.inner is not None
    if len(words) > _TITLE_AT_MOST + 4:
        return False
    inner = text[marks.inner.start : marks.inner.end].rstrip(",. ")
    large = [word for word in words if word.text not in _SMALL]
    return not re.search(r"[.!?]\s", inner) and all(word.capital or word.text[0].isdigit() for word in large)


def _is_nickname(marks: Marks, words: Sequence[Word], before: Sequence[Word], ground: Ground) -> bool:
    """Jack "the Hammer" Lane: a few words between two parts of a name."""
    after = cut_words(ground.text, marks.span.end, min(len(ground.text), marks.span.end + 30))[:1]
    between = bool(before) and before[-1].capital and bool(after) and after[0].capital
    return len(words) <= _FEW_WORDS + 1 and between and before[-1].text not in _FUNCTION


def _is_held_off(marks: Marks, words: Sequence[Word], before: Sequence[Word], ground: Ground) -> bool:
    """One or two words that only qualify a noun or name a thing, and titles that stand without their noun.

    'the "green corridor" was open', 'a "so-so" harvest' are; 'it was "likely"', 'an "ignorant man"' are not.
    """
    last = before[-1].text if before else ""
    after = cut_words(ground.text, marks.span.end, min(len(ground.text), marks.span.end + 30))[:1]
    follows = after[0] if after and not after[0].is_mark else None
    attributive = follows is not None and not follows.capital and follows.text not in _FUNCTION
    if len(words) >= 2 and len(words) <= _TITLE_AT_MOST and _looks_like_title(words, marks, ground.text):
        return not before or last not in (",", ":")
    if len(words) > _FEW_WORDS:
        return False
    if last in _POINTERS and (attributive or (follows is not None and follows.text in _FUNCTION)):
        return True
    return attributive and last in _ARTICLES


@cache
def _title_words() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in load_rows("quoted_titles.tsv")}
