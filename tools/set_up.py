"""What must stand before the program runs: the environment, the locked packages, the web app.

    python tools/set_up.py STEP...     steps: run, dev, web, web-check, e2e, lock

Each step leaves a stamp of all that it depends on, so that a second run costs next to nothing.
Standard library only: this runs before anything is installed.
"""

import fcntl
import hashlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import node_runtime
from progress import Failed, Log, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
BUILD = ROOT / ".build"
REQUIREMENTS = ROOT / "requirements"
WEB = ROOT / "web"
STATIC = ROOT / "src" / "safe_passage" / "api" / "static"

NO_PACKAGES = (
    "the packages could not be fetched: no package index that has them is reached from here"
)
CONNECT = (
    "connect to the network, or point pip at a mirror or a folder of wheels (PIP_INDEX_URL, "
    "PIP_FIND_LINKS), and run the same command again; what was fetched already is kept"
)


def digest_of(parts: Iterable[str | Path]) -> str:
    """One number for strings and files; a file counts with its name and content."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode()
        digest.update(f"{part}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def is_stamped(stamp: Path, state: str) -> bool:
    return stamp.is_file() and stamp.read_text() == state


# The environment


def packages_state(kind: str) -> str:
    # The root's path counts: an environment that was moved or copied does not work.
    inputs = [REQUIREMENTS / f"{kind}.txt", ROOT / "pyproject.toml"]
    return digest_of([sys.version, str(ROOT), *inputs])


def make_environment() -> None:
    if (BIN / "python").exists() and run_quietly([BIN / "python", "-m", "pip", "--version"]):
        return
    say("making the virtual environment .venv")
    try:
        import ensurepip  # noqa: F401, PLC0415  # Debian splits it off: only this import tells
        import venv  # noqa: PLC0415
    except ImportError:
        raise Failed(
            "this Python cannot make a virtual environment (ensurepip is missing)",
            "install it (Debian: apt install python3-venv) and run the same command again",
        ) from None
    venv.create(VENV, clear=True, with_pip=True)


def install_packages(kind: str) -> None:
    """Install the locked set `run` or `dev`, each file held to its hash; nothing is compiled."""
    if kind == "run" and is_stamped(VENV / "stamp-dev", packages_state("dev")):
        return  # `dev` holds all of `run` at the same versions; a test says so
    stamp, state = VENV / f"stamp-{kind}", packages_state(kind)
    if is_stamped(stamp, state):
        return
    make_environment()
    locked = REQUIREMENTS / f"{kind}.txt"
    pip_install(f"installing the locked packages ({kind})", locked)
    say("installing safe-passage itself")
    log = Log(BUILD / "safe-passage.log")
    command = pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    if log.run(command, cwd=ROOT) != 0:
        raise Failed("safe-passage itself could not be installed", f"read {log.path}", log)
    stamp.write_text(state)


def pip(*arguments: str) -> list[str]:
    quiet = ["--no-input", "--disable-pip-version-check"]
    return [str(BIN / "python"), "-m", "pip", *arguments, *quiet]


def pip_install(title: str, locked: Path) -> None:
    total = sum("==" in line for line in locked.read_text().splitlines())
    say(f"{title}: {total} packages at most")
    log = Log(BUILD / f"{locked.stem}.log")
    strict = ["--require-hashes", "--only-binary", ":all:"]
    # Not compiled ahead: Python does that for the part that is imported.
    lean = ["--no-compile", "--progress-bar", "off"]
    command = pip("install", *strict, *lean, "--requirement", str(locked))
    if log.run(command, cwd=ROOT, counting="Collecting ", total=total) == 0:
        return
    text = log.path.read_text(errors="replace")
    if "DO NOT MATCH THE HASHES" in text:
        raise Failed(
            "a package that was fetched is not the one that was locked; it was not installed",
            f"read {log.path}; if the mirror is at fault use another, never take the hashes out",
            log,
        )
    missing = re.search(r"satisfies the requirement (\S+) \(from versions: (?!none)", text)
    if missing:
        fact = f"{missing[1]} is not to be had as a wheel for this machine or this Python"
        remedy = "use another Python of 3.11 to 3.13 (PYTHON=...), or a mirror that has the wheel"
        raise Failed(fact, remedy, log)
    raise Failed(NO_PACKAGES, CONNECT, log)


def run_quietly(command: Sequence[str | Path]) -> bool:
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    return done.returncode == 0


# The web app


def build_web() -> None:
    """Build the web app, with the machine's Node or one from a wheel."""
    page = STATIC / "index.html"
    stamp, state = BUILD / "stamp-web", digest_of([str(ROOT), *web_files()])
    if page.is_file() and is_stamped(stamp, state):
        return
    install_web()
    say("building the web app")
    npm("run", "build", what="the web app did not build")
    if not page.is_file():
        raise Failed(
            "the web build left no index.html in src/safe_passage/api/static",
            "look into the `build` script of web/package.json",
        )
    stamp.write_text(state)


def web_files() -> list[Path]:
    apart = {"node_modules", "dist", "test-results"}
    return sorted(
        path
        for path in WEB.rglob("*")
        if path.is_file() and not apart & set(path.relative_to(WEB).parts)
    )


