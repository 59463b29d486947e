"""Everything that a stranger needs to check one answer offline, in one file.

{"pack":{"answer":…,"checkpoints":[…],"entries":[…],"format":"safe-passage/proof-pack@v1",
"key":"example.org/log+c7a2a392+AYqI…","made_at":"2026-11-22T10:00:00Z",
"origin":"example.org/log","question":…},"signature":"— example.org/log AbC…"}

The file is canonical JSON (RFC 8785) to its last byte. The log's key signs the format's name, the
value of `pack` and a newline, each as it stands, as the text of a C2SP note; so no byte can
change unseen, and any tool that opens notes can check it. The signature makes question and answer
the operator's own words. What is *proven* are the entries, and only against a key that the
verifier already has: the one in the file is there to be compared, not to be believed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import Json, decode, encode
from safe_passage.ledger.checkpoint import parse_checkpoint
from safe_passage.ledger.commitment import Disclosure, format_disclosure
from safe_passage.ledger.encoding import (
    LARGEST_NUMBER,
    decode_base64,
    decode_base64url,
    encode_base64,
    encode_base64url,
)
from safe_passage.ledger.keys import (
    SigningKey,
    VerifierKey,
    format_verifier_key,
    parse_verifier_key,
)
from safe_passage.ledger.merkle import NodeReader, consistency_proof, inclusion_proof
from safe_passage.ledger.note import (
    Note,
    format_note,
    format_signature,
    parse_note,
    parse_signature,
    sign_text,
)

FORMAT = "safe-passage/proof-pack@v1"
LARGEST_PACK = 64_000_000
_OPENING, _MIDDLE, _CLOSING = b'{"pack":', b',"signature":', b"}"


@dataclass(frozen=True, slots=True)
class Wording:
    """A question or an answer: in words, and as data whose shape is the asker's business."""

    text: str
    data: Json


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One entry, its proof in the pack's last checkpoint, and the fields that its holder may show.

    `disclosures` stay as they were written (RFC 9901), since their digests are over that writing.
    `name_key` is empty where nothing is opened.
    """

    index: int
    leaf: bytes
    inclusion: tuple[bytes, ...]
    name_key: bytes = b""
    disclosures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackCheckpoint:
    """A checkpoint's note, cosignatures included, and the proof of growth from the one before."""

    note: Note
    consistency: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """Entries by rising index, checkpoints by rising size; all entries are in the last one."""

    origin: str
    key: VerifierKey
    made_at: str
    question: Wording
    answer: Wording
    entries: tuple[PackEntry, ...]
    checkpoints: tuple[PackCheckpoint, ...]


@dataclass(frozen=True, slots=True)
class SealedPack:
    """A pack as it was read, with the note that seals it; not verified yet."""

    pack: Pack
    seal: Note


def pack_entry(
    index: int,
    leaf: bytes,
    *,
    size: int,
    read: NodeReader,
    name_key: bytes = b"",
    disclosures: Iterable[Disclosure] = (),
) -> PackEntry:
    """An entry with its proof in the tree of `size`; give only what its reader may see."""
    texts = tuple(format_disclosure(one) for one in disclosures)
    return PackEntry(index, leaf, inclusion_proof(index, size, read), name_key, texts)


def pack_checkpoints(notes: Iterable[Note], read: NodeReader) -> tuple[PackCheckpoint, ...]:
    """The checkpoints of these notes, by size, each with the proof that it continues the last."""
    by_size = {parse_checkpoint(note.text).size: note for note in notes}
    sizes = sorted(by_size)
    growth = [(), *(consistency_proof(old, new, read) for old, new in pairwise(sizes))]
    return tuple(
        PackCheckpoint(by_size[size], proof) for size, proof in zip(sizes, growth, strict=True)
    )


def seal_pack(pack: Pack, key: SigningKey) -> bytes:
    """The file. The key is the log's own: whoever answers stands by the answer."""
    if key.verifier != pack.key or key.name != pack.origin:
        raise InvalidInput("a pack is sealed with the key of its own log", path="key")
    body = encode(_members(pack))
    line = format_signature(sign_text(_sealed_text(body), key)).removesuffix("\n")
    return b"".join((_OPENING, body, _MIDDLE, encode(line), _CLOSING))


