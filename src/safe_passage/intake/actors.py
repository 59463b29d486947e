"""Who is it that a phrase names: a person, an office, a body, or somebody without a name?"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from safe_passage.intake.codebook import codebooks
from safe_passage.model.draft import Span

_LEAST_BEHIND = 4  # "for", a place, and a name of two words
_LONGEST_PHRASE = 22  # words; a subject with more is a clause that we did not understand
_TOKEN = re.compile(r"[\w][\w'’.&/-]*\w|\w")
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "del",
        "della",
        "di",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "bint",
        "ibn",
        "al",
        "el",
        "ul",
        "abu",
        "la",
        "le",
        "du",
    ]
)
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_ARTICLE = re.compile(
    r"(?:the|that|this|an?|its|their|his|her|two|three|four|several|some|another|one)\s+",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"\s(?:of|for|to|in|at|from|on|near|close|with|based|speaking|that|who|which)\s"
)
_NOBODY = re.compile(r"(?:none|neither|no|nobody|nothing)\b", re.IGNORECASE)
_BACKWARDS = re.compile(r"(?:the|that|this|these|those)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,9})\)")
_CLAUSE = re.compile(
    r"\b(?:that|which|whether|is|are|was|were|be|been|has|have|had|will|would|did|does|do|can|could|may|might"
    r"|must|should|because|although|when|while|after|before|if|neither|nor|there)\b"
)
_ANONYMOUS = frozenset(
    [
        "source",
        "sources",
        "official",
        "officials",
        "officer",
        "aide",
        "diplomat",
        "activists",
        "spokesman",
        "spokeswoman",
        "spokesperson",
    ]
)
_BODY_SPEECH = frozenset({"statement", "text", "communique", "announcement", "message"})


class ActorKind(StrEnum):
    PERSON = "person"
    BODY = "body"
    ROLE = "role"
    PRONOUN = "pronoun"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Actor:
    """A phrase understood. Each word that we keep stands at its own span.

    PERSON has a name. BODY has its name in `name`. ROLE ("the minister") and PRONOUN point back at
    somebody. ANONYMOUS stays without a name, whoever else the phrase mentions.
    """

    span: Span
    kind: ActorKind
    name: str | None = None
    name_span: Span | None = None
    role: str | None = None
    role_span: Span | None = None
    party: str | None = None
    party_span: Span | None = None
    is_listed: bool = False


def read_actor(text: str, head: Span, apposition: Span | None) -> Actor | None:
    """None where the phrase is no subject that we understand: a blank beats a wrong speaker."""
    words = head.words(text)
    if len(words.split()) > _LONGEST_PHRASE or not words:
        return None
    if words.casefold() in _PRONOUNS:
        return Actor(head, ActorKind.PRONOUN)
    if _NOBODY.match(words) or _CLAUSE.search(words) or any(mark in words for mark in '"“”:;'):
        return None
    actor = _read(text, head)
    if actor is not None and apposition is not None:
        actor = _with_apposition(text, actor, apposition)
    return actor


def find_party(text: str, span: Span) -> tuple[str, Span] | None:
    """The listed party that comes first in the words."""
    match = codebooks().party_pattern.search(text, span.start, span.end)
    return (codebooks().party_of[match.group()], Span(*match.span())) if match else None


def find_parties(text: str, span: Span) -> tuple[tuple[str, Span], ...]:
    known = codebooks()
    matches = known.party_pattern.finditer(text, span.start, span.end)
    return tuple((known.party_of[match.group()], Span(*match.span())) for match in matches)


def last_name(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold()


def _read(text: str, head: Span) -> Actor | None:
    body = _strip_article(text, head)
    tokens = _tokens(text, body)
    if not tokens:
        return None
    lone = _alone(text, head, body, tokens)
    if lone is not None:
        return lone
    core = _core(text, body)
    core_tokens = _tokens(text, core)
    role_at = _last_role(text, core_tokens)
    if role_at is None:
        return _body_or_name(text, head, body, core_tokens)
    return _office(text, head, body, core_tokens, role_at)


def _strip_article(text: str, head: Span) -> Span:
    match = _ARTICLE.match(text, head.start, head.end)
    return Span(match.end(), head.end) if match and match.end() < head.end else head


def _alone(text: str, head: Span, body: Span, tokens: list[Span]) -> Actor | None:
    """Phrases that need no analysis: a listed body, a document, two parties together."""
    known = codebooks()
    words = _ACRONYM.sub("", _POSSESSIVE.sub("", body.words(text))).strip()
    if words in known.party_of:
        name = known.party_of[words]
        return Actor(head, ActorKind.BODY, words, body, None, None, name, body, is_listed=True)
    joined = re.fullmatch(r"(?:both )?(.+?) and (?:the )?(.+)", words)
    if joined and joined[1] in known.party_of and joined[2] in known.party_of:
        both = f"{known.party_of[joined[1]]} and {known.party_of[joined[2]]}"
        return Actor(head, ActorKind.BODY, words, body, None, None, both, body, is_listed=True)
    if tokens[-1].words(text).casefold() in _BODY_SPEECH:
        return Actor(head, ActorKind.DOCUMENT)
    return None


def _core(text: str, body: Span) -> Span:
    """The phrase up to its first "of" or "for": behind it stands the principal, not the speaker.

    "Special Envoy for Syria Staffan de Mistura" carries its name behind the country all the same.
    """
    match = _LINKS.search(text, body.start, body.end)
    return Span(body.start, match.start()) if match and match.start() > body.start else body


def _tokens(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _TOKEN.finditer(text, span.start, span.end)]


def _is_capital(text: str, token: Span) -> bool:
    word = token.words(text)
    return word[0].isupper() or word.casefold() in _PARTICLES or word.startswith(("al-", "el-"))


def _role_words(text: str, token: Span) -> str:
    return _POSSESSIVE.sub("", token.words(text)).casefold()


def _last_role(text: str, tokens: list[Span]) -> int | None:
    roles = codebooks().person_roles | codebooks().body_roles
    last = None
    for at, token in enumerate(tokens):
        word = _role_words(text, token)
        if word in roles and not (last is not None and at > last + 3):
            last = at
    return last


def _office(text: str, head: Span, body: Span, tokens: list[Span], role_at: int) -> Actor | None:
    known = codebooks()
    role_word = _role_words(text, tokens[role_at])
    rest = tokens[role_at + 1 :]
    party = find_party(text, Span(body.start, tokens[role_at].end)) or _adjective(
        text, tokens, role_at
    )
    role_span = Span(body.start, tokens[role_at].end)
    named = Actor(
        head,
        ActorKind.PERSON,
        role=role_span.words(text),
        role_span=role_span,
        party=party[0] if party else None,
        party_span=party[1] if party else None,
    )
    if role_word in known.body_roles and not rest:
        return _as_body(text, named, body, role_span, party)
    if rest:
        name = Span(rest[0].start, rest[-1].end)
        is_name = all(_is_capital(text, token) for token in rest)
        return replace(named, name=name.words(text), name_span=name) if is_name else None
    behind = _name_behind(text, body, role_span)
    if behind is not None:
        return replace(
            named,
            role=Span(role_span.start, behind[0].end).words(text),
            role_span=Span(role_span.start, behind[0].end),
            name=behind[1].words(text),
            name_span=behind[1],
        )
    return _unnamed(text, replace(named, role=body.words(text), role_span=body), body)


def _unnamed(text: str, office: Actor, body: Span) -> Actor:
    """An office without a name points back ("the minister") or stays unnamed ("a source")."""
    lead = text[office.span.start : body.start].strip().casefold()
    if _BACKWARDS.fullmatch(lead):
        return replace(office, kind=ActorKind.ROLE)
    is_common = text[body.start].islower()
    if lead or is_common or _role_words(text, _tokens(text, _core(text, body))[-1]) in _ANONYMOUS:
        # Where an unnamed source comes from is not for whom it speaks.
        return replace(office, kind=ActorKind.ANONYMOUS, party=None, party_span=None)
    return replace(office, kind=ActorKind.ROLE)


def _as_body(
    text: str, named: Actor, body: Span, role_span: Span, party: tuple[str, Span] | None
) -> Actor:
    if text[named.span.start : body.start].casefold().startswith("a") and not party:
        return replace(named, kind=ActorKind.ANONYMOUS, role=body.words(text), role_span=body)
    is_proper = any(_is_capital(text, token) for token in _tokens(text, role_span))
    kind = ActorKind.BODY if is_proper or party else ActorKind.ROLE
    return replace(
        named, kind=kind, name=body.words(text), name_span=body, role=None, role_span=None
    )


def _adjective(text: str, tokens: list[Span], role_at: int) -> tuple[str, Span] | None:
    """A party that we do not list, in the text's word: as in "Velonian Defence Minister"."""
    first = tokens[0]
    word = _POSSESSIVE.sub("", first.words(text))
    is_adjective = re.fullmatch(r"[A-Z][a-z]+(?:ian|an|ese|ish|i|ic)|[A-Z][a-z]+", word)
    is_role = word.casefold() in codebooks().person_roles | codebooks().body_roles
    if role_at == 0 or is_role or not is_adjective or not _looks_national(word):
        return None
    return (word, Span(first.start, first.start + len(word)))


