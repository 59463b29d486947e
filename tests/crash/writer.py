"""A process that appends as fast as it can and says on a pipe what it was promised."""

import hashlib
import os
import random
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from safe_passage.adapters.opening import open_store
from safe_passage.errors import SafePassageError
from safe_passage.service.ports import Transaction
from tests.conformance.records import Folders, erasure, site, submission


@dataclass(frozen=True)
class Promise:
    """What was acknowledged: this submission stands at that index with that leaf."""

    number: int
    index: int
    leaf_hash: str

    def __str__(self) -> str:
        return f"{self.number} {self.index} {self.leaf_hash}\n"

    @classmethod
    def parse(cls, line: str) -> "Promise":
        number, index, leaf_hash = line.split(" ")
        return cls(int(number), int(index), leaf_hash)


def key_of(run: str, number: int) -> bytes:
    return hashlib.sha256(f"{run}/{number}".encode()).digest()[:16]


def group_at(run: str, number: int) -> range:
    """Which submissions go into one transaction with `number`: the same in every attempt."""
    dice = random.Random(f"{run}/{number}")  # noqa: S311  how many
    return range(number, number + dice.choice((1, 1, 1, 2, 5)))


def is_erasing(run: str, number: int) -> bool:
    return random.Random(f"erase {run}/{number}").random() < 0.1  # noqa: S311


def write(folders: Folders, run: str, number: int, pipe: int) -> NoReturn:
    """Append from `number` on until killed; each line in the pipe is an acknowledgement."""
    store = open_store(folders.register, key_dir=folders.keys, clock=folders.clock)
    while True:
        group = group_at(run, number)
        with store.transaction() as tx:
            promises = [append(tx, run, one) for one in group]
        os.write(pipe, "".join(map(str, promises)).encode())
        number = group.stop


def append(tx: Transaction, run: str, number: int) -> Promise:
    key = key_of(run, number)
    recorded = tx.append(submission(site(number), key=key))
    if is_erasing(run, number):
        # The site just recorded, and in the same transaction: erased as soon as it is there.
        index = recorded.entry.index
        erasing = replace(erasure(index, "name"), idempotency_key=key[::-1])
        if not tx.append(erasing).was_there:
            tx.erase(index, ["name"])
    return Promise(number, recorded.entry.index, recorded.entry.leaf_hash.hex())


def main() -> int:
    """`python -m tests.crash.writer ROOT RUN NUMBER`, until the disk fails."""
    root, run, number = sys.argv[1:]
    try:
        write(Folders(Path(root)), run, int(number), sys.stdout.fileno())
    except SafePassageError as fault:
        sys.stderr.write(f"{fault.code}: {fault.message}\n")
        return fault.exit_code


if __name__ == "__main__":
    sys.exit(main())
