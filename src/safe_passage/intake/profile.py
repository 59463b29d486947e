"""Which rules does this profile lay down?"""

import difflib
import tomllib
from collections.abc import Mapping

from whenever import ItemizedDelta

from safe_passage.errors import InvalidInput
from safe_passage.model.profile import NoticeRule, Profile, ProfileId, Rule

LONGEST_PROFILE = 100_000


def parse_profile(text: str) -> Profile:
    """Read a profile from TOML.

    Every member is required and no other is allowed: a rule that is misspelt would otherwise be
    left out in silence. Raises `InvalidInput` with the path to the member.
    """
    if len(text) > LONGEST_PROFILE:
        raise InvalidInput(f"a profile is no longer than {LONGEST_PROFILE} characters")
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(
            f"not a TOML document: {str(error).lower()}",
            remedy="mend the line that is named",
        ) from error
    except RecursionError as error:
        raise InvalidInput("not a profile: nested too deeply") from error
    _check_members(document, {"id", "title", "margin", "freshness", "about", "notice"}, "")
    notice = _table(document, "notice", "")
    _check_members(notice, {"usual", "emergency"}, "notice.")
    profile = Profile(
        id=ProfileId(_text(document, "id", "")),
        title=_text(document, "title", ""),
        margin=_rule(document, "margin", ""),
        freshness=_rule(document, "freshness", ""),
        about=_rule(document, "about", ""),
        notice=NoticeRule(
            usual=_rule(notice, "usual", "notice."),
            emergency=_rule(notice, "emergency", "notice."),
        ),
    )
    if profile.notice.emergency.length > profile.notice.usual.length:
        raise InvalidInput(
            "an emergency needs more notice than a usual movement", path="notice.emergency.value"
        )
    return profile


def _check_members(table: Mapping[str, object], known: set[str], prefix: str) -> None:
    for name in table:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            raise InvalidInput(
                f"there is no member {name!r}",
                path=f"{prefix}{name}",
                remedy=f"did you mean {near[0]!r}" if near else f"use {', '.join(sorted(known))}",
            )
    for name in sorted(known):
        if name not in table:
            raise InvalidInput("it is missing", path=f"{prefix}{name}")


def _table(parent: Mapping[str, object], name: str, prefix: str) -> Mapping[str, object]:
    table = parent[name]
    if not isinstance(table, dict):
        raise InvalidInput("it must be a table", path=f"{prefix}{name}")
    return table


def _text(parent: Mapping[str, object], name: str, prefix: str) -> str:
    text = parent[name]
    if not isinstance(text, str) or not text.strip():
        raise InvalidInput("it must be a text that is not empty", path=f"{prefix}{name}")
    return text


def _rule(parent: Mapping[str, object], name: str, prefix: str) -> Rule:
    table, path = _table(parent, name, prefix), f"{prefix}{name}"
    _check_members(table, {"value", "source"}, f"{path}.")
    words, source = _text(table, "value", f"{path}."), _text(table, "source", f"{path}.")
    try:
        value = ItemizedDelta.parse_iso(words)
    except ValueError as error:
        raise InvalidInput(
            f"{words!r} is no ISO 8601 duration",
            path=f"{path}.value",
            remedy="write for example PT20M or P14D",
        ) from error
    try:
        return Rule(value, source)
    except InvalidInput as error:
        raise error.under(path) from error
