"""The time of day, as this machine tells it."""

from whenever import Instant


class SystemClock:
    """The only place where the time is read; everything else is handed it."""

    def now(self) -> Instant:
        return Instant.now()
