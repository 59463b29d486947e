"""What has happened to a claim by a moment: has it ended, is it suspended, can it hold at all?"""

from whenever import Instant

from safe_passage.model.arrangement import (
    Claim,
    ClaimStatus,
    Dossier,
    Event,
    EventKind,
    PartKind,
    PartRef,
)
from safe_passage.model.party import PartyId
from safe_passage.model.time import Moment, Truth, some

ENDING = frozenset(
    {
        EventKind.CALLED_OFF,
        EventKind.DECLARED_OVER,
        EventKind.ENDED,
        EventKind.FAILED,
        EventKind.RELEASED,
    }
)
_NAMES_A_CLAIM = frozenset({PartKind.CLAIM, PartKind.WINDOW, PartKind.EXTENSION})
_NAMES_A_PIECE = frozenset({PartKind.AREA, PartKind.SEGMENT, PartKind.UNDERTAKING})


def in_order(dossier: Dossier) -> list[Event]:
    return sorted(dossier.events, key=lambda event: (event.at.earliest, event.at.latest, event.id))


def names(part: PartRef | None, claim: Claim) -> Truth:
    """Whether what was said of a part is about this claim; cannot be told of a piece of it.

    A piece is an area, a segment or an undertaking: what is lost for it may or may not be lost
    for the place and the deed that somebody asks about.
    """
    if part is None or part.kind is PartKind.ARRANGEMENT:
        return Truth.YES
    if part.kind is PartKind.ANOTHER_MATTER:
        return Truth.NO
    if part.kind in _NAMES_A_CLAIM:
        return Truth.of(not part.id or part.id == claim.id)
    own = [one.id for one in claim.undertakings]
    if part.kind is PartKind.UNDERTAKING and part.id:
        return Truth.UNKNOWN if part.id in own else Truth.NO
    return Truth.UNKNOWN


def touches(event: Event, claim: Claim) -> Truth:
    """Whether an event is about this claim as a whole; cannot be told where about a piece of it.

    One that names no claim is about those of the parties by whom it was.
    """
    named = names(event.part, claim)
    is_explicit = event.part is not None and event.part.kind in _NAMES_A_CLAIM and event.part.id
    if is_explicit or not event.by or any(claim.is_claimed_by(party) for party in event.by):
        return named
    return Truth.NO


def strikes_whole(event: Event, claim: Claim) -> Truth:
    """Whether it strikes the claim for everybody: by all who make it, or in the world."""
    if event.by and not all(one.party in event.by for one in claim.claimants):
        return Truth.NO
    return touches(event, claim)


def ended_by_event(dossier: Dossier, claim: Claim, at: Instant) -> Truth:
    """Whether an event by all who make the claim, or in the world, had ended it by then."""
    return some(
        event.at.had_come(at) & strikes_whole(event, claim) & ~_revived(dossier, claim, event, at)
        for event in dossier.events
        if event.kind in ENDING
    )


def when_struck(dossier: Dossier, claim: Claim, at: Instant) -> list[Moment]:
    """When events ended the claim for everybody, of those that surely had by then."""
    return [
        event.at
        for event in dossier.events
        if event.kind in ENDING
        and event.at.had_come(at) is Truth.YES
        and strikes_whole(event, claim) is Truth.YES
        and _revived(dossier, claim, event, at) is Truth.NO
    ]


def suspended(dossier: Dossier, claim: Claim, at: Instant) -> Truth:
    """Whether the claim is suspended for everybody, and was not resumed since."""
    return some(
        event.at.had_come(at) & strikes_whole(event, claim) & ~_revived(dossier, claim, event, at)
        for event in dossier.events
        if event.kind is EventKind.SUSPENDED
    )


def ended_own_part(dossier: Dossier, claim: Claim, party: PartyId, at: Instant) -> Truth:
    """Whether this party had ended its own part in the claim by then."""
    return _own_part(dossier, claim, party, at, ENDING)


def suspended_own_part(dossier: Dossier, claim: Claim, party: PartyId, at: Instant) -> Truth:
    """Whether this party has suspended its own part, and not resumed it since."""
    return _own_part(dossier, claim, party, at, frozenset({EventKind.SUSPENDED}))


def _own_part(
    dossier: Dossier, claim: Claim, party: PartyId, at: Instant, kinds: frozenset[EventKind]
) -> Truth:
    # Not by `touches`: who agreed to another's claim frees himself without being its claimant.
    return some(
        event.at.had_come(at) & names(event.part, claim) & ~_revived(dossier, claim, event, at)
        for event in dossier.events
        if event.kind in kinds and party in event.by
    )


def certain_revivals(dossier: Dossier, claim: Claim, struck: Event) -> list[Event]:
    """The events that surely came after one that struck the claim, and brought it back."""
    return [
        event
        for event in dossier.events
        if event.kind in (EventKind.RESUMED, EventKind.TOOK_EFFECT)
        and touches(event, claim) is Truth.YES
        and _came_after(event.at, struck.at) is Truth.YES
    ]


def _revived(dossier: Dossier, claim: Claim, struck: Event, at: Instant) -> Truth:
    """Whether it was brought back by `at`; what began does not show that it went on."""
    certain = certain_revivals(dossier, claim, struck)
    return some(
        [
            *(event.at.had_come(at) for event in certain),
            *(
                event.at.had_come(at) & _resumes(dossier, claim, event, struck)
                for event in dossier.events
                if event.kind is EventKind.RESUMED and touches(event, claim) is Truth.YES
            ),
        ]
    )


def _resumes(dossier: Dossier, claim: Claim, resumed: Event, struck: Event) -> Truth:
    """Whether a resumption came after what struck: it did, if there was nothing else to resume."""
    after = _came_after(resumed.at, struck.at)
    if after is not Truth.UNKNOWN:
        return after
    has_another = any(
        _came_after(resumed.at, event.at) is Truth.YES
        for event in dossier.events
        if event.kind in (EventKind.SUSPENDED, *ENDING) and touches(event, claim) is not Truth.NO
    )
    return Truth.UNKNOWN if has_another else Truth.YES


def _came_after(later: Moment, earlier: Moment) -> Truth:
    if later.earliest >= earlier.latest:
        return Truth.YES
    return Truth.NO if later.latest <= earlier.earliest else Truth.UNKNOWN


def is_active(dossier: Dossier, claim: Claim, at: Instant) -> Truth:
    """Whether the claim can hold at all then: asserted, or its condition or start on record."""
    if claim.status is ClaimStatus.ASSERTED:
        return Truth.YES
    wanted = {
        ClaimStatus.CONDITIONAL: (EventKind.CONDITION_MET, EventKind.TOOK_EFFECT),
        ClaimStatus.PROPOSED: (EventKind.TAKEN_UP, EventKind.OPTION_EXERCISED),
        ClaimStatus.POSTPONED: (),
        ClaimStatus.SUPERSEDED: (),
    }[claim.status]
    return some(
        event.at.had_come(at)
        for event in dossier.events
        if event.kind in wanted and touches(event, claim) is Truth.YES
    )
