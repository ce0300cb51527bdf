"""How many agents' questions are answered right? Measured on ../shared/corpus, which is not part of this project."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.diagnosis.diagnose import Diagnoser
from bot.diagnosis.model import Diagnosis, Mode
from bot.kb.base import Knowledge
from bot.kb.load import load
from bot.kb.locate import bundled

FILE = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "questions-dev.jsonl"
HEAD = ("", "n", "first", "of three", "silent", "as fact", "wrong fact")

pytestmark = pytest.mark.skipif(not FILE.is_file(), reason=f"the corpus of questions is not here: {FILE}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question with what was said to it."""

    kind: str
    language: str
    expected: frozenset[str]
    fine: frozenset[str]
    found: Diagnosis
    base: Knowledge

    def _names(self, at: int) -> set[str | None]:
        """An entry and the general entry it belongs to."""
        entry = self.found.matches[at].entry
        return {entry, self.base.entries[entry].parent}

    @property
    def first(self) -> bool:
        """Whether the first entry is right."""
        return bool(self.found.matches) and bool(self._names(0) & self.expected)

    @property
    def among(self) -> bool:
        """Whether a right entry, or one that is fine, stands among the three."""
        return any(self._names(at) & (self.expected | self.fine) for at in range(len(self.found.matches)))

    @property
    def silent(self) -> bool:
        """Whether nothing was said."""
        return self.found.mode is Mode.ABSTAIN

    @property
    def answered(self) -> bool:
        """Whether it was answered as fact."""
        return self.found.mode is Mode.ANSWER


@pytest.fixture(scope="module")
def outcomes() -> tuple[Outcome, ...]:
    """Every question of the corpus, asked."""
    base = load([bundled()]).partial
    diagnoser = Diagnoser(base)
    rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Outcome(
            row["kind"],
            row["lang"],
            frozenset(row["expect"]),
            frozenset(row["also_ok"]),
            diagnoser.diagnose(row["text"]),
            base,
        )
        for row in rows
    )


def share(values: Iterable[bool]) -> float:
    """How many of them hold, between 0 and 1."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def line(name: str, some: list[Outcome]) -> str:
    """One row of the table."""
    cells = [share(getattr(one, what) for one in some) for what in ("first", "among", "silent", "answered")]
    cells.append(share(one.answered and not one.first for one in some))
    return f"{name:10}{len(some):8}" + "".join(f"{100 * cell:11.1f}" for cell in cells)


def table(outcomes: Iterable[Outcome]) -> str:
    """Percentages per kind and per language."""
    known = list(outcomes)
    kinds = dict.fromkeys(one.kind for one in known)
    languages = dict.fromkeys(one.language for one in known)
    lines = [f"{HEAD[0]:10}{HEAD[1]:>8}" + "".join(f"{name:>11}" for name in HEAD[2:])]
    lines += [line(kind, [one for one in known if one.kind == kind]) for kind in kinds]
    lines += [line(name, [one for one in known if one.language == name and one.kind != "off"]) for name in languages]
    return "\n".join(lines)


def of(outcomes: Iterable[Outcome], *kinds: str) -> list[Outcome]:
    """The questions of some kinds."""
    return [one for one in outcomes if one.kind in kinds]


def test_the_table_is_printed(outcomes: tuple[Outcome, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Figures are shown as they are, whatever the floors below say."""
    with capsys.disabled():
        print(f"\n{table(outcomes)}")
    assert len(outcomes) >= 100


@pytest.mark.parametrize(("kinds", "floor"), [(("code", "raw"), 0.97), (("mixed",), 0.9), (("symptom",), 0.92)])
def test_the_first_answer_is_right(outcomes: tuple[Outcome, ...], kinds: tuple[str, ...], floor: float) -> None:
    """Floors of design.md section 8, or a little under what is reached."""
    assert share(one.first for one in of(outcomes, *kinds)) >= floor


@pytest.mark.parametrize("language", ["en", "it", "uk", "pl"])
def test_the_right_one_is_among_three_in_every_language(outcomes: tuple[Outcome, ...], language: str) -> None:
    """No language falls behind."""
    assert share(one.among for one in outcomes if one.language == language and one.kind != "off") >= 0.95


def test_silence_is_kept_where_it_belongs(outcomes: tuple[Outcome, ...]) -> None:
    """Out of scope is met with silence, and little else is."""
    assert share(one.silent for one in of(outcomes, "off")) >= 0.92
    assert share(one.silent for one in of(outcomes, "code", "raw", "mixed", "symptom")) <= 0.05


def test_codes_and_replies_are_answered_as_facts_and_rightly(outcomes: tuple[Outcome, ...]) -> None:
    """Nine of ten are, at most one in fifty is wrong."""
    exact = of(outcomes, "code", "raw")
    assert share(one.answered for one in exact) >= 0.9
    assert share(one.answered and not one.first for one in exact) <= 0.02
