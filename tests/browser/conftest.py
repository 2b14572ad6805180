"""A real browser: Debian's Chromium, driven by Playwright; every request and message is heard."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEIGHTS = {360: 800, 1280: 900, 1920: 1080}
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

Scheme = Literal["light", "dark"]


def program(name: str) -> str:
    """Return where a program is; without it tests are skipped, but never in CI."""
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not installed; `python3 dev.py test` does that as root on Debian"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@dataclass(slots=True)
class Seen:
    """A page in the browser and what it did: messages, errors, dialogs, requests."""

    page: Page
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def reshape(self, width: int, scheme: Scheme) -> None:
        """Show the page in another size and scheme."""
        self.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        self.page.emulate_media(color_scheme=scheme)

    def violations(self) -> list[str]:
        """Return what axe-core finds, in words."""
        self.page.evaluate(AXE)
        found: dict[str, Any] = self.page.evaluate("axe.run({resultTypes: ['violations']})")
        return [
            f"{one['id']}: {one['help']}: {node['html'][:120]} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def dismiss(self, dialog: Dialog) -> None:
        """Hear a dialog and close it: no page has any."""
        self.told.append(dialog.message)
        dialog.dismiss()

    def too_wide(self) -> bool:
        """Return whether the page has to be moved sideways to be read."""
        found: bool = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    chromium = program("chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def see(browser: Browser) -> Iterator[Callable[..., Seen]]:
    """Open a file or address in a fresh, empty profile."""
    contexts = []

    def opened(where: Path | str, width: int = 1280, scheme: Scheme = "light") -> Seen:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]}, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
        seen = Seen(page)
        page.on("console", lambda message: seen.told.append(message.text))
        page.on("pageerror", lambda error: seen.told.append(str(error)))
        page.on("dialog", lambda dialog: seen.dismiss(dialog))  # noqa: PLW0108 - it marks methods
        page.on("request", lambda request: seen.asked.append(request.url))
        page.goto(where.as_uri() if isinstance(where, Path) else where)
        return seen

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def java() -> str:
    """Where Java is, for the Nu HTML checker."""
    return program("java")
