"""Refusals: what we will not or cannot do, said so that someone can act on it.

An error stops the work. A doubt that a person should weigh is a `Finding` instead.
"""

from typing import ClassVar


class SafePassageError(Exception):
    """Base of every error we raise on purpose.

    `facts` are the named circumstances (a field's path, a file, an address), `remedy` is what the
    reader can do about it. The message is lower case, without blame or full stop.
    """

    code: ClassVar[str] = "refused"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, remedy: str | None = None, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.facts = facts


class InvalidInput(SafePassageError):
    """Something that came in cannot be read.

    `path` names the field, as in `claims[0].readings[1].zone`.
    """

    code = "invalid-input"

    def __init__(
        self, message: str, *, path: str = "", remedy: str | None = None, **facts: object
    ) -> None:
        super().__init__(message, remedy=remedy, **facts)
        self.path = path

    def under(self, prefix: str) -> "InvalidInput":
        """The same fault, seen from one level further out."""
        joint = "" if not self.path or self.path.startswith("[") else "."
        return InvalidInput(
            self.message,
            path=f"{prefix}{joint}{self.path}",
            remedy=self.remedy,
            **self.facts,
        )


class NotFound(SafePassageError):
    """Nothing of that name is on record, or the asker may not see it: both answer alike."""

    code = "not-found"


class Forbidden(SafePassageError):
    """The deed is not allowed to this principal; to readers it is shown as `NotFound`."""

    code = "not-found"


class StaleVersion(SafePassageError):
    """The work was based on a version that is no longer the latest; `facts` hold both."""

    code = "stale-version"


class RegisterLocked(SafePassageError):
    """Another process holds the register; `facts['address']` says where, if it serves."""

    code = "register-locked"


class RegisterUnusable(SafePassageError):
    """The register is corrupt, read-only, from a newer version, or of the wrong kind."""

    code = "register-unusable"


class StorageFailed(SafePassageError):
    """A disk or database failed in the middle of the work; nothing unacknowledged is kept."""

    code = "storage-failed"


class Unavailable(SafePassageError):
    """Something that this deed needs is not installed, not reachable or not built."""

    code = "unavailable"


class NotProven(SafePassageError):
    """A signature, a proof or an opened field does not hold; nothing may be concluded from it."""

    code = "not-proven"
