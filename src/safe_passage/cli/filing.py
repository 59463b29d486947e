"""Under which names are decided fields filed? What no text can give, a person adds.

The answers make a small document, which is read like any other: so they are checked like any.
"""

from safe_passage.cli.sitting import Ask
from safe_passage.cli.terminal import Page
from safe_passage.codec import document_text
from safe_passage.codec.confirmation_document import Filing, parse_filing
from safe_passage.intake.confirm import Confirmed
from safe_passage.ledger.canonical import Json
from safe_passage.model.arrangement import Scope
from safe_passage.model.draft import DraftKind
from safe_passage.service.confirming import as_words


def ask_filing(confirmed: tuple[Confirmed, ...], *, zone: str, ask: Ask, page: Page) -> Filing:
    """Ask for the ids, the party, the source and the rest, each with a proposal where there is one.

    Raises `InvalidInput` for an answer that cannot be taken.
    """
    page.heading("Where is it to be filed? Enter takes what stands in brackets.")
    statement = next((one for one in confirmed if one.kind is DraftKind.STATEMENT), None)
    arrangement = next((one for one in confirmed if one.kind is DraftKind.ARRANGEMENT), None)

    def put(name: str, proposal: str = "") -> str:
        shown = f"{name} [{proposal}]: " if proposal else f"{name}: "
        return ask(shown).strip() or proposal

    title = _value(arrangement, "kind_words")
    party = put("party whose position it is, by its id on record")
    required = put("parties whose binding counts, with commas", party)
    source = put("source, by its id on record")
    id_ = put("id of the arrangement")
    tree: dict[str, Json] = {
        "arrangement": {
            "id": id_,
            "title": put("its title", title),
            "zone": put("zone in which its hours are shown", zone),
            "required": [{"party": one.strip()} for one in required.split(",") if one.strip()],
            "kinds": [{"said": title, "by": [party]}] if title else [],
        },
        "statement": put("id of the statement", f"S-{id_}"),
        "position": put("id of the position", f"P-{party.upper()}"),
        "party": party,
        "organ": put("organ that speaks", ""),
        "sources": [source],
        "told": put("when it became public", _value(statement, "said_when")),
        "claim": put("id of the claim", "claim"),
        "what": put("what is claimed, in a few words", _value(statement, "about")),
        "scope": put(f"scope: {', '.join(Scope)}", Scope.PAUSE.value),
        "reading": put("id of this reading", source),
        "through": [one] if (one := put("through which agency", "")) else [],
        "says": put("what this reading says of the end", "no end stated"),
    }
    kept = {name: value for name, value in tree.items() if value not in ("", [])}
    return parse_filing(document_text.write(kept), "filing", zone=zone)


def _value(confirmed: Confirmed | None, name: str) -> str:
    if confirmed is None:
        return ""
    return next((as_words(f.value) or "" for f in confirmed.fields if f.name == name), "")
