"""What a silence is about, and where its words end: the complement behind the core ("to say | how many were held")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reading.silences.patterns import find_lemmas, load_class
from reportedly.reading.words import Word
from reportedly.vocabulary import Span

_TO = frozenset({"to", "for", "from", "at"})
_ASKED = re.compile(
    r"\b(?:asked|pressed|questioned|quizzed)(?: (?:by|at) [^,.;]{1,40}?)? "
    r"(?:about|on|over|whether|if|why|how|what|when|who) [^.;?!\n]{1,200}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """Where a silence ends, the offset behind its last character; what it is ``about``, None where nothing tells.

    ``origin`` is the phrase behind "from", which may be who is silent; ``treated`` that what follows is something
    that no speaker answers ("did not respond to treatment").
    """

    end: int
    about: Span | None = None
    origin: Span | None = None
    treated: bool = False


def read_complement(words: Sequence[Word], last: int) -> Complement:
    """What follows the core, whose words end before index ``last`` of the sentence's ``words``."""
    end = words[last - 1].end
    begin = last
    if last < len(words) and _is_elsewhere(words[last - 1].text, words[last].text):
        return Complement(end=end, treated=True)
    if words[last - 1].text in load_class("QUESTION"):
        begin = last - 1
    if begin >= len(words):
        return Complement(end=end)
    if _asks(words, begin) or (words[begin].text == "that" and words[begin - 1].text in load_class("holding")):
        clause = _clause(words, begin)
        return Complement(end=clause.end, about=clause)
    return _read_phrases(words, last, end)


def _is_elsewhere(core: str, following: str) -> bool:
    """Whether the next word gives another sense: "reached by road", "respond with force", "known to police"."""
    lemmas = find_lemmas(core)
    return any(lemma in lemmas and following in load_class(name) for lemma, name in _ELSEWHERE.items())


_ELSEWHERE = {
    "identify": "identified",
    "reach": "unreached",
    "reached": "unreached",
    "respond": "unanswered",
    "known": "known",
}


def find_asked(text: str, sentence: Span, core: Span) -> Span | None:
    """What somebody was asked in the same sentence: "Asked about the raid, she declined to comment"."""
    for match in _ASKED.finditer(text, sentence.start, sentence.end):
        if match.end() <= core.start or match.start() >= core.end:
            return _topic_of_question(text, match)
        if match.start() < core.start:
            return _topic_of_question(text, match, stop=core.start)
    return None


def _topic_of_question(text: str, match: re.Match[str], stop: int | None = None) -> Span | None:
    found = re.compile(r"\b(?:(about|on|over)|(?:whether|if|why|how|what|when|who)) ", re.IGNORECASE).search(
        text, match.start(), match.end()
    )
    if found is None:
        return None
    start = found.end() if found[1] else found.start()
    limit = min(match.end(), stop) if stop is not None else match.end()
    comma = re.compile(r", |,? \"|,? “| —").search(text, start, limit)
    end = comma.start() if comma is not None else limit
    end = start + len(text[start:end].rstrip(" ,.;”\"'’"))
    return Span(start=start, end=end) if end > start else None


def _asks(words: Sequence[Word], index: int) -> bool:
    """Whether an indirect question begins here, a preposition or an adverb before it left aside."""
    text = words[index].text
    following = words[index + 1].text if index + 1 < len(words) else ""
    if text in load_class("QUESTION"):
        return following not in load_class("asked")  # "declined to comment when asked about it"
    nearby = text in ("exactly", "precisely", "just", "specifically", "as", "about", "on", "of", "to", "even")
    return nearby and following in load_class("QUESTION")


def _clause(words: Sequence[Word], begin: int) -> Span:
    """The indirect question from its question word on, to a mark or to another clause."""
    first = begin if words[begin].text in load_class("QUESTION") | {"that"} else begin + 1
    last = _run(words, first + 1)
    last = max(first + 1, _drop_days(words, first, last))
    return Span(start=words[first].start, end=words[last - 1].end)


def _run(words: Sequence[Word], begin: int) -> int:
    index = begin
    while index < len(words) and not _ends_clause(words, index):
        index += 1
    return index


