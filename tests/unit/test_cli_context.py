"""Who goes first: a flag, the environment, git's configuration, borgen.yaml, what is usual."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from borgen.cli.context import find_root, language_before_all, open_context
from borgen.cli.options import SharedOptions, shared_options
from borgen.errors import NoWorkspaceError, UsageError

YAML = "borgen: 1\nname: T\nlanguage: nl\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "borgen.yaml").write_text(YAML, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "deep" / "er")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return tmp_path


def configure(place: Path, name: str, value: str) -> None:
    subprocess.run(["git", "init", "-q"], cwd=place, check=True)
    subprocess.run(["git", "config", name, value], cwd=place, check=True)


def test_flags_are_found_before_and_after_the_verb() -> None:
    after = shared_options(["report", "ks", "--lang", "en", "--as=p01", "--full"])
    before = shared_options(["--lang", "en", "--as=p01", "report", "ks", "--full"])
    assert (
        after == before == SharedOptions(lang="en", person="p01", words=("report", "ks", "--full"))
    )


def test_after_two_dashes_words_are_words() -> None:
    assert shared_options(["log", "--", "--lang", "en"]).words == ("log", "--", "--lang", "en")


def test_the_root_is_found_from_any_directory(place: Path) -> None:
    context = open_context(shared_options([]), {})
    assert context.workspace() == place
    assert context.directory == place / "deep" / "er"


def test_a_directory_may_be_named(
    place: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    assert open_context(shared_options(["-C", str(place / "deep")]), {}).root == place
    assert open_context(shared_options([]), {"BORGEN_WORKSPACE": str(place)}).root == place
    flag_first = open_context(shared_options(["-C", "."]), {"BORGEN_WORKSPACE": str(place)})
    assert flag_first.root == find_root(elsewhere)


def test_outside_a_workspace_only_asking_for_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    context = open_context(shared_options([]), {})
    assert context.root is None
    with pytest.raises(NoWorkspaceError):
        context.workspace()


def test_who_i_am(place: Path) -> None:
    assert open_context(shared_options([]), {}).me is None
    configure(place, "borgen.person", "p03")
    assert open_context(shared_options([]), {}).me == "p03"
    assert open_context(shared_options([]), {"BORGEN_PERSON": "p02"}).me == "p02"
    assert open_context(shared_options(["--as", "p01"]), {"BORGEN_PERSON": "p02"}).me == "p01"


def test_which_language(place: Path) -> None:
    def language(*words: str, **environ: str) -> str:
        return open_context(shared_options(words), environ).text.language

    assert language() == "nl"
    assert language(LANG="en_GB.UTF-8") == "nl"
    configure(place, "borgen.lang", "en")
    assert language() == "en"
    assert language(BORGEN_LANG="nl") == "nl"
    assert language("--lang", "en", BORGEN_LANG="nl") == "en"


@pytest.mark.parametrize(("locale", "language"), [("nl_NL.UTF-8", "nl"), ("de_DE", "en")])
def test_without_a_workspace_the_locale_decides(
    locale: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert open_context(shared_options([]), {"LANG": locale}).text.language == language


@pytest.mark.parametrize("words", [("--lang", "en", "-C"), ("log", "--lang=en", "--color")])
def test_a_mistake_in_the_flags_is_told_in_the_language_they_name(
    words: tuple[str, ...], place: Path
) -> None:
    assert place.exists()
    assert language_before_all(words, {}).language == "en"


def test_today_may_be_given(place: Path) -> None:
    assert place.exists()
    assert open_context(shared_options([]), {"BORGEN_TODAY": "2026-09-30"}).today == date(
        2026, 9, 30
    )
    with pytest.raises(UsageError):
        open_context(shared_options([]), {"BORGEN_TODAY": "morgen"})


@pytest.mark.parametrize(
    ("words", "environ", "color"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"BORGEN_COLOR": "always"}, True),
    ],
)
def test_colour(words: list[str], environ: dict[str, str], color: bool, place: Path) -> None:  # noqa: FBT001 - a table
    assert place.exists()
    context = open_context(shared_options(words), environ)
    assert (context.color, context.width, context.interactive) == (color, 80, False)
