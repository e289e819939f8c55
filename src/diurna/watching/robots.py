"""What robots.txt allows a host's readers."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

LONGEST_ROBOTS = 512_000  # bytes; RFC 9309 asks to read at least 500 KiB
FRESH = 24 * 3600.0  # seconds that an answer holds, as RFC 9309 recommends at most
FRESH_FAILURE = 600.0  # seconds until a host whose robots.txt could not be had is asked again


@dataclass(frozen=True, slots=True)
class Rules:
    """A host's rules, and until when they hold; `allows_all` or none where it has no file or gives none."""

    parsed: Protego | None
    allows_all: bool
    until: float


class Robots:
    """The rules of hosts, asked for once a day."""

    def __init__(self, agent: str, get: Callable[[str], tuple[int, bytes]]) -> None:
        """`get` fetches a robots.txt: its status (0 where there was no answer) and its bytes."""
        self._agent, self._get = agent, get
        self._known: dict[str, Rules] = {}

    def allows(self, site: str, url: str) -> bool:
        """Whether a page may be fetched; `site` is the scheme, host and port of its address."""
        rules = self._rules(site)
        return rules.allows_all if rules.parsed is None else bool(rules.parsed.can_fetch(url, self._agent))

    def delay(self, site: str) -> float:
        """The seconds between requests that a host asks for, 0 where it asks for none."""
        parsed = self._rules(site).parsed
        asked = parsed.crawl_delay(self._agent) if parsed else None
        return float(asked) if asked and asked > 0 else 0.0

    def _rules(self, site: str) -> Rules:
        known = self._known.get(site)
        if known is None or known.until < time.monotonic():
            known = self._known[site] = self._ask(site)
        return known

    def _ask(self, site: str) -> Rules:
        """No file allows all; a host that is in trouble, or refuses to say, allows nothing for a while (RFC 9309)."""
        status, body = self._get(f"{site}/robots.txt")
        now = time.monotonic()
        if status == 200:
            try:
                return Rules(Protego.parse(body.decode("utf-8", "replace")), True, now + FRESH)
            except Exception:  # noqa: BLE001  rules that cannot be read are no rules
                return Rules(None, True, now + FRESH)
        if 400 <= status < 500 and status != 429:
            return Rules(None, True, now + FRESH)
        return Rules(None, False, now + FRESH_FAILURE)
