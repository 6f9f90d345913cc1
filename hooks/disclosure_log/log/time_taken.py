"""How long an answer took, in words: for the line below a title, and as a sentence."""

from __future__ import annotations

from disclosure_log.language import counted, in_words, number
from disclosure_log.law.calendar import Clock
from disclosure_log.log.entry import Entry


def verdict(clock: Clock) -> str:
    """``on time``, ``within the extended time``, ``2 working days late``."""
    if not clock.late:
        return "within the extended time" if clock.extension_used else "on time"
    return f"{_working_days(clock.late_by)} late" if clock.late_by else "late"


def in_short(clock: Clock) -> str:
    """``15 working days, on time``; empty if the day of receipt was not recorded."""
    if clock.used is None:
        return ""
    if clock.late and clock.late_by:
        return f"{_working_days(clock.used)}, {number(clock.late_by)} late"
    return f"{_working_days(clock.used)}, {verdict(clock)}"


def in_sentences(entry: Entry) -> str:
    """What the line of days shows, for those who do not see it."""
    clock, record = entry.clock, entry.record
    if clock.used is None or not clock.due:
        return (
            "The letter does not say when the request was received, so we cannot say how long the"
            " answer took."
        )
    said = [f"Answered in {_working_days(clock.used)}, {verdict(clock)}."]
    if clock.started and clock.started != record.received:
        said.append(
            f"The days were counted again from {in_words(clock.started)}, when the requester had"
            " made clear what was wanted."
        )
    said += [
        f"The days from {in_words(pause.first)} to {in_words(pause.last)} did not count, because"
        " the fee had not been paid."
        for pause in clock.pauses
    ]
    said.append(f"The answer was due by {in_words(clock.due)}.")
    return " ".join(said)


def _working_days(days: int) -> str:
    return counted(days, "working day", "working days")
