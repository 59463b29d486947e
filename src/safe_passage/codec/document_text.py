"""Which members, lists and texts does a YAML or JSON document hold?

Safe with anything that comes in: nothing is constructed, no anchor is followed, no name may occur
twice. Every scalar of YAML is text here; the model says what it is meant to be, so `no`, `10:00`
and `2016-08-11` are never taken for something else.
"""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from safe_passage.codec.scalar import write_decimal
from safe_passage.codec.tree import inside
from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import Json

LARGEST = 8_000_000
DEEPEST = 32
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_READER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the same events, ten times as fast


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a document, and the line on which each path stands (YAML only)."""

    tree: Json
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, path: str) -> int | None:
        """The line of that path, or of the nearest thing around it."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = re.sub(r"(?:^|\.)[^.\[\]]*$|\[[0-9]+\]$", "", path)
        return None


def text_of(data: bytes) -> str:
    """The text of a file. Raises `InvalidInput` where it is not UTF-8, or too large."""
    if len(data) > LARGEST:
        raise InvalidInput(f"the document has {len(data)} bytes: at most {LARGEST} are read")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"the document is not UTF-8 text (byte {error.start})") from None


def read(text: str) -> Parsed:
    """The tree of a document: JSON where it begins with a brace, else YAML."""
    if len(text) > LARGEST:
        raise InvalidInput(f"the document has {len(text)} characters: at most {LARGEST} are read")
    found = _CONTROL.search(text)
    if found is not None:
        line = text.count("\n", 0, found.start()) + 1
        raise InvalidInput(f"line {line} holds the character U+{ord(found.group()):04X}")
    if not text.strip():
        raise InvalidInput("the document is empty")
    return Parsed(_json(text)) if text.lstrip()[0] in "{[" else _yaml(text)


def write(tree: Json) -> str:
    """YAML that any reader of YAML 1.2 understands, and that `read` gives back."""
    stream = io.StringIO()
    writer = _Writer(stream, allow_unicode=True, sort_keys=False, width=100, indent=2)
    writer.open()
    root: Any = writer.represent_data(tree)
    root.flow_style = False  # a document that began with a brace would be taken for JSON
    writer.serialize(root)
    writer.close()
    return stream.getvalue()


def _json(text: str) -> Json:
    try:
        tree: Json = json.loads(
            text, object_pairs_hook=_without_doubled_names, parse_constant=_no_constant
        )
    except RecursionError:
        raise InvalidInput("the document is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise InvalidInput(f"not JSON: {error.msg} (line {error.lineno})") from None
    except ValueError:  # more digits than Python converts
        raise InvalidInput("a number has too many digits") from None
    return tree


def _without_doubled_names(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members: dict[str, Json] = {}
    for name, value in pairs:
        if name in members:
            raise InvalidInput(f"the member {_shown(name)} occurs twice")
        members[name] = value
    return members


def _no_constant(name: str) -> Json:
    raise InvalidInput(f"{name} is no number")


def _shown(name: str) -> str:
    return repr(name[:60]).encode("ascii", "backslashreplace").decode()


@dataclass(slots=True)
class _Open:
    """A list or a mapping that is being read."""

    value: dict[str, Json] | list[Json]
    path: str
    name: str | None = None

    @property
    def awaits_name(self) -> bool:
        return isinstance(self.value, dict) and self.name is None

    def path_of_next(self) -> str:
        if isinstance(self.value, list):
            return f"{self.path}[{len(self.value)}]"
        return inside(self.path, self.name or "")

    def put(self, value: Json) -> None:
        if isinstance(self.value, list):
            self.value.append(value)
        elif self.name is not None:
            self.value[self.name] = value
            self.name = None


class _Builder:
    """Builds the tree from YAML's events, one at a time: depth is counted, not recursed into."""

    def __init__(self) -> None:
        self.stack: list[_Open] = [_Open([], "")]
        self.lines: dict[str, int] = {}
        self.documents = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if getattr(event, "anchor", None):
            raise InvalidInput(f"line {line}: anchors and aliases are not read, write it out")
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            raise InvalidInput(f"line {line}: the tag {_shown(str(tag))} is not read")
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise InvalidInput(f"line {line}: one file holds one document")
            case yaml.ScalarEvent():
                self._scalar(event, line)
            case yaml.MappingStartEvent():
                self._open({}, line)
            case yaml.SequenceStartEvent():
                self._open([], line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                done = self.stack.pop()
                self.stack[-1].put(done.value)
            case _:  # the ends of documents and of the stream
                pass

    def _scalar(self, event: Any, line: int) -> None:
        top = self.stack[-1]
        if top.awaits_name:
            if event.value in top.value:
                raise InvalidInput(
                    f"line {line}: the member {_shown(event.value)} occurs twice", path=top.path
                )
            top.name = event.value
            return
        is_plain = event.implicit[0]
        self._mark(top, line)
        top.put(None if is_plain and event.value in _NULLS else event.value)

    def _open(self, value: dict[str, Json] | list[Json], line: int) -> None:
        top = self.stack[-1]
        if top.awaits_name:
            raise InvalidInput(f"line {line}: a member's name is text", path=top.path)
        if len(self.stack) > DEEPEST:
            raise InvalidInput(f"line {line}: nested more than {DEEPEST} deep")
        path = self._mark(top, line)
        self.stack.append(_Open(value, path))

    def _mark(self, top: _Open, line: int) -> str:
        path = "" if len(self.stack) == 1 else top.path_of_next()
        self.lines[path] = line
        return path


def _events(text: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=_READER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f" (line {mark.line + 1})" if mark is not None else ""
        raise InvalidInput(f"not YAML: {error.problem or error.context}{where}") from None
    except (yaml.YAMLError, UnicodeError) as error:
        raise InvalidInput(f"not YAML: {str(error).splitlines()[0][:100]}") from None


def _yaml(text: str) -> Parsed:
    builder = _Builder()
    for event in _events(text):
        builder.take(event)
    found = builder.stack[0].value
    return Parsed(found[0] if isinstance(found, list) and found else None, builder.lines)


class _Writer(yaml.SafeDumper):
    """Writes what YAML 1.2 would take for a number, a flag or nothing in quotes; dates plain."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  PyYAML's own form of declaration

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        del indentless
        super().increase_indent(flow=flow, indentless=False)


for _tag, _pattern, _first in (
    ("null", r"(?:~|null|Null|NULL|)", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)", list("tTfF")),
    ("int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)", list("-+0123456789")),
    (
        "float",
        r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF|nan|NaN))",
        list("-+0123456789."),
    ),
):
    _Writer.add_implicit_resolver(  # YAML 1.2.2 section 10.3.2: the core schema
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^{_pattern}$"), _first
    )


def _write_float(writer: Any, number: float) -> Any:
    text = write_decimal(number)
    return writer.represent_scalar("tag:yaml.org,2002:float", text if "." in text else f"{text}.0")


def _write_text(writer: Any, text: str) -> Any:
    style = "|" if "\n" in text and not re.search(r"[ \t]\n|^\s|\t", text) else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(float, _write_float)
_Writer.add_representer(str, _write_text)
