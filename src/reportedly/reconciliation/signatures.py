"""What is kept of a report to find its copies: a few kilobytes, the same on every machine, fit for a database.

A signature is made once, when a report arrives; judging two of them needs no text. Its ``keys`` are a bottom-k MinHash
sketch (Broder 1997): the smallest hashes of its shingles, so that two texts which share a passage share keys, however
long the rest of them is. To them come keys of names and figures that stand together, which a rewrite shares.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise
from urllib.parse import urlsplit

from reportedly.reconciliation.shingles import LENGTH, Wording, read_wording
from reportedly.vocabulary import Report

MOST_SHINGLES = 1024
"""A longer text keeps every second, fourth … shingle, by the shingle's hash, so that any two can still be compared."""

_LEAST_KEYS, _MOST_KEYS = 24, 72
_WORDS_A_KEY = 8
_FACT_KEYS = 12
_SALT = 0x5BD1E995


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A report boiled down for comparison.

    ``size`` is the number of body words compared; ``shingles`` their hashes in order, each 4 bytes, little-endian, one
    in ``2 ** level`` of them; ``keys`` and what a ``Wording`` has are packed likewise, a slot as its
    frame and its value. ``body`` is a digest of the shingles, names and numbers: texts with one ``body`` are equal but
    for days and what is left out. ``published`` is as in the report, as is ``outlet``; without one it is the host of
    the report's address.
    """

    report: str
    outlet: str | None
    published: str | None
    size: int
    level: int
    body: str
    keys: bytes
    shingles: bytes
    names: bytes
    numbers: bytes
    terms: bytes
    quoted: bytes
    handed: bytes
    slots: bytes


def make_signature(report: Report) -> Signature:
    """The signature of ``report``; one without words has no keys and is a copy of nothing."""
    wording = read_wording(report)
    level = 0
    kept = wording.shingles
    while len(kept) > MOST_SHINGLES:
        level += 1
        kept = tuple(each for each in kept if each & ((1 << level) - 1) == 0)
    packed = pack_hashes(wording.shingles)
    facts = pack_hashes(sorted(wording.names)), pack_hashes(sorted(wording.numbers))
    return Signature(
        report=report.id,
        outlet=report.outlet or _read_host(report.url),
        published=report.published,
        size=wording.size,
        level=level,
        body=_digest(packed, *facts),
        keys=pack_hashes(_choose_keys(wording)),
        shingles=pack_hashes(kept) if level else packed,
        names=facts[0],
        numbers=facts[1],
        terms=pack_hashes(sorted(wording.terms)),
        quoted=pack_hashes(sorted(wording.quoted)),
        handed=pack_hashes(sorted(wording.handed)),
        slots=pack_hashes(chain.from_iterable(wording.slots)),
    )


def _read_host(url: str | None) -> str | None:
    """The host of an address, without a leading "www."; None for what is no address."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _digest(*packed: bytes) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for each in packed:
        digest.update(len(each).to_bytes(4, "little") + each)
    return digest.hexdigest()


def pack_hashes(hashes: Iterable[int]) -> bytes:
    """Hashes as 4 bytes each, little-endian."""
    packed = array("I", hashes)
    if packed.itemsize != 4:  # pragma: no cover - no platform that we know
        return b"".join(each.to_bytes(4, "little") for each in packed)
    return packed.tobytes() if _LITTLE else _swap(packed).tobytes()


def unpack_hashes(packed: bytes) -> array[int]:
    """The hashes that ``pack_hashes`` packed."""
    hashes = array("I")
    hashes.frombytes(packed)
    return hashes if _LITTLE else _swap(hashes)


_LITTLE = array("I", [1]).tobytes()[0] == 1


def _swap(hashes: array[int]) -> array[int]:
    turned = array("I", hashes)
    turned.byteswap()
    return turned


def _choose_keys(wording: Wording) -> tuple[int, ...]:
    most = min(_MOST_KEYS, max(_LEAST_KEYS, wording.size // _WORDS_A_KEY))
    lowest = sorted(set(wording.shingles))[:most]
    return tuple(dict.fromkeys((*lowest, *_choose_fact_keys(wording))))


def _choose_fact_keys(wording: Wording) -> Iterable[int]:
    """Pairs of facts that are neighbours by hash: one fact alone ("Tuesday's" names) stands in thousands of reports."""
    if wording.size < LENGTH:
        return ()
    facts = sorted(wording.names | wording.numbers)[: _FACT_KEYS + 1]
    return ((left * 31 + right * _SALT) & 0xFFFFFFFF for left, right in pairwise(facts))
