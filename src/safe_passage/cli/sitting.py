"""A person goes through the fields of drafts, one by one, and can go back, stop, and go on later.

Nothing of it is on record: a sitting only gathers decisions.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from whenever import Date, Time

from safe_passage.cli.excerpt import excerpt, field_words
from safe_passage.cli.terminal import Page
from safe_passage.codec.confirmation_document import DecidedDraft, KeptDecisions
from safe_passage.errors import InvalidInput
from safe_passage.intake.confirm import Choice, Decision
from safe_passage.intake.fields import FIELDS_OF
from safe_passage.model.draft import Draft, Field, FieldState, Value
from safe_passage.service.confirming import as_words

Ask: TypeAlias = Callable[[str], str]
"""Puts a prompt and gives the line that was typed; raises `EOFError` where there is no more."""

KEYS = "Enter confirm · 1-9 choose · e edit · b leave blank · z undo · q stop and keep"
_YES, _NO = ("yes", "y", "true"), ("no", "n", "false")


@dataclass(slots=True)
class Sitting:
    """The drafts to decide on, and what was decided so far, in the order of their fields."""

    text: str
    text_sha256: str
    drafts: Sequence[Draft]
    decided: list[tuple[Draft, Decision]] = field(default_factory=list)

    @property
    def steps(self) -> list[tuple[Draft, Field]]:
        return [(draft, one) for draft in self.drafts for one in draft.fields]

    @property
    def is_done(self) -> bool:
        return len(self.decided) == len(self.steps)

    def decisions(self, draft: Draft) -> tuple[Decision, ...]:
        return tuple(decision for one, decision in self.decided if one is draft)

    def kept(self) -> KeptDecisions:
        """What was decided so far, for a file."""
        return KeptDecisions(
            self.text_sha256,
            tuple(
                DecidedDraft(draft.id, draft.kind, decisions)
                for draft in self.drafts
                if (decisions := self.decisions(draft))
            ),
        )

    def resume(self, kept: KeptDecisions) -> None:
        """Take up decisions that were put aside. Raises `InvalidInput` if they are of others."""
        if kept.text_sha256 != self.text_sha256:
            raise InvalidInput("the decisions are about another text", path="text_sha256")
        given = [(one.draft, decision) for one in kept.drafts for decision in one.decisions]
        for (draft, drafted), (id_, decision) in zip(self.steps, given, strict=False):
            if (draft.id, drafted.name) != (id_, decision.field):
                raise InvalidInput(
                    f"{id_} {decision.field} was decided before {draft.id} {drafted.name}",
                    path="drafts",
                    remedy="go on with the same drafts in the same order, or begin anew",
                )
            self.decided.append((draft, decision))


def hold(sitting: Sitting, ask: Ask, page: Page) -> bool:
    """Go on until every field is decided (True) or the person stops (False)."""
    steps = sitting.steps
    while not sitting.is_done:
        at = len(sitting.decided)
        draft, drafted = steps[at]
        _show(page, sitting, draft, drafted, at)
        try:
            key = ask("> ").strip().lower()
        except EOFError:
            return False
        if key == "q":
            return False
        if key == "z":
            if sitting.decided:
                sitting.decided.pop()
            continue
        try:
            decision = _decision(key, draft, drafted, ask)
        except EOFError:
            return False
        except InvalidInput as fault:
            page.line(f"  {fault.message}{f'; {fault.remedy}' if fault.remedy else ''}")
            continue
        sitting.decided.append((draft, decision))
    return True


def _show(page: Page, sitting: Sitting, draft: Draft, drafted: Field, at: int) -> None:
    page.line()
    page.line(f"{at + 1} of {len(sitting.steps)} · {draft.id} · {drafted.name}", style="bold")
    page.line(field_words(drafted), indent=2)
    if words := excerpt(sitting.text, drafted.spans):
        page.line(words, indent=2, style="dim")
    for number, one in enumerate(drafted.alternatives, start=1):
        page.line(f"{number}. {as_words(one.value)}  ({one.reason})", indent=2)
    page.line(KEYS, indent=2, style="dim")


def _decision(key: str, draft: Draft, drafted: Field, ask: Ask) -> Decision:
    if key == "":
        if drafted.state is FieldState.FOUND:
            return Decision(drafted.name, Choice.CONFIRM)
        if drafted.state is FieldState.NOT_STATED:  # that the text is silent is confirmed
            return Decision(drafted.name, Choice.LEAVE_BLANK)
        raise InvalidInput("the text leaves it open", remedy="choose, edit or leave it blank")
    if key == "b":
        return Decision(drafted.name, Choice.LEAVE_BLANK)
    if key == "e":
        value = parse_value(ask(f"{drafted.name}: "), FIELDS_OF[draft.kind][drafted.name])
        return Decision(drafted.name, Choice.EDIT, value=value)
    if key.isdecimal() and 1 <= int(key) <= len(drafted.alternatives):
        return Decision(drafted.name, Choice.CHOOSE, alternative=int(key))
    raise InvalidInput(f"there is no such key or alternative: {key[:20]!r}", remedy=KEYS)


def parse_value(words: str, sort: type) -> Value:
    """What a person typed, as a value of the field's sort. Raises `InvalidInput`."""
    words = words.strip()
    if not words:
        raise InvalidInput("nothing was typed", remedy="to leave it blank, use b")
    if sort is tuple:
        return tuple(part.strip() for part in words.split(";") if part.strip())
    if sort is bool:
        if words.lower() in (*_YES, *_NO):
            return words.lower() in _YES
        raise InvalidInput(f"{words!r} is neither yes nor no")
    try:
        if sort is Date:
            return Date.parse_iso(words)
        if sort is Time:
            return Time.parse_iso(words)
        if sort is int:
            return int(words)
    except ValueError:
        example = {Date: "2016-08-11", Time: "10:00", int: "180"}[sort]
        raise InvalidInput(f"{words!r} cannot be read here", remedy=f"as in {example}") from None
    return words
