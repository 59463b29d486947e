"""Which arrangements and statements are on record?"""

from safe_passage.codec.kinds import subject_of
from safe_passage.service.setting import Setting
from safe_passage.views import deed_shapes, record_shapes
from safe_passage.views.speaking import moment_shape
from safe_passage.views.words import Language, Words


def list_arrangements(setting: Setting, language: Language) -> list[record_shapes.OnRecordShape]:
    """Every arrangement by id, in order of recording, with the entry that holds it.

    How one stands is a question about a moment, and is not answered here.
    """
    words, theatre = Words(language, setting.zone), setting.theatre
    found = []
    for dossier in theatre.dossiers:
        frame = dossier.arrangement
        entry = theatre.latest[subject_of(frame)]
        found.append(
            record_shapes.OnRecordShape(
                frame.id,
                words.name(frame.title),
                frame.zone,
                list(dict.fromkeys(one.party for c in dossier.claims for one in c.claimants)),
                entry.version,
                entry.index,
            )
        )
    return found


def list_statements(setting: Setting, language: Language) -> list[deed_shapes.StatementLineShape]:
    """Every statement on record, in order of when it became public; those untold come last."""
    words = Words(language, setting.zone)
    parties = setting.theatre.parties
    said = sorted(
        setting.theatre.statements.values(),
        key=lambda one: (
            one.told is None,
            0 if one.told is None else one.told.earliest.timestamp(),
        ),
    )
    return [
        deed_shapes.StatementLineShape(
            one.id,
            one.speaker if party is None else words.name(party.name),
            one.organ,
            words.say(f"act.{one.act.value}"),
            one.about,
            moment_shape(one.told),
        )
        for one in said
        for party in (None if one.party is None else parties.get(one.party),)
    ]
