"""How fast the store appends, folds again and verifies, on the disk that holds the given folder.

Beside each rate of appending stands that of SQLite alone, with the same pragmas, the same number of
bytes and as many commits: only the ratio carries over to another machine.

    python benchmarks/store.py [FOLDER]
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import apsw

from safe_passage.adapters.opening import create_store, open_store, rebuild
from safe_passage.adapters.sqlite import SqliteStore
from safe_passage.adapters.verification import verify_register
from safe_passage.codec.kinds import subject_of
from safe_passage.model.entry import Submission
from safe_passage.model.genesis import Genesis
from safe_passage.model.identity import Principal, PrincipalId
from safe_passage.model.name import Name
from safe_passage.model.notification import Relation, SiteId, StaticSite
from safe_passage.model.party import PartyId
from safe_passage.model.place import Coordinates

GENESIS = Genesis("safe-passage.example/exercise/benchmark", is_exercise=True)
PRINCIPAL = Principal(PrincipalId("benchmark"))
GROUPS = (1, 10, 100, 1000)
SECONDS = 3.0
COMMITS_EACH = 3  # entries, the signer's memory, the checkpoint


def site(number: int) -> Submission:
    fact = StaticSite(
        id=SiteId(f"X-{number}"),
        organisation=PartyId("exercise-relief"),
        kind="clinic",
        relation=Relation.OPERATES,
        name=Name("Clinic of Nowhere"),
        position=Coordinates(10.5, -5.25, 10.0, "10.5, -5.25"),
        is_exercise=True,
    )
    return Submission(subject_of(fact), fact, PRINCIPAL, os.urandom(16))


def rate(work: Callable[[], int]) -> float:
    """Things done in a second; `work` does some and says how many."""
    done, start = 0, perf_counter()
    while (spent := perf_counter() - start) < SECONDS:
        done += work()
    return done / spent


def appending(store: SqliteStore, group: int) -> Callable[[], int]:
    def work() -> int:
        begin = store.size()
        with store.transaction() as tx:
            for number in range(begin, begin + group):
                tx.append(site(number))
        return group

    return work


def inserting(path: Path, group: int, size: int) -> tuple[apsw.Connection, Callable[[], int]]:
    """Rows of the size that an entry takes, in as many commits, with nothing computed."""
    connection = apsw.Connection(str(path))
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "FULL")
    connection.execute("CREATE TABLE entry(idx INTEGER PRIMARY KEY, content BLOB)")
    connection.execute("CREATE TABLE mark(idx INTEGER PRIMARY KEY)")
    content = os.urandom(size)

    def work() -> int:
        with connection:
            for _ in range(group):
                connection.execute("INSERT INTO entry(content) VALUES (?)", (content,))
        for _ in range(COMMITS_EACH - 1):
            connection.execute("INSERT INTO mark VALUES (NULL)")
        return group

    return connection, work


def print_row(name: str, ours: float, raw: float | None = None, *, unit: str = "entries/s") -> None:
    beside = "" if raw is None else f"  SQLite alone {raw:>9,.0f}  ratio {ours / raw:.3f}"
    print(f"  {name:<34}{ours:>10,.0f} {unit}{beside}")


def measure(root: Path) -> None:
    path, keys = root / "data" / "benchmark.register", root / "keys"
    store = create_store(path, genesis=GENESIS, key_dir=keys, principal=PRINCIPAL)
    appending(store, 100)()
    store.close()
    each = path.stat().st_size // 101
    print(f"  one entry takes {each:,} bytes in the file; SQLite {apsw.sqlite_lib_version()}")
    store = open_store(path, key_dir=keys)
    for group in GROUPS:
        ours = rate(appending(store, group))
        connection, work = inserting(root / f"raw-{group}", group, each)
        print_row(f"append, {group} in a transaction", ours, rate(work))
        connection.close()
    size = store.size()
    store.close()
    print(f"  with {size:,} entries, {path.stat().st_size / 1e6:.1f} MB:")
    start = perf_counter()
    open_store(path, key_dir=keys).close()
    print_row("open", size / (perf_counter() - start))
    start = perf_counter()
    rebuild(path)
    print_row("rebuild from the ledger alone", size / (perf_counter() - start))
    start = perf_counter()
    assert verify_register(path).is_sound
    print_row("verify every entry", size / (perf_counter() - start))


def main() -> None:
    folder = sys.argv[1] if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory(dir=folder) as root:
        print(f"store, on {folder or tempfile.gettempdir()}:")
        measure(Path(root))


if __name__ == "__main__":
    main()
