"""Several sources in one phrase: "Mr. Kim and Mr. Austin" are two, the "Ministry of Health and Welfare" is one."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading.sourcing.kinds import is_title
from reportedly.reading.sourcing.lexicon import Lexicon
from reportedly.reading.sourcing.nominal import read_nominal
from reportedly.reading.sourcing.units import Unit
from reportedly.vocabulary import SourceKind

_APART = frozenset("the a an his her its their my our he she they i we".split())
_ALSO = (("along", "with"), ("together", "with"), ("as", "well", "as"))


def split_members(units: Sequence[Unit], lexicon: Lexicon) -> list[list[Unit]]:
    """The units of each source that the phrase names; empty where it names one."""
    units = _without_brackets(units)
    joint = _find_joint(units, lexicon)
    if joint is None:
        return []
    left, right = list(units[: joint[0]]), list(units[joint[1] :])
    if not right:  # "the minister along with": the phrase ends where its second source would begin
        return []
    if _is_inside_aside(left, lexicon) or _is_inside_one(left, right, lexicon):
        return []
    pieces = [*_split_list(left, lexicon), *_split_right(right, lexicon)]
    if not _stands_alone(right, lexicon) or not all(_stands_alone(piece, lexicon) for piece in pieces):
        return []
    if _shares_head(pieces) or not _is_told_apart(pieces):
        return []
    return pieces


def _without_brackets(units: Sequence[Unit]) -> list[Unit]:
    found: list[Unit] = []
    depth = 0
    for unit in units:
        depth += unit.lower in ("(", "[")
        if depth == 0:
            found.append(unit)
        depth -= unit.lower in (")", "]") and depth > 0
    return found


def _find_joint(units: Sequence[Unit], lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the first "and" of the phrase begins and ends, before any relative clause."""
    for at in range(1, len(units) - 1):
        lower = units[at].lower
        if units[at].type == "word" and lower in ("who", "whom", "whose", "which", "that"):
            return None
        if lower in lexicon.classes["conjunction"] and units[at].type in ("word", "mark"):
            return at, at + 1
        for words in _ALSO:
            if tuple(unit.lower for unit in units[at : at + len(words)]) == words:
                return at, at + len(words)
    return None


def _is_inside_one(left: Sequence[Unit], right: Sequence[Unit], lexicon: Lexicon) -> bool:
    return _is_inside_name(left, right, lexicon) or _is_inside_tail(left, right, lexicon)


def _is_inside_name(left: Sequence[Unit], right: Sequence[Unit], lexicon: Lexicon) -> bool:
    """One name that the encoder did not find, such as "Ministry of Health and Welfare": capitals on both sides."""
    if right[0].type != "proper" or left[-1].type == "PER":
        return False
    return left[-1].type != "proper" or any(unit.lower in lexicon.classes["preposition"] for unit in left)


def _is_inside_aside(left: Sequence[Unit], lexicon: Lexicon) -> bool:
    """As in "Idris Bello, an adviser to the union and a former minister": an apposition that no comma has closed."""
    if left[-1].lower == ",":
        return False
    pieces = _split_list(list(left), lexicon)  # none where only marks stand there: "— and the"
    return bool(pieces) and any(unit.type == "mark" and unit.lower in (",", "—", "–") for unit in pieces[-1])


def _is_inside_tail(left: Sequence[Unit], right: Sequence[Unit], lexicon: Lexicon) -> bool:
    """As in "a tracker run by Novaya and Meduza": two names within what follows a head that is no name."""
    nominal = read_nominal(left, lexicon)
    if nominal.head is None or nominal.head.is_name or not nominal.segments:
        return False
    last = nominal.segments[-1]
    return last.link != "," and (right[0].lower == "other" or (left[-1].is_name and right[0].is_name))


def _split_right(units: list[Unit], lexicon: Lexicon) -> list[list[Unit]]:
    """A second "and" goes on with the list: "Kenya and Ghana and Togo"."""
    return split_members(units, lexicon) or ([units] if units else [])


def _split_list(units: list[Unit], lexicon: Lexicon) -> list[list[Unit]]:
    """What commas set apart on the left: names are members of their own, descriptions belong to the one before."""
    pieces: list[list[Unit]] = [[]]
    for at, unit in enumerate(units):
        following = units[at + 1 :]
        if unit.type == "mark" and unit.lower == "," and pieces[-1] and _begins_name(following, lexicon):
            pieces.append([])
        else:
            pieces[-1].append(unit)
    return [piece for piece in ([*piece] for piece in pieces) if any(unit.type != "mark" for unit in piece)]


def _begins_name(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    piece: list[Unit] = []
    for unit in units:
        if unit.type == "mark" and unit.lower == ",":
            break
        piece.append(unit)
    head = read_nominal(piece, lexicon).head if piece else None
    return head is not None and head.is_name


def _stands_alone(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a piece is a source by itself: a name, a title with one, a pronoun, or a noun with its article."""
    first = next((unit for unit in units if unit.type != "mark"), None)
    if first is None:
        return False
    head = read_nominal(units, lexicon).head
    if head is None or (head.type == "word" and not _is_pronoun(head, lexicon)):
        return False
    if first.lower in lexicon.classes["determiner"] or _is_pronoun(first, lexicon):
        return True
    if first.type in ("proper", "word") and not is_title(first, lexicon) and not head.is_name:
        return False
    return head.is_name


def _is_pronoun(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.lower in lexicon.classes["pronoun_person"] or unit.lower in lexicon.classes["pronoun_group"]


def _shares_head(pieces: Sequence[Sequence[Unit]]) -> bool:
    """As in "Russia and China's foreign ministers", "the Malian and the Chadian armies": the last word is of all."""
    if len(pieces[0]) == 2 and pieces[0][0].lower == "the" and _is_adjective(pieces[0][1]):
        return True
    last = [unit for unit in pieces[-1] if unit.type != "mark"]
    bare = len(last) > 2 and last[0].is_name and last[1].type == "possessive"
    heads = [unit for unit in last if unit.noun is not None]
    plural = bool(heads) and heads[-1].noun is not None and heads[-1].noun.plural
    return bare and plural and not any(unit.type == "possessive" for unit in pieces[0])


def _is_adjective(unit: Unit) -> bool:
    return unit.type in ("proper", "NORP") or (unit.term is not None and unit.term.type == "demonym")


def _is_told_apart(pieces: Sequence[Sequence[Unit]]) -> bool:
    """Whether one of them at least is named, or each has an article of its own."""
    named = any(unit.is_name for piece in pieces for unit in piece)
    return named or all(piece[0].type == "word" and piece[0].lower in _APART for piece in pieces)


def join_kinds(kinds: Sequence[SourceKind]) -> SourceKind:
    """What several sources are together: their one kind, a group for people of all sorts, else unknown."""
    if len(set(kinds)) == 1:
        return kinds[0]
    if set(kinds) <= {SourceKind.PERSON, SourceKind.GROUP}:
        return SourceKind.GROUP
    return SourceKind.UNKNOWN
