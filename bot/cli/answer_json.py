"""What does an answer look like to a program? The stable JSON of `mailwhy ask --json` and `--batch`."""

from typing import Any

from bot.diagnosis.model import Diagnosis, Evidence, Match, Question
from bot.kb.base import Knowledge
from bot.kb.model import Wait
from bot.slack.views import wording


def answer(identity: str | int | None, language: str, diagnosis: Diagnosis, base: Knowledge) -> dict[str, Any]:
    """One answer; field names and meanings never change. `id` repeats the caller's, null for a single question."""
    return {
        "id": identity,
        "language": language,
        "detected": diagnosis.detected,
        "mode": diagnosis.mode.value,
        "answers": [_match(match) for match in diagnosis.matches],
        "reason": diagnosis.reason,
        "question": _question(diagnosis.question, language, base) if diagnosis.question else None,
        "asks": diagnosis.asks.value,
        "verdict": _verdict(diagnosis, language, base),
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "entry": match.entry,
        "confidence": round(match.confidence, 3),
        "evidence": [_evidence(item) for item in match.evidence],
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    return {"kind": item.kind.value, "text": item.text, "start": item.start, "end": item.end}


def _question(question: Question, language: str, base: Knowledge) -> dict[str, Any]:
    return {
        "text": wording.question(question, language),
        "choices": [
            {"label": wording.choice(choice, question.kind, base, language), "entry": choice.entry}
            for choice in question.choices
        ],
    }


def _verdict(diagnosis: Diagnosis, language: str, base: Knowledge) -> dict[str, Any] | None:
    if not diagnosis.matches:
        return None
    verdict = base.entries[diagnosis.matches[0].entry].verdict
    return {
        "actor": verdict.actor.value,
        "resend": verdict.resend.value,
        "wait": _wait(verdict.wait),
        "still_works": verdict.still_works.in_(language) if verdict.still_works else None,
        "broken": verdict.broken.in_(language) if verdict.broken else None,
    }


def _wait(wait: Wait | None) -> dict[str, Any] | None:
    if wait is None:
        return None
    return {"min": wait.min, "max": wait.max, "window": wait.window.value if wait.window else None}
