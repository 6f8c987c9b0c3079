"""What a cue does with the words it introduces: its act, its stance, its polarity, or silence. All from tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TypeAlias

from reportedly.reading.table_rows import Row, load_rows
from reportedly.reading.words import Word
from reportedly.vocabulary import Act, Polarity, Stance

_ANY = "*"
_ANY_AT_MOST = 3
_SPEECH = "SPEECH"
_SPEECH_ACTS = frozenset({Act.STATE, Act.ESTIMATE, Act.CONFIRM, Act.WARN, Act.ACCUSE, Act.ASK})
_SILENT_ACTS = _SPEECH_ACTS
_NEGATORS = frozenset({"not", "never", "no", "neither", "nor", "cannot", "without"})
_NO_NEGATION_BEFORE = frozenset({"only", "just", "doubt", "least"})
_ADVERBS = frozenset(
    "also then later earlier since now still even again already often once first yet just ever soon so very "
    "quite".split()
)
_SILENCE_LOOKS_AHEAD = 8
_KNOWN_WORDS = 1 << 13
"""Words of which it is kept what they mean in a cue: the rules ask of the same ones over and over."""

Phrase: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueReading:
    """What a cue means. ``lemma`` is the verb, noun or phrase it was read by, empty where the tables have none.

    ``silent``: the words say that nothing was said ("did not elaborate"). ``known``: whether a table settled the act.
    """

    act: Act
    stance: Stance
    polarity: Polarity
    lemma: str = ""
    negated: bool = False
    silent: bool = False

    @property
    def known(self) -> bool:
        """Whether a table settled the act."""
        return bool(self.lemma)


_PUNCTUATION = CueReading(act=Act.STATE, stance=Stance.ASSERT, polarity=Polarity.POSITIVE, lemma=":")
_UNKNOWN = CueReading(act=Act.OTHER, stance=Stance.ASSERT, polarity=Polarity.POSITIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lexicon:
    """The tables as look-ups. ``lemmas`` maps every inflected form to the lemmas it may stand for."""

    lemmas: dict[str, tuple[str, ...]]
    verbs: dict[str, CueReading]
    nouns: dict[str, CueReading]
    phrases: dict[str, tuple[Phrase, ...]]
    phrase_readings: dict[Phrase, CueReading]
    silences: dict[str, tuple[Phrase, ...]]
    auxiliaries: frozenset[str]
    catenatives: frozenset[str]
    nesting: frozenset[str]


def read_cue(words: Sequence[Word], following: Sequence[Word] = ()) -> CueReading:
    """Read the cue ``words``; ``following`` are the content's words behind it, which may show a silence."""
    ahead = tuple(word.text for word in following[:_SILENCE_LOOKS_AHEAD])
    return _read(tuple(word.text for word in words), ahead)


@lru_cache(maxsize=4096)
def _read(words: tuple[str, ...], following: tuple[str, ...]) -> CueReading:
    lexicon = _lexicon()
    if not any(word[-1].isalnum() for word in words):
        return _PUNCTUATION
    options = [_lemmas_of(word, lexicon) for word in words]
    reading = _read_affirmed(words, options, lexicon)
    ahead = [_lemmas_of(word, lexicon) for word in following]
    silent = _begins_silence(options, ahead, lexicon) or (reading.negated and reading.act in _SILENT_ACTS)
    return replace(reading, silent=True) if silent else reading


@lru_cache(maxsize=_KNOWN_WORDS)
def lemmas_of(word: str) -> tuple[str, ...]:
    """The lemmas that ``word`` (lower case) may be an inflection of, itself first."""
    return _lemmas_of(word, _lexicon())


@lru_cache(maxsize=_KNOWN_WORDS)
def read_verb(word: str) -> CueReading | None:
    """The plain reading of a reporting verb in any inflection; None for any other word."""
    lexicon = _lexicon()
    return next((lexicon.verbs[lemma] for lemma in _lemmas_of(word, lexicon) if lemma in lexicon.verbs), None)


@lru_cache(maxsize=_KNOWN_WORDS)
def nests(word: str) -> bool:
    """Whether ``word`` is an inflection of a verb that the rules look for inside another source's words."""
    lexicon = _lexicon()
    return any(lemma in lexicon.nesting for lemma in _lemmas_of(word, lexicon))


