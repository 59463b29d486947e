"""What something is called, in the languages that we show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name in English, and in Arabic where we have one."""

    en: str
    ar: str = ""

    def in_language(self, language: str) -> str:
        """The name in that language, or the English one where there is none."""
        return self.ar if language == "ar" and self.ar else self.en

    def __str__(self) -> str:
        return self.en
