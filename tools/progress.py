"""How far a long command has come, and why it failed."""

import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

QUIET_S = 10  # without a terminal, one line in so many seconds is enough to see that it lives


def say(words: str) -> None:
    print(f"· {words}", file=sys.stderr, flush=True)


class Line:
    """One line on the terminal that says how long it has taken, how far it is and what came last.

    It moves on by itself, so that a program that works in silence does not look dead.
    """

    def __init__(self, total: int) -> None:
        self.total = total
        self.count = 0
        self.latest = ""
        self._began = time.monotonic()
        self._ended = threading.Event()
        self._ticker = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> Self:
        self._ticker.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._ticker.join()
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def _tick(self) -> None:
        while not self._ended.wait(0.5 if sys.stderr.isatty() else QUIET_S):
            step = f"{self.count} of {self.total}  " if self.total else ""
            latest = self.latest.partition(" (from ")[0].strip()
            words = f"  {time.monotonic() - self._began:4.0f} s  {step}{latest}"[:78]
            if sys.stderr.isatty():
                print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)
            else:
                print(words, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Log:
    """A file that takes all that a program says, while the terminal gets one line of progress."""

    path: Path

    def run(
        self,
        command: Sequence[str],
        *,
        cwd: Path,
        environment: Mapping[str, str] | None = None,
        counting: str = "",
        total: int = 0,
    ) -> int:
        """Run to the end and return the exit code.

        Lines that begin with `counting` are counted, up to `total`.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with (
            self.path.open("w", encoding="utf-8") as file,
            Line(total) as shown,
            subprocess.Popen(
                command,
                cwd=cwd,
                env=environment,
                text=True,
                errors="replace",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            ) as process,
        ):
            assert process.stdout is not None
            for line in process.stdout:
                file.write(line)
                file.flush()
                if line.startswith(counting):
                    shown.latest = line
                    shown.count += 1
        return process.returncode

    def tail(self, lines: int = 15) -> str:
        return "\n".join(self.path.read_text(errors="replace").splitlines()[-lines:])


class Failed(Exception):
    """A step that could not be done: the fact, what to do about it, and the log that says more."""

    def __init__(self, fact: str, remedy: str, log: Log | None = None) -> None:
        super().__init__(fact)
        self.fact = fact
        self.remedy = remedy
        self.log = log

    def explain(self) -> None:
        if self.log is not None:
            print(self.log.tail(), file=sys.stderr)
        print(f"failed: {self.fact}\nwhat to do: {self.remedy}", file=sys.stderr)
