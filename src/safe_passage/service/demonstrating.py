"""The demonstration: a scenario put on record through the real pipeline, from words to facts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from safe_passage.codec.confirmation_document import parse_confirmation
from safe_passage.codec.documents import parse_document
from safe_passage.codec.scenario_document import DocumentKind, Loading, parse_scenario
from safe_passage.errors import InvalidInput, RegisterUnusable
from safe_passage.intake.reading import read_text
from safe_passage.model.entry import SubjectId
from safe_passage.model.identity import Principal, PrincipalId
from safe_passage.model.policy import Policy
from safe_passage.service.confirming import confirm_recorded, facts_of
from safe_passage.service.ports import Secrets, Store
from safe_passage.service.recording import record

SCENARIO = "scenario.yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """One document of the scenario, and how many facts it put on record."""

    file: str
    recorded: int
    number: int
    of: int


def load_scenario(
    read: Callable[[str], str],
    *,
    principal: Principal,
    policy: Policy,
    store: Store,
    secrets: Secrets,
) -> Iterator[Loaded]:
    """Put a scenario on record, document by document, in its own order.

    `read` gives a document's text by its name. Refuses a register that is not marked as a
    demonstration.
    """
    if not store.genesis.is_demonstration:
        raise RegisterUnusable(
            "this register is not marked as a demonstration",
            remedy="let `safe-passage demo` make a register of its own",
        )
    document = parse_scenario(read(SCENARIO), SCENARIO)
    record([document.scenario], principal=principal, policy=policy, store=store, secrets=secrets)
    for number, loading in enumerate(document.files, start=1):
        known = frozenset(store.register().subjects())
        try:
            facts, by = _facts(loading, read, known, principal)
        except InvalidInput as fault:
            raise fault.under(loading.file) from fault
        done = record(
            facts,
            principal=by,
            policy=policy,
            store=store,
            secrets=secrets,
            reason=loading.reason,
            corrected_field=loading.field,
        )
        yield Loaded(loading.file, len(done.entries), number, len(document.files))


def _facts(
    loading: Loading, read: Callable[[str], str], known: frozenset[SubjectId], principal: Principal
) -> tuple[list[object], Principal]:
    if loading.kind is DocumentKind.FACTS:
        return list(
            parse_document(read(loading.file), loading.file, on_record=known).facts
        ), principal
    recorded = parse_confirmation(read(loading.confirmation), loading.confirmation)
    reading = read_text(read(loading.file), published=recorded.published, zone=recorded.zone)
    confirmed = confirm_recorded(reading, recorded)
    # The confirmation was made under its own name; what that name may do is what we may do.
    by = Principal(PrincipalId(recorded.principal), principal.assurance, principal.roles)
    return facts_of(confirmed, recorded.filing, zone=recorded.zone), by
