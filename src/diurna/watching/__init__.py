"""Watch: follow feeds, politely, and code each article once.

addresses.py  which hosts may be asked: none inside the user's own network but those that the user named
connection.py a connection that ends when its time is up
fetch.py      one polite request: robots, delays, time-outs, size limits, redirects looked at one by one
robots.py     what robots.txt allows
state.py      what is known of feeds and articles between rounds and restarts
follow.py     the rounds
"""

from diurna.watching.fetch import Fetcher, FetchError
from diurna.watching.follow import Watcher
from diurna.watching.state import State

__all__ = ["FetchError", "Fetcher", "State", "Watcher"]
