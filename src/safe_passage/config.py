"""Where things lie on this machine, from the environment and one TOML file."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from safe_passage.errors import InvalidInput

PREFIX = "SAFE_PASSAGE_"
_NAMES = frozenset({"register", "keys", "state"})
_LONGEST = 65_536


@dataclass(frozen=True, slots=True)
class Settings:
    """Each can be set as `SAFE_PASSAGE_<NAME>`, or in the file that `SAFE_PASSAGE_CONFIG` names.

    `register` is the register's file, `keys` the folder of its log key, which lies apart from it,
    `state` the folder for what may be thrown away: reports of defects, and the demonstration's
    record of where it lies.
    """

    register: Path
    keys: Path
    state: Path


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process. Raises `InvalidInput` for a file that cannot be read."""
    given = os.environ if environment is None else environment
    written = _written(given.get(f"{PREFIX}CONFIG"))
    data = platformdirs.user_data_path("safe-passage", appauthor=False)
    defaults = {
        "register": data / "register.sqlite",
        "keys": platformdirs.user_config_path("safe-passage", appauthor=False) / "keys",
        "state": platformdirs.user_state_path("safe-passage", appauthor=False),
    }
    chosen = {
        name: Path(given.get(f"{PREFIX}{name.upper()}") or written.get(name) or default)
        for name, default in defaults.items()
    }
    return Settings(**chosen)


def _written(file: str | None) -> Mapping[str, Any]:
    if file is None:
        return {}
    try:
        data = Path(file).read_bytes()[: _LONGEST + 1]
    except OSError as error:
        raise InvalidInput(
            f"the settings cannot be read: {(error.strerror or 'no such file').lower()}",
            path=f"{PREFIX}CONFIG",
            remedy=f"unset {PREFIX}CONFIG, or name a file that can be read",
            file=file,
        ) from error
    try:
        document = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidInput(
            f"the settings are no TOML: {str(error).lower()}", path=f"{PREFIX}CONFIG", file=file
        ) from error
    for name, value in document.items():
        if name not in _NAMES:
            raise InvalidInput("there is no such setting", path=name, file=file)
        if not isinstance(value, str):
            raise InvalidInput("a path is a text", path=name, file=file)
    return document
