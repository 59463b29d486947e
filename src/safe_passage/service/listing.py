"""Which arrangements are on record?"""

from safe_passage.codec.kinds import subject_of
from safe_passage.service.setting import Setting
from safe_passage.views import record_shapes
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
