"""What can be asked and done at a terminal."""

import typer

from safe_passage.cli import (
    arrangements,
    confirming,
    creation,
    demonstration,
    export,
    in_force,
    incidents,
    ledger,
    movements,
    notification,
    position,
    reading,
    rules,
    serving,
    statements,
)
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
app.command("init")(creation.init)
app.command("in-force")(in_force.in_force)
app.command("read")(reading.read)
app.command("confirm")(confirming.confirm_draft)
app.command("coordinates")(position.coordinates)
app.command("rebuild")(ledger.rebuild)
for name, group in (
    ("arrangements", arrangements),
    ("movements", movements),
    ("incidents", incidents),
    ("statements", statements),
    ("notify", notification),
    ("profile", rules),
    ("ledger", ledger),
    ("export", export),
):
    app.add_typer(group.commands, name=name, no_args_is_help=True)
