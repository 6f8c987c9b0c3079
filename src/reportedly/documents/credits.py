"""Who wrote a report and who helped: bylines, contributor lines, an agency's credit at the end.

A line is a credit only where every word of it fits one: names, places, agencies, what people are called in a newsroom.
So "By the end of the day" is no byline, and "The strikes contributed to the collapse" no contributor line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from reportedly.documents.agencies import Agency, agency_pattern, find_agency
from reportedly.documents.datelines import is_city
from reportedly.documents.dates import WRITTEN
from reportedly.documents.tables import read_table

_BY = re.compile(
    r"[\s—–*-]*(?:by|written by|story by|report(?:ed)? by|text by|words by|from)\s*:?\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_SEGMENTS = re.compile(r"\s*[|•·/]\s*|\s+[-–—]+\s+")
_ITEMS = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|with)\s+|\s*&\s*", re.IGNORECASE)
_IN = re.compile(r"(?P<who>.+?)\s+(?:in|at)\s+(?P<place>[A-Z].*)", re.DOTALL)
_FOR = re.compile(r"\s+(?:for|of)\s+(?:the\s+)?[A-Z].*", re.DOTALL | re.IGNORECASE)
_CONTACT = re.compile(
    r"\(?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,20}|https?://\S+|\+?\d[\d ().-]{6,}\d)\)?|\b(?:twitter|e-?mail)\s*:"
    r"|\s\|(?=\s*$)",
    re.IGNORECASE,
)
_MAY_CONTACT = re.compile(r"[@|:]|\d[\d ().-]{6}")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`ʻ.‐-])*")
_WORK = (
    r"(?:reporting|writing|editing|written|edited|reported|compiled|translation|translated|research|researched"
    r"|photography|filming|graphics?|produced|production|contributions?|video)"
)
_CREDIT_START = re.compile(
    r"[\s(—–*-]*(?:(?:additional|original|further|with|extra)\s+)*(?:"
    rf"{_WORK}(?:\s*(?:,|and|&)\s*\w+ing)?\s*(?:by|from|in\s+[A-Z][\w ]{{2,30}}?\s+by)\b"
    r"|contribut(?:ing|ors?)\b[^:]{0,30}:|with\s+(?:agency\s+)?(?:files|inputs?|agencies|reporting|reports)\b)",
    re.IGNORECASE,
)
_WITH = re.compile(r"[\s(—–*-]*With\s+(?=[A-Z])")
_CONTRIBUTED = re.compile(
    r"\bcontributed(?:(?:\s+(?:\w+\s+)?(?:reporting|research))?\s+(?:to|for)\s+(?:this|the|her|his|their)\b"
    r"|(?:\s+(?:\w+\s+)?(?:reporting|research))?\s+from\s+[A-Z]|\s+(?:\w+\s+)?(?:reporting|research)\b|\s*[.)]*\s*$)"
)
_REPORTED_FROM = re.compile(r"[A-Z]\S*\s+reported from\s+[A-Z]")
_HINT = re.compile(
    r"contribut|report|edit|writ|with|compil|transl|research|photo|film|graphic|produc|video|/|\(", re.IGNORECASE
)
_CREDIT_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_DESK = re.compile(r"[a-z]{2,4}(?:[/-][a-z]{2,4})*\s*\([A-Z][\w ,/&]*\)|[a-z]{2,4}(?:[/-][a-z]{2,4}){1,4}")
_BIO = re.compile(
    r"(?P<who>[^,.]{4,60}?)(?:\s*,[^,]{2,60},)?\s+(?:is|was|are)\s+(?:an?|the|our)?\s*(?P<what>[^.]{3,200})\.?"
)
_BIO_WORK = re.compile(r"\b(?:for|at|with|of|based|covering|covers?|who)\b")


_INITIALS = r"(?:\s+[A-Z]{2,4}){0,4}"
_CLOCK = re.compile(r"[\d:.]+\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?|(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """What a byline states: people in its own words, an agency, a place where it was written."""

    names: tuple[str, ...] = ()
    agency: Agency | None = None
    places: tuple[str, ...] = ()

    @property
    def place(self) -> str | None:
        """Where it was written, where the byline says one place only."""
        return self.places[0] if len(set(self.places)) == 1 else None


def read_byline(line: str) -> Byline | None:
    """The byline that the whole of ``line`` is: "By A B and C D, Reuters", "By A B | Nairobi"; or None."""
    found = _BY.fullmatch(line)
    if found is None or len(line) > 250:
        return None
    byline = _read_people(_tidy(found["rest"]))
    return byline if byline and (byline.names or byline.agency) else None


def read_bare_byline(line: str) -> Byline | None:
    """A byline without "By", believed for what stands beside the name: "A B in Seoul", "A B, Staff Writer"; or None."""
    if len(line) > 120 or line.endswith((".", "!", "?", ":", "”", '"')):
        return None
    byline = _read_people(_tidy(line))
    if byline is None or not byline.names:
        return None
    items = [item for segment in _SEGMENTS.split(line) for item in _ITEMS.split(segment)]
    roles = any(_is_role(item) for item in items)
    return byline if roles or byline.agency or (byline.place and is_city(byline.place)) else None


def read_affiliation(line: str) -> Byline | None:
    """The line under a byline that only says for whom or from where: "Associated Press Writer", "BBC News, Nairobi"."""
    if len(line) > 80 or line.endswith((".", "!", "?", ":")):
        return None
    byline = _read_people(line)
    return byline if byline is not None and not byline.names else None


def is_contributor_line(line: str, *, in_tail: bool) -> bool:
    """Whether the whole of ``line`` says who helped with a report, and nothing else.

    "With A B" counts among a text's last lines only: elsewhere it may be a headline.
    """
    if len(line) > 500:
        return False
    kept = _drop_contacts(line).strip()
    desk = _DESK.fullmatch(kept) is not None
    if not (desk or _fits_credit(kept)) or not _HINT.search(line):
        return False
    if desk:
        return True
    start = (in_tail and _WITH.match(kept)) or _CREDIT_START.match(kept)
    if (start and kept[start.end() :].strip()) or _CONTRIBUTED.search(kept):
        return True
    return in_tail and _REPORTED_FROM.search(kept) is not None


def is_biography(line: str) -> bool:
    """Whether ``line`` tells who the author is: "A B is a reporter for the Example Times." For a text's last lines."""
    found = _BIO.fullmatch(_drop_contacts(line).strip()) if len(line) <= 300 else None
    if found is None or not _is_name(found["who"].strip()):
        return False
    words = re.findall(r"\w+", found["what"])
    near = {word.lower() for word in words[:8]}
    return bool(near & read_words("role")) and _BIO_WORK.search(found["what"]) is not None


