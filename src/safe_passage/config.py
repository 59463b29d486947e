"""Where things lie on this machine, from the environment and one TOML file."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
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

    `register` is the register's file, `demonstration` that of the demonstration's: a file of its
    own, unless a register was named. `keys` is the folder of the log keys, one folder in it for
    each log; it lies apart from the registers. `state` is the folder for what may be thrown away:
    reports of defects.
    """

    register: Path
    demonstration: Path
    keys: Path
    state: Path

    @property
    def at_hand(self) -> "Settings":
        """The same, with the demonstration's register where there is no other yet."""
        if self.register.exists() or not self.demonstration.exists():
            return self
        return replace(self, register=self.demonstration)

    def naming(self, register: Path | None) -> "Settings":
        """The same with another register, where one is named."""
        if register is None:
            return self
        return replace(self, register=register, demonstration=register)


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
    named = {
        name: Path(path)
        for name in _NAMES
        if (path := given.get(f"{PREFIX}{name.upper()}") or written.get(name))
    }
    settings = Settings(demonstration=data / "demonstration.sqlite", **(defaults | named))
    return settings.naming(named.get("register"))


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
