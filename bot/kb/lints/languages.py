"""Is everything there in every language? Stable entries need all four, drafts one."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.kb.lints.rule import Subject
from bot.kb.model import LANGUAGES
from bot.kb.problem import Problem
from bot.kb.walk import texts

STABLE_SYMPTOMS = 4
DRAFT_SYMPTOMS = 2
STABLE_HITS = 2
NAMES = {"en": "English", "it": "Italian", "uk": "Ukrainian", "pl": "Polish"}


def all_languages(subject: Subject) -> Iterator[Problem]:
    """Each text of a stable entry stands in en, it, uk and pl; each text of a draft in one of them."""
    stable = subject.entry.maturity == "stable"
    for path, text in texts(subject.entry):
        missing = [language for language in LANGUAGES if language not in text.languages]
        if missing and (stable or len(missing) == len(LANGUAGES)):
            yield subject.error("languages", path, f"lacks {named(missing)}")


def symptom_lines(subject: Subject) -> Iterator[Problem]:
    """A stable entry has 4 symptom lines per language, a draft 2 in one language; no line stands twice."""
    symptoms = subject.entry.symptoms
    if subject.entry.maturity == "draft":
        if max(len(symptoms.in_(language)) for language in LANGUAGES) < DRAFT_SYMPTOMS:
            yield subject.error("symptoms", ("symptoms",), f"needs {DRAFT_SYMPTOMS} lines in one language")
        return
    for language in LANGUAGES:
        lines = symptoms.in_(language)
        if len(lines) < STABLE_SYMPTOMS:
            message = f"has {len(lines)} lines in {named([language])}; a stable entry needs {STABLE_SYMPTOMS}"
            yield subject.error("symptoms", ("symptoms", language), message)
        for number, line in enumerate(lines):
            if plain(line) in map(plain, lines[:number]):
                yield subject.error("symptoms", ("symptoms", language, number), "stands twice")


def hit_examples(subject: Subject) -> Iterator[Problem]:
    """A stable entry has 2 hit examples per language."""
    if subject.entry.maturity == "draft":
        return
    count = Counter(example.lang for example in subject.entry.examples.hit)
    for language in LANGUAGES:
        if count[language] < STABLE_HITS:
            message = f"has {count[language]} examples in {named([language])}; a stable entry needs {STABLE_HITS}"
            yield subject.error("examples", ("examples", "hit"), message)


def own_words(subject: Subject) -> Iterator[Problem]:
    """An example that repeats a symptom line proves nothing; a miss that is also a hit cannot be right."""
    entry = subject.entry
    lines = {plain(line) for language in LANGUAGES for line in entry.symptoms.in_(language)}
    hits = {plain(example.text) for example in entry.examples.hit}
    for number, example in enumerate(entry.examples.hit):
        if plain(example.text) in lines:
            yield subject.error("examples", ("examples", "hit", number, "text"), "repeats a symptom line of its entry")
    for number, miss in enumerate(entry.examples.miss):
        if plain(miss.text) in hits:
            yield subject.error("examples", ("examples", "miss", number, "text"), "is a hit example as well")
        if miss.instead == entry.id:
            yield subject.error("examples", ("examples", "miss", number, "instead"), "names the entry itself")


def named(languages: Iterable[str]) -> str:
    """`it, pl` -> `Italian, Polish`."""
    return ", ".join(NAMES[language] for language in languages)


def plain(line: str) -> str:
    """A line without case and punctuation, to see whether two say the same."""
    return " ".join("".join(mark if mark.isalnum() else " " for mark in line.casefold()).split())
