"""How does a finding write a moment and a length of time?"""

from whenever import Instant, TimeDelta


def clock(at: Instant, zone: str, *, beside: Instant | None = None) -> str:
    """What the wall clock in the zone shows; with the date where it is another day's.

    Seconds are written only where they are not zero, so that 12:40:01 never reads as 12:40.
    """
    local = at.to_tz(zone)
    text = f"{local.hour:02}:{local.minute:02}"
    if local.second:
        text += f":{local.second:02}"
    if beside is not None and beside.to_tz(zone).date() != local.date():
        text = f"{local.date().format_iso()} {text}"
    return text


def length(of: TimeDelta) -> str:
    """`1 s`, `29 min`, `29 min 1 s`, `2 h 5 min`, `48 h`: exact to the second, rounded up."""
    hours, minutes, seconds = (
        of.round("second", mode="ceil").in_units(["hours", "minutes", "seconds"]).values()
    )
    parts = [(hours, "h"), (minutes, "min"), (seconds, "s")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 min"
