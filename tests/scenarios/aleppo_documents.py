"""The documents of the scenario aleppo-2016, read in the order in which they are loaded."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from safe_passage.codec.confirmation_document import RecordedConfirmation, parse_confirmation
from safe_passage.codec.documents import Document, parse_document
from safe_passage.codec.kinds import subject_of
from safe_passage.codec.scenario_document import DocumentKind, ScenarioDocument, parse_scenario
from safe_passage.model.entry import SubjectId

T = TypeVar("T")


def text_of(name: str) -> str:
    folder = files("safe_passage") / "demonstration" / "aleppo_2016"
    return folder.joinpath(name).read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Loaded:
    """Every document by its file name; a file may refer only to what came before it."""

    scenario: ScenarioDocument
    documents: dict[str, Document]

    def facts(self) -> list[object]:
        return [fact for document in self.documents.values() for fact in document.facts]

    def of(self, type_: type[T], file: str = "") -> list[T]:
        documents = [self.documents[file]] if file else list(self.documents.values())
        return [fact for one in documents for fact in one.facts if isinstance(fact, type_)]


@cache
def loaded() -> Loaded:
    scenario = parse_scenario(text_of("scenario.yaml"), "scenario.yaml")
    on_record: set[SubjectId] = set()
    documents: dict[str, Document] = {}
    for loading in scenario.files:
        if loading.kind is DocumentKind.FACTS:
            document = parse_document(text_of(loading.file), loading.file, on_record=on_record)
            documents[loading.file] = document
            on_record |= {subject_of(fact) for fact in document.facts}
    return Loaded(scenario, documents)


@cache
def confirmation() -> RecordedConfirmation:
    return parse_confirmation(text_of("confirmation.yaml"), "confirmation.yaml")


def everything_in(value: object) -> Iterator[Any]:
    """The value and all values of the model within it."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from everything_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from everything_in(each)
