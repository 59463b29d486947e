"""Which instants did the confirmer of a claim see, and has other zone data moved them since?"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from whenever import Instant, TimeDelta

from safe_passage.model.arrangement import Claim, Reading
from safe_passage.model.time import Window

MOST_SEEN = 32
LONGEST_SEEN = TimeDelta(hours=24 * 400)
"""Of hours that go on, so many stretches and so long a period are kept."""

Seen = tuple[tuple[Instant, Instant | None], ...]


def instants_seen(reading: Reading) -> Seen:
    """The first stretches of a reading as they come out today; none where no event began them."""
    whole = reading.schedule.term({})
    if whole is None:
        return ()
    start = whole.start.earliest
    end = _plus(start, LONGEST_SEEN)
    found = reading.schedule.occurrences(Window(start, end), {})
    return tuple(
        (one.start.earliest, None if one.end is None else one.end.latest)
        for one in islice(found, MOST_SEEN)
    )


def _plus(start: Instant, length: TimeDelta) -> Instant:
    return Instant.MAX if Instant.MAX - start < length else start + length


def with_seen(claim: Claim) -> Claim:
    """The claim with the instants that whoever records it sees, in readings that have none yet."""
    return replace(
        claim,
        readings=tuple(
            reading if reading.seen else replace(reading, seen=instants_seen(reading))
            for reading in claim.readings
        ),
    )


def without_seen(claim: Claim) -> Claim:
    """The claim as its source gives it, to compare with another."""
    return replace(claim, readings=tuple(replace(reading, seen=()) for reading in claim.readings))


def has_moved(claim: Claim) -> bool:
    """Whether today's zone data gives other instants than its confirmer saw."""
    return any(
        reading.seen and reading.seen != instants_seen(reading) for reading in claim.readings
    )


def moved(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims whose instants other zone data has moved."""
    return tuple(claim for claim in claims if has_moved(claim))
