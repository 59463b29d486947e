"""What one statement or one entry says, down to the leaf that holds it."""

from base64 import b64encode

from safe_passage.codec.kinds import subject_of
from safe_passage.errors import NotFound
from safe_passage.ledger.merkle import inclusion_proof
from safe_passage.model.entry import Entry
from safe_passage.model.source import RecordedStatement, StatementId
from safe_passage.service.household import Household
from safe_passage.service.proving import SITES
from safe_passage.views import record_shapes
from safe_passage.views.speaking import Speaking, moment_shape, source_shape, utc
from safe_passage.views.words import Language, Words


def get_statement(house: Household, id_: str, language: Language) -> record_shapes.StatementShape:
    """One statement, its way to us and the entries that hold it. Raises `NotFound`."""
    setting = house.setting()
    said = setting.theatre.statements.get(StatementId(id_))
    if said is None:
        raise NotFound(f"no statement {id_!r} is on record")
    words = Words(language, setting.zone)
    speaking = Speaking(words, setting.theatre.parties, setting.theatre.sources, 0.0)
    history = house.store.register().history(subject_of(said))
    return _statement(said, history, speaking)


def _statement(
    said: RecordedStatement, history: tuple[Entry, ...], speaking: Speaking
) -> record_shapes.StatementShape:
    words = speaking.words
    return record_shapes.StatementShape(
        id=said.id,
        speaker=said.speaker,
        organ=said.organ,
        party=said.party,
        name=speaking.party(said.party) if said.party else said.speaker,
        act=said.act.value,
        act_words=words.say(f"act.{said.act.value}"),
        conditional=said.is_conditional,
        about=said.about,
        words=said.words,
        via=speaking.party(said.via) if said.via else None,
        said=moment_shape(said.said),
        told=moment_shape(said.told),
        chain=list(said.chain),
        sources=[
            source_shape(speaking.sources[one]) for one in said.sources if one in speaking.sources
        ],
        entries=[_entry_of(entry) for entry in history],
    )


def _entry_of(entry: Entry) -> record_shapes.StatementEntryShape:
    return record_shapes.StatementEntryShape(
        entry.index,
        entry.leaf_hash.hex(),
        utc(entry.recorded_at),
        entry.reason.value,
        entry.version,
    )


def get_entry(house: Household, index: int) -> record_shapes.EntryShape:
    """One entry at its place in the ledger, with its proof. Raises `NotFound`.

    The entries of sites and of those told of them answer as if they were absent.
    """
    store = house.store
    entry = store.register().entry(index)
    if entry.subject.startswith(SITES):
        raise NotFound(f"there is no entry {index}")
    signed = store.checkpoint()
    size = signed.checkpoint.size
    return record_shapes.EntryShape(
        index=entry.index,
        type=entry.type,
        subject=entry.subject,
        leaf_hash=entry.leaf_hash.hex(),
        recorded_at=utc(entry.recorded_at),
        recorded_by=entry.principal.id,
        assurance=entry.principal.assurance.value,
        reason=entry.reason.value,
        version=entry.version,
        previous=entry.previous,
        based_on={str(subject): version for subject, version in entry.based_on.items()},
        size=size,
        root=b64encode(signed.checkpoint.root).decode(),
        inclusion=[b64encode(node).decode() for node in inclusion_proof(index, size, store.node)],
        checkpoint=signed.note.decode(),
    )
