import pytest
from whenever import Date, Time

from safe_passage.codec.confirmation_document import parse_confirmation
from safe_passage.errors import InvalidInput
from safe_passage.intake.confirm import Choice, Decision
from safe_passage.model.draft import DraftKind

WHOLE = """
text_sha256: 00ff
published: 2016-08-11
zone: Asia/Damascus
principal: somebody
drafts:
  - draft: arrangement-1
    kind: arrangement
    decisions:
      - {field: kind}
      - {field: area, choice: choose, alternative: 2}
      - {field: opens, choice: edit, value: "10:00"}
      - {field: start, choice: edit, value: 2016-08-11}
      - {field: parties, choice: edit, value: [Russia]}
      - {field: daily_minutes, choice: edit, value: 180}
      - {field: end, choice: leave blank}
filing:
  arrangement:
    {id: A-1, title: EXERCISE, zone: Asia/Damascus, required: [{party: x}]}
  statement: S-1
  position: P-1
  party: x
  sources: [a-paper]
  told: 2016-08-10
  claim: pause
  what: EXERCISE
  scope: pause
  reading: one
"""


def test_each_decision_has_a_value_of_the_sort_that_its_field_has() -> None:
    recorded = parse_confirmation(WHOLE, "decisions.yaml")
    (draft,) = recorded.drafts
    assert (draft.draft, draft.kind) == ("arrangement-1", DraftKind.ARRANGEMENT)
    assert draft.decisions == (
        Decision("kind", Choice.CONFIRM),
        Decision("area", Choice.CHOOSE, alternative=2),
        Decision("opens", Choice.EDIT, value=Time(10)),
        Decision("start", Choice.EDIT, value=Date(2016, 8, 11)),
        Decision("parties", Choice.EDIT, value=("Russia",)),
        Decision("daily_minutes", Choice.EDIT, value=180),
        Decision("end", Choice.LEAVE_BLANK),
    )


def test_the_day_on_which_it_became_public_is_understood_in_the_zone_of_the_confirmation() -> None:
    told = parse_confirmation(WHOLE, "decisions.yaml").filing.told
    assert told.earliest.format_iso() == "2016-08-09T21:00:00Z"
    assert told.latest.format_iso() == "2016-08-10T21:00:00Z"


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("field: kind}", "field: colour}", "drafts[0].decisions[0].field"),
        ("choice: choose", "choice: guess", "drafts[0].decisions[1].choice"),
        ('"10:00"', '"25:00"', "drafts[0].decisions[2].value"),
        ("value: 2016-08-11", "value: tomorrow", "drafts[0].decisions[3].value"),
        ("[Russia]", "Russia", "drafts[0].decisions[4].value"),
        ("value: 180", "value: three hours", "drafts[0].decisions[5].value"),
        ("kind: arrangement", "kind: rumour", "drafts[0].kind"),
        ("published: 2016-08-11", "published: yesterday", "published"),
        ("principal: somebody", "principal: []", "principal"),
        ("  told: 2016-08-10\n", "", "filing"),
        ("zone: Asia/Damascus\nprincipal", "principal", "zone"),
    ],
)
def test_a_fault_is_named_with_its_path_and_document(old: str, new: str, path: str) -> None:
    assert old in WHOLE
    with pytest.raises(InvalidInput) as caught:
        parse_confirmation(WHOLE.replace(old, new), "decisions.yaml")
    assert caught.value.path == path
    assert caught.value.facts["document"] == "decisions.yaml"
