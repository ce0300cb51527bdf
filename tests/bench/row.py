"""One line of the bench table."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure, what it should be, and where one exists a named peer to compare with."""

    what: str
    value: float
    unit: str
    target: float | None = None
    peer: str = ""
    """The peer and its figure, in words; empty where no fair peer exists."""

    @property
    def verdict(self) -> str:
        """`ok`, `MISSED by 12 %`, or nothing without a target."""
        if self.target is None:
            return ""
        if self.value <= self.target:
            return "ok"
        return f"MISSED by {100 * (self.value / self.target - 1):.0f} %"


def percentile(values: list[float], share: float) -> float:
    """The nearest-rank percentile: `percentile(times, 0.95)`."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def table(rows: list[Row]) -> str:
    """The rows as an aligned text table."""
    lines = [("what", "measured", "target", "", "peer")]
    for row in rows:
        target = "" if row.target is None else f"<= {row.target:g} {row.unit}"
        lines.append((row.what, f"{row.value:.2f} {row.unit}", target, row.verdict, row.peer))
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
