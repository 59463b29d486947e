"""How does an arrangement stand at a moment?

The first that applies: never took effect, ended, suspended, undetermined, disputed, in force,
one-sided, awaited. It goes by the term and not by the hour: between two daily windows the answer
is "not now" and the standing stays that of the arrangement.
"""

from collections.abc import Sequence

from whenever import Instant

from safe_passage.model.arrangement import Dossier, EventKind, Standing
from safe_passage.model.party import PartyId
from safe_passage.model.source import CONSENTING, UNDOING, RecordedStatement
from safe_passage.model.statement import Act
from safe_passage.model.time import Truth, every, some
from safe_passage.register import coverage
from safe_passage.register.binding import Freshness, binding, is_about, required_parties
from safe_passage.register.coverage import Phase
from safe_passage.register.happened import is_active, suspended

_ASSERTING = CONSENTING | {Act.ANNOUNCED}


def find_standing(dossier: Dossier, at: Instant, freshness: Freshness) -> Standing:
    """The standing in one state of knowledge; a table whose order matters."""
    phases = [
        coverage.claim_phase(dossier, claim, at, freshness.until(dossier, claim, at))
        for claim in dossier.claims
        if is_active(dossier, claim, at) is not Truth.NO
    ]
    scheduled = [phase for phase in phases if phase is not Phase.UNSCHEDULED]
    if _never_took_effect(dossier, at):
        return Standing.NEVER_TOOK_EFFECT
    if scheduled and all(phase is Phase.ENDED for phase in scheduled):
        return Standing.ENDED
    if _suspended(dossier, at) is Truth.YES:
        return Standing.SUSPENDED
    if not scheduled or not any(p in (Phase.RUNNING, Phase.UNKNOWN) for p in scheduled):
        return Standing.AWAITED
    return _by_binding(dossier, at, freshness, scheduled)


def _by_binding(
    dossier: Dossier, at: Instant, freshness: Freshness, scheduled: Sequence[Phase]
) -> Standing:
    parties = required_parties(dossier, at)
    runs = [binding(dossier, party, at, freshness).runs for party in parties]
    everybody = every(runs) if runs else Truth.NO
    anybody = some(runs)
    in_doubt = Phase.RUNNING not in scheduled or (
        # A doubt about one party changes nothing where another surely is not bound.
        anybody is Truth.UNKNOWN or everybody is Truth.UNKNOWN
    )
    if in_doubt or _suspended(dossier, at) is Truth.UNKNOWN:
        return Standing.UNDETERMINED
    if _is_disputed(dossier, at):
        return Standing.DISPUTED
    if everybody is Truth.YES:
        return Standing.IN_FORCE
    return Standing.ONE_SIDED if anybody is Truth.YES else Standing.AWAITED


def _never_took_effect(dossier: Dossier, at: Instant) -> bool:
    """It failed as a whole, and never before took effect."""
    failed = some(
        event.at.had_come(at)
        for event in dossier.events
        if event.kind is EventKind.FAILED and event.part is None
    )
    began = any(
        event.kind is EventKind.TOOK_EFFECT and event.at.had_come(at) is not Truth.NO
        for event in dossier.events
    )
    return failed is Truth.YES and not began


def _suspended(dossier: Dossier, at: Instant) -> Truth:
    """Whether everything that would run is suspended."""
    answers = [
        suspended(dossier, claim, at)
        for claim in dossier.claims
        if coverage.claim_phase(dossier, claim, at, None) in (Phase.RUNNING, Phase.UNKNOWN)
    ]
    return every(answers) if answers else Truth.NO


def _is_disputed(dossier: Dossier, at: Instant) -> bool:
    """A required party's latest stand is that the arrangement, or its own agreement, is not so.

    A rejection of an offer is no dispute: it leaves the offer one-sided. Words that take no stand
    (no comment, a breach reported) leave a denial as it was.
    """
    return any(
        (last := _last_stand(dossier, party, at)) is not None and last.act is Act.DENIED
        for party in required_parties(dossier, at)
    )


def _last_stand(dossier: Dossier, party: PartyId, at: Instant) -> RecordedStatement | None:
    running = [
        claim
        for claim in dossier.claims
        if coverage.claim_phase(dossier, claim, at, None) in (Phase.RUNNING, Phase.UNKNOWN)
    ]
    stands = [
        (when, said)
        for position in dossier.positions
        if (said := dossier.statement(position)).party == party
        and not said.via
        and (said.act in UNDOING or (said.act in _ASSERTING and not said.is_conditional))
        and any(is_about(position, claim) for claim in running)
        and (when := said.told or said.said) is not None
        and when.had_come(at) is not Truth.NO
    ]
    # Of two at one time the denial counts: doubt about an order must not put anything in force.
    _, last = max(
        stands,
        key=lambda one: (one[0].latest, one[1].act is Act.DENIED, one[1].id),
        default=(None, None),
    )
    return last
