"""Who is let in, and what every answer says about itself."""

import pytest

from borgen.server.security import (
    RequestGuard,
    guard_for,
    is_address,
    is_loopback,
    page_policy,
)

GUARD = RequestGuard("secret", frozenset({"127.0.0.1:8000", "localhost:8000"}))


@pytest.mark.parametrize(
    ("method", "host", "path", "verdict"),
    [
        ("GET", "127.0.0.1:8000", "/secret/", "allowed"),
        ("HEAD", "LOCALHOST:8000", "/secret/team/ks", "allowed"),
        ("GET", "127.0.0.1:8000", "/secret", "allowed"),
        ("GET", "evil.example:8000", "/secret/", "wrong_host"),
        ("GET", "127.0.0.1", "/secret/", "wrong_host"),
        ("GET", "127.0.0.1:8000.evil.example", "/secret/", "wrong_host"),
        ("GET", "", "/secret/", "wrong_host"),
        ("GET", "127.0.0.1:8000", "/", "wrong_token"),
        ("GET", "127.0.0.1:8000", "/secre/", "wrong_token"),
        ("GET", "127.0.0.1:8000", "/secrets/", "wrong_token"),
        ("GET", "127.0.0.1:8000", "//secret/", "wrong_token"),
        ("GET", "127.0.0.1:8000", "/sécret\ud800/", "wrong_token"),
        ("POST", "127.0.0.1:8000", "/", "wrong_token"),
        ("POST", "127.0.0.1:8000", "/secret/", "wrong_method"),
        ("DELETE", "127.0.0.1:8000", "/secret/", "wrong_method"),
    ],
)
def test_only_readers_with_the_whole_address_are_let_in(
    method: str, host: str, path: str, verdict: str
) -> None:
    assert GUARD.verdict(method, host, path) == verdict


def test_every_site_has_a_token_of_its_own_that_nobody_guesses() -> None:
    tokens = {guard_for("127.0.0.1", 8000).token for _ in range(50)}
    assert len(tokens) == 50
    assert min(map(len, tokens)) >= 32


@pytest.mark.parametrize(
    ("host", "port", "hosts"),
    [
        ("127.0.0.1", 8000, {"127.0.0.1:8000", "localhost:8000", "[::1]:8000"}),
        ("127.0.0.1", 80, {"127.0.0.1", "localhost", "[::1]", "127.0.0.1:80", "localhost:80"}),
        ("192.0.2.1", 8000, {"192.0.2.1:8000"}),
    ],
)
def test_a_site_is_called_by_its_own_address(host: str, port: int, hosts: set[str]) -> None:
    assert guard_for(host, port).hosts >= hosts
    assert guard_for(host, port).hosts.isdisjoint({"0.0.0.0:8000", "example.com:8000"})


@pytest.mark.parametrize(
    ("host", "loopback", "address"),
    [
        ("127.0.0.1", True, True),
        ("127.8.8.8", True, True),
        ("::1", True, True),
        ("localhost", True, False),
        ("localhost.evil.example", False, False),
        ("192.0.2.1", False, True),
        ("0.0.0.0", False, False),  # noqa: S104 - what is refused
        ("::", False, False),
        ("", False, False),
    ],
)
def test_this_machine_is_told_from_others(host: str, *, loopback: bool, address: bool) -> None:
    assert is_loopback(host) is loopback
    assert is_address(host) is address


def test_a_page_may_load_nothing_but_our_script_and_its_own_style() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in page_policy("'sha256-x'").split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": "'sha256-x'",
        "script-src": "'self'",
        "connect-src": "'self'",
        "img-src": "data:",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
