"""The root of all commands: whatever one of them refuses is told here, and nowhere else."""

from typing import Any

from typer.core import TyperGroup

from safe_passage.cli.refusal import told


class Program(TyperGroup):
    """A group under which no traceback reaches a person."""

    def invoke(self, ctx: Any) -> Any:
        rest = [*ctx._protected_args, *ctx.args]  # noqa: SLF001  where typer keeps what follows
        with told(as_json="--json" in rest):
            return super().invoke(ctx)
