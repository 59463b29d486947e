"""Write the OpenAPI document of the API to docs/openapi.json, from the routes as they are."""

import json
from pathlib import Path

from safe_passage.api.app import api_schema

FILE = Path(__file__).resolve().parent.parent / "docs" / "openapi.json"


def text() -> str:
    """What the file should hold."""
    return json.dumps(api_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def main() -> None:
    FILE.write_text(text(), encoding="utf-8")
    print(FILE.name)


if __name__ == "__main__":
    main()