@lru_cache(maxsize=_KNOWN_WORDS)
def is_auxiliary(word: str) -> bool:
    """Whether ``word`` is a form of be, have, do or a modal."""
    lexicon = _lexicon()
    return any(lemma in lexicon.auxiliaries for lemma in _lemmas_of(word, lexicon))


def is_negator(word: str) -> bool:
    """Whether ``word`` negates the verb behind it."""
    return word in _NEGATORS or word.endswith("n't")


def is_adverb(word: str) -> bool:
    """Whether ``word`` may stand between the parts of a cue without being one."""
    return word in _ADVERBS or (len(word) > 4 and word.endswith("ly"))


def _read_affirmed(words: Sequence[str], options: Sequence[tuple[str, ...]], lexicon: _Lexicon) -> CueReading:
    """The reading of the phrase or the verb that comes first, turned where it is negated; nouns come last."""
    begin, head = _find_head(options, lexicon)
    phrase = _find_phrase(options, lexicon, begin=begin, up_to=head)
    if phrase is not None:
        start, pattern = phrase
        reading = lexicon.phrase_readings[pattern]
        return reading if pattern[0] == "not" else _negate(reading, words, start)
    if head is not None:
        verb = next(lemma for lemma in options[head] if lemma in lexicon.verbs)
        return _negate(lexicon.verbs[verb], words, head)
    for index, lemmas in enumerate(options):
        noun = next((lemma for lemma in lemmas if lemma in lexicon.nouns), None)
        if noun is not None:
            return _negate(lexicon.nouns[noun], words, index)
    return _UNKNOWN


def _negate(reading: CueReading, words: Sequence[str], head: int) -> CueReading:
    """The reading of a negated cue: a negation before its head turns the polarity."""
    for index in range(head):
        after = words[index + 1] if index + 1 < len(words) else ""
        if is_negator(words[index]) and after not in _NO_NEGATION_BEFORE:
            negative = reading.polarity is Polarity.POSITIVE
            return replace(reading, negated=True, polarity=Polarity.NEGATIVE if negative else Polarity.POSITIVE)
    return reading


def _find_head(options: Sequence[tuple[str, ...]], lexicon: _Lexicon) -> tuple[int, int | None]:
    """Where the cue proper begins, past verbs that only lead to it ("went on to say"), and its first reporting verb."""
    begin = 0
    for index, lemmas in enumerate(options):
        if any(lemma in lexicon.auxiliaries for lemma in lemmas):
            continue
        if any(lemma in lexicon.catenatives for lemma in lemmas) and _leads_on(options, index, lexicon):
            begin = index + 1
        elif any(lemma in lexicon.verbs for lemma in lemmas):
            return begin, index
    return begin, None


def _leads_on(options: Sequence[tuple[str, ...]], index: int, lexicon: _Lexicon) -> bool:
    """Whether "to" or "by" and another reporting verb follow within a few words."""
    for ahead in range(index + 1, min(index + 4, len(options) - 1)):
        if options[ahead][0] in ("to", "by"):
            return any(lemma in lexicon.verbs for later in options[ahead + 1 :] for lemma in later)
    return False


def _find_phrase(
    options: Sequence[tuple[str, ...]], lexicon: _Lexicon, *, begin: int, up_to: int | None
) -> tuple[int, Phrase] | None:
    """The longest phrase that starts at or before the head verb, the earliest among equals."""
    best: tuple[int, Phrase] | None = None
    last = len(options) if up_to is None else up_to + 1
    for start in range(begin, last):
        for pattern in _patterns_at(options[start], lexicon.phrases):
            if _match(pattern, options, start, lexicon) and (best is None or len(pattern) > len(best[1])):
                best = (start, pattern)
    return best


def _begins_silence(cue: Sequence[tuple[str, ...]], ahead: Sequence[tuple[str, ...]], lexicon: _Lexicon) -> bool:
    options = [*cue, *ahead]
    return any(
        _match(pattern, options, start, lexicon)
        for start in range(len(cue))
        for pattern in _patterns_at(options[start], lexicon.silences)
    )


