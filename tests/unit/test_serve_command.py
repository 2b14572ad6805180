"""`borgen serve` as it is typed: what it refuses, and how it starts and stops."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

PLANS = {
    "borgen.yaml": "borgen: 1\nname: Test\nlanguage: en\n",
    "plans/people/p01.yaml": "name: Amina\n",
}


@pytest.fixture
def desk(desk_with: Callable[..., Any]) -> Any:
    return desk_with(PLANS)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--host", "192.0.2.1"), 2, "say --network too"),
        (("--host", "0.0.0.0", "--network"), 2, "not one address"),  # noqa: S104 - refused
        (("--audience", "me"), 2, "who you are"),
        (("--audience", "all"), 2, "--audience"),
        (("--port", "70000"), 2, "is no port"),
        (("--port", "x"), 2, "--port"),
        (("--as-of", "someday"), 2, "--as-of"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    desk: Any, words: tuple[str, ...], code: int, said: str
) -> None:
    answer = desk.run("serve", *words)
    assert answer.code == code
    assert answer.out == ""
    assert said in answer.err


def test_a_port_that_is_taken_is_refused_with_what_to_do(desk: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        answer = desk.run("serve", "--port", str(other.getsockname()[1]))
    assert answer.code == 1
    assert "is taken by another program" in answer.err
    assert "leave --port out" in answer.err


def test_without_its_packages_it_says_how_to_get_them(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("borgen.server")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    answer = desk.run("serve")
    assert answer.code == 1
    assert 'pip install "borgen[serve]"' in answer.err


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one program there")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminate"])
def test_it_says_where_it_is_and_stopping_it_is_no_failure(desk: Any, sign: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "borgen", "serve", "--as", "p01"],
        cwd=desk.root,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout
        told = [program.stdout.readline() for _ in range(4)]
        program.send_signal(sign)
        rest, wrong = program.communicate(timeout=60)
    assert told[0].startswith("http://127.0.0.1:")
    assert "your own numbers" in told[3]
    assert rest == "\nStopped.\n"
    assert wrong == ""
    assert program.returncode == 0