def _looks_national(word: str) -> bool:
    return word.endswith(("an", "ese", "ish", "ani", "aqi", "eni", "eli", "ari", "uti"))


def _name_behind(text: str, body: Span, role_span: Span) -> tuple[Span, Span] | None:
    """The name in "Special Envoy for Syria Staffan de Mistura": a place, then two words or more."""
    if not text[role_span.start].isupper():
        return None  # "spokesman for Secretary-General X" speaks himself, and is not X
    rest = _tokens(text, Span(role_span.end, body.end)) if role_span.end < body.end else []
    if (
        len(rest) < _LEAST_BEHIND
        or rest[0].words(text) not in ("for", "to")
        or not rest[1].words(text)[0].isupper()
    ):
        return None
    name = rest[2:]
    roles = codebooks().person_roles
    if not all(_is_capital(text, t) and _role_words(text, t) not in roles for t in name):
        return None
    if any(_role_words(text, t) in roles for t in rest[1:2]):
        return None
    return rest[1], Span(name[0].start, name[-1].end)


def _body_or_name(text: str, head: Span, body: Span, tokens: list[Span]) -> Actor | None:
    if (
        not tokens
        or not all(_is_capital(text, token) for token in tokens)
        or text[tokens[0].start].islower()
    ):
        return _known_inside(text, head, body)
    name = Span(tokens[0].start, tokens[-1].end)
    words = name.words(text)
    if words in codebooks().party_of:
        party = codebooks().party_of[words]
        return Actor(head, ActorKind.BODY, words, name, None, None, party, name, is_listed=True)
    if name.end < body.end:
        role = Span(tokens[0].start, body.end)
        listed = find_party(text, role)
        return Actor(
            head, ActorKind.PERSON, words, name, None, None,
            listed[0] if listed else None, listed[1] if listed else None,
        )  # fmt: skip
    return Actor(head, ActorKind.PERSON, words, name)


