"""From the options of a command to a register and a question."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from safe_passage.config import Settings, read_settings
from safe_passage.errors import InvalidInput, NotFound, Unavailable
from safe_passage.model.place import Coordinates
from safe_passage.service.household import setting_for
from safe_passage.service.place import geojson_point, point
from safe_passage.service.question import Question, ask
from safe_passage.service.setting import Setting
from safe_passage.views.words import language
from safe_passage.wiring import House, clock, opened

LARGEST_PLACE = 1_000_000
_POINT_LENGTH = 2


def settings_for(register: Path | None) -> Settings:
    """Where things lie, for a command that works on a register that is there already."""
    if register is not None and str(register).startswith(("postgresql:", "postgres:")):
        raise Unavailable(
            "a register in PostgreSQL is not available in this version",
            remedy="name a file",
        )
    return read_settings().naming(register).at_hand


@contextmanager
def house(register: Path | None, *, writes: bool = False) -> Iterator[House]:
    """The register of a command, open until it ends."""
    settings = settings_for(register)
    if not settings.register.exists():
        raise NotFound(
            "there is no register",
            remedy="make one with `safe-passage demo` or `safe-passage init`, or name another",
            file=str(settings.register),
        )
    with opened(settings, writes=writes) as found:
        yield found


def questioned(
    found: House,
    at: str | None,
    *,
    zone: str | None,
    known_at: str | None = None,
    basis: str | None = None,
    lang: str = "en",
) -> tuple[Setting, Question]:
    """The question of the options, and the record that it is asked of."""
    question = ask(
        clock().now().format_iso(unit="second") if at is None else at,
        known_at=known_at,
        basis=basis or found.setting().basis,
        zone=zone,
        language=language(lang),
    )
    return setting_for(found, question), question


def place_of(words: str) -> tuple[Coordinates, dict[str, Any]]:
    """The place of `--where`, and how it is repeated in the answer."""
    numbers = words.split(",")
    if len(numbers) == _POINT_LENGTH:
        try:
            given = [float(number) for number in numbers]
        except ValueError:
            pass
        else:
            return point(given, "where"), {"type": "Point", "coordinates": given}
    if not Path(words).exists():
        raise InvalidInput(
            f"{words!r} is neither LON,LAT nor a file",
            path="where",
            remedy="give it as 37.144,36.194: longitude first",
        )
    tree = _tree(Path(words))
    return geojson_point(tree), tree


def _tree(file: Path) -> dict[str, Any]:
    try:
        tree = msgspec.json.decode(read_bytes(file, LARGEST_PLACE, "where"))
    except msgspec.DecodeError as fault:
        raise InvalidInput(
            f"the file is no GeoJSON: {str(fault).lower()}", path="where", file=str(file)
        ) from None
    if not isinstance(tree, dict):
        raise InvalidInput("not a GeoJSON object", path="where", file=str(file))
    return tree


def read_bytes(file: Path, largest: int, path: str) -> bytes:
    """A file's bytes, but never more than can be of use."""
    try:
        with file.open("rb") as stream:
            data = stream.read(largest + 1)
    except OSError as fault:
        raise InvalidInput(
            f"the file cannot be read: {(fault.strerror or 'the system refused').lower()}",
            path=path,
            file=str(file),
        ) from None
    except ValueError:
        raise InvalidInput("no file has such a name", path=path) from None
    if len(data) > largest:
        raise InvalidInput(
            f"the file is too large: at most {largest} bytes are read", path=path, file=str(file)
        )
    return data
