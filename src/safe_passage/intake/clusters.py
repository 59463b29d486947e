"""Which mentions speak of one and the same arrangement?"""

from dataclasses import replace

from safe_passage.intake.arrangements import Mention
from safe_passage.intake.fields import ARRANGEMENT_FIELDS
from safe_passage.model.draft import (
    Alternative,
    Draft,
    DraftKind,
    Field,
    FieldState,
    How,
    left_open,
)

# What two mentions may not differ in; where one is silent they may be the same.
_TELLING = ("area", "start", "end", "opens", "closes", "daily_minutes", "duration_minutes")


def join_mentions(mentions: tuple[Mention, ...]) -> tuple[Draft, ...]:
    """In the order of the text. Joins only what nothing keeps apart; a person can join the rest."""
    clusters: list[list[Mention]] = []
    for mention in mentions:
        home = next((c for c in clusters if all(_compatible(m, mention) for m in c)), None)
        if home is None:
            clusters.append([mention])
        else:
            home.append(mention)
    drafts = tuple(
        Draft(
            f"arrangement-{number}",
            DraftKind.ARRANGEMENT,
            tuple(dict.fromkeys(mention.basis for mention in cluster)),
            tuple(_joined([m.field(name) for m in cluster]) for name in ARRANGEMENT_FIELDS),
        )
        for number, cluster in enumerate(clusters, start=1)
    )
    return tuple(
        _contested(draft) if any(_denies(other, cluster) for other in clusters) else draft
        for draft, cluster in zip(drafts, clusters, strict=True)
    )


def _denies(other: list[Mention], cluster: list[Mention]) -> bool:
    """Whether the same text denies what these mentions say holds, with nothing to tell them apart."""
    if not cluster[0].is_live or other[0].field("status").value != "denied":
        return False
    if _word_class(other[0]) != _word_class(cluster[0]):
        return False
    return all(
        _agree(first.field(name), second.field(name))
        for first in other
        for second in cluster
        for name in _TELLING
        if name != "area"
    )


def _word_class(mention: Mention) -> str:
    """A denied ceasefire says nothing of a pause: the speakers keep them apart, and so do we."""
    kind = str(mention.field("kind").value)
    is_pause = "pause" in kind or kind.startswith("halt")
    return f"{mention.family}-{'pause' if is_pause else 'truce'}"


def _contested(draft: Draft) -> Draft:
    status = draft.field("status")
    spans = status.spans
    offered = (
        (Alternative(status.value, spans, How.NORMALISED, "one sentence says so"),)
        if status.value is not None
        else ()
    )
    reason = "the same text also says that there is none: see the other draft"
    fields = tuple(
        left_open("status", reason, spans=spans, alternatives=offered) if f.name == "status" else f
        for f in draft.fields
    )
    return replace(draft, fields=fields)


def _compatible(first: Mention, second: Mention) -> bool:
    if first.family != second.family or first.is_live != second.is_live:
        return False
    statuses = {first.field("status").value, second.field("status").value}
    if not first.is_live and len(statuses - {None}) > 1:
        return False
    return all(_agree(first.field(name), second.field(name)) for name in _TELLING)


def _agree(first: Field, second: Field) -> bool:
    return first.value is None or second.value is None or first.value == second.value


def _joined(fields: list[Field]) -> Field:
    """The first that was found, with the others' differing values beside it."""
    best = next(
        (f for f in fields if f.state is FieldState.FOUND),
        next((f for f in fields if f.state is FieldState.OPEN), fields[0]),
    )
    differing = {
        f.value: Alternative(f.value, f.spans, f.how, "another sentence on it says so")
        for f in reversed(fields)
        if f.value is not None and f.how is not None and f.value != best.value
    }
    others = tuple(reversed(differing.values()))
    return replace(best, alternatives=(*best.alternatives, *others)) if others else best
