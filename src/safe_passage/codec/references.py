"""Does everything that a document refers to exist, once, and do its claims fit into each other?"""

from collections.abc import Container, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from safe_passage.codec.kinds import by_fact, subject_of
from safe_passage.codec.shape import (
    Choice,
    Erasable,
    Fixed,
    Group,
    Nullable,
    Record,
    Row,
    Scalar,
    Shape,
    Table,
    form_of,
    record_of,
)
from safe_passage.codec.tree import at, inside
from safe_passage.errors import InvalidInput
from safe_passage.model.arrangement import (
    Arrangement,
    ArrangementId,
    Claim,
    Event,
    PartKind,
    PartRef,
    Position,
    Reading,
)
from safe_passage.model.entry import ERASED, SubjectId
from safe_passage.model.schedule import Anchors, EventId
from safe_passage.model.time import Moment, Window, subtract, unite

Placed = Sequence[tuple[str, object]]
"""Facts, each with its path in the document."""

# Which types of subject an id can name.
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "SourceId": ("source",),
        "PartyId": ("party",),
        "StatementId": ("statement",),
        "ArrangementId": ("arrangement",),
        "PlaceId": ("place", "known-place"),
        "CorridorId": ("corridor",),
        "SiteId": ("static-site",),
        "MovementId": ("movement", "reported-movement"),
        "ClaimId": ("claim",),
        "EventId": ("event",),
    }
)
_LOCAL = frozenset({"ClaimId", "EventId"})  # they stand under their arrangement
_HORIZON_DAYS = 400  # how far hours without an end are compared


def check(facts: Placed, on_record: Container[SubjectId]) -> None:
    """Raises `InvalidInput` with the path of the first reference that leads nowhere."""
    _Document(facts, on_record).check()


def refuse_erased(fact: object, path: str) -> None:
    """What was destroyed cannot be written down, and nobody can write that it was."""
    for member in by_fact()[type(fact)].erasable:
        if getattr(fact, member.name) is ERASED:
            raise InvalidInput("it was erased", path=inside(path, member.name))


def leaves(  # noqa: C901, PLR0912  one case a shape
    value: Any, shape: Shape, path: str
) -> Iterator[tuple[str, str, str]]:
    """Every text that has a type of its own: its path, that type's name, and the text."""
    match shape:
        case Scalar() if shape.name:
            yield path, shape.name, value
        case Record():
            for member in shape.members:
                own = getattr(value, member.name)
                yield from leaves(own, member.shape, inside(path, member.name))
        case Choice():
            yield from leaves(value, shape.records[form_of(type(value))], path)
        case Row() | Group():
            for index, each in enumerate(value):
                yield from leaves(each, shape.item, f"{path}[{index}]")
        case Fixed():
            for index, (each, item) in enumerate(zip(value, shape.items, strict=True)):
                yield from leaves(each, item, f"{path}[{index}]")
        case Table():
            for name, each in value.items():
                yield from leaves(each, shape.value, inside(path, name))
        case Nullable() | Erasable():
            if value is not None and value is not ERASED:
                yield from leaves(value, shape.shape, path)
        case _:
            pass


