"""How an answer about arrangements reads: the sentence, then why, then from where."""

from collections.abc import Sequence

from safe_passage.cli.terminal import Page, span
from safe_passage.views import shapes

TOLD = {"yes": "yes", "no": "no", "cannot_be_told": "cannot be told"}


def arrangement(page: Page, shape: shapes.ArrangementShape) -> None:
    """Everything that was said of one arrangement, and what it rests on."""
    page.heading(f"{shape.title}  [{shape.id}]")
    page.line(shape.sentence, indent=2)
    page.facts(
        {
            "standing": shape.standing_words,
            "holds now": TOLD[shape.answer],
            "mutual": TOLD[shape.mutual],
            "hours": _hours(shape),
            "next hours": "" if shape.next_window is None else _window(shape.next_window),
            "place": _area(shape.area),
        }
    )
    _listed(page, "why", shape.why)
    _bound(page, shape.bound)
    _positions(page, shape.positions)
    _claims(page, shape.claims)
    _listed(page, "undertakings", shape.undertakings)
    _listed(page, "lies outside it", shape.exclusions)
    _listed(page, "conditions", shape.conditions)
    _listed(page, "what would settle it", shape.settle)
    _evidence(page, shape)


def brief(page: Page, shape: shapes.ArrangementShape) -> None:
    """One that matters less here: its sentence alone."""
    page.line(f"- {shape.title} [{shape.id}]: {shape.sentence}", indent=2)


def _hours(shape: shapes.ArrangementShape) -> str:
    now = shape.now
    if now is None:
        return ""
    since, left = round(now.minutes_since_start), round(now.minutes_to_end)
    if not now.is_end_stated:
        return f"since {now.start}; no end was stated"
    clocks = _window(shapes.WindowShape(now.start, now.end, now.start_local, now.end_local))
    return f"{clocks}; {since} minutes after the opening, {left} before the close"


def _window(window: shapes.WindowShape) -> str:
    return f"{window.start} to {window.end} ({span(window.start_local, window.end_local)})"


def _area(area: shapes.AreaShape) -> str:
    if area.where is None:
        return area.words
    return f"{area.where}: {area.words}" if area.words else area.where


def _listed(page: Page, name: str, texts: Sequence[str]) -> None:
    if texts:
        page.line(f"{name}:", indent=2, style="dim")
        page.items(texts, indent=4)


def _bound(page: Page, bound: Sequence[shapes.BoundShape]) -> None:
    if not bound:
        return
    page.line("bound:", indent=2, style="dim")
    page.table(
        ("party", "bound", "now", "why"),
        [(one.name, TOLD[one.answer], TOLD[one.runs], one.why) for one in bound],
    )


def _positions(page: Page, positions: Sequence[shapes.PositionShape]) -> None:
    if not positions:
        return
    page.line("what was said:", indent=2, style="dim")
    page.table(
        ("party", "said", "of", "through", "counted", "statement"),
        [
            (
                one.name + (f", {one.organ}" if one.organ else ""),
                one.act_words + (f" ({one.condition})" if one.condition else ""),
                one.part or _looked(one),
                ", ".join(one.through),
                "yes" if one.counted else f"no: {one.why_not_counted}" * bool(one.why_not_counted),
                one.statement_id or "",
            )
            for one in positions
        ],
    )


def _looked(position: shapes.PositionShape) -> str:
    if position.no_statement is None:
        return ""
    return f"looked in {', '.join(position.no_statement.looked_in)}"


def _claims(page: Page, claims: Sequence[shapes.ClaimShape]) -> None:
    rows = [
        (
            ", ".join(one.name for one in claim.claimants),
            claim.what,
            reading.says or reading.id,
            ", ".join(reading.through),
            TOLD[reading.covers],
            _minute(reading.end_local) or reading.end_kind,
        )
        for claim in claims
        for reading in claim.readings
    ]
    if rows:
        page.line("readings:", indent=2, style="dim")
        page.table(("claimant", "claim", "reading", "through", "covers now", "ends"), rows)


def _minute(local: str | None) -> str:
    return "" if local is None else f"{local[:10]} {local[11:16]}"


def _evidence(page: Page, shape: shapes.ArrangementShape) -> None:
    page.line("rests on:", indent=2, style="dim")
    page.items(
        [
            " ".join(part for part in (one.publisher, one.date, one.url) if part)
            for one in shape.sources
        ],
        indent=4,
    )
    entries = ", ".join(str(one.entry) for one in shape.evidence)
    page.line(f"entries {entries}", indent=4)


def corridors(page: Page, shape: shapes.InForceShape) -> None:
    """What was announced near by, and what was announced without a place."""
    if shape.corridors:
        page.heading("Corridors near by")
        page.table(
            ("corridor", "for", "place", "distance", "accuracy", "announced"),
            [
                (
                    f"{one.name} [{one.id}]",
                    one.users_words,
                    one.where or "",
                    "" if one.distance_m is None else f"{round(one.distance_m)} m",
                    f"{round(one.accuracy_m)} m{', drawn by us' if one.drawn_by_us else ''}",
                    one.announced,
                )
                for one in shape.corridors
            ],
        )
    if shape.unplaced:
        page.heading("Announced, and not placed")
        page.table(
            ("corridor", "for", "why", "announced"),
            [
                (f"{one.name} [{one.id}]", one.users_words, one.why, one.announced)
                for one in shape.unplaced
            ],
        )
