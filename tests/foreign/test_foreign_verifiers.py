"""Do tools that nobody here wrote accept our proofs, and refuse what was changed in them?

Debian's `golang-go` with `golang-golang-x-mod-dev` (sumdb), and OpenSSL.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from safe_passage.ledger.checkpoint import Checkpoint, format_checkpoint
from safe_passage.ledger.commitment import Disclosure
from safe_passage.ledger.cosignature import cosign
from safe_passage.ledger.encoding import encode_base64
from safe_passage.ledger.keys import Algorithm, SigningKey
from safe_passage.ledger.leaf import DECOY_SIZE, LeafHead, decoys_needed, make_leaf
from safe_passage.ledger.merkle import MemoryTree, consistency_proof, inclusion_proof, leaf_hash
from safe_passage.ledger.note import Note, format_note, sign_text
from safe_passage.ledger.pack import Pack, PackCheckpoint, Wording, parse_pack, seal_pack
from safe_passage.ledger.proof import TlogProof, format_tlog_proof

PROGRAM = Path(__file__).with_name("verify.go")
# Where Debian's packages of Go sources put them: GOPATH mode, so that nothing is downloaded.
GO_SOURCES = Path("/usr/share/gocode")
KEY = SigningKey("exercise.example/log", Algorithm.ED25519, b"\x01" * 32)
WITNESS = SigningKey("w1.example", Algorithm.COSIGNATURE_ED25519, b"\x02" * 32)


def real_leaf() -> bytes:
    random = [bytes([n]) * DECOY_SIZE for n in range(4)]
    head = LeafHead(
        type="telling",
        schema=1,
        id=random[0][:16],
        idem=random[1][:16],
        name_key=random[2][:16],
        at="2026-11-22T10:00:00Z",
    )
    fields = [Disclosure(random[3][:16], "subject", "S-1")]
    return make_leaf(head, fields, [], random[: decoys_needed(0)])


LEAVES = [real_leaf(), *(b"entry %d" % n for n in range(1, 100))]
TREE = MemoryTree(map(leaf_hash, LEAVES))


def checkpoint(size: int) -> Note:
    text = format_checkpoint(Checkpoint(KEY.name, size, TREE.root(size)))
    return Note(text, (sign_text(text, KEY), cosign(text, WITNESS, time=1_795_341_600)))


@dataclass(frozen=True, slots=True)
class GoVerifier:
    """The Go program, built; it answers whether it verified what the files hold."""

    program: Path
    folder: Path

    def accepts(self, command: str, key: SigningKey, *contents: bytes) -> bool:
        paths = []
        for number, content in enumerate(contents):
            path = self.folder / f"file{number}"
            path.write_bytes(content)
            paths.append(str(path))
        ran = subprocess.run(
            [str(self.program), command, str(key.verifier), *paths],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        answer = ran.stdout.split(":")[0].strip()
        assert (answer, ran.returncode) in {("verified", 0), ("refused", 1)}, ran.stderr
        return ran.returncode == 0


@pytest.fixture(scope="module")
def go(tmp_path_factory: pytest.TempPathFactory) -> GoVerifier:
    tool = shutil.which("go")
    if tool is None or not (GO_SOURCES / "src/golang.org/x/mod/sumdb").is_dir():
        pytest.skip("golang-go and golang-golang-x-mod-dev are not installed")
    folder = tmp_path_factory.mktemp("go")
    settings = {"GO111MODULE": "off", "GOPATH": str(GO_SOURCES), "GOFLAGS": "", "GOPROXY": "off"}
    subprocess.run(
        [tool, "build", "-o", str(folder / "verify"), str(PROGRAM)],
        env={**os.environ, **settings, "GOCACHE": str(folder / "cache")},
        check=True,
        timeout=300,
    )
    return GoVerifier(folder / "verify", folder)


def flipped(data: bytes, position: int) -> bytes:
    return data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]


def test_go_opens_our_checkpoints(go: GoVerifier) -> None:
    note = format_note(checkpoint(100))
    assert go.accepts("note", KEY, note)
    assert not go.accepts("note", KEY, note.replace(b"\n100\n", b"\n101\n"))


def test_go_s_ed25519_accepts_our_cosignatures(go: GoVerifier) -> None:
    note = format_note(checkpoint(100))
    assert go.accepts("note", WITNESS, note)
    assert not go.accepts("note", WITNESS, note.replace(b"\n100\n", b"\n101\n"))


@pytest.mark.parametrize(("index", "size"), [(0, 1), (0, 100), (63, 64), (64, 65), (99, 100)])
def test_go_finds_our_entries_in_the_log(go: GoVerifier, index: int, size: int) -> None:
    path = inclusion_proof(index, size, TREE.read)
    proof = format_tlog_proof(TlogProof(index, path, checkpoint(size)))
    assert go.accepts("record", KEY, proof, LEAVES[index])
    assert not go.accepts("record", KEY, proof, LEAVES[index] + b"x")
    assert not go.accepts("record", KEY, proof, flipped(LEAVES[index], 3))


def test_go_refuses_our_proof_for_another_index(go: GoVerifier) -> None:
    path = inclusion_proof(5, 100, TREE.read)
    proof = format_tlog_proof(TlogProof(6, path, checkpoint(100)))
    assert not go.accepts("record", KEY, proof, LEAVES[5])
    assert not go.accepts("record", KEY, proof, LEAVES[6])


@pytest.mark.parametrize(("old", "new"), [(1, 2), (1, 100), (64, 65), (63, 100), (100, 100)])
def test_go_agrees_that_the_log_only_grew(go: GoVerifier, old: int, new: int) -> None:
    hashes = consistency_proof(old, new, TREE.read)
    text = "".join(f"{encode_base64(value)}\n" for value in hashes).encode()
    notes = (format_note(checkpoint(old)), format_note(checkpoint(new)))
    assert go.accepts("tree", KEY, *notes, text)
    rewritten = MemoryTree([leaf_hash(b"another"), *map(leaf_hash, LEAVES[1:])])
    forged = format_checkpoint(Checkpoint(KEY.name, new, rewritten.root(new)))
    forged_note = format_note(Note(forged, (sign_text(forged, KEY),)))
    assert not go.accepts("tree", KEY, notes[0], forged_note, text)


def test_go_opens_the_seal_of_a_pack_as_a_note(go: GoVerifier) -> None:
    wording = Wording("asked", None)
    held = (PackCheckpoint(checkpoint(1)),)
    pack = Pack(KEY.name, KEY.verifier, "2026-11-22T10:00:00Z", wording, wording, (), held)
    seal = format_note(parse_pack(seal_pack(pack, KEY)).seal)
    assert go.accepts("note", KEY, seal)
    assert not go.accepts("note", KEY, seal.replace(b"asked", b"aksed"))


@pytest.fixture(scope="module")
def openssl(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, bytes], bool]:
    tool = shutil.which("openssl")
    if tool is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("openssl")
    # RFC 8410: the fixed head of an Ed25519 public key in DER.
    head = bytes.fromhex("302a300506032b6570032100")
    (folder / "key.der").write_bytes(head + KEY.verifier.public)

    def accepts(text: bytes, signature: bytes) -> bool:
        (folder / "text").write_bytes(text)
        (folder / "signature").write_bytes(signature)
        key = ["-pubin", "-keyform", "DER", "-inkey", "key.der"]
        files = ["-in", "text", "-sigfile", "signature"]
        ran = subprocess.run(
            [tool, "pkeyutl", "-verify", *key, "-rawin", *files],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "Verified Successfully" in ran.stdout or "Verification Failure" in ran.stdout + (
            ran.stderr
        )
        return ran.returncode == 0

    return accepts


def test_openssl_verifies_the_signature_on_our_checkpoint(
    openssl: Callable[[bytes, bytes], bool],
) -> None:
    note = checkpoint(100)
    text, signature = note.text.encode(), note.signatures[0].data
    assert openssl(text, signature)
    assert not openssl(flipped(text, 0), signature)
    assert not openssl(text, flipped(signature, 0))
