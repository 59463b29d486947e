"""Is the scenario whole, does what must come out rest on it, and does it name nobody?"""

import hashlib
import re
from dataclasses import replace

import pytest
import yaml
from pyproj import Geod
from whenever import Instant, TimeDelta

from safe_passage.codec.documents import format_document, parse_document
from safe_passage.codec.kinds import subject_of
from safe_passage.intake.confirm import confirm
from safe_passage.intake.reading import read_text
from safe_passage.model.arrangement import Arrangement, Claim, NoStatement, Reading
from safe_passage.model.confirmation import Confirmation
from safe_passage.model.corridor import Corridor
from safe_passage.model.entry import Reason, SubjectId
from safe_passage.model.incident import Incident
from safe_passage.model.name import Name
from safe_passage.model.notification import Movement, StaticSite
from safe_passage.model.party import Party
from safe_passage.model.place import Coordinates, Place
from safe_passage.model.reported import KnownPlace, ReportedMovement
from safe_passage.model.source import RecordedStatement, Source
from safe_passage.model.statement import Act
from safe_passage.model.telling import Acknowledgement, Answer, Consent, Telling
from safe_passage.model.time import Precision, Truth
from safe_passage.model.told import notification_reported
from safe_passage.service.confirming import confirm_recorded, facts_of
from tests.scenarios.aleppo_documents import confirmation, everything_in, loaded, text_of

ZONE = "Asia/Damascus"
EXERCISE_FILES = [file for file in loaded().documents if file.startswith("exercise")]
REPORTED_FILES = [file for file in loaded().documents if file not in EXERCISE_FILES]
ARRANGEMENTS = [file for file in loaded().documents if file.startswith("arrangements/")]

# Public speakers keep their names. Whoever else spoke is called by an office or not at all.
SPEAKERS = {
    "Sergei Shoigu",
    "Lt Gen Sergei Chvarkov",
    "Lieutenant General Sergei Rudskoi",
    "Gen Valery Gerasimov",
    "Sergei Lavrov",
    "John Kerry",
    "Jan Egeland",
    "Stephen O'Brien",
    "Staffan de Mistura",
    "the Governor of Aleppo",
    "a local council in the east",
    "a Free Syrian Army officer and another group",
    "leaflets over the city",
}

# Names of private persons that public reports of these days carry: as SHA-256 of the lower-case
# word, so that this list does not carry them either.
NAMES_LEFT_OUT = {
    "4830e9aed3df16d80ce99882758f7b6c2ea1e56f6806738118965d50121e4eef",
    "b08b5741ad784693287e16dd7486820a38d05f64533663920f3e26e00e6fbc78",
    "d1cdf519b723d26220fe208fd3984de84a59ec13f4e6b35e42df44c9d5a35546",
    "e4c6341b52ff4524894e482b03d655a9422ea6b8a13eb449af985a837e3a1a50",
}


# Whole.


def test_every_row_of_the_reference_is_here_and_nothing_is_counted_twice() -> None:
    data = loaded()
    corridors = data.of(Corridor)
    assert (
        len(data.of(Arrangement)) == 7 + 1
    )  # the corridors of July are an arrangement of their own
    assert len(corridors) == 23
    assert len([corridor for corridor in corridors if corridor.route is not None]) == 13
    assert len(data.of(KnownPlace)) == 40
    assert len(data.of(Incident)) == 54
    assert len(data.of(ReportedMovement)) == 16
    assert len(data.of(Place)) == 109


def test_an_id_stands_once_except_where_a_file_says_why_it_stands_again() -> None:
    seen: set[SubjectId] = set()
    for loading in loaded().scenario.files:
        document = loaded().documents.get(loading.file)
        subjects = set() if document is None else {subject_of(fact) for fact in document.facts}
        again = subjects & seen
        assert not again or loading.reason is Reason.CORRECTED, again
        seen |= subjects


def test_every_document_is_written_and_read_again_as_the_same_facts() -> None:
    on_record: set[SubjectId] = set()
    for document in loaded().documents.values():
        assert parse_document(format_document(document), on_record=on_record) == document
        on_record |= {subject_of(fact) for fact in document.facts}


