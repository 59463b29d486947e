"""Knowledge only grows: once told, told; and what cannot be told may become yes, never no again."""

from hypothesis import given
from hypothesis import strategies as st
from whenever import Instant

from safe_passage.model.entry import SubjectId
from safe_passage.model.name import Name
from safe_passage.model.notification import MovementId, VersionRef
from safe_passage.model.party import PartyId
from safe_passage.model.reported import ReportedMovement, ReportedNotification
from safe_passage.model.telling import (
    Acknowledgement,
    AcknowledgementId,
    Answer,
    Channel,
    Disclosure,
    Evidence,
    Telling,
    TellingId,
)
from safe_passage.model.time import Moment, Truth
from safe_passage.model.told import known_to, notification_reported

PARTIES = [PartyId("exercise-north"), PartyId("exercise-south")]
VERSIONS = [VersionRef(SubjectId("site:EXERCISE-1"), number) for number in (1, 2)]
RANK = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}

instants = st.integers(0, 50).map(lambda n: Instant.from_utc(2016, 9, 19).add(minutes=n))
moments = st.tuples(instants, instants).map(lambda ends: Moment(min(ends), max(ends)))
tellings = st.builds(
    Telling,
    st.just(TellingId("T")),
    st.sampled_from(PARTIES),
    st.sampled_from(VERSIONS),
    st.just(Disclosure.EXACT),
    st.sampled_from(Channel),
    moments,
    st.sampled_from(Evidence),
)
answers = st.builds(
    Acknowledgement,
    st.just(AcknowledgementId("A")),
    st.sampled_from(PARTIES),
    st.sampled_from(VERSIONS),
    st.sampled_from(Answer),
    moments,
    st.sampled_from(Channel),
    st.booleans(),
)


@given(
    st.lists(tellings, max_size=4),
    st.lists(answers, max_size=4),
    st.none() | moments,
    instants,
    instants,
)
def test_what_a_party_knows_never_becomes_less(
    told: list[Telling],
    answered: list[Acknowledgement],
    public: Moment | None,
    one: Instant,
    other: Instant,
) -> None:
    earlier, later = min(one, other), max(one, other)

    def known(at: Instant) -> Truth:
        return known_to(
            PARTIES[0], VERSIONS[0], at, tellings=told, acknowledgements=answered, public=public
        )

    assert RANK[known(earlier)] <= RANK[known(later)]


@given(st.lists(tellings, max_size=4), st.lists(answers, max_size=4), tellings, instants)
def test_one_more_telling_on_record_never_makes_it_known_less(
    told: list[Telling], answered: list[Acknowledgement], more: Telling, at: Instant
) -> None:
    def known(record: list[Telling]) -> Truth:
        return known_to(PARTIES[0], VERSIONS[0], at, tellings=record, acknowledgements=answered)

    assert RANK[known(told)] <= RANK[known([*told, more])]


@given(st.lists(tellings, max_size=4), st.lists(answers, max_size=4), instants)
def test_what_others_were_told_or_another_version_changes_nothing(
    told: list[Telling], answered: list[Acknowledgement], at: Instant
) -> None:
    party, version = PARTIES[0], VERSIONS[0]
    mine = [one for one in told if one.party == party and one.object == version]
    said = [one for one in answered if one.party == party and one.object == version]
    assert known_to(party, version, at, tellings=told, acknowledgements=answered) is known_to(
        party, version, at, tellings=mine, acknowledgements=said
    )


@given(st.sampled_from([Truth.YES, Truth.UNKNOWN]), moments, instants)
def test_a_reported_movement_is_never_not_notified(
    reported: Truth, told: Moment, at: Instant
) -> None:
    movement = ReportedMovement(
        MovementId("M"),
        "aid_convoy",
        Name("M"),
        told,
        Name(""),
        told,
        (),
        notification=ReportedNotification(reported, told=told),
    )
    answer = notification_reported(movement, at)
    assert answer is not Truth.NO
    assert (answer is Truth.YES) == (reported is Truth.YES and told.latest <= at)


def test_sent_at_ten_and_received_at_eleven_goes_from_no_over_unknown_to_yes() -> None:
    ten = Instant.from_utc(2016, 9, 19, 10)
    eleven = ten.add(hours=1)
    sent = Telling(
        TellingId("T"),
        PARTIES[0],
        VERSIONS[0],
        Disclosure.EXACT,
        Channel.MAIL,
        Moment.exact(ten),
        Evidence.SENT,
    )
    receipt = Acknowledgement(
        AcknowledgementId("A"), PARTIES[0], VERSIONS[0], Answer.DELIVERED, Moment.exact(eleven)
    )

    def known(at: Instant) -> Truth:
        return known_to(PARTIES[0], VERSIONS[0], at, tellings=[sent], acknowledgements=[receipt])

    assert [known(at) for at in (ten.subtract(seconds=1), ten, eleven.subtract(seconds=1))] == [
        Truth.NO,
        Truth.UNKNOWN,
        Truth.UNKNOWN,
    ]
    assert known(eleven) is Truth.YES
