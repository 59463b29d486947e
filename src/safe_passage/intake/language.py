"""In which language is this text, as far as its letters and small words tell?"""

from collections import Counter

from safe_passage.intake.codebook import codebooks

# First and last letter of the blocks that tell one script from another.
_SCRIPTS = (
    ("Latin", 0x0041, 0x024F),
    ("Cyrillic", 0x0400, 0x052F),
    ("Hebrew", 0x0590, 0x05FF),
    ("Arabic", 0x0600, 0x06FF),
    ("Ethiopic", 0x1200, 0x137F),
    ("Han", 0x4E00, 0x9FFF),
)
_SAMPLE = 20_000  # letters and words at the head of a text are enough
_LEAST_SHARE = 0.08  # English prose has some 0.35 small words a word; a list of names has none


def detect_language(text: str) -> str:
    """A code of ISO 639-1, or "und" where nothing can be told; never a guess from one word."""
    sample = text[:_SAMPLE]
    scripts = Counter(script for char in sample if (script := _script_of(char)))
    if not scripts:
        return "und"
    script = scripts.most_common(1)[0][0]
    words = [word.strip(".,;:!?\"'()«»“”").casefold() for word in sample.split()]
    scores = {
        code: sum(word in small for word in words) / max(1, len(words))
        for code, (of_script, small) in codebooks().languages.items()
        if of_script == script
    }
    best = max(scores, key=lambda code: (scores[code], code), default="und")
    if scores.get(best, 0.0) >= _LEAST_SHARE:
        return best
    # A script with one language in our list is still named; Latin and Cyrillic have several.
    return best if len(scores) == 1 else "und"


def _script_of(char: str) -> str | None:
    if not char.isalpha():
        return None
    point = ord(char)
    for name, first, last in _SCRIPTS:
        if first <= point <= last:
            return name
    return "other"
