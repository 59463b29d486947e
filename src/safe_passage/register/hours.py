"""Which hours does a claim cover, or a reading of it, by events and freshness?"""

from collections.abc import Callable
from itertools import pairwise

from whenever import Instant

from safe_passage.model.arrangement import Claim, Dossier, Reading
from safe_passage.model.schedule import Occurrence
from safe_passage.model.time import Moment, Truth, Window
from safe_passage.register import coverage
from safe_passage.register.binding import Freshness
from safe_passage.register.timeline import edges

Hours = tuple[tuple[Window, Truth], ...]
"""Stretches that are covered (yes) or may be (cannot be told), in order."""


def claim_hours(dossier: Dossier, claim: Claim, period: Window, freshness: Freshness) -> Hours:
    """The hours of a claim: sure where every live reading covers them."""

    def covers(at: Instant) -> Truth:
        return coverage.claim_covers(dossier, claim, at, freshness.until(dossier, claim, at))

    return _hours(covers, dossier, period, freshness)


def reading_hours(
    dossier: Dossier, claim: Claim, reading: Reading, period: Window, freshness: Freshness
) -> Hours:
    """The hours of one reading."""

    def covers(at: Instant) -> Truth:
        fresh_until = freshness.until(dossier, claim, at)
        return coverage.reading_covers(dossier, claim, reading, at, fresh_until)

    return _hours(covers, dossier, period, freshness)


def _hours(
    covers: Callable[[Instant], Truth], dossier: Dossier, period: Window, freshness: Freshness
) -> Hours:
    """Nothing changes between two neighbouring edges, so the first instant speaks for the rest."""
    found: list[tuple[Window, Truth]] = []
    for start, end in pairwise([*edges(dossier, period, freshness), period.end]):
        answer = covers(start)
        if answer is Truth.NO:
            continue
        if found and found[-1][0].end == start and found[-1][1] is answer:
            found[-1] = (Window(found[-1][0].start, end), answer)
        else:
            found.append((Window(start, end), answer))
    return tuple(found)


def as_occurrences(hours: Hours) -> tuple[Occurrence, ...]:
    """The same hours as occurrences; one that may be covered begins at a moment nobody knows."""
    return tuple(
        Occurrence(
            Moment.exact(window.start) if answer is Truth.YES else Moment(window.start, window.end),
            Moment.exact(window.end),
        )
        for window, answer in hours
    )
