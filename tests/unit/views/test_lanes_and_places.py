"""A timeline that shows each claimant apart, and places no more exactly than they are known."""

from dataclasses import replace

from whenever import Date

from safe_passage.model.arrangement import Arrangement, ArrangementId, Reading, ReadingId
from safe_passage.model.name import Name
from safe_passage.model.party import Party, PartyRole
from safe_passage.model.place import Coordinates, Disc, Polygon, Unmapped
from safe_passage.model.schedule import Absolute, Stated, Unscheduled, WallTime
from safe_passage.model.statement import Act
from safe_passage.model.time import Truth, Window
from safe_passage.views import lanes, places
from safe_passage.views.speaking import Speaking
from safe_passage.views.words import Words
from tests.dossiers import (
    FRESH,
    NORTH,
    SOUTH,
    accepted,
    claim,
    daily,
    dossier,
    minute,
    position,
    statement,
    utc,
)

SAID = statement("s-north", NORTH, minute("2016-08-10T09:00"), act=Act.ANNOUNCED)
PAUSE = claim("pause", (NORTH,), ("afp", daily("2016-08-11", None), "s-north"))
TWO_DAYS = Window(utc("2016-08-11T00:00"), utc("2016-08-13T00:00"))
SPEAKING = Speaking(
    Words("en", "Asia/Damascus"),
    {one: Party(one, Name(f"EXERCISE {one}"), PartyRole.PARTY) for one in (NORTH, SOUTH)},
    {},
    14,
)


def test_each_claimant_has_a_lane_and_a_joint_claim_stands_on_both() -> None:
    joint = claim("joint", (NORTH, SOUTH), ("un", daily("2016-08-11", None), "s-north"))
    (one,) = lanes.lanes([dossier(PAUSE, SAID)], TWO_DAYS, FRESH, SPEAKING)
    assert [bar.start for bar in one.bars] == ["2016-08-11T07:00:00Z", "2016-08-12T07:00:00Z"]
    both = lanes.lanes([dossier(joint, SAID)], TWO_DAYS, FRESH, SPEAKING)
    assert [lane.claimant for lane in both] == [NORTH, SOUTH]


def test_a_claim_without_hours_keeps_a_lane_that_says_so() -> None:
    bare = claim("pause", (NORTH,), ("afp", Unscheduled("some hours"), "s-north"))
    (lane,) = lanes.lanes([dossier(bare, SAID)], TWO_DAYS, FRESH, SPEAKING)
    (bar,) = lane.bars
    assert (bar.style, bar.open_end) == ("no_hours", True)
    assert bar.label.endswith("no hours were named")


def test_hours_of_one_reading_only_look_unlike_hours_that_all_give() -> None:
    wider = Reading(ReadingId("tass"), daily("2016-08-11", None, "10:00-14:00"), (SAID.id,))
    two = replace(PAUSE, readings=(*PAUSE.readings, wider))
    (lane,) = lanes.lanes([dossier(two, SAID)], TWO_DAYS, FRESH, SPEAKING)
    assert {bar.style for bar in lane.bars} == {"one_reading"}
    assert {bar.lane_row for bar in lane.bars} == {0, 1}
    (alone,) = lanes.lanes([dossier(PAUSE, SAID)], TWO_DAYS, FRESH, SPEAKING)
    assert {bar.style for bar in alone.bars} == {"window"}


def test_hours_that_nobody_restated_are_drawn_as_cannot_be_told_from_the_end_of_freshness() -> None:
    # Said on 10 August at 09:00Z: believed for 14 days, to 24 August 09:00Z.
    late = Window(utc("2016-08-23T00:00"), utc("2016-08-26T00:00"))
    (lane,) = lanes.lanes([dossier(PAUSE, SAID)], late, FRESH, SPEAKING)
    assert [(bar.start, bar.end, bar.style) for bar in lane.bars] == [
        ("2016-08-23T07:00:00Z", "2016-08-23T10:00:00Z", "window"),
        ("2016-08-24T07:00:00Z", "2016-08-24T09:00:00Z", "window"),
        ("2016-08-24T09:00:00Z", "2016-08-24T10:00:00Z", "uncertain"),
        ("2016-08-25T07:00:00Z", "2016-08-25T10:00:00Z", "uncertain"),
    ]


def test_hours_that_meet_share_a_row() -> None:
    def on(start: int, end: int) -> Absolute:
        day = Date(2016, 8, 11)
        return Absolute(
            Stated(day, "Asia/Damascus", WallTime(start)),
            Stated(day, "Asia/Damascus", WallTime(end)),
        )

    one = claim("one", (NORTH,), ("a", on(10, 12), "s-north"))
    two = claim("two", (NORTH,), ("a", on(12, 14), "s-north"))
    (lane,) = lanes.lanes([dossier(one, two, SAID)], TWO_DAYS, FRESH, SPEAKING)
    assert [bar.lane_row for bar in lane.bars] == [0, 0]


def test_only_hours_to_which_every_required_party_is_bound_are_mutual() -> None:
    alone = dossier(PAUSE, SAID)
    assert lanes.mutual_bars([alone], TWO_DAYS, FRESH, SPEAKING) == []
    both = dossier(PAUSE, SAID, accepted("s", SOUTH, "2016-08-12T08:00"), position("s"))
    (bar,) = lanes.mutual_bars([both], TWO_DAYS, FRESH, SPEAKING)
    assert (bar.start, bar.end) == ("2016-08-12T08:00:00Z", "2016-08-12T10:00:00Z")
    assert bar.style == "mutual"


FRAME = Arrangement(ArrangementId("X"), Name("EXERCISE"), "UTC", ())
WORDS = Words("en", "UTC")


def drawn(area: Polygon | Disc | Unmapped) -> object:
    return places.arrangement_feature(
        replace(FRAME, area=area), WORDS, standing="one_sided", answer=Truth.UNKNOWN, near=None
    )


def test_a_place_in_words_only_is_never_drawn() -> None:
    assert drawn(Unmapped(Name("where our troops do not operate"))) is None
    assert (
        places.arrangement_feature(FRAME, WORDS, standing="awaited", answer=Truth.NO, near=None)
        is None
    )


def test_an_outline_of_stated_accuracy_is_marked_as_drawn_by_us() -> None:
    corners = [(10.0, 20.0), (10.1, 20.0), (10.1, 20.1)]
    rough, exact = (
        places.arrangement_feature(
            replace(
                FRAME,
                area=Polygon(tuple(Coordinates(lon, lat, accuracy) for lon, lat in corners)),
            ),
            WORDS,
            standing="one_sided",
            answer=Truth.UNKNOWN,
            near=None,
        )
        for accuracy in (2000.0, 0.0)
    )
    assert rough is not None
    assert exact is not None
    assert (rough.properties.drawn_by_us, rough.properties.accuracy_m) == (True, 2000.0)
    assert (exact.properties.drawn_by_us, exact.properties.accuracy_m) == (False, 0.0)
    assert rough.properties.answer == "cannot_be_told"


def test_a_ring_is_closed_and_puts_longitude_first() -> None:
    area = Polygon((Coordinates(10, 20), Coordinates(10.1, 20), Coordinates(10.1, 20.1)))
    shape = places.geometry(area)
    assert shape is not None
    assert shape.type == "Polygon"
    (ring,) = shape.coordinates
    assert ring[0] == ring[-1]
    assert all(10 <= lon <= 10.1 and 20 <= lat <= 20.1 for lon, lat in ring)
