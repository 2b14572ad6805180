"""Who may come in, and what every answer says about itself: tokens, hosts, headers as values."""

import ipaddress
import secrets
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from borgen.frozen import Value

Verdict: TypeAlias = Literal["welcome", "wrong_host", "wrong_token", "wrong_method"]

METHODS: Final = ("GET", "HEAD")
STATUS: Final = {"wrong_host": 421, "wrong_token": 403, "wrong_method": 405}
"""What browsers are told about a request that is not let in."""

_TOKEN_BYTES: Final = 24
_WEB: Final = 80

HEADERS: Final = (
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
"""What every answer says, whatever it is about; a page has a policy of its own."""


class Guard(Value, frozen=True):
    """What a request must bring.

    Attributes:
        token: the first step of every path; whoever knows it was given the address.
        hosts: the names by which the site may be called; a page elsewhere whose name is made to
            lead here (DNS rebinding) calls it by another.
    """

    token: str
    hosts: frozenset[str]

    @property
    def base(self) -> str:
        """What every address on the site begins with."""
        return f"/{self.token}"

    def verdict(self, method: str, host: str, path: str) -> Verdict:
        """Return whether a request is let in.

        Args:
            method: what it wants to do.
            host: what it calls the site, as its `Host` header says.
            path: where it goes, beginning with a slash.
        """
        if host.lower() not in self.hosts:
            return "wrong_host"
        given = path.removeprefix("/").partition("/")[0]
        if not secrets.compare_digest(given.encode(errors="replace"), self.token.encode()):
            return "wrong_token"
        return "welcome" if method in METHODS else "wrong_method"


def guard_for(host: str, port: int) -> Guard:
    """Return a guard with a new token for a site at an address and port."""
    names = {host, *(("localhost", "127.0.0.1", "::1") if is_loopback(host) else ())}
    return Guard(secrets.token_urlsafe(_TOKEN_BYTES), frozenset(_called(names, port)))


def is_loopback(host: str) -> bool:
    """Return whether an address can be reached from this machine only."""
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def is_address(host: str) -> bool:
    """Return whether it is one address of a machine: no name, and not "every address"."""
    try:
        return not ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def at(host: str, port: int) -> str:
    """Return an address and port as they stand in a URL."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def policy(styles: str) -> str:
    """Return the content security policy of a page.

    Args:
        styles: what may style it.
    """
    return (
        f"default-src 'none'; style-src {styles}; script-src 'self'; connect-src 'self';"
        " img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def _called(names: Iterable[str], port: int) -> Iterable[str]:
    for name in names:
        yield at(name, port)
        if port == _WEB:
            yield at(name, port).rpartition(":")[0]
