"""What does a document that a person wrote say: which facts, in which order can they be recorded?

One document holds one arrangement with its claims, positions and events, and whatever these refer
to; or facts without an arrangement (parties, places, incidents). docs/arrangement-documents.md is
its page. It is read whole or not at all.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from safe_passage.codec import document_text, references
from safe_passage.codec.kinds import by_fact
from safe_passage.codec.scalar import read_text
from safe_passage.codec.shape import record_of
from safe_passage.codec.tree import Dialect, at, decode, encode, inside, members_of, refuse_unknown
from safe_passage.codec.written import dialect
from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import Json
from safe_passage.model.arrangement import (
    Arrangement,
    ArrangementId,
    Claim,
    Event,
    NoStatement,
    Position,
)
from safe_passage.model.corridor import Corridor
from safe_passage.model.entry import SubjectId
from safe_passage.model.incident import Incident
from safe_passage.model.notification import Movement, StaticSite
from safe_passage.model.party import Party
from safe_passage.model.place import Place
from safe_passage.model.reported import KnownPlace, ReportedMovement
from safe_passage.model.source import RecordedStatement, Source
from safe_passage.model.telling import Acknowledgement, Consent, Telling
from safe_passage.model.zone import require_zone

FORMAT = "safe-passage/1"
FRAME = "arrangement"
"""The section that holds one thing, and not a list."""

# In this order they can be recorded: what is referred to comes first.
SECTIONS: Mapping[str, type] = MappingProxyType(
    {
        "sources": Source,
        "parties": Party,
        "places": Place,
        "known_places": KnownPlace,
        "statements": RecordedStatement,
        FRAME: Arrangement,
        "claims": Claim,
        "positions": Position,
        "absences": NoStatement,
        "events": Event,
        "corridors": Corridor,
        "sites": StaticSite,
        "movements": Movement,
        "reported_movements": ReportedMovement,
        "incidents": Incident,
        "consents": Consent,
        "tellings": Telling,
        "acknowledgements": Acknowledgement,
    }
)
_SECTION_OF: Mapping[type, str] = MappingProxyType({v: k for k, v in SECTIONS.items()})
_ORDER = tuple(SECTIONS.values())


class _Anything:
    def __contains__(self, subject: object) -> bool:
        del subject
        return True


ANYTHING: Container[SubjectId] = _Anything()
"""Every reference that leads out of a document is believed; those within it are still checked."""


@dataclass(frozen=True, slots=True)
class Document:
    """Facts in an order in which they can be recorded, whatever order they were given in.

    `zone` is where its dates of publication and of events are to be understood. It is lent to no
    hours. `note` is for its readers and is not recorded.
    """

    facts: tuple[object, ...]
    zone: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for fact in self.facts:
            if type(fact) not in _SECTION_OF:
                raise TypeError(f"a document has no section for a {type(fact).__name__}")
        ordered = sorted(self.facts, key=lambda fact: _ORDER.index(type(fact)))
        object.__setattr__(self, "facts", tuple(ordered))

    @property
    def arrangement(self) -> Arrangement | None:
        return next((each for each in self.facts if isinstance(each, Arrangement)), None)

    def placed(self) -> Iterator[tuple[str, object]]:
        """Each fact with its path in the written document."""
        counts: dict[str, int] = {}
        for fact in self.facts:
            section = _SECTION_OF[type(fact)]
            index = counts.get(section, 0)
            counts[section] = index + 1
            yield (section if section == FRAME else f"{section}[{index}]"), fact


def parse_document(
    text: str, name: str = "", *, on_record: Container[SubjectId] = frozenset()
) -> Document:
    """Read a document, YAML or JSON, and check that everything it refers to is there.

    `on_record` are the subjects that it may refer to without holding them (`ANYTHING` where that
    is to be asked later). Raises `InvalidInput` with the path of the first fault, and `document`
    and `line` among its facts.
    """
    parsed = None
    try:
        parsed = document_text.read(text)
        document = _document(parsed.tree)
        references.check(tuple(document.placed()), on_record)
    except InvalidInput as fault:
        line = None if parsed is None else parsed.line_of(fault.path)
        raise InvalidInput(
            fault.message,
            path=fault.path,
            remedy=fault.remedy,
            **fault.facts
            | ({"document": name} if name else {})
            | ({} if line is None else {"line": line}),
        ) from None
    return document


def format_document(document: Document) -> str:
    """The exact inverse of `parse_document` on values, as YAML."""
    return document_text.write(document_tree(document))


def document_tree(document: Document) -> dict[str, Json]:
    """The members of the written document. What was erased cannot be written: `InvalidInput`."""
    tree: dict[str, Any] = {"format": FORMAT}
    if document.zone is not None:
        tree["zone"] = document.zone
    if document.note:
        tree["note"] = document.note
    written, frame = dialect(document.zone), document.arrangement
    for path, fact in document.placed():
        members = _written(fact, written, frame, path)
        if isinstance(fact, Arrangement):
            tree[FRAME] = members
        else:
            tree.setdefault(_SECTION_OF[type(fact)], []).append(members)
    return tree


def _written(fact: object, written: Dialect, frame: Arrangement | None, path: str) -> Json:
    references.refuse_erased(fact, path)
    members = encode(fact, record_of(type(fact)), written)
    if frame is None or not _is_of_arrangement(type(fact)) or not isinstance(members, Mapping):
        return members
    if members["arrangement"] != frame.id:
        raise InvalidInput(
            f"it belongs to {members['arrangement']}, and the document to {frame.id}",
            path=inside(path, "arrangement"),
        )
    return {name: value for name, value in members.items() if name != "arrangement"}


def _document(tree: Json) -> Document:
    members = members_of(tree, "")
    refuse_unknown(members, ["format", "zone", "note", *SECTIONS], "")
    if members.get("format", FORMAT) != FORMAT:
        raise InvalidInput(
            "it is in a format that is not known here",
            path="format",
            remedy=f"write {FORMAT}, or update safe-passage",
        )
    zone = _zone(members.get("zone"))
    note = read_text(members.get("note") or "")
    written = dialect(zone)
    facts: list[object] = []
    frame: ArrangementId | None = None
    for section, type_ in SECTIONS.items():
        if section not in members:
            continue
        if section == FRAME:
            arrangement = decode(members[section], record_of(type_), written, FRAME)
            frame = arrangement.id
            facts.append(arrangement)
        else:
            facts += _section(members[section], section, type_, written, frame)
    if not facts:
        raise InvalidInput("the document holds no facts")
    return Document(tuple(facts), zone, note)


def _zone(tree: Json) -> str | None:
    if tree is None:
        return None
    try:
        require_zone(zone := read_text(tree))
    except InvalidInput as fault:
        raise at("" if fault.path else "zone", fault) from None
    return zone


def _section(
    tree: Json, section: str, type_: type, written: Dialect, frame: ArrangementId | None
) -> Iterator[object]:
    if not isinstance(tree, list):
        raise InvalidInput("a list expected", path=section)
    for index, each in enumerate(tree):
        path = f"{section}[{index}]"
        whole = each
        if frame is not None and _is_of_arrangement(type_) and isinstance(each, Mapping):
            if each.get("arrangement", frame) != frame:
                raise InvalidInput(
                    f"it names another arrangement than the document's, {frame}",
                    path=inside(path, "arrangement"),
                )
            whole = {**each, "arrangement": frame}
        fact = decode(whole, record_of(type_), written, path)
        references.refuse_erased(fact, path)
        yield fact


def _is_of_arrangement(type_: type) -> bool:
    return by_fact()[type_].is_of_arrangement
