import dataclasses
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.config import Settings, change_settings, load_settings, write_settings
from reportedly.errors import SettingError


def store(folder: Path, text: str) -> Path:
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_in_the_package_is_the_defaults() -> None:
    assert resources.files("reportedly").joinpath("settings.toml").read_text("utf-8") == write_settings(Settings())


def test_what_a_file_leaves_out_has_its_default(tmp_path: Path) -> None:
    settings = load_settings(store(tmp_path, "jobs = 3\ncheck_language = false\n"))
    assert settings == Settings(jobs=3, check_language=False)
    assert settings.threads == 1


def test_an_empty_file_and_one_with_a_byte_order_mark_are_files(tmp_path: Path) -> None:
    assert load_settings(store(tmp_path, "")) == Settings()
    assert load_settings(store(tmp_path, "\ufeffthreads = 2")) == Settings(threads=2)


@given(
    st.builds(
        Settings,
        max_bytes=st.integers(1, 2**40),
        check_language=st.booleans(),
        jobs=st.integers(0, 99),
        threads=st.integers(1, 99),
        minimum_confidence=st.floats(0, 1),
        low_confidence=st.floats(0, 1),
    )
)
def test_written_settings_read_back_the_same(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    assert load_settings(store(tmp_path_factory.mktemp("settings"), write_settings(settings))) == settings


def test_an_unknown_key_fails_with_the_nearest_known_one() -> None:
    with pytest.raises(SettingError, match=r"no setting 'max_byte'\. Did you mean 'max_bytes'\?"):
        change_settings(Settings(), {"max_byte": 1})
    with pytest.raises(SettingError, match=r"no setting 'zzz'\. The settings are: max_bytes, check_language, jobs"):
        change_settings(Settings(), {"zzz": 1})


@pytest.mark.parametrize(
    ("key", "value", "allowed"),
    [
        ("jobs", -1, "a whole number, 0 or more"),
        ("jobs", "2", "a whole number, 0 or more"),
        ("jobs", True, "a whole number, 0 or more"),
        ("jobs", 1.5, "a whole number, 0 or more"),
        ("threads", 0, "a whole number, 1 or more"),
        ("max_bytes", 0, "a whole number, 1 or more"),
        ("check_language", 1, "true or false"),
        ("low_confidence", 1.5, "a number from 0.0 to 1.0"),
        ("low_confidence", float("nan"), "a number from 0.0 to 1.0"),
    ],
)
def test_a_value_outside_what_is_allowed_fails(key: str, value: Any, allowed: str) -> None:
    with pytest.raises(SettingError, match=f"{key} = .* is not allowed: give {allowed}"):
        change_settings(Settings(), {key: value})


def test_a_whole_number_will_do_for_a_number() -> None:
    assert change_settings(Settings(), {"low_confidence": 1}).low_confidence == 1


@pytest.mark.parametrize("text", ["jobs = ", "jobs == 1", "[", "jobs = 1\njobs = 2"])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingError, match=r"my\.toml is not valid TOML"):
        load_settings(store(tmp_path, text))


def test_a_file_of_other_bytes_or_none_at_all_is_named(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"jobs = 1 # \xff")
    with pytest.raises(SettingError, match=r"bytes\.toml is not valid TOML"):
        load_settings(tmp_path / "bytes.toml")
    with pytest.raises(SettingError, match=r"none\.toml cannot be read: No such file"):
        load_settings(tmp_path / "none.toml")
    with pytest.raises(SettingError, match=r"in the settings file .*my\.toml: there is no setting 'job'"):
        load_settings(store(tmp_path, "job = 2"))


def test_every_setting_is_explained_with_its_range_and_default() -> None:
    written = write_settings(Settings(jobs=7))
    for each in dataclasses.fields(Settings):
        assert f"\n{each.name} = " in written
    assert written.count("# Allowed: ") == written.count("Default: ") == len(dataclasses.fields(Settings))
    assert "Default: 1.\njobs = 7\n" in written
