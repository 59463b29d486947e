"""Write the JSON Schemas of documents, entries and answers to docs/schema/, from what is coded."""

import json
from pathlib import Path

from safe_passage.cli.schemas import schemas as answer_schemas
from safe_passage.codec.schema import schemas

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "schema"


def texts() -> dict[Path, str]:
    """What the files should hold."""
    return {
        FOLDER / name: json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        for name, schema in {**schemas(), **answer_schemas()}.items()
    }


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in texts().items():
        path.write_text(text, encoding="utf-8")
        print(path.name)


if __name__ == "__main__":
    main()
