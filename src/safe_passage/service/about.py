"""What is this record, and which places does it show?"""

from functools import lru_cache

from whenever import Instant, TimeDelta

from safe_passage import __version__
from safe_passage.errors import Forbidden
from safe_passage.model.entry import Erased
from safe_passage.model.identity import Principal
from safe_passage.model.place import Coordinates
from safe_passage.model.policy import Policy
from safe_passage.model.scenario import Preset, Scenario
from safe_passage.service.disclose import DisclosedSite, disclose
from safe_passage.service.setting import Setting
from safe_passage.views import about_shapes
from safe_passage.views.speaking import source_shape, utc
from safe_passage.views.words import Language, Words

_EARLIEST, _LATEST = 2010, 2037
_A_DAY, _A_MINUTE = TimeDelta(hours=24), TimeDelta(minutes=1)


def about(setting: Setting, language: Language) -> about_shapes.AboutShape:
    """What the record is, where to begin looking, and what stands on every page."""
    words, scenario = Words(language, setting.zone), setting.scenario
    reconstructed = None if scenario is None else scenario.reconstructed
    return about_shapes.AboutShape(
        name="Safe Passage",
        version=__version__,
        title="" if scenario is None else words.name(scenario.title),
        origin=setting.origin,
        exercise=setting.is_exercise,
        reconstructed=None if reconstructed is None else words.name(reconstructed),
        basis=setting.basis,
        ledger_size=setting.ledger_size,
        zone_data=setting.zone_data,
        local_zone=setting.zone,
        zone_name=setting.zone if scenario is None else words.name(scenario.zone_name),
        zone_offsets=[
            about_shapes.ZoneOffsetShape(utc(start), minutes)
            for start, minutes in zone_offsets(setting.zone, *_span(scenario))
        ],
        bounds=None
        if scenario is None
        else (
            scenario.bounds[0].lon,
            scenario.bounds[0].lat,
            scenario.bounds[1].lon,
            scenario.bounds[1].lat,
        ),
        presets=[] if scenario is None else [_preset(one, words) for one in scenario.presets],
        languages=["en", "ar"],
        law=words.say("line.law"),
        tries=[] if scenario is None else [words.name(one) for one in scenario.tries],
    )


def _span(scenario: Scenario | None) -> tuple[int, int]:
    """The years in which a clock of this record can stand."""
    if scenario is None or not scenario.presets:
        return _EARLIEST, _LATEST
    first = min(preset.period.start for preset in scenario.presets).to_tz("UTC").year
    last = max(preset.period.end for preset in scenario.presets).to_tz("UTC").year
    return first - 1, last + 1


@lru_cache(maxsize=64)
def zone_offsets(zone: str, first: int, last: int) -> tuple[tuple[Instant, int], ...]:
    """Every change of a zone's offset in these years, by our zone data and not a browser's.

    The first is the offset at the very start; the others are exact to the minute.
    """
    at, end = Instant.from_utc(first, 1, 1), Instant.from_utc(last + 1, 1, 1)
    found = [(at, _offset(at, zone))]
    while at < end:
        later = at + _A_DAY
        if _offset(later, zone) != found[-1][1]:
            found.append((_change(at, later, zone), _offset(later, zone)))
        at = later
    return tuple(found)


def _offset(at: Instant, zone: str) -> int:
    return round(at.to_tz(zone).offset.total("minutes"))


def _change(before: Instant, after: Instant, zone: str) -> Instant:
    """Between the two lies one change; halved until it is found to the minute."""
    while after - before > _A_MINUTE:
        minutes = (after - before).total("minutes") // 2
        middle = before + TimeDelta(minutes=minutes)
        if _offset(middle, zone) == _offset(before, zone):
            before = middle
        else:
            after = middle
    return after


def _preset(preset: Preset, words: Words) -> about_shapes.PresetShape:
    where = preset.where
    return about_shapes.PresetShape(
        preset.id,
        words.name(preset.label),
        utc(preset.period.start),
        utc(preset.period.end),
        utc(preset.at),
        None if preset.known_at is None else utc(preset.known_at),
        None if where is None else (where.lon, where.lat),
    )


def places(
    setting: Setting, language: Language, *, policy: Policy, principal: Principal
) -> about_shapes.PlacesShape:
    """Neighbourhoods, places known from reports, and the notified sites that may be seen.

    A place known from reports is no notification: whether it was notified cannot be told.
    """
    words, theatre = Words(language, setting.zone), setting.theatre
    known = [
        about_shapes.PlaceShape(
            id=place.id,
            name=words.name(place.name),
            kind=place.kind,
            at=(place.at.lon, place.at.lat),
            accuracy_m=place.at.accuracy_m,
            role="known_from_reports",
            notified=place.is_notified.value,
            exercise=False,
            sources=[source_shape(theatre.sources[id_]) for id_ in place.sources],
        )
        for place in theatre.known_places
        if place.at is not None
    ]
    sites = []
    for site in theatre.sites:
        try:
            sites.append(_site(disclose(policy, principal, site), words))
        except Forbidden:
            continue  # absent and forbidden answer alike
    return about_shapes.PlacesShape(
        neighbourhoods=[
            about_shapes.NeighbourhoodShape(
                place.id, words.name(place.name), (place.at.lon, place.at.lat), place.radius_m
            )
            for place in theatre.places
        ],
        places=known + [site for site in sites if site is not None],
        law=words.say("line.law"),
    )


def _site(site: DisclosedSite, words: Words) -> about_shapes.PlaceShape | None:
    """A notified site with its position; None where this principal has none to see."""
    if not isinstance(site.position, Coordinates):
        return None
    name = site.name
    return about_shapes.PlaceShape(
        id=site.id,
        name="" if name is None or isinstance(name, Erased) else words.name(name),
        kind=site.kind,
        at=(site.position.lon, site.position.lat),
        accuracy_m=site.position.accuracy_m,
        role="notified",
        notified="yes",
        exercise=site.is_exercise,
        sources=[],
    )