def _known_inside(text: str, head: Span, body: Span) -> Actor | None:
    """A lower-case phrase that ends with a listed party ("the rebel Free Syrian Army")."""
    match = None
    for match in codebooks().party_pattern.finditer(text, body.start, body.end):  # noqa: B007
        pass
    if match is None or match.end() != body.end:
        return None
    span = Span(*match.span())
    name = codebooks().party_of[match.group()]
    return Actor(head, ActorKind.BODY, match.group(), span, None, None, name, span, is_listed=True)


def _with_apposition(text: str, actor: Actor, apposition: Span) -> Actor | None:
    """Behind the comma stands an office ("X, president of Y") or a name ("A spokesman, X")."""
    words = apposition.words(text)
    if _CLAUSE.search(words.split(" who ")[0]) and not words.startswith(("who ", "which ")):
        return None
    tokens = _tokens(text, _strip_article(text, apposition))
    if not tokens:
        return actor
    is_name = all(_is_capital(text, t) for t in tokens) and _last_role(text, tokens) is None
    if actor.kind in (ActorKind.ANONYMOUS, ActorKind.ROLE) and is_name:
        return replace(actor, kind=ActorKind.PERSON, name=words, name_span=apposition)
    if actor.kind is not ActorKind.PERSON or _last_role(text, tokens) is None:
        return actor
    role = _strip_article(text, apposition)
    listed = find_party(text, apposition)
    return replace(
        actor,
        role=actor.role or role.words(text),
        role_span=actor.role_span or role,
        party=actor.party or (listed[0] if listed else None),
        party_span=actor.party_span or (listed[1] if listed else None),
    )
