"""Names of bodies and places put together: by their words, by country, by acronym, by short form."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.speakers.forms import fold, is_acronym, read_body, spell_initials
from reportedly.reading.speakers.lexemes import Sort
from reportedly.reading.speakers.mentions import Mention
from reportedly.reading.speakers.named import Named, find_whole_term, words_of

_SHORT = 3
_LOOKED_THROUGH = 300
"""Longer names that a short one is compared with: a long text must not cost the square of its names."""
_PLACED = frozenset({"country", "region", "city", "seat", "shared", "demonym"})


def group_bodies(text: str, mentions: Sequence[Mention], numbers: Sequence[int]) -> list[Named]:
    """Bodies, places and other names by their words, by country, by acronym, by short form."""
    groups: list[Named] = []
    by_key: dict[tuple[str, ...], Named] = {}
    shorts: list[tuple[tuple[str, ...], Named, str]] = []
    for number in numbers:
        words = words_of(text, mentions[number])
        form = read_body(words)
        if not form:
            continue
        key = _key_of(words, form)
        group = by_key.get(key)
        if group is None:
            group = by_key[key] = Named(sort=mentions[number].sort)
            groups.append(group)
            shorts.append((form, group, words))
        elif group.mentions:
            group.because[number] = "the same name"
        group.mentions.append(number)
        if group.sort in (Sort.THING, Sort.GROUP) and mentions[number].sort is Sort.BODY:
            group.sort = Sort.BODY
    return _merge_short(groups, shorts)


def _key_of(words: str, form: tuple[str, ...]) -> tuple[str, ...]:
    """A country's code where the name is a country's ("U.S.", "United States"), else the words."""
    term = find_whole_term(words)
    if term is not None and term[0] == "country" and term[1] is not None:
        return ("country", term[1])
    return form


def _merge_short(groups: list[Named], shorts: list[tuple[tuple[str, ...], Named, str]]) -> list[Named]:
    longs: dict[str, list[tuple[tuple[str, ...], Named, str]]] = {}
    initials: dict[str, list[Named]] = {}
    for form, group, words in shorts:
        if len(form) > 1:
            for word in set(form):
                longs.setdefault(word, []).append((form, group, words))
            for spelled in spell_initials(words):
                initials.setdefault(spelled, []).append(group)
    gone: set[int] = set()
    for form, group, words in shorts:
        target, because = _find_long(form, group, words, longs, initials)
        if target is not None and target is not group and id(target) not in gone:
            for number in group.mentions:
                target.because[number] = because
            target.mentions += group.mentions
            gone.add(id(group))
    return [group for group in groups if id(group) not in gone]


def _find_long(
    form: tuple[str, ...],
    group: Named,
    words: str,
    longs: dict[str, list[tuple[tuple[str, ...], Named, str]]],
    initials: dict[str, list[Named]],
) -> tuple[Named | None, str]:
    if is_acronym(words):
        spelled = initials.get(words.replace(".", "").upper(), [])
        if len(spelled) == 1:
            return spelled[0], "its acronym"
    if group.sort is not Sort.BODY or (find_whole_term(words) or ("", None))[0] in _PLACED:
        return None, ""
    fitting = {
        id(longer): longer
        for full, longer, _ in longs.get(form[0], ())[:_LOOKED_THROUGH]
        if longer.sort is Sort.BODY and _is_short_for(form, full)
    }
    return (next(iter(fitting.values())), "a short form of the name") if len(fitting) == 1 else (None, "")


def _is_short_for(form: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """The beginning of a longer name, its last word, or what follows a place in it ("Security Council" of the U.N.)."""
    size = len(form)
    if size >= len(full):
        return False
    if full[:size] == form:
        return len("".join(form)) > 2
    if size == 1 and form[0] in (full[-1], _find_noun_before(full)):
        return len(form[0]) > _SHORT
    for at in range(1, len(full) - size + 1):
        ends = at + size == len(full) or full[at + size] == "of"
        if size > 1 and full[at : at + size] == form and ends:
            return find_whole_term(_capitals(" ".join(full[:at]))) is not None
    return False


def _find_noun_before(full: tuple[str, ...]) -> str:
    """The noun of a body's name before "of" or "for": "union" of "patriotic union for the hills"."""
    at = next((at for at, word in enumerate(full) if word in ("of", "for")), 0)
    return full[at - 1] if at else ""


def _capitals(words: str) -> str:
    return fold(words).upper() if len(words) <= 3 else words.title()
