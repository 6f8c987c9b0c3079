from pathlib import Path

from click.testing import CliRunner

from reportedly.cli import main
from reportedly.config import Settings, write_settings


def test_what_is_shown_is_a_settings_file(tmp_path: Path) -> None:
    shown = CliRunner().invoke(main, ["settings"])
    assert (shown.exit_code, shown.output) == (0, write_settings(Settings()))
    (tmp_path / "my.toml").write_text(shown.output.replace("jobs = 1", "jobs = 4"), encoding="utf-8")
    again = CliRunner().invoke(main, ["settings", "--config", str(tmp_path / "my.toml")])
    assert (again.exit_code, again.output) == (0, write_settings(Settings(jobs=4)))


def test_a_wrong_file_is_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text("jbos = 4", encoding="utf-8")
    shown = CliRunner().invoke(main, ["settings", "--config", str(tmp_path / "my.toml")])
    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert "there is no setting 'jbos'. Did you mean 'jobs'?" in shown.stderr
    missing = CliRunner().invoke(main, ["settings", "--config", str(tmp_path / "none.toml")])
    assert missing.exit_code == 2
    assert "none.toml cannot be read" in missing.stderr
