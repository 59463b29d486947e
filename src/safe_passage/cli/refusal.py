"""What does a person read, and which number does a script get, when a deed is not done?"""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import typer

from safe_passage.cli.terminal import page
from safe_passage.config import read_settings
from safe_passage.errors import InvalidInput, SafePassageError

DEFECT = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130
PIPE_CLOSED = 141
_SHOWN_FACTS = ("document", "line", "file", "register", "address", "byte_offset")


@contextmanager
def told(*, as_json: bool) -> Iterator[None]:
    """Turn whatever goes wrong into words and an exit code; a traceback is never shown."""
    try:
        yield
        sys.stdout.flush()
    except SafePassageError as refusal:
        _tell(refusal, as_json=as_json)
        raise typer.Exit(refusal.exit_code) from None
    except BrokenPipeError:
        # The reader has gone, as `head` does. What is still in the buffer must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except KeyboardInterrupt:
        page(to_errors=True).line("stopped")
        raise typer.Exit(INTERRUPTED) from None
    except EOFError:
        page(to_errors=True).line("not done: there is no one to answer")
        raise typer.Exit(1) from None
    except OSError as fault:
        _tell(_of_the_machine(fault), as_json=as_json)
        raise typer.Exit(1) from None
    except (typer.Exit, typer.Abort, typer.TyperException):
        raise
    except Exception as defect:  # noqa: BLE001  the border: nothing may pass it untold
        _tell_defect(defect)
        raise typer.Exit(DEFECT) from None


def _tell(refusal: SafePassageError, *, as_json: bool) -> None:
    path = getattr(refusal, "path", "")
    if as_json:
        members = {
            "code": refusal.code,
            "message": refusal.message,
            "path": path or None,
            "remedy": refusal.remedy,
            "facts": {name: _plain(value) for name, value in refusal.facts.items()},
        }
        sys.stdout.write(msgspec.json.encode({"error": members}).decode() + "\n")
    words = page(to_errors=True)
    words.line(f"not done: {f'{path}: ' if path else ''}{refusal.message}")
    words.facts({name: refusal.facts.get(name) for name in _SHOWN_FACTS})
    if refusal.remedy:
        words.line(f"what to do: {refusal.remedy}", indent=2)


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _of_the_machine(fault: OSError) -> SafePassageError:
    """A file or device that the system refused, outside the register's own care."""
    words = (fault.strerror or "the system refused").lower()
    return InvalidInput(words, path="" if fault.filename is None else str(fault.filename))


def _tell_defect(defect: Exception) -> None:
    words = page(to_errors=True)
    words.line("this is a defect of the program; what was acknowledged before is on record")
    try:
        words.line(f"report it with this file: {_write_report(defect)}", indent=2)
    except OSError as fault:
        words.line(f"no report could be written: {fault.strerror}", indent=2)


def _write_report(defect: Exception) -> Path:
    """Where it failed, without messages and values: these may hold a place or a name."""
    folder = read_settings().state
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"defect-{datetime.now(UTC):%Y%m%dT%H%M%S}.txt"
    frames = traceback.extract_tb(defect.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    file.write_text("\n".join([type(defect).__name__, *lines]) + "\n")
    return file
