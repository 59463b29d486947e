"""Had a party been told? Yes, no as far as recorded, or cannot be told."""

from collections.abc import Iterable, Iterator

from whenever import Instant

from safe_passage.model.notification import VersionRef
from safe_passage.model.party import PartyId
from safe_passage.model.reported import ReportedMovement
from safe_passage.model.telling import Acknowledgement, Answer, Telling
from safe_passage.model.time import Moment, Truth, some


def known_to(
    party: PartyId,
    version: VersionRef,
    at: Instant,
    *,
    tellings: Iterable[Telling] = (),
    acknowledgements: Iterable[Acknowledgement] = (),
    public: Moment | None = None,
    own: Iterable[Moment] = (),
) -> Truth:
    """Whether the party knew that version by `at`, as far as recorded.

    `public` is when a public statement carried it, `own` when the party itself spoke of it.
    Sent without a receipt, spoken without a witness, or told at a moment that spans `at`: cannot
    be told. Public is not received; whoever must show the difference asks twice.
    """
    strong = [*own, *([public] if public is not None else [])]
    weak: list[Moment] = []
    for moment, is_shown in _received(party, version, tellings, acknowledgements):
        (strong if is_shown else weak).append(moment)
    return some(
        [
            *(moment.had_come(at) for moment in strong),
            *(moment.had_come(at) & Truth.UNKNOWN for moment in weak),
        ]
    )


def received(
    party: PartyId,
    version: VersionRef,
    *,
    tellings: Iterable[Telling] = (),
    acknowledgements: Iterable[Acknowledgement] = (),
) -> tuple[Moment, bool] | None:
    """When that version reached the party for the first time, and whether anything shows it.

    What is shown goes before what is not. None where nothing is on record.
    """
    moments = list(_received(party, version, tellings, acknowledgements))
    shown = [found for found in moments if found[1]]
    return min(shown or moments, key=lambda found: found[0].latest, default=None)


def _received(
    party: PartyId,
    version: VersionRef,
    tellings: Iterable[Telling],
    acknowledgements: Iterable[Acknowledgement],
) -> Iterator[tuple[Moment, bool]]:
    for telling in tellings:
        if telling.party == party and telling.object == version:
            yield telling.told, telling.evidence.shows_receipt
    for acknowledgement in acknowledgements:
        if (
            acknowledgement.party == party
            and acknowledgement.object == version
            # A liaison that is absent has received nothing; every other answer shows receipt.
            and acknowledgement.answer is not Answer.OUT_OF_SERVICE
        ):
            yield acknowledgement.at, not acknowledgement.is_unwitnessed


def notification_reported(movement: ReportedMovement, known_at: Instant) -> Truth:
    """Had it been notified, as public at `known_at`: yes (reported) or cannot be told.

    Never no: that nothing was public yet does not mean that nobody had been told.
    """
    reported = movement.notification
    if reported.reported is not Truth.YES or reported.told is None:
        return Truth.UNKNOWN
    return Truth.YES if reported.told.had_come(known_at) is Truth.YES else Truth.UNKNOWN
