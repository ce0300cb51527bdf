"""Is the bot too fast? One post a second in a channel, so many updates a minute; both off unless the rules set them."""

import math
from collections import defaultdict, deque

from bot.fakeslack.errors import SlackError
from bot.fakeslack.rules import Clock, Rules


class Rates:
    """Remembers when what was allowed; a refused call does not count."""

    def __init__(self, clock: Clock, rules: Rules) -> None:
        self._clock = clock
        self._rules = rules
        self._posts: defaultdict[str, deque[float]] = defaultdict(deque)
        self._updates: deque[float] = deque()

    def post(self, channel: str) -> None:
        """Count a post in this channel; raises ratelimited (429, Retry-After) when it comes too soon."""
        rate = self._rules.posts_per_second
        if rate is not None:
            self._count(self._posts[channel], self._rules.post_burst, self._rules.post_burst / rate)

    def update(self) -> None:
        """Count an update of a message; raises ratelimited (429, Retry-After) when there were too many."""
        if self._rules.updates_per_minute is not None:
            self._count(self._updates, self._rules.updates_per_minute, 60.0)

    def _count(self, times: deque[float], most: int, window: float) -> None:
        now = self._clock()
        while times and now - times[0] >= window:
            times.popleft()
        if len(times) >= most:
            wait = max(1, math.ceil(window - (now - times[0])))
            raise SlackError("ratelimited", status=429, headers={"Retry-After": str(wait)})
        times.append(now)
