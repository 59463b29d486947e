"""What can be asked and done at a terminal."""

import typer

from safe_passage.cli import arrangements, demonstration, in_force, movements, serving
from safe_passage.cli.program import Program

app = typer.Typer(
    name="safe-passage",
    cls=Program,
    help="What was agreed, who was told, does this plan fit, did it hold.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("demo")(demonstration.demo)
app.command("serve")(serving.serve)
app.command("in-force")(in_force.in_force)
app.add_typer(arrangements.commands, name="arrangements", no_args_is_help=True)
app.add_typer(movements.commands, name="movements", no_args_is_help=True)
