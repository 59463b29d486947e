"""Writing an answer to a file: whole, or not at all."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from safe_passage.errors import InvalidInput
from safe_passage.views.deed_shapes import WrittenShape
from safe_passage.wiring import write_file

OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write it to this file, whole or not at all. Default: stdout.",
        show_default=False,
    ),
]


def write_whole(file: Path, data: bytes) -> WrittenShape:
    """Raises `InvalidInput` where the file cannot be written; what was there is then as it was."""
    try:
        write_file(file, data)
    except OSError as fault:
        raise InvalidInput(
            f"the file cannot be written: {(fault.strerror or 'the system refused').lower()}",
            path="output",
            remedy="make room, or name another file",
            file=str(file),
        ) from None
    return WrittenShape(str(file), len(data), sha256(data).hexdigest())
