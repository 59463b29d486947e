"""Write the JSON Schemas of documents and entries to docs/schema/, from the model as it is."""

import json
from pathlib import Path

from safe_passage.codec.schema import schemas

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "schema"


def texts() -> dict[Path, str]:
    """What the files should hold."""
    return {
        FOLDER / name: json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        for name, schema in schemas().items()
    }


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in texts().items():
        path.write_text(text, encoding="utf-8")
        print(path.name)


if __name__ == "__main__":
    main()
