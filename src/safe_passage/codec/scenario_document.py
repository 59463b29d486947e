"""Which documents make a scenario, and in which order are they loaded?"""

from dataclasses import dataclass
from enum import StrEnum

from safe_passage.codec import document_text
from safe_passage.codec.scalar import kind_of
from safe_passage.codec.tree import decode_as, members_of, refuse_unknown
from safe_passage.codec.written import dialect
from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import Json
from safe_passage.model.entry import Reason
from safe_passage.model.scenario import Scenario


class DocumentKind(StrEnum):
    """How a document of a scenario is read.

    An announcement is a text: it is read into drafts, and becomes fact only by recorded decisions.
    """

    FACTS = "facts"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class Loading:
    """One document of a scenario: where it lies, how it is read, and why it changes what it does.

    `reason` (and, for a correction, `field`) goes for the facts in it that are on record already
    and differ. `confirmation` is the file with the decisions about an announcement.
    """

    file: str
    kind: DocumentKind = DocumentKind.FACTS
    confirmation: str = ""
    reason: Reason | None = None
    field: str = ""

    def __post_init__(self) -> None:
        if (self.kind is DocumentKind.ANNOUNCEMENT) != bool(self.confirmation):
            raise InvalidInput(
                "an announcement, and nothing else, goes with a confirmation", path="confirmation"
            )
        if self.field and self.reason is not Reason.CORRECTED:
            raise InvalidInput("only a correction names a field", path="field")


@dataclass(frozen=True, slots=True)
class ScenarioDocument:
    """A scenario and the documents that make it, in the order in which they are loaded."""

    scenario: Scenario
    files: tuple[Loading, ...]


def parse_scenario(text: str, name: str) -> ScenarioDocument:
    """A scenario and its documents. Raises `InvalidInput` with the path of the first fault.

    `document` and, where it is known, `line` are among the facts of the fault.
    """
    parsed = document_text.read(text)
    try:
        return _scenario(parsed.tree)
    except InvalidInput as fault:
        where: dict[str, object] = {"document": name}
        if (line := parsed.line_of(fault.path)) is not None:
            where["line"] = line
        raise InvalidInput(
            fault.message, path=fault.path, remedy=fault.remedy, **fault.facts | where
        ) from None


def _scenario(tree: Json) -> ScenarioDocument:
    members = members_of(tree, "")
    refuse_unknown(members, ["scenario", "files"], "")
    if "scenario" not in members:
        raise InvalidInput("the member 'scenario' is missing", path="scenario")
    written = dialect(None)
    files = members.get("files")
    if not isinstance(files, list):
        raise InvalidInput(f"a list expected, not {kind_of(files)}", path="files")
    return ScenarioDocument(
        decode_as(Scenario, members["scenario"], written, "scenario"),
        tuple(
            decode_as(Loading, each, written, f"files[{index}]") for index, each in enumerate(files)
        ),
    )
