"""The workspace as it is now: read once a change, kept as it was while something is broken."""

from collections.abc import Callable
from typing import Any

import pytest

from borgen.load import Loaded
from borgen.site.live import MOST, LiveWorkspace, Snapshot

TEAM = "plans/teams/ks.yaml"
PERSON = "plans/people/p01.yaml"
SOUND = {TEAM: "name: KS\nmembers: [p01]\n", PERSON: "name: Amina\n"}
BROKEN = "name: [Amina\n"


class Files:
    """Files that change, and how often they were read."""

    def __init__(self, load_texts: Callable[..., Loaded], texts: dict[str, str]) -> None:
        self.texts = dict(texts)
        self.reads = 0
        self._load = load_texts

    def read(self) -> Loaded:
        self.reads += 1
        return self._load(self.texts)

    def live(self) -> LiveWorkspace:
        live = LiveWorkspace(self.read)
        live.page("first", lambda _: None)
        return live


@pytest.fixture
def files(load_texts: Callable[..., Loaded]) -> Files:
    return Files(load_texts, SOUND)


def name(live: LiveWorkspace) -> Any:
    return live.page("name", lambda scene: scene.shared.workspace.people["p01"].name.text)  # type: ignore[union-attr]


def scene(live: LiveWorkspace) -> Snapshot:
    return live.page("scene", lambda scene: scene)


def test_a_page_is_made_once(files: Files) -> None:
    live = files.live()
    made: list[Snapshot] = []
    for _ in range(3):
        live.page("page", made.append)
    assert len(made) == 1
    assert files.reads == 1


def test_many_changes_are_one_reading_when_somebody_asks(files: Files) -> None:
    live = files.live()
    assert name(live) == "Amina"
    files.texts[PERSON] = "name: Aïsha\n"
    for _ in range(5):
        live.changed()
    assert files.reads == 1
    assert name(live) == name(live) == "Aïsha"
    assert files.reads == 2
    assert live.generation == 6


def test_what_breaks_is_shown_as_it_was_until_it_is_repaired(files: Files) -> None:
    live = files.live()
    files.texts |= {PERSON: BROKEN, TEAM: "name: Elders\nmembers: [p01]\n"}
    live.changed()
    assert name(live) == "Amina"
    assert scene(live).stale
    assert scene(live).shared.workspace.teams["ks"].name.text == "KS"
    assert {one.place.file for one in scene(live).latest.findings} == {PERSON}
    files.texts[PERSON] = "name: Aïsha\n"
    live.changed()
    assert name(live) == "Aïsha"
    assert not scene(live).stale
    assert scene(live).shared.workspace.teams["ks"].name.text == "Elders"


def test_what_was_broken_from_the_start_does_not_stop_the_rest(files: Files) -> None:
    files.texts[TEAM] = BROKEN
    live = files.live()
    files.texts[PERSON] = "name: Aïsha\n"
    live.changed()
    assert name(live) == "Aïsha"
    assert not scene(live).stale


def test_a_page_that_cannot_be_made_is_not_kept(files: Files) -> None:
    live = files.live()
    with pytest.raises(ZeroDivisionError):
        live.page("page", lambda _: 1 / 0)
    assert live.page("page", lambda _: 1) == 1


def test_only_so_many_pages_are_kept(files: Files) -> None:
    live, made = files.live(), []
    for n in (*range(MOST + 1), 0):
        live.page(n, lambda _, n=n: made.append(n))  # type: ignore[misc]
    assert made == [*range(MOST + 1), 0]


def test_what_is_private_is_shared_with_nobody(load_texts: Callable[..., Loaded]) -> None:
    texts = SOUND | {"private/people/p01.yaml": "goals:\n  - {id: mine, title: Mine}\n"}
    loaded = load_texts(texts, me="p01")
    live = LiveWorkspace(lambda: loaded)
    assert [goal.id for goal in scene(live).mine.workspace.people["p01"].goals] == ["mine"]
    assert scene(live).shared.workspace.people["p01"].goals == ()
    assert scene(live).shared.workspace.me is None