def _patterns_at(lemmas: tuple[str, ...], patterns: dict[str, tuple[Phrase, ...]]) -> Iterable[Phrase]:
    for lemma in lemmas:
        yield from patterns.get(lemma, ())
    if is_negator(lemmas[0]):
        yield from patterns.get("not", ())


def _match(pattern: Phrase, options: Sequence[tuple[str, ...]], start: int, lexicon: _Lexicon) -> bool:
    """Whether ``pattern`` fits the words from ``start`` on, adverbs between its words left aside."""
    if not pattern:
        return True
    if pattern[0] == _ANY:
        return any(_match(pattern[1:], options, start + skip, lexicon) for skip in range(_ANY_AT_MOST + 1))
    if start >= len(options):
        return False
    if _fits(pattern[0], options[start], lexicon) and _match(pattern[1:], options, start + 1, lexicon):
        return True
    return is_adverb(options[start][0]) and _match(pattern, options, start + 1, lexicon)


def _fits(element: str, lemmas: tuple[str, ...], lexicon: _Lexicon) -> bool:
    if element == _SPEECH:
        return "comment" in lemmas or any(
            lexicon.verbs[lemma].act in _SPEECH_ACTS for lemma in lemmas if lemma in lexicon.verbs
        )
    if element == "not":
        return is_negator(lemmas[0])
    return element in lemmas


def _lemmas_of(word: str, lexicon: _Lexicon) -> tuple[str, ...]:
    known = lexicon.lemmas.get(word)
    if known is not None:
        return known
    return (word, word[:-1]) if len(word) > 3 and word.endswith("s") else (word,)


@cache
def _lexicon() -> _Lexicon:
    verbs = load_rows("reporting_verbs.tsv")
    light = load_rows("light_verbs.tsv")
    phrases = {tuple(row["phrase"].split()): _reading(row, row["phrase"]) for row in load_rows("cue_phrases.tsv")}
    return _Lexicon(
        lemmas=_index_forms(verbs, light),
        verbs={row["lemma"]: _reading(row, row["lemma"]) for row in verbs},
        nouns={row["noun"]: _reading(row, row["noun"]) for row in load_rows("cue_nouns.tsv")},
        phrases=_index_phrases(phrases),
        phrase_readings=phrases,
        silences=_index_phrases(tuple(row["pattern"].split()) for row in load_rows("silences.tsv")),
        auxiliaries=frozenset(row["lemma"] for row in light if row["kind"] == "auxiliary"),
        catenatives=frozenset(row["lemma"] for row in light if row["kind"] == "catenative"),
        nesting=frozenset(row["lemma"] for row in verbs if row["nests"] == "yes"),
    )


def _reading(row: Row, lemma: str) -> CueReading:
    return CueReading(
        act=Act(row["act"]), stance=Stance(row["stance"]), polarity=Polarity(row["polarity"]), lemma=lemma
    )


def _index_phrases(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first word."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(rest) for first, rest in found.items()}


def _index_forms(verbs: Iterable[Row], light: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in verbs:
        for form in inflect(row["lemma"], past=row["past"], participle=row["participle"]):
            found.setdefault(form, [form]).append(row["lemma"])
    for row in light:
        for form in (row["lemma"], *row["forms"].split()):
            found.setdefault(form, [form]).append(row["lemma"])
    return {form: tuple(dict.fromkeys(lemmas)) for form, lemmas in found.items()}


def inflect(lemma: str, *, past: str = "", participle: str = "") -> tuple[str, ...]:
    """All forms of an English verb. ``past`` and ``participle`` as in reporting_verbs.tsv: ``+`` doubles the last."""
    if past == "+":
        stem = lemma + lemma[-1]
        return (lemma, _third_person(lemma), stem + "ed", stem + "ing")
    silent_e = lemma.endswith("e") and not lemma.endswith(("ee", "oe"))
    gerund = (lemma[:-1] if silent_e else lemma) + "ing"
    pasts = past.split("|") if past else [_regular_past(lemma)]
    return (lemma, _third_person(lemma), gerund, *pasts, *(participle.split("|") if participle else ()))


def _third_person(lemma: str) -> str:
    if _ends_in_consonant_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _regular_past(lemma: str) -> str:
    if _ends_in_consonant_y(lemma):
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")


def _ends_in_consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou")
