"""The program as it is called: arguments in, two streams and a number out."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
from typer.testing import CliRunner, Result

from safe_passage.cli import app
from safe_passage.config import Settings

Run: TypeAlias = Callable[..., Result]


def environment(settings: Settings) -> Mapping[str, str]:
    return {
        "SAFE_PASSAGE_REGISTER": str(settings.register),
        "SAFE_PASSAGE_KEYS": str(settings.keys),
        "SAFE_PASSAGE_STATE": str(settings.state),
    }


@pytest.fixture
def run(demonstration: Settings) -> Run:
    """Call the program on the demonstration's register; `typed` is what the person types."""

    def call(*arguments: str | Path, typed: str | None = None) -> Result:
        return CliRunner().invoke(
            app, [str(one) for one in arguments], input=typed, env=environment(demonstration)
        )

    return call


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    """Settings of a test's own, with nothing there yet."""
    folder = tmp_path / "own"
    register = folder / "register" / "register.sqlite"
    return Settings(register, register, folder / "keys", folder / "state")


@pytest.fixture
def run_own(own: Settings) -> Run:
    """Call the program on a register of the test's own."""

    def call(*arguments: str | Path, typed: str | None = None) -> Result:
        return CliRunner().invoke(
            app, [str(one) for one in arguments], input=typed, env=environment(own)
        )

    return call