def test_every_fact_of_the_past_has_a_source_and_every_source_can_be_looked_up() -> None:
    sources = {source.id: source for source in loaded().of(Source)}
    for file in REPORTED_FILES:
        for fact in loaded().documents[file].facts:
            for part in everything_in(fact):
                names = getattr(part, "sources", None) or getattr(part, "looked_in", None)
                if isinstance(part, Party | Place | RecordedStatement | NoStatement):
                    assert names, part
                assert {*(names or ())} <= {*sources}
            if isinstance(fact, KnownPlace | ReportedMovement | Incident):
                assert fact.sources
    for source in sources.values():
        assert source.url.startswith(("http://", "https://")) or source.id == "cos_1113", source
    used = {name for fact in loaded().facts() for name in sources_of(fact)}
    assert used == {*sources}


def sources_of(fact: object) -> set[str]:
    return {
        name
        for part in everything_in(fact)
        for field in ("sources", "looked_in")
        for name in getattr(part, field, None) or ()
    }


def test_every_statement_says_when_it_became_public() -> None:
    for statement in loaded().of(RecordedStatement):
        assert statement.told is not None, statement.id
        assert Instant.parse_iso("2016-07-16T00:00:00Z") < statement.told.earliest
        assert statement.told.latest < Instant.parse_iso("2016-12-24T00:00:00Z")


def test_every_point_lies_on_the_map_and_says_how_far_it_may_be_off() -> None:
    south_west, north_east = loaded().scenario.scenario.bounds
    for fact in loaded().facts():
        for part in everything_in(fact):
            if isinstance(part, Coordinates):
                assert part.accuracy_m > 0, part
                if not (isinstance(fact, Arrangement) and part.lon == 36.6):  # as wide as Syria
                    assert south_west.lon <= part.lon <= north_east.lon, part
                    assert south_west.lat <= part.lat <= north_east.lat, part


def test_every_kind_has_a_name_in_both_languages() -> None:
    kinds = yaml.safe_load(text_of("kinds.yaml"))
    data = loaded()
    named: list[Place | KnownPlace | ReportedMovement | Incident | StaticSite] = [
        *data.of(Place),
        *data.of(KnownPlace),
        *data.of(ReportedMovement),
        *data.of(Incident),
        *data.of(StaticSite),
    ]
    assert {fact.kind for fact in named} == {*kinds}
    for name in kinds.values():
        assert name["en"]
        assert is_arabic(name["ar"]), name


# What must come out rests on these.


def test_on_9_august_nothing_of_the_pause_was_public_and_the_corridors_were() -> None:
    known_at = Instant.parse_iso("2016-08-09T20:59:59Z")  # the last second of the day there
    pause = loaded().of(RecordedStatement, "arrangements/A-2016-08-11.yaml")
    assert {one.told.had_come(known_at) for one in pause if one.told} == {Truth.NO}
    july = loaded().of(RecordedStatement, "arrangements/A-2016-07-28.yaml")
    assert {one.told.had_come(known_at) for one in july if one.told} == {Truth.YES}


def test_on_12_august_the_councils_rejection_was_public_and_it_speaks_for_itself() -> None:
    said = next(one for one in loaded().of(RecordedStatement) if one.party == "council_east")
    assert said.told is not None
    assert said.told.had_come(Instant.parse_iso("2016-08-12T08:00:00Z")) is Truth.YES
    assert (said.act, said.chain) == (Act.REJECTED, ("dpa",))


def test_consent_that_came_through_another_party_says_so() -> None:
    through = {
        (one.party, one.via, one.act)
        for one in loaded().of(RecordedStatement)
        if one.via and one.act in {Act.AGREED, Act.JOINED}
    }
    assert through == {
        ("rus", "un_env", Act.AGREED),
        ("gos", "rus", Act.AGREED),
        ("gos", "rus", Act.JOINED),
    }


def test_fire_on_the_convoy_is_reported_from_12_minutes_after_the_latest_end() -> None:
    incident = next(one for one in loaded().of(Incident) if one.id == "I-023")
    latest_end = Instant.parse_iso("2016-09-19T16:00:00Z")
    assert incident.when.earliest - latest_end == TimeDelta(minutes=12)
    assert incident.when.latest == Instant.parse_iso("2016-09-19T17:00:00Z")
    assert incident.when.precision is Precision.ABOUT


