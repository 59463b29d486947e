"""Is the record what was committed to, and can somebody else tell?"""

import sys
from base64 import b64encode
from pathlib import Path
from typing import Annotated

import typer

from safe_passage.cli.asking import house, place_of, questioned, settings_for
from safe_passage.cli.files import OutputOption, write_whole
from safe_passage.cli.options import (
    AtOption,
    BasisOption,
    JsonOption,
    KnownAtOption,
    LanguageOption,
    RegisterOption,
    ZoneOption,
)
from safe_passage.cli.terminal import Page, give
from safe_passage.errors import InvalidInput
from safe_passage.ledger import offline
from safe_passage.ledger.keys import format_verifier_key, parse_verifier_key
from safe_passage.ledger.merkle import inclusion_proof
from safe_passage.ledger.note import parse_note
from safe_passage.ledger.proof import TlogProof, format_tlog_proof
from safe_passage.model.policy import Deed
from safe_passage.service.authorise import authorise
from safe_passage.service.proving import prove_question
from safe_passage.views.deed_shapes import AuditShape, CheckpointShape, FaultShape, RebuiltShape
from safe_passage.wiring import audit_register, clock, rebuild_register

commands = typer.Typer(help="Checkpoints, proofs, and whether they hold.")

UNSOUND = 10


@commands.command("checkpoint")
def checkpoint(*, as_json: JsonOption = False, register: RegisterOption = None) -> None:
    """The latest signed checkpoint, as the log signed it (C2SP); keep it, to compare later.

    Example: safe-passage ledger checkpoint > checkpoint.txt
    """
    with house(register) as found:
        signed = found.store.checkpoint()
        shape = CheckpointShape(
            found.store.genesis.origin,
            signed.checkpoint.size,
            b64encode(signed.checkpoint.root).decode(),
            format_verifier_key(found.store.verifier),
            signed.note.decode(),
        )
    if as_json:
        give(shape, lambda _: None, as_json=True)
    else:
        sys.stdout.write(shape.note)  # to the byte: a note is verified as it stands


@commands.command("prove")
def prove(
    entry: Annotated[
        int | None,
        typer.Argument(metavar="[ENTRY]", help="One entry; else a question with --at."),
    ] = None,
    *,
    where: Annotated[
        str | None,
        typer.Option("--where", metavar="LON,LAT|FILE.geojson", help="The place asked about."),
    ] = None,
    at: AtOption = None,
    zone: ZoneOption = None,
    known_at: KnownAtOption = None,
    basis: BasisOption = None,
    lang: LanguageOption = "en",
    output: OutputOption = None,
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """A proof that a stranger can check offline: of one entry, or of the answer to a question.

    Example: safe-passage ledger prove --at 2016-08-12T08:00:00Z --where 37.144,36.191 -o pack.json
    """
    if (entry is None) is (at is None):
        raise InvalidInput(
            "either an entry or a question is proven",
            path="entry",
            remedy="give an entry's number, or --at and --where",
        )
    if entry is not None:
        data = _entry_proof(entry, register)
    else:
        place = None if where is None else place_of(where)[0]
        with house(register, writes=True) as found:
            _, question = questioned(
                found, at, zone=zone, known_at=known_at, basis=basis, lang=lang
            )
            data = prove_question(found, question, place, now=clock().now())
    if output is None:
        sys.stdout.write(data.decode())
        return
    shape = write_whole(output, data)
    give(
        shape,
        lambda page: page.line(f"Wrote {shape.file}: {shape.bytes} bytes, sha256 {shape.sha256}"),
        as_json=as_json,
    )


def _entry_proof(entry: int, register: Path | None) -> bytes:
    with house(register) as found:
        authorise(found.policy, found.principal, Deed.PROVE, entry)
        store = found.store
        store.leaf(entry)
        signed = store.checkpoint()
        hashes = inclusion_proof(entry, signed.checkpoint.size, store.node)
        return format_tlog_proof(TlogProof(entry, hashes, parse_note(signed.note)))


@commands.command("verify")
def verify(
    pack: Annotated[Path, typer.Argument(metavar="PACK", help="A proof pack.")],
    *,
    policy: Annotated[
        Path | None,
        typer.Option("--policy", metavar="FILE", help="The logs and witnesses that you trust."),
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option("--key", metavar="VKEY", help="The key of a log that you trust."),
    ] = None,
    against: Annotated[
        list[Path] | None,
        typer.Option("--against", metavar="NOTE", help="A checkpoint that you kept from earlier."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check a proof pack offline, without any register.

    Ends with 0 valid, 10 invalid, 11 not witnessed, 12 disputed, 13 incomplete.

    Example: safe-passage ledger verify pack.json --key "$(cat log.vkey)"
    """
    arguments = [str(pack)]
    arguments += [] if policy is None else ["--policy", str(policy)]
    arguments += [f"--key={one}" for one in key or []]
    arguments += [f"--against={one}" for one in against or []]
    arguments += ["--json"] if as_json else []
    raise typer.Exit(offline.main(arguments))


@commands.command("audit")
def audit(
    *,
    key: Annotated[
        str | None,
        typer.Option("--key", metavar="VKEY", help="The log's key, as you keep it elsewhere."),
    ] = None,
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """Compute everything again from the leaves, and say what does not hold. Ends with 10 then.

    Example: safe-passage ledger audit
    """
    settings = settings_for(register)
    found = audit_register(settings, None if key is None else parse_verifier_key(key, path="key"))
    shape = AuditShape(
        str(settings.register),
        found.size,
        b64encode(found.root).decode(),
        found.signed,
        found.is_sound,
        [FaultShape(one.entry, one.what) for one in found.faults],
    )
    give(shape, lambda page: _say_audit(page, shape, is_pinned=key is not None), as_json=as_json)
    if not shape.sound:
        raise typer.Exit(UNSOUND)


def _say_audit(page: Page, shape: AuditShape, *, is_pinned: bool) -> None:
    if shape.sound:
        page.line(f"All {shape.size} entries are what was committed to.", style="bold")
    else:
        page.line(f"{len(shape.faults)} faults; {shape.size} entries were looked at.", style="bold")
    for one in shape.faults:
        page.line(f"- {'' if one.entry is None else f'entry {one.entry}: '}{one.what}", indent=2)
    page.facts({"register": shape.register, "root": shape.root, "signed up to": shape.signed})
    if not is_pinned:
        page.line("By the key that the file itself names; pin one with --key.", indent=2)


def rebuild(*, as_json: JsonOption = False, register: RegisterOption = None) -> None:
    """Fold the register again from the ledger's tables alone, and keep that.

    Example: safe-passage rebuild
    """
    settings = settings_for(register)
    done = rebuild_register(settings)
    shape = RebuiltShape(str(settings.register), done.entries, done.was_identical)
    same = "identical with" if shape.was_identical else "NOT identical with"
    give(
        shape,
        lambda page: page.line(
            f"Folded again from {shape.entries} entries: {same} what was kept before."
        ),
        as_json=as_json,
    )
