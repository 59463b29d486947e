"""Who speaks, in which words, of whom; and how instants, windows and sources are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whenever import Instant

from safe_passage.model.party import Party, PartyId
from safe_passage.model.source import Source, SourceId
from safe_passage.model.time import Moment, Window
from safe_passage.views import shapes
from safe_passage.views.words import Words


@dataclass(frozen=True, slots=True)
class Speaking:
    """What a builder needs to speak: words, and the names of those it speaks of."""

    words: Words
    parties: Mapping[PartyId, Party]
    sources: Mapping[SourceId, Source]
    freshness_days: float

    def party(self, party: PartyId | str) -> str:
        known = self.parties.get(PartyId(party))
        return str(party) if known is None else self.words.name(known.name)

    def listed(self, parties: Sequence[PartyId]) -> str:
        return self.words.listed([self.party(party) for party in parties])


def utc(at: Instant) -> str:
    """RFC 3339 in whole seconds, or finer where it is."""
    return at.format_iso()


def local(at: Instant, zone: str) -> str:
    """The wall clock with its offset, as in `2016-08-12T10:00:00+03:00`."""
    return at.to_tz(zone).to_fixed_offset().format_iso()


def minutes_between(start: Instant, end: Instant) -> float:
    return round((end - start).total("minutes"), 2)


def moment_shape(moment: Moment | None) -> shapes.MomentShape | None:
    if moment is None:
        return None
    return shapes.MomentShape(
        moment.words, moment.precision.value, utc(moment.earliest), utc(moment.latest)
    )


def window_shape(window: Window, zone: str) -> shapes.WindowShape:
    return shapes.WindowShape(
        utc(window.start), utc(window.end), local(window.start, zone), local(window.end, zone)
    )


def source_shape(source: Source) -> shapes.SourceShape:
    return shapes.SourceShape(
        source.id,
        source.publisher,
        None if source.date is None else source.date.format_iso(),
        source.url,
    )
