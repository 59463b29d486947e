"""Putting facts on record: all of a list, or none of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from safe_passage.codec.kinds import subject_of
from safe_passage.errors import InvalidInput
from safe_passage.model.arrangement import Claim
from safe_passage.model.entry import Correction, Entry, Reason, SubjectId, Submission
from safe_passage.model.identity import Principal
from safe_passage.model.policy import Deed, Policy
from safe_passage.model.zone_data import ZoneData
from safe_passage.register.fold import Register
from safe_passage.register.lifecycle import differing_fields
from safe_passage.register.seen import moved, with_seen, without_seen
from safe_passage.service.authorise import authorise
from safe_passage.service.ports import Secrets, Store


@dataclass(frozen=True, slots=True)
class Step:
    """What recording a fact would do: nothing, a first entry, or a new version."""

    subject: SubjectId
    fact: object
    latest: Entry | None

    @property
    def is_new(self) -> bool:
        return self.latest is None or self.latest.reason is Reason.RETRACTED

    @property
    def is_unchanged(self) -> bool:
        return (
            self.latest is not None
            and not self.is_new
            and _as_given(self.latest.fact) == _as_given(self.fact)
        )


@dataclass(frozen=True, slots=True)
class RecordedFacts:
    """What was recorded, and how many facts stood so already."""

    entries: tuple[Entry, ...]
    unchanged: int


def plan(facts: Sequence[object], register: Register) -> list[Step]:
    """What recording these facts would do, as a dry run shows it."""
    subjects = [subject_of(fact) for fact in facts]
    seen: dict[SubjectId, int] = {}
    for index, subject in enumerate(subjects):
        if subject in seen:
            raise InvalidInput(
                f"{subject} is given twice, at {seen[subject]} and {index}", path=f"[{index}]"
            )
        seen[subject] = index
    return [
        Step(subject, _as_confirmed(fact), register.latest(subject))
        for subject, fact in zip(subjects, facts, strict=True)
    ]


def _as_confirmed(fact: object) -> object:
    """A claim keeps the instants that whoever records it sees, whatever zone data says later."""
    return with_seen(fact) if isinstance(fact, Claim) else fact


def _as_given(fact: object) -> object:
    return without_seen(fact) if isinstance(fact, Claim) else fact


def adopt_zone_data(
    zones: ZoneData, *, principal: Principal, policy: Policy, store: Store, secrets: Secrets
) -> RecordedFacts:
    """Put the zone data in use on record, with every claim whose instants it moves.

    Nothing is recorded where it is the data already on record.
    """
    latest = store.register().find_fact(subject_of(zones))
    if isinstance(latest, ZoneData) and latest.sha256 == zones.sha256:
        return RecordedFacts((), 1)
    claims = store.register().list_facts(Claim, "claim")
    found = replace(zones, moved=tuple(subject_of(claim) for claim in moved(claims)))
    return record(
        [found],
        principal=principal,
        policy=policy,
        store=store,
        secrets=secrets,
        reason=Reason.CHANGED if latest is not None else None,
    )


def record(
    facts: Sequence[object],
    *,
    principal: Principal,
    policy: Policy,
    store: Store,
    secrets: Secrets,
    reason: Reason | None = None,
    corrected_field: str = "",
    based_on: Mapping[SubjectId, int] | None = None,
) -> RecordedFacts:
    """Record the facts that are not on record as they are given, together or not at all.

    Where one differs from what is on record `reason` must say why: `changed` (the world did) or
    `corrected` (our record was wrong, in `corrected_field`). Raises `InvalidInput` naming what
    differs where it does not.
    """
    for fact in facts:
        authorise(policy, principal, Deed.RECORD, fact)
    with store.transaction() as transaction:
        steps = plan(facts, transaction.register)
        _refuse_unexplained(steps, reason)
        entries = []
        for step in steps:
            if step.is_unchanged:
                continue
            submission = _submission(
                step, principal, secrets, reason=reason, corrected_field=corrected_field
            )
            entries.append(transaction.append(_with_basis(submission, based_on)).entry)
    return RecordedFacts(tuple(entries), sum(step.is_unchanged for step in steps))


def _refuse_unexplained(steps: Sequence[Step], reason: Reason | None) -> None:
    differing = [step.subject for step in steps if not step.is_new and not step.is_unchanged]
    if differing and reason not in (Reason.CHANGED, Reason.CORRECTED):
        names = ", ".join(differing[:3]) + (" and others" if len(differing) > 3 else "")  # noqa: PLR2004
        raise InvalidInput(
            f"{len(differing)} facts differ from what is on record: {names}",
            path=differing[0],
            remedy="say why with --reason changed (the world) or --reason corrected (our record)",
        )


def _submission(
    step: Step,
    principal: Principal,
    secrets: Secrets,
    *,
    reason: Reason | None,
    corrected_field: str,
) -> Submission:
    latest, key = step.latest, secrets.idempotency_key()
    if latest is None:
        return Submission(step.subject, step.fact, principal, key)
    read = {step.subject: latest.version}
    if step.is_new:
        return Submission(step.subject, step.fact, principal, key, based_on=read)
    corrected = reason is Reason.CORRECTED
    return Submission(
        step.subject,
        step.fact,
        principal,
        key,
        reason=reason or Reason.CHANGED,
        correction=_correction(step, latest, corrected_field) if corrected else None,
        based_on=read,
    )


def _correction(step: Step, latest: Entry, field: str) -> Correction:
    """What was wrong since the version on record: as named, or the one field that differs."""
    if field:
        return Correction(field, latest.index)
    differing = differing_fields(latest.fact, step.fact)
    if len(differing) != 1:
        raise InvalidInput(
            f"{len(differing)} fields differ: {', '.join(differing)}",
            path=step.subject,
            remedy="correct them one by one, each with --field NAME",
        )
    return Correction(differing[0], latest.index)


def _with_basis(submission: Submission, based_on: Mapping[SubjectId, int] | None) -> Submission:
    if not based_on:
        return submission
    return Submission(
        submission.subject,
        submission.fact,
        submission.principal,
        submission.idempotency_key,
        reason=submission.reason,
        correction=submission.correction,
        based_on={**submission.based_on, **based_on},
        recipients=submission.recipients,
    )
