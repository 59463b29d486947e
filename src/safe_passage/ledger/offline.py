"""Check a proof pack on a machine that knows nothing of us: `safe-passage-verify.pyz PACK`.

Reads the files that it is given, prints the verdict, and ends with the outcome's exit code: 0
valid, 10 invalid, 11 not witnessed, 12 disputed, 13 incomplete; 2 where it was called wrongly.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path

from safe_passage.errors import InvalidInput
from safe_passage.ledger.keys import parse_verifier_key
from safe_passage.ledger.note import Note, parse_note
from safe_passage.ledger.pack import LARGEST_PACK
from safe_passage.ledger.policy import Policy, parse_policy
from safe_passage.ledger.verdict import format_verdict, verdict_members
from safe_passage.ledger.verify import Trust, verify_pack

MISUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code; argparse itself ends a call that it cannot read with 2."""
    options = _parser().parse_args(arguments)
    try:
        trust = _trust(options)
        data = _contents(options.pack)
    except InvalidInput as fault:
        where = f"{fault.path}: " if fault.path else ""
        sys.stderr.write(f"{where}{fault.message}\n")
        return MISUSED
    verdict = verify_pack(data, trust)
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal that cannot show a letter is no refusal
        sys.stdout.reconfigure(errors="backslashreplace")
    if options.json:
        # Not in canonical form, which has limits that a hostile pack's contents may pass; in
        # ASCII, so that no foreign text can disturb a terminal.
        sys.stdout.write(json.dumps(verdict_members(verdict), sort_keys=True) + "\n")
    else:
        sys.stdout.write(format_verdict(verdict))
    return int(verdict.outcome)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="safe-passage-verify",
        description="Check a proof pack without a network and without trust in who made it.",
        epilog="exit codes: 0 valid, 10 invalid, 11 valid but not witnessed, 12 disputed key, "
        "13 incomplete, 2 called wrongly",
    )
    parser.add_argument("pack", type=Path, help="the pack")
    parser.add_argument(
        "--policy", type=Path, help="the logs and witnesses that you trust (c2sp.org/tlog-policy)"
    )
    parser.add_argument(
        "--key", action="append", default=[], help="the key of a log that you trust (a vkey)"
    )
    parser.add_argument(
        "--against",
        action="append",
        default=[],
        type=Path,
        help="a checkpoint of this log that you kept from earlier",
    )
    parser.add_argument("--json", action="store_true", help="the verdict as one line of JSON")
    return parser


def _trust(options: argparse.Namespace) -> Trust:
    policy = Policy()
    if options.policy is not None:
        text = _contents(options.policy)
        try:
            policy = parse_policy(text)
        except InvalidInput as fault:
            raise fault.under(str(options.policy)) from None
    keys = tuple(parse_verifier_key(text, path="--key") for text in options.key)
    against = tuple(_kept_checkpoint(path) for path in options.against)
    return Trust(replace(policy, logs=(*policy.logs, *keys)), against)


def _kept_checkpoint(path: Path) -> Note:
    text = _contents(path)
    try:
        return parse_note(text)
    except InvalidInput as fault:
        raise fault.under(str(path)) from None


def _contents(path: Path) -> bytes:
    """The file, but never more than a pack may have: the rest need not be read to be refused."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_PACK + 1)
    except OSError as fault:
        raise InvalidInput(fault.strerror or "cannot be read", path=str(path)) from None


if __name__ == "__main__":
    sys.exit(main())
