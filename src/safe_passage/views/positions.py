"""What each party said, and whether it enters the standing."""

from collections.abc import Collection

from safe_passage.model.party import PartyId
from safe_passage.model.time import Truth
from safe_passage.register.answer import ArrangementAnswer, PositionAnswer
from safe_passage.views import shapes
from safe_passage.views.speaking import Speaking, moment_shape


def position_shapes(
    answer: ArrangementAnswer, required: Collection[PartyId], speaking: Speaking
) -> list[shapes.PositionShape]:
    """Every position known by then, then those of whom no statement was found."""
    return [
        *(_position(one, required, speaking) for one in answer.positions),
        *_absences(answer, speaking),
    ]


def _position(
    one: PositionAnswer, required: Collection[PartyId], speaking: Speaking
) -> shapes.PositionShape:
    said, words = one.statement, speaking.words
    uncounted = _uncounted(one, required, speaking)
    part = one.position.part
    condition = one.position.condition
    return shapes.PositionShape(
        party=said.party or "",
        name=speaking.party(said.party) if said.party else said.speaker,
        organ=said.organ,
        act=said.act.value,
        act_words=words.say(f"act.{said.act.value}"),
        conditional=said.is_conditional,
        condition=None if condition is None else words.name(condition.words),
        part=said.about or ("" if part is None else part.words),
        through=list(said.chain),
        via=speaking.party(said.via) if said.via else None,
        said=moment_shape(said.said or said.told),
        counted=uncounted is None,
        why_not_counted=uncounted,
        statement_id=said.id,
        no_statement=None,
    )


def _uncounted(
    one: PositionAnswer, required: Collection[PartyId], speaking: Speaking
) -> str | None:
    words, said = speaking.words, one.statement
    if said.party not in required:
        return words.say("uncounted.not_required")
    if said.via:
        return words.say("uncounted.reported", by=speaking.party(said.via))
    if said.is_conditional:
        return words.say("uncounted.conditional")
    return words.say("uncounted.hour") if one.was_known is Truth.UNKNOWN else None


def _absences(answer: ArrangementAnswer, speaking: Speaking) -> list[shapes.PositionShape]:
    words = speaking.words
    return [
        shapes.PositionShape(
            party=one.party,
            name=speaking.party(one.party),
            organ="",
            act="no_statement_found",
            act_words=words.say("act.no_statement_found"),
            conditional=False,
            condition=None,
            part="",
            through=[],
            via=None,
            said=None,
            counted=False,
            why_not_counted=None,
            statement_id=None,
            no_statement=shapes.NoStatementShape(
                [
                    speaking.sources[id_].publisher if id_ in speaking.sources else id_
                    for id_ in one.looked_in
                ],
                one.as_of.words or words.day(one.as_of.earliest),
            ),
        )
        for one in answer.absences
    ]