def parse_pack(data: bytes) -> SealedPack:
    """Read a file. Refuses everything that `seal_pack` would not have written in this form."""
    if len(data) > LARGEST_PACK:
        raise InvalidInput(f"a pack of more than {LARGEST_PACK} bytes")
    match decode(data):
        case {"pack": dict(members), "signature": str(line), **others} if not others:
            body = data[len(_OPENING) : -len(_MIDDLE + encode(line) + _CLOSING)]
            signature = parse_signature(line + "\n", path="signature")
            pack = _read_pack(members)
            return SealedPack(pack, Note(_sealed_text(body), (signature,)))
        case _:
            raise InvalidInput("not a proof pack: it holds `pack` and `signature`")


def _sealed_text(body: bytes) -> str:
    return f"{FORMAT}\n{body.decode()}\n"


def _members(pack: Pack) -> dict[str, Json]:
    return {
        "format": FORMAT,
        "origin": pack.origin,
        "key": format_verifier_key(pack.key),
        "made_at": pack.made_at,
        "question": {"text": pack.question.text, "data": pack.question.data},
        "answer": {"text": pack.answer.text, "data": pack.answer.data},
        "entries": [
            {
                "index": entry.index,
                "leaf": encode_base64(entry.leaf),
                "inclusion": _hash_texts(entry.inclusion),
                "name_key": encode_base64url(entry.name_key),
                "disclosures": list(entry.disclosures),
            }
            for entry in pack.entries
        ],
        "checkpoints": [
            {
                "note": format_note(checkpoint.note).decode(),
                "consistency": _hash_texts(checkpoint.consistency),
            }
            for checkpoint in pack.checkpoints
        ],
    }


def _read_pack(members: Mapping[str, Json]) -> Pack:
    match members:
        case {
            "answer": answer,
            "checkpoints": list(checkpoints),
            "entries": list(entries),
            "format": str(form),
            "key": str(key),
            "made_at": str(made_at),
            "origin": str(origin),
            "question": question,
            **others,
        } if not others:
            if form != FORMAT:
                raise InvalidInput(f"not a pack of format {FORMAT}", path="pack.format")
            return Pack(
                origin,
                parse_verifier_key(key, path="pack.key"),
                made_at,
                _read_wording(question, path="pack.question"),
                _read_wording(answer, path="pack.answer"),
                tuple(
                    _read_entry(entry, path=f"pack.entries[{n}]") for n, entry in enumerate(entries)
                ),
                tuple(
                    _read_checkpoint(checkpoint, path=f"pack.checkpoints[{n}]")
                    for n, checkpoint in enumerate(checkpoints)
                ),
            )
        case _:
            raise InvalidInput(f"not the members of a pack of format {FORMAT}", path="pack")


def _read_wording(value: Json, *, path: str) -> Wording:
    match value:
        case {"data": data, "text": str(text), **others} if not others:
            return Wording(text, data)
        case _:
            raise InvalidInput("a question or an answer has `text` and `data`", path=path)


def _read_entry(value: Json, *, path: str) -> PackEntry:
    match value:
        case {
            "disclosures": list(disclosures),
            "inclusion": list(inclusion),
            "index": int(index),
            "leaf": str(leaf),
            "name_key": str(name_key),
            **others,
        } if not others:
            if isinstance(index, bool) or not 0 <= index <= LARGEST_NUMBER:
                raise InvalidInput("not an index", path=f"{path}.index")
            return PackEntry(
                index,
                decode_base64(leaf, path=f"{path}.leaf"),
                _read_hashes(inclusion, path=f"{path}.inclusion"),
                decode_base64url(name_key, path=f"{path}.name_key"),
                _read_texts(disclosures, path=f"{path}.disclosures"),
            )
        case _:
            raise InvalidInput("not the members of an entry", path=path)


def _read_checkpoint(value: Json, *, path: str) -> PackCheckpoint:
    match value:
        case {"consistency": list(consistency), "note": str(note), **others} if not others:
            try:
                parsed = parse_note(note.encode())
            except InvalidInput as fault:
                raise fault.under(f"{path}.note") from None
            return PackCheckpoint(parsed, _read_hashes(consistency, path=f"{path}.consistency"))
        case _:
            raise InvalidInput("not the members of a checkpoint", path=path)


def _read_texts(values: Sequence[Json], *, path: str) -> tuple[str, ...]:
    texts = tuple(value for value in values if isinstance(value, str))
    if len(texts) != len(values):
        raise InvalidInput("not a list of texts", path=path)
    return texts


def _read_hashes(values: Sequence[Json], *, path: str) -> tuple[bytes, ...]:
    texts = _read_texts(values, path=path)
    return tuple(decode_base64(text, path=f"{path}[{n}]") for n, text in enumerate(texts))


def _hash_texts(hashes: Sequence[bytes]) -> list[Json]:
    return [encode_base64(value) for value in hashes]
