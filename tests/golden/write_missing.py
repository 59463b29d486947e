"""Write the golden entry of each kind and schema that has none yet; never rewrite one.

`python -m tests.golden.write_missing`, from the root of the repository.
"""

import json
from pathlib import Path
from typing import Any

from safe_passage.codec import entries
from safe_passage.codec.kinds import KINDS, kind_of_fact
from tests.strategies import samples

FOLDER = Path(__file__).parent / "entries"


def golden_of(type_: str) -> list[dict[str, Any]]:
    """The samples of one kind, as they are recorded."""
    encoded = [entries.encode(fact) for fact in samples.facts() if kind_of_fact(fact).type == type_]
    return [
        {"subject": one.subject, "skeleton": one.skeleton, "erasable": one.erasable}
        for one in encoded
    ]


def path_of(type_: str, schema: int) -> Path:
    return FOLDER / f"{type_}.{schema}.json"


def write_missing() -> list[Path]:
    written = []
    for kind in KINDS:
        path = path_of(kind.type, kind.schema)
        found = golden_of(kind.type)
        if found and not path.exists():
            path.write_text(
                json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8"
            )
            written.append(path)
    return written


if __name__ == "__main__":
    for each in write_missing():
        print(each.name)  # noqa: T201  a script
