"""A signature and the claims beside it as bytes, and back: what a ledger keeps of a report as a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from reportedly.reconciliation.claim_sets import ClaimSet
from reportedly.reconciliation.signatures import Signature, pack_hashes, unpack_hashes

_HASHES = ("keys", "shingles", "names", "numbers", "terms", "quoted", "handed", "slots")
_LENGTH = 4


def pack_text(signature: Signature, claims: ClaimSet) -> bytes:
    """Facts as JSON, then each list of hashes, each behind its length in four bytes."""
    facts = [signature.report, signature.outlet, signature.published, signature.size, signature.level, signature.body]
    pieces = [json.dumps(facts, separators=(",", ":")).encode()]
    pieces += [getattr(signature, name) for name in _HASHES]
    pieces += [pack_hashes(sorted(claim)) for claim in claims.claims]
    return b"".join(len(piece).to_bytes(_LENGTH, "little") + piece for piece in pieces)


@lru_cache(maxsize=1024)  # a report that arrives is compared with several
def unpack_signature(body: bytes) -> Signature:
    """The signature that ``pack_text`` was given."""
    facts, *lists = _part(body)
    report, outlet, published, size, level, digest = json.loads(facts)
    hashes = dict(zip(_HASHES, lists, strict=False))
    return Signature(report=report, outlet=outlet, published=published, size=size, level=level, body=digest, **hashes)


@lru_cache(maxsize=256)
def unpack_claims(body: bytes) -> ClaimSet:
    """The claims that ``pack_text`` was given, which few comparisons need."""
    facts, *lists = _part(body)
    claims = tuple(frozenset(unpack_hashes(each)) for each in lists[len(_HASHES) :])
    return ClaimSet(report=json.loads(facts)[0], claims=claims)


def _part(body: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(body):
        length = int.from_bytes(body[place : place + _LENGTH], "little")
        place += _LENGTH
        yield body[place : place + length]
        place += length