def test_that_the_convoy_had_been_notified_was_not_public_on_the_day_of_the_attack() -> None:
    convoy = next(one for one in loaded().of(ReportedMovement) if one.id == "M-0919-URUM")
    that_day = Instant.parse_iso("2016-09-19T20:59:59Z")
    day_after = Instant.parse_iso("2016-09-20T21:00:00Z")
    assert notification_reported(convoy, that_day) is Truth.UNKNOWN
    assert notification_reported(convoy, day_after) is Truth.YES


def test_of_no_other_movement_is_a_notification_claimed() -> None:
    for movement in loaded().of(ReportedMovement):
        if movement.id != "M-0919-URUM":
            assert movement.notification.reported is Truth.UNKNOWN


# The announcement.


def test_every_field_of_the_confirmed_drafts_is_decided_for_the_text_that_is_here() -> None:
    recorded, text = confirmation(), text_of("announcement.txt")
    reading = read_text(text, published=recorded.published, zone=recorded.zone)
    assert reading.text_sha256 == recorded.text_sha256
    for decided in recorded.drafts:
        draft = next(one for one in reading.drafts if one.id == decided.draft)
        assert draft.kind is decided.kind
        done = confirm(
            draft,
            decided.decisions,
            text_sha256=recorded.text_sha256,
            published=recorded.published,
            principal=recorded.principal,
        )
        assert not done.undecided


def test_the_document_adds_to_what_the_announcement_gave_and_contradicts_none_of_it() -> None:
    filing, file = confirmation().filing, "arrangements/A-2016-08-11.yaml"
    assert filing.arrangement == loaded().documents[file].arrangement
    pause = next(one for one in loaded().of(Claim, file) if one.id == filing.claim)
    assert [one.id for one in pause.readings] == [filing.reading, "dpa"]
    assert (pause.what, pause.scope, pause.undertakings) == (
        filing.what,
        filing.scope,
        filing.undertakings,
    )
    said = next(one for one in loaded().of(RecordedStatement, file) if one.id == filing.statement)
    assert (said.party, said.organ, said.sources, said.told, said.chain) == (
        filing.party,
        filing.organ,
        filing.sources,
        filing.told,
        filing.chain,
    )
    reading: Reading = pause.readings[0]
    assert (reading.statements, reading.through, reading.says) == (
        (filing.statement,),
        filing.through,
        filing.says,
    )


def test_what_the_announcement_gave_stands_in_the_document_too_but_for_the_second_reading() -> None:
    recorded, text = confirmation(), text_of("announcement.txt")
    reading = read_text(text, published=recorded.published, zone=recorded.zone)
    given = facts_of(confirm_recorded(reading, recorded), recorded.filing, zone=recorded.zone)
    document = loaded().documents["arrangements/A-2016-08-11.yaml"]
    written = {subject_of(fact): fact for fact in document.facts}
    pause = SubjectId("claim:A-2016-08-11/pause")
    of_the_arrangement = [fact for fact in given if not isinstance(fact, Confirmation)]
    assert len(of_the_arrangement) == 4
    for fact in of_the_arrangement:
        if subject_of(fact) != pause:
            assert fact == written[subject_of(fact)]
    first = next(fact for fact in of_the_arrangement if isinstance(fact, Claim))
    both = written[pause]
    assert isinstance(both, Claim)
    assert first == replace(both, readings=both.readings[:1])


# The exercise.


def test_what_is_invented_says_exercise_in_both_languages() -> None:
    data = loaded()
    for file in EXERCISE_FILES:
        for fact in data.documents[file].facts:
            for name in (part for part in everything_in(fact) if isinstance(part, Name)):
                assert name.en.startswith("EXERCISE"), name
                assert name.ar.startswith("تدريب"), name
            if not isinstance(fact, Party):
                assert fact.is_exercise is True  # type: ignore[attr-defined]


def test_no_consent_telling_or_acknowledgement_belongs_to_a_real_place_or_party() -> None:
    data = loaded()
    invented = {party.id for file in EXERCISE_FILES for party in data.of(Party, file)}
    held: list[Consent | Telling | Acknowledgement] = [
        *data.of(Consent),
        *data.of(Telling),
        *data.of(Acknowledgement),
    ]
    for fact in held:
        party = fact.recipient if isinstance(fact, Consent) else fact.party
        subject = fact.object if isinstance(fact, Consent) else fact.object.subject
        assert party in invented
        assert subject in {"static-site:X-HEALTH-POST", "movement:X-CONVOY"}
    for file in REPORTED_FILES:
        assert not data.of(StaticSite, file)
        assert not data.of(Movement, file)


def test_the_tail_of_the_convoy_is_back_at_13_09_and_that_of_the_other_at_12_40() -> None:
    tails = {
        movement.id: movement.tail_back.to_tz(ZONE).time().format_iso()
        for movement in loaded().of(Movement)
        if movement.tail_back is not None
    }
    assert tails == {"X-CONVOY": "13:09:00", "X-CONVOY-1240": "12:40:00"}
    for movement in loaded().of(Movement):
        assert sum(vehicle.number for vehicle in movement.vehicles) == 20
        assert isinstance(movement.legs, tuple)
        assert movement.legs[-1].is_return
        assert str(movement.relies_on[0]) == "claim:A-2016-08-11/pause, version 2"


def test_one_of_two_versions_of_the_post_was_opened() -> None:
    read = {
        (one.object.version, one.answer)
        for one in loaded().of(Acknowledgement)
        if one.object.subject == "static-site:X-HEALTH-POST"
    }
    assert read == {(1, Answer.OPENED), (2, Answer.DELIVERED)}


def test_the_corrected_position_is_that_of_the_words_with_two_digits_swapped() -> None:
    first, second = [site.position for site in loaded().of(StaticSite)]
    assert isinstance(first, Coordinates)
    assert isinstance(second, Coordinates)
    metres = Geod(ellps="WGS84").inv(first.lon, first.lat, second.lon, second.lat)[2]
    assert 2400 < metres < 2500
    assert sorted(str(first.lon)) == sorted(str(second.lon))


# Names.


def test_only_public_speakers_are_named() -> None:
    named = {said.speaker for said in loaded().of(RecordedStatement) if said.speaker}
    assert named == SPEAKERS


def listed_words(text: str, digests: set[str]) -> set[str]:
    words = {word.lower() for word in re.findall(r"[^\W\d_]{4,}", text)}
    return {word for word in words if hashlib.sha256(word.encode()).hexdigest() in digests}


def test_no_private_person_is_named_anywhere_in_the_files() -> None:
    names = [loading.file for loading in loaded().scenario.files]
    for file in [*names, "scenario.yaml", "confirmation.yaml", "kinds.yaml"]:
        assert not listed_words(text_of(file), NAMES_LEFT_OUT), file


def test_a_listed_name_would_be_found_in_any_case_and_beside_any_mark() -> None:
    digests = {hashlib.sha256(b"nobody").hexdigest()}
    assert listed_words("the driver, NOBODY's truck", digests) == {"nobody"}
    assert listed_words("the driver, somebody", digests) == set()


# Arabic.

LATIN_THAT_STAYS = re.compile(r"\bM\d+\b")
MONTHS_ELSEWHERE = ("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر", "يناير")


def is_arabic(text: str) -> bool:
    bare = LATIN_THAT_STAYS.sub("", text)
    has_arabic = re.search(r"[\u0621-\u064a]{2,}", bare) is not None
    return has_arabic and not re.search(r"[A-Za-z]", bare)


@pytest.mark.parametrize(
    ("text", "is_it"),
    [("مشفى M2", True), ("hospital", False), ("مشفى hospital", False), ("", False), ("12", False)],
)
def test_arabic_is_told_from_what_is_not(text: str, is_it: bool) -> None:  # noqa: FBT001
    assert is_arabic(text) is is_it


def all_names() -> list[Name]:
    facts = [*loaded().facts(), loaded().scenario.scenario, confirmation().filing]
    return [part for fact in facts for part in everything_in(fact) if isinstance(part, Name)]


def test_every_name_that_a_screen_may_show_has_arabic_and_it_is_arabic() -> None:
    for name in all_names():
        if name.en:
            assert is_arabic(name.ar), name
        else:
            assert not name.ar


def test_months_are_called_as_in_the_levant() -> None:
    for name in all_names():
        assert not any(month in name.ar for month in MONTHS_ELSEWHERE), name
