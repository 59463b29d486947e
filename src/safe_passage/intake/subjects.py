"""Who stands before the verb, or behind it?"""

import itertools
import re

from safe_passage.intake.actors import Actor, read_actor
from safe_passage.intake.parse import Sentence
from safe_passage.intake.times import DayMark, find_days
from safe_passage.model.draft import Span

_ADVERBS = re.compile(
    r"(?:\s+(?:later|earlier|also|then|separately|repeatedly|had|has|have|previously|again|since|now|jointly"
    r"|both|himself|itself|afterwards|meanwhile|further|publicly|still|already))+\s*$"
)
_LEADING = re.compile(
    r"(?:(?:and|but|however|meanwhile|separately|in addition|earlier|later|also|still|yet),?\s+"
    r"|(?:in the (?:morning|afternoon|evening)|during those hours|later in the day"
    r"|hours later|at \d{1,2}[:.]\d{2}"
    r"|the day before|a day (?:earlier|before|later)|in return|in response)\,?\s+)+",
    re.IGNORECASE,
)


def segments(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas and closing quotation marks, brackets left whole."""
    cuts, depth = [start], 0
    for at in range(start, end):
        depth += {"(": 1, ")": -1}.get(masked[at], 0)
        if (masked[at] in ",;:" and depth == 0) or (
            masked[at] in '"”' and at > start and masked[at - 1] == "\x01"
        ):
            cuts.append(at + 1)
    cuts.append(end)
    return [(a, b) for a, b in itertools.pairwise(cuts) if a < b]


def find_subject(
    text: str, sentence: Sentence, masked: str, cue: Span
) -> tuple[Actor, int, DayMark | None] | None:
    """The subject left of its verb, where its phrase starts, and a day that stands before it."""
    base = sentence.span.start
    end = cue.start - base
    if adverbs := _ADVERBS.search(masked, 0, end):
        end = adverbs.start()
    left = masked[:end]
    closes = left.rstrip().endswith(",")
    parts = [p for p in segments(masked, 0, end) if masked[p[0] : p[1]].strip(' ,;:"”')]
    if not parts:
        return None
    apposition = None
    if closes:
        if len(parts) < 2:  # noqa: PLR2004  a head and its apposition
            return None
        apposition = trimmed(text, base + parts[-1][0], base + parts[-1][1])
        parts = parts[:-1]
    head = trimmed(text, base + parts[-1][0], base + parts[-1][1])
    if head is None:
        return None
    head, said = _without_leading(text, head)
    if head is None:
        return None
    said = said or _day_of_opening(text, base, parts)
    actor = read_actor(text, head, apposition)
    return (actor, head.start, said) if actor else None


def _day_of_opening(text: str, base: int, parts: list[tuple[int, int]]) -> DayMark | None:
    """The day in "On Friday, the office said": an opening of its own, and nothing but a day."""
    if len(parts) != 2:  # noqa: PLR2004  the opening and the subject
        return None
    days = find_days(text, Span(base + parts[0][0], base + parts[0][1]))
    if not days:
        return None
    words = text[base : base + parts[0][1]].strip(" ,").casefold()
    rest = words.replace(days[0].span.words(text).casefold(), "").split()
    return days[0] if set(rest) <= {"on", "also", "late", "early", "in", "the"} else None


def trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in ',;:"”'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end) if start < end else None


def _without_leading(text: str, head: Span) -> tuple[Span | None, DayMark | None]:
    """In "On Friday the UN office" the day is when, the rest is who."""
    start, said = head.start, None
    for _ in range(3):
        gap = re.compile(r"(?:also )?(?:(?:on|late on|early on)\s+)?", re.IGNORECASE).match(
            text, start, head.end
        )
        days = (
            find_days(text, Span(gap.end() if gap else start, head.end))
            if (gap.end() if gap else start) < head.end
            else ()
        )
        if gap and days and days[0].span.start == gap.end():
            said, start = days[0], days[0].span.end
        elif leading := _LEADING.match(text, start, head.end):
            start = leading.end()
        while start < head.end and text[start] in " ,":
            start += 1
    return (Span(start, head.end) if start < head.end else None), said


def find_inverted(
    text: str, sentence: Sentence, masked: str, cue: Span
) -> tuple[Actor, int] | None:
    """The subject right of its verb, behind a quotation: `"...," said Jan Egeland, the adviser`."""
    base = sentence.span.start
    before = masked[: cue.start - base].rstrip()
    if not before.endswith((",", '"', "”", ",'", "’", "?", "!")):
        return None
    end = sentence.span.end - base
    parts = segments(masked, cue.end - base, end)
    if not parts:
        return None
    head = trimmed(text, base + parts[0][0], base + parts[0][1])
    if head is None:
        return None
    words = head.words(text)
    if not (words[0].isupper() or words.casefold().startswith(("the ", "a ", "an "))):
        return None
    days = find_days(text, head)
    stop = min([head.end] + [d.span.start for d in days])
    match = re.search(r"\s(?:on|in a|told|late)\s*$", text[head.start : stop])
    stop = head.start + match.start() if match else stop
    head = trimmed(text, head.start, stop)
    if head is None:
        return None
    head = Span(head.start, head.end - 1) if text[head.end - 1] == "." and len(head) > 1 else head
    apposition = trimmed(text, base + parts[1][0], base + parts[1][1]) if len(parts) > 1 else None
    if apposition and text[apposition.end - 1] == "." and len(apposition) > 1:
        apposition = Span(apposition.start, apposition.end - 1)
    actor = read_actor(text, head, None)
    if actor and apposition:
        actor = read_actor(text, head, apposition) or actor
    return (actor, stop) if actor else None
