"""Who may do what, as this document says?"""

import tomllib
from typing import Any

from safe_passage.errors import InvalidInput
from safe_passage.model.identity import Role
from safe_passage.model.policy import Deed, Grant, Policy, PolicyId

LONGEST_POLICY = 100_000


def parse_policy(text: str) -> Policy:
    """Read a policy from TOML. Raises `InvalidInput` with the path to the member at fault."""
    if len(text) > LONGEST_POLICY:
        raise InvalidInput(f"a policy is no longer than {LONGEST_POLICY} characters")
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidInput(f"not a TOML document: {str(error).lower()}") from error
    _refuse_others(document, {"id", "title", "grants"}, "")
    grants = document.get("grants", [])
    if not isinstance(grants, list):
        raise InvalidInput("grants are a list of tables", path="grants")
    return Policy(
        PolicyId(_text(document, "id", "")),
        _text(document, "title", ""),
        tuple(_grant(each, f"grants[{index}].") for index, each in enumerate(grants)),
    )


def _grant(document: Any, path: str) -> Grant:
    if not isinstance(document, dict):
        raise InvalidInput("a grant is a table", path=path.rstrip("."))
    _refuse_others(document, {"role", "deeds", "source"}, path)
    deeds = document.get("deeds")
    if not isinstance(deeds, list):
        raise InvalidInput("deeds are a list", path=f"{path}deeds")
    return Grant(
        _one_of(Role, _text(document, "role", path), f"{path}role"),
        frozenset(_one_of(Deed, each, f"{path}deeds[{index}]") for index, each in enumerate(deeds)),
        _text(document, "source", path),
    )


def _one_of(kind: Any, text: Any, path: str) -> Any:
    try:
        return kind(text)
    except ValueError:
        names = ", ".join(sorted(kind))
        raise InvalidInput(f"{text!r} is none of {names}", path=path) from None


def _text(document: dict[str, Any], name: str, path: str) -> str:
    text = document.get(name)
    if not isinstance(text, str) or not text:
        raise InvalidInput("a text is missing here", path=f"{path}{name}")
    return text


def _refuse_others(document: dict[str, Any], known: set[str], path: str) -> None:
    for name in document:
        if name not in known:
            raise InvalidInput("nothing goes by this name here", path=f"{path}{name}")
