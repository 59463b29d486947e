"""What the program is put together from: zone data of its own, a key for each log, settings."""

import os
import subprocess
import sys
import zoneinfo
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

import pytest
import whenever
from whenever import PlainDateTime

from safe_passage.config import Settings, read_settings
from safe_passage.errors import InvalidInput
from safe_passage.wiring import key_folder, use_packaged_zones
from tests.unit.cli.conftest import environment

OFFSETS = """
import safe_passage.wiring, whenever, zoneinfo, datetime
safe_passage.wiring.use_packaged_zones()
at = datetime.datetime(2016, 11, 4, 9, tzinfo=zoneinfo.ZoneInfo("Asia/Damascus"))
print(at.utcoffset().total_seconds() / 3600)
print(whenever.ZonedDateTime(2016, 11, 4, 9, tz="Asia/Damascus").offset.total("hours"))
"""


@pytest.fixture
def doctored(tmp_path: Path) -> Mapping[str, str]:
    """Tokyo's rules under the name of Damascus, where both libraries look for system zones."""
    (tmp_path / "Asia").mkdir()
    tokyo = resources.files("tzdata").joinpath("zoneinfo/Asia/Tokyo")
    (tmp_path / "Asia" / "Damascus").write_bytes(tokyo.read_bytes())
    return {"PYTHONTZPATH": str(tmp_path), "TZDIR": str(tmp_path), "TZ": "Asia/Damascus"}


@pytest.mark.parametrize(
    "words",
    [
        "in-force --where 37.144,36.191 --at 2016-08-12T11:00",
        "arrangements windows A-2016-11-04 --from 2016-11-04T00:00 --to 2016-11-05T00:00",
        "export ics --from 2016-11-04T00:00 --to 2016-11-05T00:00",
    ],
)
def test_a_doctored_system_zone_changes_no_command(
    demonstration: Settings, doctored: Mapping[str, str], words: str
) -> None:
    command = [sys.executable, "-m", "safe_passage", *words.split(), "--zone", "Asia/Damascus"]
    shown = [
        subprocess.run(
            command,
            env={**os.environ, **environment(demonstration), **more},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for more in ({}, doctored)
    ]
    assert shown[0] == shown[1]
    assert shown[0]


def test_a_doctored_system_zone_changes_no_offset(doctored: Mapping[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFSETS],
        env=os.environ | doctored,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [float(line) for line in done.stdout.split()] == [2, 2]
    unguarded = OFFSETS.replace("safe_passage.wiring.use_packaged_zones()", "")
    fooled = subprocess.run(
        [sys.executable, "-c", unguarded],
        env=os.environ | doctored,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [float(line) for line in fooled.stdout.split()] == [9, 9]  # the trap is a trap


def test_the_release_and_the_digest_of_the_zone_data_are_told() -> None:
    zones = use_packaged_zones()
    assert zones.release.startswith("20")
    assert len(zones.sha256) == 64
    assert whenever.get_tzpath() == tuple(map(str, zoneinfo.TZPATH))


def test_winter_time_of_2016_began_on_28_october() -> None:
    use_packaged_zones()
    before = PlainDateTime(2016, 10, 27, 12).assume_tz("Asia/Damascus")
    after = PlainDateTime(2016, 10, 28, 12).assume_tz("Asia/Damascus")
    assert (before - after).total("hours") == -25


def test_each_log_has_a_key_folder_of_its_own() -> None:
    settings = read_settings({})
    names = {key_folder(settings, origin) for origin in ("a.example/b", "a.example_b", "a/b")}
    assert len(names) == 3
    assert {folder.parent for folder in names} == {settings.keys}
    assert all("/" not in folder.name for folder in names)


def test_settings_come_from_the_environment_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('register = "/x/of-file.sqlite"\nkeys = "/x/keys"\n')
    read = read_settings(
        {"SAFE_PASSAGE_CONFIG": str(file), "SAFE_PASSAGE_REGISTER": "/x/of-environment.sqlite"}
    )
    assert read.register == Path("/x/of-environment.sqlite")
    assert read.demonstration == read.register
    assert read.keys == Path("/x/keys")


@pytest.mark.parametrize(
    ("words", "path"),
    [("regster = 'x'", "regster"), ("keys = 3", "keys"), ("keys = ", "SAFE_PASSAGE_CONFIG")],
)
def test_settings_that_cannot_be_read_are_refused(tmp_path: Path, words: str, path: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(words)
    with pytest.raises(InvalidInput) as refusal:
        read_settings({"SAFE_PASSAGE_CONFIG": str(file)})
    assert refusal.value.path == path


def test_the_demonstration_answers_only_where_there_is_no_other_register(tmp_path: Path) -> None:
    register, demonstration = tmp_path / "register.sqlite", tmp_path / "demonstration.sqlite"
    settings = Settings(register, demonstration, tmp_path, tmp_path)
    assert settings.at_hand.register == register
    demonstration.touch()
    assert settings.at_hand.register == demonstration
    register.touch()
    assert settings.at_hand.register == register
