"""Which requests are answered, and the headers of every response: token, hosts, methods, policy.

Starlette's TrustedHostMiddleware compares no ports and refuses in plain text with another status.
"""

import ipaddress
import secrets
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from borgen.frozen import Value

Verdict: TypeAlias = Literal["allowed", "wrong_host", "wrong_token", "wrong_method"]

METHODS: Final = ("GET", "HEAD")
STATUS: Final[Mapping[Verdict, int]] = MappingProxyType(
    {"wrong_host": 421, "wrong_token": 403, "wrong_method": 405}
)
"""The status of a request that is refused."""

_TOKEN_BYTES: Final = 24
_HTTP_PORT: Final = 80

HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
)
"""The headers of every response; a page replaces the policy by its own."""


class RequestGuard(Value, frozen=True):
    """What a request must have to be answered.

    Attributes:
        token: the first step of every path, known only to those who were given the address.
        hosts: the valid `Host` headers; a page elsewhere whose name is made to lead here (DNS
            rebinding) sends another.
    """

    token: str
    hosts: frozenset[str]

    @property
    def base(self) -> str:
        """What every address on the site begins with."""
        return f"/{self.token}"

    def verdict(self, method: str, host: str, path: str) -> Verdict:
        """Return whether a request is allowed, or why not.

        Args:
            method: of the request.
            host: its `Host` header.
            path: its path, beginning with a slash.
        """
        if host.lower() not in self.hosts:
            return "wrong_host"
        token = path.removeprefix("/").partition("/")[0]
        if not secrets.compare_digest(token.encode(errors="replace"), self.token.encode()):
            return "wrong_token"
        return "allowed" if method in METHODS else "wrong_method"


def guard_for(host: str, port: int) -> RequestGuard:
    """Return a guard with a new token for a site at an address and port."""
    return RequestGuard(secrets.token_urlsafe(_TOKEN_BYTES), frozenset(_hosts(host, port)))


def _hosts(host: str, port: int) -> Iterator[str]:
    for name in (host, *(("localhost", "127.0.0.1", "::1") if is_loopback(host) else ())):
        yield netloc(name, port)
        if port == _HTTP_PORT:
            yield netloc(name, port).rpartition(":")[0]


def is_loopback(host: str) -> bool:
    """Return whether an address can be reached from this machine only."""
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def is_address(host: str) -> bool:
    """Return whether it is an IP address of one machine: no name, and not "every address"."""
    try:
        return not ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def netloc(host: str, port: int) -> str:
    """Return an address and port as they stand in a URL."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def page_policy(styles: str) -> str:
    """Return the content security policy of a page; `styles` is the source of its styles."""
    return (
        f"default-src 'none'; style-src {styles}; script-src 'self'; connect-src 'self';"
        " img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
