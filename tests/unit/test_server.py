"""The site over HTTP: who is let in, what every answer carries, news of changes, and stopping."""

import asyncio
import socket
import threading
import urllib.request
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from borgen.errors import BorgenError, UsageError
from borgen.server.security import HEADERS, RequestGuard
from borgen.server.serving import listening_socket
from borgen.server.start import ServeOptions, SiteService
from borgen.server.watching import watch
from borgen.server.web import ChangeEvents, SiteEndpoints, application
from borgen.site.pages import Reply
from borgen.text import text_in

HOST = "127.0.0.1:8000"
GUARD = RequestGuard("secret", frozenset({HOST}))
PLANS = {
    "borgen.yaml": "borgen: 1\nname: Test\nlanguage: en\n",
    "plans/teams/ks.yaml": "name: KS\nmembers: [p01]\n",
    "plans/people/p01.yaml": "name: Amina\n",
}
SECONDS = 60


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: str


class Scripted:
    """Pages that say what was asked of them, or fail."""

    def reply(self, path: str, query: dict[str, str]) -> Reply:
        if path == "broken":
            raise ZeroDivisionError(path)
        return Reply(200, f"page {path} {query}", "'sha256-x'")


def awaited(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine in a thread of its own: browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def ask(path: str, method: str = "GET", host: str = HOST, failed: Any = print) -> Answer:
    """PageRequest the application itself, without a network."""
    site = SiteEndpoints(
        pages=Scripted(),  # type: ignore[arg-type]
        events=ChangeEvents(),
        generation=lambda: 7,
        failed=failed,
        text=text_in("en"),
    )
    app = application(GUARD, site)
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    where, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": where,
        "raw_path": where.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", host.encode())],
        "http_version": "1.1",
        "scheme": "http",
        "server": ("127.0.0.1", 8000),
    }
    awaited(app(scope, receive, send))  # type: ignore[arg-type]
    headers = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], headers, body.decode())


def test_a_page_is_asked_for_by_path_and_query() -> None:
    answer = ask("/secret/team/ks?as_of=2026-09-30")
    assert answer.status == 200
    assert answer.body == "page team/ks {'as_of': '2026-09-30'}"
    assert "style-src 'sha256-x'" in answer.headers["content-security-policy"]
    assert ask("/secret").body == ask("/secret/").body == "page  {}"


def test_a_head_is_answered_too() -> None:
    for path in ("/secret/", "/secret/live.js", "/secret/events"):
        assert ask(path, "HEAD").status == 200


@pytest.mark.parametrize(
    ("path", "method", "host", "status", "words"),
    [
        ("/secret/", "GET", "evil.example", 421, "its own address"),
        ("/secret/", "GET", "127.0.0.1:80", 421, "its own address"),
        ("/", "GET", HOST, 403, "whole address"),
        ("/wrong/", "GET", HOST, 403, "whole address"),
        ("/live.js", "GET", HOST, 403, "whole address"),
        ("/events", "GET", HOST, 403, "whole address"),
        ("/secret/", "POST", HOST, 405, "reading only"),
        ("/secret/live.js", "PUT", HOST, 405, "reading only"),
        ("/secret/events", "DELETE", HOST, 405, "reading only"),
        ("/secret/", "OPTIONS", HOST, 405, "reading only"),
        ("/secret/broken", "GET", HOST, 500, "our mistake"),
    ],
)
def test_others_hear_a_sentence_and_nothing_else(
    path: str, method: str, host: str, status: int, words: str
) -> None:
    answer = ask(path, method, host)
    assert answer.status == status
    assert words in answer.body
    assert "secret" not in answer.body


@pytest.mark.parametrize(
    ("path", "method", "host"),
    [
        ("/secret/", "GET", HOST),
        ("/secret/live.js", "GET", HOST),
        ("/secret/events", "HEAD", HOST),
        ("/secret/broken", "GET", HOST),
        ("/secret/", "POST", HOST),
        ("/wrong/", "GET", HOST),
        ("/secret/", "GET", "evil.example"),
    ],
)
def test_every_answer_carries_the_same_headers(path: str, method: str, host: str) -> None:
    headers = ask(path, method, host).headers
    for name, value in HEADERS.items():
        if name != "Content-Security-Policy":
            assert headers[name.lower()] == value
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "set-cookie" not in headers
    assert "access-control-allow-origin" not in headers


def test_a_mistake_of_ours_is_told_to_who_runs_the_site() -> None:
    failures: list[Exception] = []
    assert ask("/secret/broken", failed=failures.append).status == 500
    assert [type(one) for one in failures] == [ZeroDivisionError]


def test_listeners_hear_the_generation_now_after_changes_and_the_end() -> None:
    async def listen() -> list[str]:
        events, heard = ChangeEvents(), []
        async for event in events.stream(3):
            heard.append(event)
            events.publish(4) if len(heard) == 1 else events.stop()
        return heard

    assert awaited(listen()) == ["data: 3\n\n", "data: 4\n\n"]


