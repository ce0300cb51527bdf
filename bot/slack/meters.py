"""How much happens in Slack? Counters for /metrics; no ids of people or channels in them."""

from prometheus_client import CollectorRegistry, Counter, Histogram

SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Meters:
    """All counters of this room, in a registry of their own unless one is given."""

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        self.registry = registry or CollectorRegistry()
        self.answers = Counter(
            "mailwhy_answers", "Questions answered, by surface and mode", ("surface", "mode"), registry=self.registry
        )
        self.seconds = Histogram(
            "mailwhy_answer_seconds", "From the event to the posted answer", buckets=SECONDS, registry=self.registry
        )
        self.events = Counter("mailwhy_events", "Events by what became of them", ("outcome",), registry=self.registry)
        self.errors = Counter("mailwhy_errors", "Listeners that failed, by kind", ("kind",), registry=self.registry)
        self.feedback = Counter("mailwhy_feedback", "Verdicts on answers", ("verdict",), registry=self.registry)
