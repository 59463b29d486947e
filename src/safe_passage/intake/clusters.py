"""Which mentions speak of one and the same arrangement?"""

from dataclasses import replace

from safe_passage.intake.arrangements import ARRANGEMENT_FIELDS, Mention
from safe_passage.model.draft import Alternative, Draft, DraftKind, Field, FieldState

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
    return tuple(
        Draft(
            f"arrangement-{number}",
            DraftKind.ARRANGEMENT,
            tuple(dict.fromkeys(mention.basis for mention in cluster)),
            tuple(_joined([m.field(name) for m in cluster]) for name in ARRANGEMENT_FIELDS),
        )
        for number, cluster in enumerate(clusters, start=1)
    )


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
    others = tuple(
        Alternative(f.value, f.spans, f.how, "another sentence on it says so")
        for f in fields
        if f.value is not None and f.how is not None and f.value != best.value
    )
    return replace(best, alternatives=(*best.alternatives, *others)) if others else best