def _ends_clause(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if word.text == "," and _goes_on(words, index + 1):
        return False
    if word.is_mark and word.text not in "-–'’\"“”$€£%&":
        return True
    if word.text in ("but", "saying", "citing", "adding", "though", "although"):
        return True
    follows = words[index + 1].text if index + 1 < len(words) else ""
    if word.text in load_class("moment") and follows in load_class("asked"):
        return True
    return word.text == "and" and follows in ("said", "declined", "refused", "gave", "did", "has", "would", "offered")


def _goes_on(words: Sequence[Word], index: int) -> bool:
    """Whether a list of questions goes on behind a comma: "how it began, when and whether …"."""
    following = [word.text for word in words[index : index + 2]]
    if following[:1] in (["and"], ["or"]):
        del following[0]
    return bool(following) and following[0] in load_class("listed")


def _drop_days(words: Sequence[Word], first: int, last: int) -> int:
    """The end without an adverbial of time: "on Monday", "late on Tuesday"."""
    days = load_class("day")
    kept = last
    while kept > first and words[kept - 1].text in days:
        kept -= 1
    return (
        kept
        if any(words[i].text.endswith("day") or words[i].text in load_class("time") for i in range(kept, last))
        else last
    )


def _read_phrases(words: Sequence[Word], last: int, end: int) -> Complement:
    """The noun phrases behind the core, each with its preposition: who was to answer, and the topic."""
    about, origin = _own_topic(words, last), None
    index = last
    bare = _is_bare(words[last - 1].text)
    while index < len(words) and not _ends_phrases(words, index):
        preposition = words[index].text if words[index].text in load_class("about") | _TO else ""
        start = index + 1 if preposition else index
        if start < len(words) and _asks(words, start):
            clause = _clause(words, start)
            return Complement(end=clause.end, about=clause, origin=origin)
        stop = _phrase_end(words, start)
        if stop <= start:
            break
        phrase = words[start:stop]
        if _only_days(phrase):
            break
        head = phrase[-1].text
        if preposition == "to" and head in load_class("untreated"):
            return Complement(end=end, treated=True)
        if preposition == "from":
            origin = Span(start=phrase[0].start, end=phrase[-1].end)
        elif about is None and _is_topic(_read_for(preposition, words, index), phrase, bare=bare, first=index == last):
            about = Span(start=phrase[0].start, end=_with_of(words, stop))
            stop = max(stop, _index_at(words, about.end))
        bare = _is_bare(head)
        end = words[stop - 1].end
        index = stop
    return Complement(end=end, about=about, origin=origin)


def _own_topic(words: Sequence[Word], last: int) -> Span | None:
    """What the core itself names: "did not give | their names"; nothing where it is mere details."""
    noun = words[last - 1]
    if load_class("DETAIL").isdisjoint(find_lemmas(noun.text)) or _is_bare(noun.text):
        return None
    begin = last - 1
    while begin > 0 and words[begin - 1].text in (load_class("article") | load_class("rank")):
        begin -= 1
    if begin == last - 1 and words[begin - 1].text not in ("the", "give", "gave", "giving", "release", "provide"):
        return None
    return Span(start=words[begin].start, end=_with_of(words, last))


def _is_topic(preposition: str, phrase: Sequence[Word], *, bare: bool, first: bool) -> bool:
    """Whether a noun phrase is what the silence is about: not comments, requests, details, nor a day."""
    if preposition in load_class("topical"):
        return True
    if _is_bare(phrase[-1].text) or preposition in ("for", "at", "from"):
        return False
    if preposition in load_class("about") or preposition == "to":
        return True
    return first and not (bare and preposition)


def _read_for(preposition: str, words: Sequence[Word], index: int) -> str:
    """The preposition, "for" read as "of" behind what is told: "no explanation for the delay"."""
    told = (
        not load_class("DETAIL").isdisjoint(find_lemmas(words[index - 1].text)) and words[index - 1].text != "comment"
    )
    return "of" if preposition == "for" and told else preposition


def _is_bare(word: str) -> bool:
    return not load_class("bare").isdisjoint(find_lemmas(word))


def _with_of(words: Sequence[Word], stop: int) -> int:
    """The end of a phrase with its "of", "for" and "in" phrases."""
    while stop + 1 < len(words) and words[stop].text in ("of", "for", "in", "by", "on", "about"):
        after = _phrase_end(words, stop + 1)
        if after <= stop + 1 or _only_days(words[stop + 1 : after]):
            break
        stop = after
    return words[stop - 1].end


def _only_days(phrase: Sequence[Word]) -> bool:
    return all(word.text in load_class("day") | load_class("article") for word in phrase)


def _index_at(words: Sequence[Word], end: int) -> int:
    return next((index + 1 for index, word in enumerate(words) if word.end == end), 0)


def _phrase_end(words: Sequence[Word], start: int) -> int:
    """The index behind a noun phrase that begins at ``start``: up to a preposition, a mark or a new clause."""
    index = start
    while index < len(words) and not _ends_phrases(words, index):
        if index > start and words[index].text in load_class("about") | _TO | load_class("inner"):
            break
        index += 1
    return index


def _ends_phrases(words: Sequence[Word], index: int) -> bool:
    return _ends_clause(words, index) or words[index].text in load_class("stop")
