"""Which mentions speak of one and the same arrangement?"""

from dataclasses import dataclass, replace

from safe_passage.intake.arrangements import Mention
from safe_passage.intake.fields import ARRANGEMENT_FIELDS
from safe_passage.model.draft import (
    Alternative,
    Draft,
    DraftKind,
    Field,
    FieldState,
    How,
    Value,
    left_open,
)

# What two mentions may not differ in; where one is silent they may be the same.
_TELLING = ("area", "start", "end", "opens", "closes", "daily_minutes", "duration_minutes")


@dataclass(slots=True)
class _Cluster:
    """Mentions that nothing keeps apart; `told` has what they agree on."""

    mentions: list[Mention]
    told: dict[str, Value]
    statuses: set[Value]

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    def takes(self, mention: Mention) -> bool:
        if mention.family != self.first.family or mention.is_live != self.first.is_live:
            return False
        status = mention.field("status").value
        if not mention.is_live and status is not None and self.statuses - {status}:
            return False
        return _agree(self.told, _told(mention))

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.told.update(_told(mention))
        status = mention.field("status").value
        if status is not None:
            self.statuses.add(status)


def join_mentions(mentions: tuple[Mention, ...]) -> tuple[Draft, ...]:
    """In the order of the text. Joins only what nothing keeps apart; a person can join the rest."""
    clusters: list[_Cluster] = []
    for mention in mentions:
        home = next((cluster for cluster in clusters if cluster.takes(mention)), None)
        if home is None:
            home = _Cluster([], {}, set())
            clusters.append(home)
        home.add(mention)
    denied = [c for c in clusters if "denied" in c.statuses]
    return tuple(
        _draft(number, cluster, is_denied=any(_denies(other, cluster) for other in denied))
        for number, cluster in enumerate(clusters, start=1)
    )


def _told(mention: Mention) -> dict[str, Value]:
    values = ((name, mention.field(name).value) for name in _TELLING)
    return {name: value for name, value in values if value is not None}


def _agree(first: dict[str, Value], second: dict[str, Value]) -> bool:
    return all(first[name] == value for name, value in second.items() if name in first)


def _draft(number: int, cluster: _Cluster, *, is_denied: bool) -> Draft:
    fields = tuple(
        _joined([mention.field(name) for mention in cluster.mentions])
        for name in ARRANGEMENT_FIELDS
    )
    basis = tuple(dict.fromkeys(mention.basis for mention in cluster.mentions))
    draft = Draft(f"arrangement-{number}", DraftKind.ARRANGEMENT, basis, fields)
    return _contested(draft) if is_denied else draft


def _denies(other: _Cluster, cluster: _Cluster) -> bool:
    """Whether the same text denies what these mentions say holds."""
    if not cluster.first.is_live or _word_class(other.first) != _word_class(cluster.first):
        return False
    one, two = ({k: v for k, v in c.told.items() if k != "area"} for c in (other, cluster))
    return _agree(one, two)


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
