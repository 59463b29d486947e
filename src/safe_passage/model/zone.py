"""Which instant does a clock on the wall of a zone mean, and which is a stated length later?"""

from collections.abc import Iterator
from functools import lru_cache

from whenever import (
    Instant,
    ItemizedDateDelta,
    ItemizedDelta,
    PlainDateTime,
    Time,
    TimeDelta,
    TimeZoneNotFoundError,
)

from safe_passage.errors import InvalidInput
from safe_passage.model.time import Moment, Precision


@lru_cache(maxsize=16384)
def instant_moment(
    local: PlainDateTime, zone: str, precision: Precision = Precision.MINUTE, words: str = ""
) -> Moment:
    """When a wall clock in `zone` shows `local`.

    A repeated hour names two instants and a skipped one is shifted either way: both stand as the
    ends of the moment, so whatever lies between them cannot be told.
    """
    try:
        earlier = local.assume_tz(zone, disambiguation="earlier").to_instant()
        later = local.assume_tz(zone, disambiguation="later").to_instant()
    except TimeZoneNotFoundError:
        raise _no_zone(zone) from None
    except ValueError as error:
        raise InvalidInput(f"{local} lies outside the years that can be computed") from error
    return Moment(min(earlier, later), max(earlier, later), precision, words)


def require_zone(zone: str) -> None:
    """Raises `InvalidInput` where there is no such time zone."""
    try:
        Instant.from_timestamp(0).to_tz(zone)
    except TimeZoneNotFoundError:
        raise _no_zone(zone) from None


def _no_zone(zone: str) -> InvalidInput:
    return InvalidInput(
        f"there is no time zone {zone!r}",
        path="zone",
        remedy="use an IANA name such as Asia/Damascus",
    )


def later(moment: Moment, zone: str, by: ItemizedDelta) -> Moment:
    """The moment after a stated length: months and days by the calendar, hours as they pass.

    Two months are not sixty days. An imprecise start gives an imprecise end, and a day that ends
    in a repeated or skipped hour gives both instants.
    """
    days, clock = by.date_and_time_parts()
    passing = clock or TimeDelta()
    if not days:
        return moment.shifted(passing)
    first, last = (at.to_tz(zone).to_plain() for at in (moment.earliest, moment.latest))
    if last < first:
        first, last = last, first  # a repeated hour lies between them
    ends = [instant_moment(local, zone) for local in _moved(first, last, days)]
    return Moment(
        min(end.earliest for end in ends) + passing,
        max(end.latest for end in ends) + passing,
        moment.precision,
    )


def _moved(
    first: PlainDateTime, last: PlainDateTime, days: ItemizedDateDelta
) -> Iterator[PlainDateTime]:
    """The ends of each day from first to last, moved.

    A month that is shorter folds several days into its last, so two ends alone would not do.
    """
    day, midnight = first.date(), Time()
    while day <= last.date():
        moved = day.add(days)
        yield moved.at(first.time() if day == first.date() else midnight)
        yield moved.at(last.time()) if day == last.date() else moved.add(days=1).at(midnight)
        day = day.add(days=1)
