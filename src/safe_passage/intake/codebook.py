"""Which words do the rules look for? The lists are data beside this module, each entry tested."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from safe_passage.model.statement import Act, Medium

NAMES = (
    "acts", "conditions", "context", "cues", "languages", "media", "parties", "places", "roles",
    "statuses", "triggers", "zones",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that carries words. `may_name_outlet`: "told TASS" makes TASS a link of the chain."""

    forms: tuple[str, ...]
    is_object: bool
    may_name_outlet: bool


@dataclass(frozen=True, slots=True)
class ActRule:
    act: Act
    looks_at_cue: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    kind: str
    family: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class StatusRule:
    status: str
    is_live: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Codebooks:
    """All lists, compiled. `sha256` goes into every reading: other lists, other drafts."""

    sha256: str
    languages: Mapping[str, tuple[str, frozenset[str]]]
    cues: tuple[Cue, ...]
    cue_of: Mapping[str, Cue]
    cue_pattern: re.Pattern[str]
    acts: tuple[ActRule, ...]
    conditions: tuple[re.Pattern[str], ...]
    triggers: tuple[Trigger, ...]
    statuses: tuple[StatusRule, ...]
    conflict_words: re.Pattern[str]
    party_of: Mapping[str, str]
    party_pattern: re.Pattern[str]
    medium_of: Mapping[str, tuple[str, Medium]]
    medium_pattern: re.Pattern[str]
    place_pattern: re.Pattern[str]
    place_of: Mapping[str, str]
    kind_of_place: Mapping[str, str]
    person_roles: frozenset[str]
    body_roles: frozenset[str]
    zone_of: Mapping[str, str | None]
    zone_alternatives: str


def read_codebook(name: str) -> Any:
    """The plain contents of one list, as its test sees it."""
    return yaml.safe_load(_bytes(name))


@cache
def codebooks() -> Codebooks:
    cues = tuple(
        Cue(tuple(e["forms"]), e["class"] == "object", bool(e.get("told")))
        for e in read_codebook("cues")
    )
    cue_of = {form: cue for cue in cues for form in cue.forms}
    parties = _aliases(read_codebook("parties"))
    media = {
        alias: (e["name"], Medium(e["kind"]))
        for e in read_codebook("media")
        for alias in e["aliases"]
    }
    places = _aliases(read_codebook("places"))
    zones = {e["words"].casefold(): e["zone"] for e in read_codebook("zones")}
    roles = read_codebook("roles")
    return Codebooks(
        sha256=hashlib.sha256(b"".join(_bytes(name) for name in NAMES)).hexdigest(),
        languages=MappingProxyType(
            {e["code"]: (e["script"], frozenset(e["words"])) for e in read_codebook("languages")}
        ),
        cues=cues,
        cue_of=MappingProxyType(cue_of),
        cue_pattern=_any_of(cue_of),
        acts=tuple(
            ActRule(Act(e["act"]), e["where"] == "cue", re.compile(e["pattern"], re.IGNORECASE))
            for e in read_codebook("acts")
        ),
        conditions=tuple(
            re.compile(e["pattern"], re.IGNORECASE) for e in read_codebook("conditions")
        ),
        triggers=tuple(
            Trigger(e["kind"], e["family"], re.compile(e["pattern"], re.IGNORECASE))
            for e in read_codebook("triggers")
        ),
        statuses=tuple(
            StatusRule(e["status"], e["live"], re.compile(e["pattern"], re.IGNORECASE))
            for e in read_codebook("statuses")
        ),
        conflict_words=_any_of(read_codebook("context")["conflict"], re.IGNORECASE),
        party_of=MappingProxyType(parties),
        party_pattern=_any_of(parties),
        medium_of=MappingProxyType(media),
        medium_pattern=_any_of(media),
        place_of=MappingProxyType(places),
        kind_of_place=MappingProxyType({e["name"]: e["kind"] for e in read_codebook("places")}),
        place_pattern=_any_of(places),
        person_roles=frozenset(roles["person"]),
        body_roles=frozenset(roles["body"]),
        zone_of=MappingProxyType(zones),
        zone_alternatives="|".join(re.escape(z) for z in sorted(zones, key=_longest_first)),
    )


def _bytes(name: str) -> bytes:
    return files("safe_passage.intake").joinpath("codebooks", f"{name}.yaml").read_bytes()


def _aliases(entries: list[dict[str, Any]]) -> dict[str, str]:
    return {alias: entry["name"] for entry in entries for alias in entry["aliases"]}


def _any_of(words: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Longest first, so that "Gaza Strip" is not read as "Gaza"."""
    ordered = sorted(words, key=_longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(w) for w in ordered)})(?!\w)", flags)


def _longest_first(word: str) -> tuple[int, str]:
    return (-len(word), word)
