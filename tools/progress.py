"""How far a long command has come, and why it failed."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

QUIET_S = 10  # without a terminal, one line in so many seconds is enough to see that it lives


def say(words: str) -> None:
    print(f"· {words}", file=sys.stderr, flush=True)


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
        began, shown, count = time.monotonic(), time.monotonic(), 0
        with (
            self.path.open("w", encoding="utf-8") as file,
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
                if counting and not line.startswith(counting):
                    continue
                count += 1
                now = time.monotonic()
                if sys.stderr.isatty() or now - shown > QUIET_S:
                    shown = now
                    self._show(line, count if counting else 0, total, now - began)
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        return process.returncode

    @staticmethod
    def _show(line: str, count: int, total: int, seconds: float) -> None:
        step = f"{count} of {total}" if total else ""
        words = f"  {seconds:4.0f} s  {step}  {line.partition(' (from ')[0].strip()}"[:78]
        if sys.stderr.isatty():
            print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)
        else:
            print(words, file=sys.stderr, flush=True)

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
