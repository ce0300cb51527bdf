"""How are days of the week named? Runs of them as `Mon–Fri`, by CLDR."""

from collections.abc import Sequence
from itertools import groupby

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def weekdays(days: Sequence[str], language: str) -> str:
    """`("mon", "tue", "wed", "sat")` -> `Mon–Wed, Sat`, in the week's order."""
    # Babel is imported only where it is needed: it would cost a third of the cold start of `mailwhy ask`.
    from babel.dates import get_day_names  # noqa: PLC0415

    names = get_day_names("abbreviated", "stand-alone", language)
    numbers = sorted({DAYS.index(day) for day in days})
    said = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        held = [names[number] for _, number in run]
        said.append(held[0] if len(held) == 1 else f"{held[0]}–{held[-1]}")
    return ", ".join(said)
