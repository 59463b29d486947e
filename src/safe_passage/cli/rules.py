"""Which rules shape the answers of this register, and where does each come from?"""

import typer

from safe_passage.cli.asking import house
from safe_passage.cli.options import JsonOption, RegisterOption
from safe_passage.cli.terminal import Page, give
from safe_passage.codec.kinds import subject_of
from safe_passage.errors import NotFound
from safe_passage.model.profile import Rule
from safe_passage.views.deed_shapes import ProfileShape, RuleShape

commands = typer.Typer(help="The rules in force, each with its source.")


@commands.command("show")
def show(*, as_json: JsonOption = False, register: RegisterOption = None) -> None:
    """The profile on record: margin, freshness, tolerance, notice; each with its source.

    Example: safe-passage profile show
    """
    with house(register) as found:
        setting = found.setting()
        profile = setting.profile
        if profile is None:
            raise NotFound("no profile is on record")
        shape = ProfileShape(
            profile.id,
            profile.title,
            setting.theatre.latest[subject_of(profile)].version,
            [
                _rule("margin before a window shuts", profile.margin),
                _rule("how long an open end is relied upon", profile.freshness),
                _rule('how far an "about" minute may be off', profile.about),
                _rule("notice of a movement", profile.notice.usual),
                _rule("notice of an emergency movement", profile.notice.emergency),
            ],
        )
    give(shape, lambda page: _say(page, shape), as_json=as_json)


def _rule(name: str, rule: Rule) -> RuleShape:
    return RuleShape(name, rule.value.format_iso(), rule.source)


def _say(page: Page, shape: ProfileShape) -> None:
    page.line(f"{shape.title}  [{shape.id}, version {shape.version}]", style="bold")
    page.table(
        ("rule", "value", "source"), [(one.name, one.value, one.source) for one in shape.rules]
    )