def find_trailing_credit(line: str) -> tuple[int, Agency] | None:
    """Where in a text's last line an agency's credit begins ("… he said. (Reuters)", "– AFP", "PTI ABC"), and whose."""
    found = _credit_pattern().search(line, max(0, len(line) - 100))
    if found is None:
        return None
    agency = find_agency(found["name"] or found["bare"])
    return (found.start("credit"), agency) if agency else None


@cache
def _credit_pattern() -> re.Pattern[str]:
    name = rf"(?P<name>{agency_pattern()})"
    marked = rf"(?:[-–—/]+\s*|\(|\[|(?i:source|credit)s?:\s*)\s*{name}\s*(?:/\w+)?[)\]]?/?\.?{_INITIALS}"
    bare = rf"(?P<bare>{agency_pattern()}){_INITIALS}"
    return re.compile(rf"(?:^|(?<=[.!?\"”’'])\s*)(?P<credit>{marked}|{bare})\s*$", re.MULTILINE)


def _drop_contacts(words: str) -> str:
    """``words`` without addresses and numbers; most lines have no sign of any, and a search for that costs little."""
    return _CONTACT.sub(" ", words) if _MAY_CONTACT.search(words) else words


def _tidy(words: str) -> str:
    """``words`` without addresses and dates, and "A B (Xinhua)" as "A B, Xinhua"."""
    kept = WRITTEN.sub(" ", _drop_contacts(words))
    return re.sub(r"\s*\(([^()]+)\)", r", \1", kept).strip(" .,|–—-")


def _read_people(words: str) -> Byline | None:
    """The people, agency and place of a byline's words; None where a piece fits none of them."""
    byline = Byline()
    for place, segment in enumerate(piece for piece in _SEGMENTS.split(words) if piece.strip()):
        for item in filter(None, map(str.strip, _ITEMS.split(segment))):
            grown = _add_item(byline, item, after_bar=place > 0)
            if grown is None:
                return None
            byline = grown
    return byline


