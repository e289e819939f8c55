"""Which addresses may be asked. What a feed or a redirect names is somebody else's word, and may point inside."""

import ipaddress
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
LONGEST_URL = 2000


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a web address leads: scheme, host and port, and what to ask for there."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> tuple[str, int]:
        """Host and port, which a user's trust is given to."""
        return self.host, self.port


def endpoint_of(url: str) -> Endpoint:
    """The place that a web address leads to; raises `ValueError`, with the reason, where it may not be asked for."""
    if len(url) > LONGEST_URL or not url.isprintable() or " " in url:
        raise ValueError("is no web address")
    parts = urlsplit(url)
    if parts.scheme not in PORTS:
        raise ValueError("is no address that begins with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("holds a user's name or password")
    if not parts.hostname:
        raise ValueError("names no host")
    host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode("ascii").lower()
    path = parts.path or "/"
    return Endpoint(
        parts.scheme, host, parts.port or PORTS[parts.scheme], f"{path}?{parts.query}" if parts.query else path
    )


def trusted_origins(urls: Iterable[str]) -> frozenset[tuple[str, int]]:
    """Hosts and ports that the user named, which may lie in the user's own network."""
    return frozenset(endpoint_of(url).origin for url in urls)


def addresses_of(place: Endpoint, *, trusted: bool) -> Iterator[str]:
    """The addresses of a host, public ones only unless it is trusted.

    The connection is made to what comes back, so that a name that changes its address between the look and the
    request gains nothing. Raises `ValueError` where none may be asked, `OSError` where there is none.
    """
    found = [str(info[4][0]) for info in socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)]
    allowed = [address for address in dict.fromkeys(found) if trusted or is_public(address)]
    if not allowed:
        raise ValueError("leads into a private network, where nobody but you may send this computer")
    return iter(allowed)


def is_public(address: str) -> bool:
    """Whether an address belongs to the open internet.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    """
    found = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast
