"""What does the reader draft from the announcement that the demonstration confirms?"""

from importlib.resources import files

from whenever import Date, Time

from safe_passage.intake.reading import read_text
from safe_passage.model.draft import FieldState


def the_text() -> str:
    text = files("safe_passage") / "demonstration" / "aleppo_2016" / "announcement.txt"
    return text.read_text("utf-8")


def test_the_announcement_says_that_it_is_retold_and_from_where() -> None:
    head = the_text().split("\n\n")[0]
    assert "retold in our own words" in head
    assert "SOURCES:" in head


def test_the_daily_hours_day_place_and_speaker_are_drafted() -> None:
    reading = read_text(the_text(), published=Date(2016, 8, 11), zone="Asia/Damascus")
    (pause,) = [d for d in reading.arrangements if d.value("opens")]
    assert (pause.value("opens"), pause.value("closes")) == (Time(10, 0), Time(13, 0))
    assert pause.value("start") == Date(2016, 8, 11)
    assert pause.value("period") == "daily"
    assert pause.value("daily_minutes") == 180
    assert pause.value("area") == "Aleppo"
    assert pause.value("kind") == "humanitarian_pause"
    assert pause.value("parties") == ("Russia",)
    assert pause.value("announced_by") == "Russian General Staff"
    assert "Sergei Rudskoi" in [a.value for a in pause.field("announced_by").alternatives]
    assert pause.field("clock_zone").state is FieldState.OPEN
    assert pause.field("end").state is FieldState.NOT_STATED


def test_the_day_of_the_briefing_is_the_wednesday_before_publication() -> None:
    reading = read_text(the_text(), published=Date(2016, 8, 11), zone="Asia/Damascus")
    (rudskoi, *_) = [d for d in reading.statements if d.value("speaker") == "Sergei Rudskoi"]
    assert rudskoi.value("said_when") == Date(2016, 8, 10)
    assert rudskoi.value("act") == "announced"


def test_the_call_for_longer_hours_is_a_call_and_has_no_hours_of_its_own() -> None:
    reading = read_text(the_text(), published=Date(2016, 8, 11), zone="Asia/Damascus")
    (call,) = [d for d in reading.arrangements if d.value("status") == "requested"]
    assert call.value("daily_minutes") is None
    assert call.value("announced_by") == "Stephen O'Brien"
