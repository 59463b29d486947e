"""What does this text say, as far as the words alone tell? From text to drafts, nothing else."""

from dataclasses import dataclass

from whenever import Date

from safe_passage.errors import InvalidInput
from safe_passage.intake.arrangements import find_mentions
from safe_passage.intake.blocks import READ_KINDS, Block, split_blocks
from safe_passage.intake.clusters import join_mentions
from safe_passage.intake.codebook import codebooks
from safe_passage.intake.document import Document, open_document
from safe_passage.intake.frames import find_frames
from safe_passage.intake.language import detect_language
from safe_passage.intake.parse import LONGEST_SENTENCE, parse
from safe_passage.intake.silence import find_silences
from safe_passage.intake.speakers import attribute
from safe_passage.intake.statements import draft_statements
from safe_passage.intake.verify import verify
from safe_passage.model.draft import Draft, DraftKind, Span

READ_LANGUAGES = ("en",)
_EARLIEST, _LATEST = 1900, 2200
_BIDI_CONTROLS = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
)
_LEAST_CONFLICT_WORDS = 2


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the reading that its reader must know; `span` where it has a place."""

    code: str
    summary: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Drafts, and all that shaped them: same text, anchors and codebooks, same reading."""

    text_sha256: str
    text_length: int
    language: str
    published: Date | None
    zone: str | None
    codebooks_sha256: str
    blocks: tuple[Block, ...]
    drafts: tuple[Draft, ...]
    remarks: tuple[Remark, ...]

    def of_kind(self, kind: DraftKind) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.drafts if draft.kind is kind)

    @property
    def statements(self) -> tuple[Draft, ...]:
        return self.of_kind(DraftKind.STATEMENT)

    @property
    def arrangements(self) -> tuple[Draft, ...]:
        return self.of_kind(DraftKind.ARRANGEMENT)


def read_text(
    text: str, *, published: Date | None, zone: str | None, language: str | None = None
) -> Reading:
    """Drafts only; no clock and no network. Without `published` relative days stay open.

    Raises `InvalidInput` for what is no text: empty, too large, NUL characters, an unknown zone.
    """
    if published is not None and not _EARLIEST <= published.year <= _LATEST:
        raise InvalidInput(
            f"a publication date in the year {published.year}",
            path="published",
            remedy=f"give a date between {_EARLIEST} and {_LATEST}",
        )
    document = open_document(text, published=published, zone=zone)
    spoken = language or detect_language(text)
    remarks = list(_remarks_on_characters(text))
    if spoken not in READ_LANGUAGES:
        known = ", ".join(READ_LANGUAGES)
        summary = f"language not read: {spoken}; only {known} is read, so nothing was drafted"
        remarks.append(Remark("language-not-read", summary))
        return _reading(document, spoken, split_blocks(text), (), remarks)
    return _read(document, spoken, remarks)


def _read(document: Document, language: str, remarks: list[Remark]) -> Reading:
    text = document.text
    blocks = split_blocks(text)
    parsed = parse(text, blocks)
    remarks.extend(
        Remark("not-read", f"no sentence ends within {LONGEST_SENTENCE} characters: not read", span)
        for span in parsed.unread
    )
    if not _speaks_of_conflict(text, blocks):
        summary = "nothing in this text speaks of armed conflict or relief, so nothing was drafted"
        remarks.append(Remark("no-conflict", summary))
        return _reading(document, language, blocks, (), remarks)
    attributed = attribute(text, parsed.sentences, find_frames(text, parsed.sentences))
    statements = draft_statements(document, parsed.sentences, attributed)
    mentions = find_mentions(document, parsed.sentences, attributed, statements)
    found = (*statements, *join_mentions(mentions), *find_silences(text, parsed.sentences))
    kept, dropped = verify(text, blocks, found)
    remarks.extend(
        Remark("dropped", f"{draft.id} was dropped: {reason}", draft.basis[0])
        for draft, reason in dropped
    )
    if document.published is None:
        summary = "no publication date was given: relative days and days without a year stay open"
        remarks.append(Remark("no-publication-date", summary))
    return _reading(document, language, blocks, kept, remarks)


def _reading(
    document: Document,
    language: str,
    blocks: tuple[Block, ...],
    drafts: tuple[Draft, ...],
    remarks: list[Remark],
) -> Reading:
    return Reading(
        text_sha256=document.sha256,
        text_length=len(document.text),
        language=language,
        published=document.published,
        zone=document.zone,
        codebooks_sha256=codebooks().sha256,
        blocks=blocks,
        drafts=drafts,
        remarks=tuple(remarks),
    )


def _speaks_of_conflict(text: str, blocks: tuple[Block, ...]) -> bool:
    """Trade and sport have truces too: two different words of war or relief must occur."""
    pattern = codebooks().conflict_words
    words = {
        match.group().casefold()
        for block in blocks
        if block.kind in READ_KINDS
        for match in pattern.finditer(text, block.span.start, block.span.end)
    }
    return len(words) >= _LEAST_CONFLICT_WORDS


def _remarks_on_characters(text: str) -> tuple[Remark, ...]:
    """Direction controls can show other words than those that are read."""
    at = next((i for i, char in enumerate(text) if char in _BIDI_CONTROLS), None)
    if at is None:
        return ()
    summary = "the text holds direction controls: what is shown may differ from what is read"
    return (Remark("direction-controls", summary, Span(at, at + 1)),)