def install_web() -> None:
    """Install what web/package-lock.json names, running no script of any package."""
    if not (WEB / "package-lock.json").is_file():
        raise Failed("web/ holds no package-lock.json", "fetch the whole repository again")
    node = node_runtime.find(VENV) or install_node()
    stamp = WEB / "node_modules" / ".stamp"
    state = digest_of([str(node), WEB / "package.json", WEB / "package-lock.json"])
    if is_stamped(stamp, state):
        return
    say(f"installing the web app's packages with Node {node.version}")
    npm(
        "ci",
        "--ignore-scripts",
        "--fetch-retry-mintimeout=2000",  # else npm takes a minute and a half to say "offline"
        "--fetch-retry-factor=2",
        what="the web app's packages could not be installed: no npm registry is reached from here, "
        "or web/package.json and web/package-lock.json disagree",
        remedy="connect to the network (or set npm's `registry` to a mirror) and run again; "
        "after a change to package.json, run npm install in web/",
    )
    stamp.write_text(state)


def install_node() -> node_runtime.Node:
    pip_install(
        "no Node of 20.19 or later here: installing one from a wheel", REQUIREMENTS / "node.txt"
    )
    node = node_runtime.find(VENV)
    if node is None:
        raise Failed(
            "the Node from the wheel does not start", "install Node 22 or later and run again"
        )
    return node


def npm(*arguments: str, what: str, remedy: str = "") -> None:
    node = node_runtime.find(VENV)
    assert node is not None, "install_web comes first"
    log = Log(BUILD / f"npm-{'-'.join(arguments[:2])}.log")
    if log.run([*node.npm, *arguments], cwd=WEB, environment=node.environment(os.environ)) != 0:
        raise Failed(what, remedy or f"read {log.path}", log)


def check_web() -> None:
    install_web()
    say("checking the web app: types")
    npm("run", "check", what="the web app's types do not hold")
    say("checking the web app: tests")
    npm("run", "test", what="a test of the web app failed")


def drive_browser() -> None:
    install_web()
    say("driving the web app in a browser, on answers made for it")
    npm("run", "e2e", what="a browser test of the web app failed")
    say("driving it in a browser, on a demonstration register of its own")
    drive_demonstration()


def drive_demonstration() -> None:
    """Node's own runner, one file at a time: each makes and serves a register of its own."""
    node = node_runtime.find(VENV)
    assert node is not None, "install_web comes first"
    files = sorted(str(path) for path in (ROOT / "tests" / "web").glob("*.test.mjs"))
    log = Log(BUILD / "browser.log")
    runner = ["node", "--test", "--test-concurrency=1", "--test-reporter=spec"]
    ended = log.run([*runner, *files], cwd=ROOT, environment=node.environment(os.environ))
    text = log.path.read_text(errors="replace")
    for line in text.splitlines():
        if "first view:" in line or re.search(r"\s(tests|pass|fail) \d+$", line):
            say(re.sub(r"^[^a-z]+", "", line))
    if ended != 0:
        failing = text.partition("failing tests:")[2] or text[-4000:]
        print(failing[:8000], file=sys.stderr)
        raise Failed("the page failed on the demonstration", f"read {log.path}")


# The locks


def lock() -> None:
    """Resolve pyproject.toml into requirements/*.txt; no address of an index goes into them."""
    make_environment()
    pip_install("installing uv, which resolves", REQUIREMENTS / "lock.txt")
    # `dev` first; the others are held to its versions.
    for kind, groups in {"dev": ["build", "dev"], "run": ["build"], "node": [], "lock": []}.items():
        resolve(kind, groups)


def resolve(kind: str, groups: Sequence[str]) -> None:
    target = REQUIREMENTS / f"{kind}.txt"
    what = [f"--group={group}" for group in groups] + [str(ROOT / "pyproject.toml")]
    if not groups:
        what = [f"--group={ROOT / 'pyproject.toml'}:{kind}"]
    held = ["--constraint", str(REQUIREMENTS / "dev.txt")] if kind == "run" else []
    fixed = [
        "--universal",
        "--python-version=3.11",
        "--generate-hashes",
        "--no-annotate",
        "--no-header",
    ]
    clean = ["--no-emit-index-url", "--no-emit-find-links", "--upgrade", "--quiet"]
    command = [str(BIN / "uv"), "pip", "compile", *fixed, *clean, *held, *what]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode != 0:
        raise Failed(
            f"requirements/{kind}.txt could not be resolved: {done.stderr.strip()}",
            "mend pyproject.toml",
        )
    lines = [line for line in done.stdout.splitlines() if not line.startswith(("--", "#"))]
    target.write_text("# Written by `make lock` from pyproject.toml.\n" + "\n".join(lines) + "\n")
    say(f"wrote requirements/{kind}.txt")


@contextmanager
def only_one() -> Iterator[None]:
    """Two set-ups at once would spoil one environment: the second waits for the first."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("waiting for another set-up in this folder")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


STEPS: Mapping[str, Callable[[], None]] = {
    "run": lambda: install_packages("run"),
    "dev": lambda: install_packages("dev"),
    "web": build_web,
    "web-check": check_web,
    "e2e": drive_browser,
    "lock": lock,
}


def main(steps: Sequence[str]) -> int:
    unknown = [step for step in steps if step not in STEPS]
    if unknown or not steps:
        print(__doc__, file=sys.stderr)
        return 2
    began = time.monotonic()
    try:
        with only_one():
            for step in steps:
                STEPS[step]()
    except Failed as failure:
        failure.explain()
        return 1
    except KeyboardInterrupt:
        print("\nstopped; run the same command again to go on", file=sys.stderr)
        return 130
    if time.monotonic() - began > 1:
        say(f"set up in {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
