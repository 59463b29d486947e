"""Build the offline verifier: one file that needs Python 3.11 and `cryptography`, nothing of ours.

python tools/build_verifier.py dist/safe-passage-verify.pyz
"""

import sys
import zipfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"
SHEBANG = b"#!/usr/bin/env python3\n"
# The same sources give the same bytes, so that anyone can build and compare; hence also stored,
# not compressed: compressors differ.
WRITTEN_AT = (1980, 1, 1, 0, 0, 0)
START = '''\
"""Start the verifier, or say what it needs."""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write("safe-passage-verify needs Python 3.11 or later\\n")
    sys.exit(2)
try:
    import cryptography  # noqa: F401
except ImportError:
    sys.stderr.write(
        "safe-passage-verify needs the Python package `cryptography`, which is not on this machine"
        "\\ninstall it from your system's packages (python3-cryptography) or with pip\\n"
    )
    sys.exit(2)
from safe_passage.ledger.offline import main

sys.exit(main())
'''


def members() -> dict[str, str]:
    """What goes into the file: the ledger, the errors that it raises, and the start."""
    package = SOURCE / "safe_passage"
    paths = [package / "__init__.py", package / "errors.py", *(package / "ledger").glob("*.py")]
    texts = {path.relative_to(SOURCE).as_posix(): path.read_text("utf-8") for path in paths}
    return {**texts, "__main__.py": START}


def build_zipapp(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        file.write(SHEBANG)
        with zipfile.ZipFile(file, "w") as archive:
            for name, text in sorted(members().items()):
                archive.writestr(zipfile.ZipInfo(name, WRITTEN_AT), text)
    target.chmod(0o755)


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004
        sys.exit("usage: build_verifier.py TARGET")
    build_zipapp(Path(sys.argv[1]))
    print(f"built {sys.argv[1]}")
