"""The shape of the gazetteer's files: named sections, each a plain array, so that a file is used where it is mapped.

A file is ``MAGIC``, the directory's length in four bytes, the directory as JSON (section name to ``[offset, length]``
in bytes), then the sections, each at a multiple of eight. All numbers are little-endian, as on every machine that the
model runs on. ``training.gazetteer`` writes these files, this package reads them.

Sections of ``gazetteer.bin``:

========== =========================================================================================================
records    one ``RECORD`` a place: first those with a GeoNames id, in its order, then our own, in the order of slugs
names      names in UTF-8, one after another without separators; a record knows offset and length
keys       64-bit hashes of folded names, ascending
targets    for each key, what bears the name: see ``LIST`` and ``ALTERNATE``
lists      for keys with several bearers: their number, then as many targets, best known first
countries  JSON rows: alpha-3, alpha-2, name, capital, its GeoNames id, continent, independent
capitals   JSON: folded names of capitals to alpha-3
features   JSON list of feature codes; a record holds an index into it
slugs      JSON list: the slugs of our own places, in the order of their records
========== =========================================================================================================

``borders.bin`` has ``pairs`` (JSON, ``"AAA BBB"`` to ``[first, number]``) and ``points`` (pairs of int32, latitude and
longitude in ``DEGREE`` steps).
"""

from __future__ import annotations

import json
import mmap
import struct
from pathlib import Path

MAGIC = b"RPTDGAZ1"
DEGREE = 10_000  # coordinates are whole numbers of ten-thousandths of a degree
KILOMETRE = 4  # radii are whole numbers of quarter kilometres
# id (0: none), latitude, longitude, population, name's offset, records of admin-1 and admin-2 (NOWHERE: none), radius,
# indexes of feature and country, name's length in bytes, flags
RECORD = struct.Struct("<IiiIIIIHBBBB")
NOWHERE = 0xFFFF_FFFF
NO_COUNTRY = 0xFF
CURATED = 1  # flag of a record: a row of our own tables stands behind it
LIST = 0x8000_0000  # a target with this bit is an index into ``lists``, else a record
ALTERNATE = 0x4000_0000  # bit of a record's target: the key is not its main name
RECORD_BITS = 0x3FFF_FFFF


class Sections:
    """A file of sections, mapped: processes that open the same file share its pages."""

    def __init__(self, path: Path) -> None:
        """Map ``path``. Raises ValueError where it is no such file, OSError where it cannot be opened."""
        with path.open("rb") as opened:
            self._map = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path} is no gazetteer file: install the package again")
        start = len(MAGIC) + 4
        (length,) = struct.unpack_from("<I", self._map, len(MAGIC))
        self._places: dict[str, list[int]] = json.loads(self._map[start : start + length])

    def view(self, name: str) -> memoryview:
        """The bytes of a section, without copying them."""
        offset, length = self._places[name]
        return memoryview(self._map)[offset : offset + length]


def pack_sections(sections: dict[str, bytes]) -> bytes:
    """The bytes of a file: the same for the same sections in the same order."""
    places: dict[str, list[int]] = {name: [0, len(content)] for name, content in sections.items()}
    room = 64 + 48 * len(sections)  # the directory is padded with blanks, so that offsets do not hang on its own length
    offset = len(MAGIC) + 4 + room
    parts: list[bytes] = []
    for name, content in sections.items():
        padding = -offset % 8
        places[name][0] = offset + padding
        parts += [bytes(padding), content]
        offset += padding + len(content)
    directory = json.dumps(places, separators=(",", ":")).encode().ljust(room)
    if len(directory) > room:
        raise ValueError(f"the directory of {len(sections)} sections takes {len(directory)} bytes, more than {room}")
    return MAGIC + struct.pack("<I", room) + directory + b"".join(parts)
