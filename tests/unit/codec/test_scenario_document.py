import pytest

from safe_passage.codec.scenario_document import DocumentKind, Loading, parse_scenario
from safe_passage.errors import InvalidInput
from safe_passage.model.entry import Reason

WHOLE = """
scenario:
  id: exercise-1
  title: {en: EXERCISE, ar: تدريب}
  zone: Asia/Damascus
  zone_name: Damascus time
  bounds: [[36.0, 35.0], [37.0, 36.0]]
  presets:
    - id: noon
      label: noon
      period: {start: 2016-08-12T00:00+03:00, end: 2016-08-13T00:00+03:00}
      at: 2016-08-12T12:00+03:00
files:
  - facts.yaml
  - {file: words.txt, kind: announcement, confirmation: decisions.yaml}
  - {file: again.yaml, reason: corrected, field: position}
"""


def test_documents_are_loaded_in_the_order_in_which_they_stand() -> None:
    assert parse_scenario(WHOLE, "scenario.yaml").files == (
        Loading("facts.yaml"),
        Loading("words.txt", DocumentKind.ANNOUNCEMENT, "decisions.yaml"),
        Loading("again.yaml", reason=Reason.CORRECTED, field="position"),
    )


@pytest.mark.parametrize(
    ("old", "new", "path", "words"),
    [
        ("kind: announcement, ", "", "files[1].confirmation", "goes with a confirmation"),
        (", confirmation: decisions.yaml", "", "files[1].confirmation", "goes with a confirmation"),
        ("reason: corrected", "reason: changed", "files[2].field", "only a correction"),
        ("kind: announcement", "kind: hearsay", "files[1].kind", "hearsay"),
        ("files:", "fyles:", "", "no member 'fyles'"),
        ("at: 2016-08-12T12:00", "at: 2016-08-14T12:00", "scenario.presets[0].at", "outside"),
        ("zone: Asia/Damascus", "zone: [Asia/Damascus]", "scenario.zone", "text expected"),
    ],
)
def test_a_fault_is_named_with_its_path_and_document(
    old: str, new: str, path: str, words: str
) -> None:
    assert old in WHOLE
    with pytest.raises(InvalidInput) as caught:
        parse_scenario(WHOLE.replace(old, new), "scenario.yaml")
    assert words in caught.value.message
    assert caught.value.path == path
    assert caught.value.facts["document"] == "scenario.yaml"


def test_a_scenario_without_files_or_without_itself_is_refused() -> None:
    head, files = WHOLE.split("files:")
    for text, path in ((head, "files"), (f"files:{files}", "scenario")):
        with pytest.raises(InvalidInput) as caught:
            parse_scenario(text, "scenario.yaml")
        assert caught.value.path == path
