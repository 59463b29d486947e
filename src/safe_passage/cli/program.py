"""The root of all commands: whatever one of them refuses is told here, and nowhere else."""

from typing import Any

from typer.core import TyperGroup

from safe_passage.cli.refusal import told
from safe_passage.wiring import use_packaged_zones

_AS_JSON = "safe_passage.as_json"


class Program(TyperGroup):
    """A group of commands under which no traceback reaches a person."""

    def make_context(self, info_name: Any, args: list[str], *rest: Any, **extra: Any) -> Any:
        as_json = "--json" in args  # before they are taken apart
        ctx = super().make_context(info_name, args, *rest, **extra)
        ctx.meta[_AS_JSON] = as_json
        return ctx

    def invoke(self, ctx: Any) -> Any:
        with told(as_json=ctx.meta[_AS_JSON]):
            use_packaged_zones()  # before any clock time of an option is read
            return super().invoke(ctx)
