"""How well does `mailwhy ask` answer a file of questions? Tables per kind, language and both, and what went wrong.

python -m tests.corpus.measure FILE           the tables
python -m tests.corpus.measure FILE --list    and below them every question that was not answered right, worst first

FILE holds JSON lines {"id","lang","text","expect","also_ok","kind"}. `expect` is right in first place, `also_ok` among
the first three; an entry whose parent is wanted is as good as the parent. A row without `expect` is off topic and
should be left alone, unless its kind is "vague": that one is in scope and should be asked for more.
`abstained` is asked and off-topic together: wrong for a question in scope, right for the others.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAILWHY = str(Path(sys.executable).with_name("mailwhy"))
COLUMNS = "n first three abstained asked off-topic offer answer wrong".split()
WORST_FIRST = "wrong answer, off-topic, asked, missed, ranked"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, what was wanted, and what came back."""

    id: str
    kind: str
    lang: str
    text: str
    wanted: frozenset[str]
    fine: frozenset[str]
    mode: str
    question: bool
    names: tuple[frozenset[str], ...]  # of each answer: its entry, and the parent of that

    @property
    def first(self) -> bool:
        return bool(self.names) and bool(self.names[0] & self.wanted)

    @property
    def among_three(self) -> bool:
        return any(names & (self.wanted | self.fine) for names in self.names[:3])

    @property
    def wrong_answer(self) -> bool:
        """Said as fact, and neither wanted nor tolerated."""
        return self.mode == "answer" and not self.names[0] & (self.wanted | self.fine)

    @property
    def asked(self) -> bool:
        """No answer, but in scope: it asked for more."""
        return self.mode == "abstain" and self.question

    @property
    def dismissed(self) -> bool:
        """No answer and nothing asked: called off topic."""
        return self.mode == "abstain" and not self.question

    @property
    def fault(self) -> str | None:
        """The name of what is wrong, as in WORST_FIRST; None when nothing is."""
        if self.wrong_answer:
            return "wrong answer"
        if self.kind == "vague":
            return "off-topic" if self.dismissed else None
        if not self.wanted:
            return None if self.mode == "abstain" else "missed"
        if self.first:
            return None
        if self.mode == "abstain":
            return "asked" if self.question else "off-topic"
        return "ranked" if self.among_three else "missed"


def call(*arguments: str, given: str = "") -> str:
    """What mailwhy prints."""
    return subprocess.run((MAILWHY, *arguments), input=given, text=True, check=True, capture_output=True).stdout


def outcomes(file: Path) -> list[Outcome]:
    """Ask every question of the file in one run."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in file.read_text().splitlines() if line.strip()]
    parents: dict[str, str | None] = {
        entry["id"]: entry["parent"] for entry in json.loads(call("kb", "list", "--json"))
    }
    given = "".join(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows)
    answers = [json.loads(line) for line in call("ask", "--batch", given=given).splitlines()]
    return [outcome(row, answer, parents) for row, answer in zip(rows, answers, strict=True)]


def outcome(row: dict[str, Any], answer: dict[str, Any], parents: dict[str, str | None]) -> Outcome:
    """Lay a question and its answer side by side."""
    entries = [found["entry"] for found in answer["answers"]]
    return Outcome(
        row["id"],
        row["kind"],
        row["lang"],
        row["text"],
        frozenset(row["expect"]),
        frozenset(row["also_ok"]),
        answer["mode"],
        answer["question"] is not None,
        tuple(frozenset(filter(None, (entry, parents.get(entry)))) for entry in entries),
    )


def counts(found: list[Outcome]) -> list[int]:
    """The figures of COLUMNS."""
    return [
        len(found),
        sum(one.first for one in found),
        sum(one.among_three for one in found),
        sum(one.mode == "abstain" for one in found),
        sum(one.asked for one in found),
        sum(one.dismissed for one in found),
        sum(one.mode == "offer" for one in found),
        sum(one.mode == "answer" for one in found),
        sum(one.wrong_answer for one in found),
    ]


def print_table(title: str, found: list[Outcome], key: Callable[[Outcome], str]) -> None:
    """A line per value of the key, then all of them; shares where they say something."""
    print(f"\n{title:12}" + "".join(f"{column:>12}" for column in COLUMNS))
    for value in [*sorted({key(one) for one in found}), "all"]:
        total, *rest = counts([one for one in found if value in (key(one), "all")])
        print(f"{value:12}{total:12}" + "".join(f"{number:6}{number / total:6.0%}" for number in rest))


def print_faults(found: Iterable[Outcome]) -> None:
    """Every faulty outcome, grouped by fault, with what was wanted and what was said."""
    faulty = [one for one in found if one.fault]
    for fault in WORST_FIRST.split(", "):
        group = [one for one in faulty if one.fault == fault]
        print(f"\n## {fault}: {len(group)}")
        for one in group:
            said = " | ".join("/".join(sorted(names, reverse=True)[:1]) for names in one.names) or "-"
            print(f"{one.id} [{one.kind}] {one.text!r}\n    wanted {' '.join(sorted(one.wanted)) or '-'}; said {said}")


def main(arguments: list[str]) -> int:
    """Measure the file; 0 whatever the figures, the reader judges. 1 when mailwhy fails, 2 when there is no file."""
    paths = [Path(one) for one in arguments if one != "--list"]
    if len(paths) != 1 or not paths[0].is_file():
        print("usage: python -m tests.corpus.measure FILE [--list]", file=sys.stderr)
        return 2
    try:
        found = outcomes(paths[0])
    except subprocess.CalledProcessError as error:
        print(f"mailwhy failed, nothing measured: {error.stderr.strip()[-500:]}", file=sys.stderr)
        return 1
    in_scope = [one for one in found if one.wanted]
    if in_scope:
        print_table("kind", in_scope, lambda one: one.kind)
        print_table("language", in_scope, lambda one: one.lang)
        print_table("both", in_scope, lambda one: f"{one.lang} {one.kind}")
    for title in ("vague", "off"):
        rest = [one for one in found if not one.wanted and (one.kind == "vague") == (title == "vague")]
        if rest:
            print_table(title, rest, lambda one: one.lang)
    if "--list" in arguments:
        print_faults(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
