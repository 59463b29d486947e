"""Which fields does a draft have, and of which sort is each value?"""

from collections.abc import Mapping
from types import MappingProxyType

from whenever import Date, Time

from safe_passage.model.draft import DraftKind

STATEMENT_FIELDS: Mapping[str, type] = MappingProxyType(
    {
        "speaker": str,  # in the text's words; with a surname alone, the name given before
        "named": bool,  # false: unnamed, and stays so
        "role": str,
        "party": str,
        "holder": str,  # whose position; another's than the party's is only reported
        "chain": tuple,  # outermost first
        "act": str,  # model.statement.Act
        "polarity": str,
        "condition": str,
        "about": str,
        "said_when": Date,
        "said_part": str,  # morning, afternoon, evening, night
        "words": str,
        "quotation": tuple,
    }
)
ARRANGEMENT_FIELDS: Mapping[str, type] = MappingProxyType(
    {
        "kind": str,
        "kind_words": str,
        "status": str,
        "area": str,
        "start": Date,
        "end": Date,
        "opens": Time,
        "closes": Time,
        "clock_zone": str,  # of the clock times alone, and only if the words name it
        "period": str,
        "daily_minutes": int,
        "duration_minutes": int,
        "parties": tuple,
        "announced_by": str,
        "purpose": str,
        "condition": str,
        "exclusions": tuple,
    }
)
FIELDS_OF: Mapping[DraftKind, Mapping[str, type]] = MappingProxyType(
    {
        DraftKind.STATEMENT: STATEMENT_FIELDS,
        DraftKind.ARRANGEMENT: ARRANGEMENT_FIELDS,
        DraftKind.NO_STATEMENT_FOUND: MappingProxyType({"party": str}),
    }
)