class _Document:
    """The subjects of one document, and the questions asked about them."""

    def __init__(self, facts: Placed, on_record: Container[SubjectId]) -> None:
        self.facts = facts
        self.on_record = on_record
        self.subjects: dict[SubjectId, str] = {}
        self.claims = {
            (fact.arrangement, fact.id): (path, fact)
            for path, fact in facts
            if isinstance(fact, Claim)
        }
        self.frames = {fact.id for _, fact in facts if isinstance(fact, Arrangement)}

    def check(self) -> None:
        for path, fact in self.facts:
            self._add(path, fact)
        for path, fact in self.facts:
            self._refers(path, fact)
        for path, claim in self.claims.values():
            self._names_once(path, claim)
            self._is_nested(path, claim)
        for path, fact in self.facts:
            if isinstance(fact, Arrangement):
                _is_tied_to_others(path, fact)
            if isinstance(fact, Position | Event) and fact.part is not None:
                self._is_part(inside(path, "part"), fact.part, fact.arrangement)

    def _add(self, path: str, fact: object) -> None:
        try:
            subject = subject_of(fact)
        except InvalidInput as fault:
            raise at(path, fault) from None
        if subject in self.subjects:
            raise InvalidInput(
                f"the id is taken by {self.subjects[subject]}", path=inside(path, "id")
            )
        self.subjects[subject] = path

    def _is_there(self, subject: str) -> bool:
        return subject in self.subjects or SubjectId(subject) in self.on_record

    def _refers(self, path: str, fact: object) -> None:
        own = inside(path, "id")
        for where, name, value in leaves(fact, record_of(type(fact)), path):
            if where == own or (isinstance(fact, Arrangement) and ".links" in where):
                continue  # a tie may lead to an arrangement of which nothing is on record yet
            if name == "SubjectId" and not self._is_there(value):
                raise InvalidInput(f"there is no {value}", path=where)
            if name not in _NAMES:
                continue
            under = f"{_arrangement_of(fact, where)}/" if name in _LOCAL else ""
            if not any(self._is_there(f"{type_}:{under}{value}") for type_ in _NAMES[name]):
                raise InvalidInput(
                    f"there is no {_NAMES[name][0]} {value!r}",
                    path=where,
                    remedy="write it into the document, or record it first",
                )

    def _names_once(self, path: str, claim: Claim) -> None:
        for name in ("readings", "undertakings", "renewals"):
            seen: set[str] = set()
            for index, each in enumerate(getattr(claim, name)):
                if each.id in seen:
                    raise InvalidInput(
                        f"the id {each.id!r} is taken", path=f"{path}.{name}[{index}].id"
                    )
                seen.add(each.id)
        for index, other in enumerate(claim.holds_with):
            if other == claim.id:
                raise InvalidInput(
                    "a claim does not hold with itself", path=f"{path}.holds_with[{index}]"
                )

    def _is_nested(self, path: str, claim: Claim) -> None:
        parent, ancestors = claim.nested_in, {claim.id}
        while parent is not None:
            if parent in ancestors:
                raise InvalidInput("claims nested in a ring", path=inside(path, "nested_in"))
            ancestors.add(parent)
            found = self.claims.get((claim.arrangement, parent))
            parent = None if found is None else found[1].nested_in
        found = None
        if claim.nested_in is not None:
            found = self.claims.get((claim.arrangement, claim.nested_in))
        if found is None:
            return  # nested in nothing, or in a claim that only the register holds
        anchors = self._anchors(claim.arrangement)
        for index, reading in enumerate(claim.readings):
            where = f"{path}.readings[{index}].schedule"
            try:
                is_inside = not reading.is_live or _fits(reading, found[1], anchors)
            except (ValueError, OverflowError) as error:  # years beyond the calendar
                raise InvalidInput(f"it cannot be computed: {error}", path=where) from error
            if not is_inside:
                raise InvalidInput(
                    f"its hours do not lie inside those of {claim.nested_in!r}", path=where
                )

    def _anchors(self, arrangement: ArrangementId) -> Anchors:
        anchors: dict[EventId, Moment] = {}
        for _, fact in self.facts:
            if isinstance(fact, Event) and fact.arrangement == arrangement:
                anchors[fact.id] = fact.at
        return anchors

    def _is_part(self, path: str, part: PartRef, arrangement: ArrangementId) -> None:
        if not part.id or self._has_part(part, arrangement):
            return
        raise InvalidInput(
            f"there is no {part.kind.value} {part.id!r} in {arrangement}",
            path=inside(path, "id"),
            remedy="leave the id out and keep the words, where no part of the record is meant",
        )

    def _has_part(self, part: PartRef, arrangement: ArrangementId) -> bool:
        is_claim = self._is_there(f"claim:{arrangement}/{part.id}")
        claims = [claim for _, claim in self.claims.values() if claim.arrangement == arrangement]
        # Undertakings and renewals of claims that only the register holds are not known here.
        is_partly_on_record = arrangement not in self.frames
        match part.kind:
            case PartKind.ARRANGEMENT:
                return part.id == arrangement
            case PartKind.UNDERTAKING:
                ids = {str(one.id) for claim in claims for one in claim.undertakings}
                return part.id in ids or is_partly_on_record
            case PartKind.EXTENSION:
                ids = {str(one.id) for claim in claims for one in claim.renewals}
                return is_claim or part.id in ids or is_partly_on_record
            case PartKind.CLAIM | PartKind.WINDOW:
                return is_claim
            case PartKind.ANOTHER_MATTER:
                return False
            case PartKind.AREA | PartKind.SEGMENT:
                return is_claim or self._is_there(f"corridor:{part.id}")


def _is_tied_to_others(path: str, frame: Arrangement) -> None:
    for index, link in enumerate(frame.links):
        if link.to == frame.id:
            raise InvalidInput("it is tied to itself", path=f"{path}.links[{index}].to")


def _arrangement_of(fact: object, path: str) -> ArrangementId:
    own = fact.id if isinstance(fact, Arrangement) else getattr(fact, "arrangement", None)
    if own is None:
        raise InvalidInput("it names a part of an arrangement, and no arrangement", path=path)
    return ArrangementId(own)


def _fits(reading: Reading, parent: Claim, anchors: Anchors) -> bool:
    """Whether its hours lie inside those of the parent, under one of the parent's live readings.

    Yes where one of the two has no hours that can be computed.
    """
    term = reading.schedule.term(anchors)
    if term is None:
        return True
    begin = term.start.earliest
    end = begin.add(hours=24 * _HORIZON_DAYS)
    if term.end is not None:
        end = min(end, term.end.latest)
    between = Window(begin, max(end, begin.add(seconds=1)))
    own = _hours(reading, between, anchors)
    parents = [each for each in parent.live_readings if each.schedule.term(anchors) is not None]
    return not parents or any(not subtract(own, _hours(each, between, anchors)) for each in parents)


def _hours(reading: Reading, between: Window, anchors: Anchors) -> tuple[Window, ...]:
    found = (each.possibly(between) for each in reading.schedule.occurrences(between, anchors))
    return unite(window for window in found if window is not None)