def _add_item(byline: Byline, item: str, *, after_bar: bool) -> Byline | None:
    agency = find_agency(item) or _find_leading_agency(item)
    if agency is not None:
        return replace(byline, agency=byline.agency or _only_agency(agency))
    who, place = _split_place(_FOR.sub("", item))
    if _is_name(who) and not _is_outlet(who) and not is_city(item) and not (after_bar and byline.names):
        return replace(byline, names=(*byline.names, who), places=(*byline.places, *place))
    if _is_plain_affiliation(item):
        return byline
    if is_city(item) or (after_bar and _looks_like_place(item)):
        return replace(byline, places=(*byline.places, item))
    return byline if byline.names and _looks_like_place(item) else None


def _split_place(item: str) -> tuple[str, tuple[str, ...]]:
    """The name and the place of "A B in Seoul"."""
    inside = _IN.fullmatch(item)
    return (inside["who"].strip(), (inside["place"].strip(),)) if inside else (item, ())


def _find_leading_agency(item: str) -> Agency | None:
    """The agency of "Associated Press Writer" or "AFP correspondents"."""
    words = item.split()
    for cut in range(len(words) - 1, 0, -1):
        agency = find_agency(" ".join(words[:cut]))
        if agency is not None and all(_is_role_word(word) or word[0].isupper() for word in words[cut:]):
            return agency if any(map(_is_role_word, words[cut:])) else None
    return None


def _only_agency(agency: Agency) -> Agency | None:
    return agency if agency.kind == "agency" else None


def _is_plain_affiliation(item: str) -> bool:
    """A date, a clock time, a role or an outlet: they belong in a byline and say nothing that is kept."""
    if WRITTEN.fullmatch(item.strip(" ,.")) or _CLOCK.fullmatch(item):
        return True
    return _is_role(item) or _is_outlet(item)


def _is_role(item: str) -> bool:
    words = item.split()
    return len(words) <= 7 and any(map(_is_role_word, words[-3:])) and not _has_sentence(words)


def _is_role_word(word: str) -> bool:
    return word.strip("'’s.,").lower() in read_words("role") or word.lower() in read_words("role")


def _is_outlet(item: str) -> bool:
    words = item.split()
    outlets = read_words("outlet")
    known = any(word in outlets or word.title() in outlets for word in words)
    return known and len(words) <= 7 and not _has_sentence(words)


def _has_sentence(words: list[str]) -> bool:
    """Whether small words stand among ``words`` that credits do not use."""
    return any(word.islower() and word not in read_words("small") and not _is_role_word(word) for word in words)


def _looks_like_place(item: str) -> bool:
    words = item.split()
    capitals = all(word[0].isupper() or word in read_words("particle") for word in words)
    return capitals and 1 <= len(words) <= 4 and not any(map(str.isdigit, item))


def _is_name(words: str) -> bool:
    """Whether ``words`` are two to six that may be a person's name, in any alphabet that has capitals."""
    pieces = words.split()
    if not 2 <= len(pieces) <= 6 or any(piece.lower().strip(".") in read_words("no-name") for piece in pieces):
        return False
    if not all(_NAME_WORD.fullmatch(piece) for piece in pieces) or any(map(_is_role_word, pieces)):
        return False
    large = [piece for piece in pieces if _is_large(piece)]
    return len(large) >= 2 and all(_is_large(piece) or piece.lower() in read_words("particle") for piece in pieces)


def _is_large(piece: str) -> bool:
    return piece[0].isupper() or (re.match(r"(?:al|el|d|ul)[-'’]", piece) is not None and any(map(str.isupper, piece)))


def _fits_credit(line: str) -> bool:
    """Whether every small word of ``line`` is one that credits use, and names stand in it."""
    named = False
    for word in _CREDIT_WORD.finditer(line):
        if _is_large(word[0]):
            named = True
        elif not _is_small(word[0].strip(".'’")):
            return False
    return named


def _is_small(word: str) -> bool:
    return word in read_words("small") or _is_role_word(word)


@cache
def read_words(kind: str) -> frozenset[str]:
    """The words of one kind in ``credit_words.tsv``."""
    return frozenset(row["word"] for row in read_table("credit_words") if row["kind"] == kind)