def test_changes_are_noticed_in_folders_that_come_and_go(tmp_path: Path) -> None:
    people = tmp_path / "plans" / "people"
    people.mkdir(parents=True)

    async def notices(change: Callable[[], object]) -> None:
        noticed.clear()
        change()
        await asyncio.wait_for(noticed.wait(), SECONDS)
        await asyncio.sleep(0.3)

    def replace() -> None:
        (tmp_path / "plans").rename(tmp_path / "old")
        people.mkdir(parents=True)

    async def follow() -> None:
        watching = asyncio.create_task(watch([tmp_path, tmp_path], noticed.set))
        await asyncio.sleep(0.5)
        await notices(lambda: (people / "p01.yaml").write_text("name: A\n"))
        await notices(lambda: (tmp_path / "borgen.yaml").write_text("borgen: 1\n"))
        await notices(replace)
        await notices(lambda: (people / "p02.yaml").write_text("name: B\n"))
        noticed.clear()
        (tmp_path / ".git").mkdir()
        (people / ".p02.yaml.swp").write_text("")
        await asyncio.sleep(0.5)
        assert not noticed.is_set()
        watching.cancel()
        with pytest.raises(asyncio.CancelledError):
            await watching

    noticed = asyncio.Event()
    awaited(follow())


@pytest.fixture
def wish(tmp_path: Path) -> Callable[..., ServeOptions]:
    """Return a wish for a site on a small workspace on disk."""
    for name, text in PLANS.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def made(**changes: Any) -> ServeOptions:
        usual: dict[str, Any] = {
            "root": tmp_path,
            "host": "127.0.0.1",
            "network": False,
            "port": 0,
            "me": None,
            "audience": None,
            "language": "en",
            "day": None,
            "today": lambda: date(2026, 9, 30),
        }
        return ServeOptions(**(usual | changes))

    return made


@pytest.fixture
def running(wish: Callable[..., ServeOptions]) -> Iterator[SiteService]:
    service = SiteService(wish(), failed=print)
    ready = threading.Event()
    thread = threading.Thread(target=lambda: service.run(ready.set))
    thread.start()
    assert ready.wait(SECONDS)
    yield service
    service.server.stop()
    thread.join(SECONDS)
    assert not thread.is_alive()


def test_a_site_answers_follows_the_files_and_stops_while_somebody_listens(
    running: SiteService, tmp_path: Path
) -> None:
    def read(path: str) -> str:
        with urllib.request.urlopen(running.url + path, timeout=SECONDS) as answer:  # noqa: S310
            return str(answer.read().decode())

    assert "Amina" in read("")
    events = urllib.request.urlopen(running.url + "events", timeout=SECONDS)  # noqa: S310
    assert events.readline() == b"data: 1\n"
    events.readline()
    (tmp_path / "plans/people/p01.yaml").write_text("name: Bas\n", encoding="utf-8")
    assert events.readline() == b"data: 2\n"
    assert "Bas" in read("")
    running.server.stop()
    assert events.read() in {b"", b"\n"}
    events.close()


def test_who_reads_is_settled_at_the_start(wish: Callable[..., ServeOptions]) -> None:
    def reader(**changes: Any) -> tuple[str, str | None]:
        service = SiteService(wish(**changes), failed=print)
        service.close()
        return service.reader.audience, service.reader.me

    assert reader() == ("team", None)
    assert reader(me="p01") == ("me", "p01")
    assert reader(me="nobody") == ("team", None)
    assert reader(me="p01", audience="team") == ("team", None)
    assert reader(audience="organisation") == ("organisation", None)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"audience": "me"}, "site.who_are_you"),
        ({"audience": "me", "me": "ks"}, "site.who_are_you"),
        ({"host": "192.0.2.1"}, "site.beyond"),
        ({"host": "example.com", "network": True}, "site.bad_host"),
        ({"host": "0.0.0.0", "network": True}, "site.bad_host"),  # noqa: S104 - refused
        ({"host": "192.0.2.1", "network": True, "audience": "me", "me": "p01"}, "site.me_beyond"),
    ],
)
def test_what_would_show_too_much_is_refused(
    wish: Callable[..., ServeOptions], changes: dict[str, Any], key: str
) -> None:
    with pytest.raises(UsageError) as refused:
        SiteService(wish(**changes), failed=print)
    assert refused.value.key == key


def test_a_port_that_is_taken_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(BorgenError) as refused:
        listening_socket("127.0.0.1", other.getsockname()[1])
    assert refused.value.key == "site.port_taken"


def test_an_address_of_another_machine_is_said() -> None:
    with pytest.raises(BorgenError) as refused:
        listening_socket("192.0.2.1", 0)
    assert refused.value.key == "site.no_address"
