"""What may and may not follow from words, readings and events, whatever they are."""

import gc
import itertools
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from whenever import Date, Instant, ItemizedDelta

from safe_passage.codec.documents import parse_document
from safe_passage.model.arrangement import (
    Claim,
    ClaimStatus,
    Dossier,
    Event,
    EventKind,
    NoStatement,
    PartKind,
    PartRef,
    Position,
    Reading,
    ReadingId,
    Standing,
)
from safe_passage.model.party import PartyId
from safe_passage.model.schedule import Absolute, Daily, Stated, Unscheduled, WallTime
from safe_passage.model.source import CONSENTING, RecordedStatement, StatementId
from safe_passage.model.statement import Act
from safe_passage.model.time import Moment, Truth, Window
from safe_passage.register import coverage
from safe_passage.register.answer import earliest_end, find_answer
from safe_passage.register.binding import binding, mutual, required_parties
from safe_passage.register.known import Basis, Knowledge, is_known, worlds
from safe_passage.register.standing import find_standing
from safe_passage.register.timeline import edges, mutual_windows, stretches
from tests.dossiers import FRESH, NORTH, SOUTH, claim, daily, day, dossier, minute, utc
from tests.dossiers import event as happened
from tests.dossiers import statement as said

DOCUMENTS = Path(__file__).parents[1] / "arrangements"
OTHER = PartyId("mediator")
PARTIES = st.sampled_from([NORTH, SOUTH, OTHER])
DAYS = st.integers(8, 20)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Some hour of August 2016, known exactly, to the day or to a part of it."""
    on = f"2016-08-{draw(DAYS):02}"
    hour = draw(st.integers(0, 23))
    match draw(st.integers(0, 2)):
        case 0:
            return day(on)
        case 1:
            start = utc(f"{on}T{hour:02}:00")
            return Moment(start, start.add(hours=3))
        case _:
            return minute(f"{on}T{hour:02}:00")


@st.composite
def schedules(draw: st.DrawFn) -> Daily | Absolute | Unscheduled:
    first = Date(2016, 8, draw(DAYS))
    match draw(st.integers(0, 3)):
        case 0:
            return Unscheduled("some hours a day")
        case 1:
            start = Stated(first, "Asia/Damascus", draw(st.sampled_from([None, WallTime(9)])))
            lasting = draw(st.sampled_from([None, ItemizedDelta(hours=30), ItemizedDelta(days=3)]))
            return Absolute(start, lasting=lasting)
        case _:
            last = draw(st.sampled_from([None, first.add(days=1), first.add(days=3)]))
            hours = draw(st.sampled_from(["10:00-13:00", "22:00-02:00", "00:00-24:00"]))
            return daily(first.format_iso(), None if last is None else last.format_iso(), hours)


@st.composite
def statements(draw: st.DrawFn, id_: str) -> RecordedStatement:
    return said(
        id_,
        draw(PARTIES),
        draw(moments()),
        act=draw(
            st.sampled_from([*CONSENTING, Act.ANNOUNCED, Act.REJECTED, Act.DENIED, Act.WITHDREW])
        ),
        organ=draw(st.sampled_from(["", "council"])),
        via=draw(st.sampled_from(["", "", "", "mediator"])),
        is_conditional=draw(st.sampled_from([False, False, True])),
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    words = [draw(statements(f"s{n}")) for n in range(draw(st.integers(1, 5)))]
    ids = st.sampled_from([one.id for one in words])
    claims = []
    for n in range(draw(st.integers(1, 2))):
        parties = tuple(draw(st.sets(PARTIES, min_size=1, max_size=2)))
        readings = [(f"r{m}", draw(schedules()), draw(ids)) for m in range(draw(st.integers(1, 2)))]
        status = draw(st.sampled_from([ClaimStatus.ASSERTED] * 3 + [ClaimStatus.CONDITIONAL]))
        claims.append(replace(claim(f"c{n}", parties, *readings), status=status))
    parts = st.sampled_from([None, *(PartRef(PartKind.CLAIM, one.id) for one in claims)])
    positions = [
        Position(f"p{one.id}", claims[0].arrangement, one.id, draw(parts))  # type: ignore[arg-type]
        for one in words
        if draw(st.booleans())
    ]
    events = [
        happened(
            draw(st.sampled_from(EventKind)),
            draw(moments()),
            id=f"e{n}",
            by=tuple(draw(st.sets(PARTIES, max_size=2))),
            part=draw(parts),
            until=draw(
                st.sampled_from(
                    [None, Stated(Date(2016, 8, draw(DAYS)), "Asia/Damascus", WallTime(12))]
                )
            ),
            statements=draw(st.sampled_from([(), (words[0].id,)])),
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    return dossier(*claims, *positions, *events, *words)


@st.composite
def hours(draw: st.DrawFn) -> Instant:
    return utc(f"2016-08-{draw(st.integers(8, 31)):02}T{draw(st.integers(0, 23)):02}:30")


@given(dossiers(), hours())
def test_every_question_has_an_answer_and_every_standing_a_row(held: Dossier, at: Instant) -> None:
    assert find_standing(held, at, FRESH) in Standing
    answer = find_answer(held, at, Knowledge(at), FRESH)
    if answer is not None:
        assert answer.standing in Standing
        assert (earliest_end(answer) or at.add(seconds=1)) > at
        assert answer.ended is None or answer.ended <= at


@given(dossiers(), hours())
def test_nobody_is_bound_who_has_said_nothing_himself(held: Dossier, at: Instant) -> None:
    for party in (NORTH, SOUTH, OTHER):
        own = [
            one
            for one in held.statements.values()
            if one.party == party and not one.via and (one.told or day("2016-08-31")).earliest <= at
        ]
        found = binding(held, party, at, FRESH)
        if not own:
            assert found.bound is Truth.NO
            assert found.runs is Truth.NO


def test_a_claimant_is_not_bound_by_the_words_of_another_claimant() -> None:
    joint = claim("c", (NORTH, SOUTH), ("r", daily("2016-08-11", None), "s"))
    held = dossier(joint, said("s", NORTH, minute("2016-08-10T09:00"), act=Act.ANNOUNCED))
    assert binding(held, NORTH, utc("2016-08-12T08:00"), FRESH).bound is Truth.YES
    assert binding(held, SOUTH, utc("2016-08-12T08:00"), FRESH).bound is Truth.NO


@given(dossiers(), hours())
def test_mutual_says_that_every_required_party_is_bound(held: Dossier, at: Instant) -> None:
    each = [binding(held, party, at, FRESH).bound for party in required_parties(held, at)]
    answer = mutual(held, at, FRESH)
    assert (answer is Truth.YES) == all(one is Truth.YES for one in each)
    assert (answer is Truth.NO) == any(one is Truth.NO for one in each)


@given(dossiers(), hours())
def test_whoever_is_bound_now_is_bound_by_the_term(held: Dossier, at: Instant) -> None:
    for party in (NORTH, SOUTH):
        found = binding(held, party, at, FRESH)
        if found.bound is Truth.YES:
            assert found.runs is Truth.YES
        if found.runs is Truth.NO:
            assert found.bound is Truth.NO


@given(dossiers(), schedules(), st.integers(0, 1), hours())
def test_a_reading_added_turns_no_doubt_into_a_yes(
    held: Dossier, schedule: Daily | Absolute | Unscheduled, which: int, at: Instant
) -> None:
    assume(which < len(held.claims))
    before = held.claims[which]
    more = Reading(ReadingId("more"), schedule, before.readings[0].statements)
    after = replace(before, readings=(*before.readings, more))
    grown = replace(held, claims=tuple(after if one is before else one for one in held.claims))
    fresh_until = FRESH.until(held, before, at)
    was = coverage.claim_covers(held, before, at, fresh_until)
    now = coverage.claim_covers(grown, after, at, fresh_until)
    assert now in (was, Truth.UNKNOWN)  # so without it an answer only becomes more certain


@given(dossiers(), hours(), hours())
def test_what_was_known_stays_known(held: Dossier, one: Instant, other: Instant) -> None:
    early, late = sorted([one, other])
    for party in (None, NORTH):
        basis = Basis.PUBLIC if party is None else Basis.PARTY
        known_early = worlds(held, Knowledge(early, basis, party))
        known_late = worlds(held, Knowledge(late, basis, party))
        surely_early, fully_late = known_early[-1], known_late[0]
        assert set(surely_early.statements) <= set(known_late[-1].statements)
        assert set(known_early[0].statements) <= set(fully_late.statements)
        assert {one.id for one in surely_early.claims} <= {one.id for one in fully_late.claims}


@given(dossiers(), hours())
def test_every_world_is_a_state_that_somebody_could_be_in(held: Dossier, at: Instant) -> None:
    knowledge = Knowledge(at)
    found = worlds(held, knowledge)
    assert found
    ids = [frozenset(one.statements) for one in found]
    assert len(set(ids)) == len(ids)
    for world in found:
        told = set(world.statements)
        assert ids[-1] <= told <= ids[0]
        assert all(position.statement in told for position in world.positions)
        for one in world.claims:
            for reading in one.readings:
                assert told & set(reading.statements)
        for one in world.events:  # type: ignore[assignment]
            assert not one.statements or told & set(one.statements)  # type: ignore[attr-defined]
    if is_known(held, knowledge) is Truth.YES:
        assert all(world.claims or world.positions for world in found)


@given(dossiers(), hours())
def test_an_answer_is_certain_only_where_every_world_gives_it(held: Dossier, at: Instant) -> None:
    knowledge = Knowledge(at)
    answer = find_answer(held, at, knowledge, FRESH)
    assume(answer is not None)
    assert answer is not None
    for world in worlds(held, knowledge):
        for one in answer.bindings:
            if one.bound is not Truth.UNKNOWN:
                assert binding(world, one.party, at, FRESH).bound is one.bound
        if answer.mutual is not Truth.UNKNOWN:
            assert mutual(world, at, FRESH) is answer.mutual


def test_a_day_with_more_words_than_can_be_weighed_leaves_everything_in_doubt() -> None:
    sure = said("s", NORTH, minute("2016-08-10T09:00"), act=Act.ANNOUNCED)
    open_words = [said(f"w{n}", OTHER, day("2016-08-12"), act=Act.CALLED_FOR) for n in range(9)]
    pause = claim("c", (NORTH,), ("r", daily("2016-08-11", None), "s"))
    at = utc("2016-08-12T08:00")
    few, many = (
        find_answer(dossier(pause, sure, *open_words[:n]), at, Knowledge(at), FRESH) for n in (8, 9)
    )
    assert few is not None
    assert many is not None
    assert (few.holds, few.standing) == (Truth.YES, Standing.ONE_SIDED)
    assert (many.holds, many.standing) == (Truth.UNKNOWN, Standing.UNDETERMINED)
    assert many.bindings[0].bound is Truth.UNKNOWN


def test_nobody_is_said_to_be_bound_on_the_day_of_an_announcement_known_to_the_day() -> None:
    told = said("s", NORTH, day("2016-08-11"), act=Act.ANNOUNCED, said=minute("2016-08-11T05:00"))
    held = dossier(claim("c", (NORTH,), ("r", daily("2016-08-11", None), "s")), told)
    answer = find_answer(held, utc("2016-08-11T08:00"), Knowledge(utc("2016-08-11T08:00")), FRESH)
    assert answer is not None
    assert answer.holds is Truth.UNKNOWN
    assert answer.bindings[0].bound is Truth.UNKNOWN


@settings(max_examples=40)
@given(dossiers())
def test_nothing_changes_between_two_edges(held: Dossier) -> None:
    period = Window(utc("2016-08-07T00:00"), utc("2016-09-02T00:00"))
    pieces = stretches(held, period, FRESH)
    assert [pieces[0].window.start, pieces[-1].window.end] == [period.start, period.end]
    assert all(one.window.end == two.window.start for one, two in itertools.pairwise(pieces))
    for piece in pieces:
        at = piece.window.start
        while at < piece.window.end:
            assert mutual(held, at, FRESH) is piece.mutual, at
            at = at.add(minutes=7 * 60 + 13)


def test_a_timeline_is_cut_where_freshness_runs_out_and_where_it_is_renewed() -> None:
    first = said("s", NORTH, minute("2016-08-01T09:00"), act=Act.ANNOUNCED)
    again = said("again", NORTH, minute("2016-08-20T09:00"), act=Act.CONFIRMED)
    start = Absolute(Stated(Date(2016, 8, 1), "UTC", WallTime(10)))
    held = dossier(
        claim("c", (NORTH,), ("r", start, "s")),
        first,
        again,
        Position("p", claim("c", (NORTH,), ("r", start, "s")).arrangement, again.id),  # type: ignore[arg-type]
        required=(NORTH,),
    )
    period = Window(utc("2016-08-01T00:00"), utc("2016-09-10T00:00"))
    assert mutual_windows(held, period, FRESH) == (
        (Window(utc("2016-08-01T10:00"), utc("2016-08-15T09:00")), Truth.YES),
        (Window(utc("2016-08-15T09:00"), utc("2016-08-20T09:00")), Truth.UNKNOWN),
        (Window(utc("2016-08-20T09:00"), utc("2016-09-03T09:00")), Truth.YES),
        (Window(utc("2016-09-03T09:00"), utc("2016-09-10T00:00")), Truth.UNKNOWN),
    )
    assert utc("2016-08-15T09:00") in edges(held, period, FRESH)


def test_two_dossiers_that_look_alike_share_no_answer() -> None:
    words = said("s", NORTH, minute("2016-08-10T09:00"), act=Act.ANNOUNCED)
    pause = claim("c", (NORTH,), ("r", daily("2016-08-11", None), "s"))
    at = utc("2016-08-12T08:00")
    one, other = dossier(pause, words), dossier(pause, words)
    assert one != other
    assert binding(one, NORTH, at, FRESH) is not binding(other, NORTH, at, FRESH)
    assert binding(one, NORTH, at, FRESH) is binding(one, NORTH, at, FRESH)
    off = happened(EventKind.CALLED_OFF, minute("2016-08-12T07:00"))
    for _ in range(3):  # an address that is used again must not bring an old answer back
        assert binding(dossier(pause, words), NORTH, at, FRESH).bound is Truth.YES
        gc.collect()
        assert binding(dossier(pause, words, off), NORTH, at, FRESH).bound is Truth.NO


def test_what_is_kept_of_answers_has_an_end() -> None:
    words = said("s", NORTH, minute("2016-08-10T09:00"), act=Act.ANNOUNCED)
    pause = claim("c", (NORTH,), ("r", daily("2016-08-11", None), "s"))
    size = binding.cache_info().maxsize
    assert size is not None
    for n in range(64):
        binding(dossier(pause, words), NORTH, utc("2016-08-12T08:00").add(minutes=n), FRESH)
    assert binding.cache_info().currsize <= size


# Ten real arrangements, by the hours that a careful reader computes.

PERIODS = {
    "SYR-ALEPPO-NOV2016": "2016-10-01",
    "UKR-2022-MARIUPOL": "2022-02-01",
    "GAZ-2014-JUL26": "2014-07-01",
    "SDN-2023-APR24": "2023-04-01",
    "BIH-1995": "1995-09-01",
    "GAZ-2024-KEREMSHALOM": "2024-05-01",
    "GAZ-2023-LOCALPAUSE": "2023-10-01",
    "IRN-ISR-2025": "2025-06-01",
    "UKR-2025-ENERGY": "2025-03-01",
    "SDN-2025-ELFASHER": "2025-05-01",
}


def facts_of(name: str) -> Dossier:
    document = parse_document((DOCUMENTS / f"{name}.yaml").read_text(encoding="utf-8"), name)

    def of(kind: type[Any]) -> tuple[Any, ...]:
        return tuple(fact for fact in document.facts if isinstance(fact, kind))

    assert document.arrangement is not None
    return Dossier(
        document.arrangement,
        of(Claim),
        of(Position),
        of(NoStatement),
        of(Event),
        {one.id: one for one in of(RecordedStatement)},
    )


def period_of(name: str) -> Window:
    start = Instant.parse_iso(f"{PERIODS[name]}T00:00:00Z")
    return Window(start, start.add(hours=24 * 120))


def mutual_hours(held: Dossier, name: str) -> dict[Truth, list[tuple[str, str]]]:
    found: dict[Truth, list[tuple[str, str]]] = {Truth.YES: [], Truth.UNKNOWN: []}
    for window, answer in mutual_windows(held, period_of(name), FRESH):
        pair = (window.start.format_iso(unit="minute"), window.end.format_iso(unit="minute"))
        found[answer].append(pair)
    return found


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    listed = json.loads((shared / "arrangements/catalogue.json").read_text(encoding="utf-8"))
    return {entry["id"]: entry["expected_mutual_utc"] for entry in listed}


def pairs(listed: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    return [(start, end) for start, end in listed]


@pytest.mark.parametrize("name", sorted(set(PERIODS) - {"UKR-2025-ENERGY", "SDN-2023-APR24"}))
def test_mutual_hours_are_those_of_a_careful_reader(name: str, expected: dict[str, Any]) -> None:
    found = mutual_hours(facts_of(name), name)
    if expected[name] is None:  # the catalogue leaves it open: then no hour may be sure
        assert found[Truth.YES] == []
        return
    assert found[Truth.YES] == pairs(expected[name]["intervals"])
    assert found[Truth.UNKNOWN] == pairs(expected[name]["cannot_be_told"])


def test_sudan_was_mutual_for_72_hours_and_from_the_extension_on_cannot_be_told(
    expected: dict[str, Any],
) -> None:
    # The catalogue leaves the extension out; it was said on 30 April, from when is in no source.
    name = "SDN-2023-APR24"
    found = mutual_hours(facts_of(name), name)
    assert found[Truth.YES] == pairs(expected[name]["intervals"])
    assert [start for start, _ in found[Truth.UNKNOWN]] == ["2023-04-29T22:00Z"]
    without = replace(facts_of(name), events=())
    assert mutual_hours(without, name)[Truth.UNKNOWN] == []


def test_the_energy_truce_was_mutual_only_with_hindsight(expected: dict[str, Any]) -> None:
    """The catalogue counts in valid time: each side's count as if said on the day it begins.

    Ukraine's count was published on 18 April, after Russia's had run out, so nobody could rely on
    both on any day; and both are known to the day only.
    """
    name = "UKR-2025-ENERGY"
    held = facts_of(name)
    assert mutual_hours(held, name) == {Truth.YES: [], Truth.UNKNOWN: []}
    ((first, last),) = pairs(expected[name]["intervals"])
    began = Moment.exact(Instant.parse_iso(first.replace("Z", ":00Z")))
    hindsight = {
        id_: replace(one, said=began) if id_ in ("kyiv", "kremlin") else one
        for id_, one in held.statements.items()
    }
    found = mutual_windows(replace(held, statements=hindsight), period_of(name), FRESH)
    sure = [window for window, answer in found if answer is Truth.YES]
    assert [str(one) for one in sure] == ["2025-03-25T22:00:00Z/2025-04-16T21:00:00Z"]
    assert found[0][0].start == began.earliest
    assert sure[0].end == Instant.parse_iso(last.replace("Z", ":00Z"))


JULY = "GAZ-2014-JUL26"
AFTERNOON = [("2014-07-27T11:00Z", "2014-07-27T21:00Z")]
TWELVE_HOURS = [("2014-07-26T05:00Z", "2014-07-26T17:00Z")]


def with_called_off(at: Moment | None) -> Dossier:
    """The case of July 2014 with another moment of calling off; or none, nor the words for it."""
    held = facts_of(JULY)
    events = [one for one in held.events if one.kind is not EventKind.CALLED_OFF]
    if at is not None:
        events += [replace(one, at=at) for one in held.events if one.kind is EventKind.CALLED_OFF]
    # Israel's own word of that day is known to the day only; it is left out of all three.
    positions = tuple(one for one in held.positions if one.statement != StatementId("israel-off"))
    return replace(held, events=tuple(events), positions=positions)


def test_on_27_july_2014_it_was_not_mutual_once_one_side_had_called_its_own_off() -> None:
    found = mutual_hours(with_called_off(minute("2014-07-27T07:00")), JULY)
    assert found == {Truth.YES: TWELVE_HOURS, Truth.UNKNOWN: []}


def test_called_off_on_a_day_at_no_known_hour_cannot_be_told() -> None:
    on_the_day = Stated(Date(2014, 7, 27), "Asia/Gaza").moment()
    found = mutual_hours(with_called_off(on_the_day), JULY)
    assert found[Truth.YES] == TWELVE_HOURS
    assert found[Truth.UNKNOWN] == AFTERNOON


def test_without_the_event_two_windows_that_overlap_would_wrongly_be_mutual() -> None:
    """The words of 27 July are known to the day, so even then it is yes only by what was said."""
    held = with_called_off(None)
    early = {
        id_: replace(one, told=minute("2014-07-27T10:00")) if id_ == "hamas-24" else one
        for id_, one in held.statements.items()
    }
    found = mutual_hours(replace(held, statements=early), JULY)
    assert found[Truth.YES] == TWELVE_HOURS + AFTERNOON
