"""`borgen init` by flags: three starters, two languages, any time, any ground."""

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from borgen.cli.main import run
from borgen.load import load_workspace
from borgen.load.files import DiskTree
from borgen.model.workspace import Workspace

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)
WHEN = {"to come": -70, "just ended": 3, "half over": 100, "at the review": 180, "long ago": 400}

Init = Callable[..., str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, on a fixed day, with nobody's settings."""
    for name in ("BORGEN_PERSON", "BORGEN_WORKSPACE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BORGEN_TODAY", TODAY.isoformat())
    monkeypatch.setenv("BORGEN_LANG", "nl")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "nobody"))
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def init(root: Path, capsys: pytest.CaptureFixture[str]) -> Init:
    """Run `borgen init --yes` and return what it says; `code` is the exit code expected."""

    assert root == Path.cwd()

    def say(*words: str, code: int = 0) -> str:
        assert run(["init", "--yes", *words]) == code
        shown = capsys.readouterr()
        return shown.err if code else shown.out

    return say


def workspace(root: Path) -> Workspace:
    return load_workspace(DiskTree(root)).workspace


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not {".git", ".borgen"} & set(path.relative_to(root).parts)
    }


def findings(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    run(["check", "--format", "json"])
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
    return found


@pytest.mark.parametrize("ago", WHEN.values(), ids=WHEN)
@pytest.mark.parametrize("starter", ["md", "onboarding", "course"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_starter_passes_check_and_makes_a_report(  # noqa: PLR0913, PLR0917 - a table
    root: Path,
    init: Init,
    capsys: pytest.CaptureFixture[str],
    language: str,
    starter: str,
    ago: int,
) -> None:
    ends = TODAY - timedelta(days=ago)
    init("--lang", language, "--template", starter, "--ends", ends.isoformat())
    assert findings(capsys) == []
    (trajectory,) = workspace(root).trajectories.values()
    assert trajectory.observed_from == (TODAY if ago > 0 else None)
    for subject in ("organisation", *workspace(root).teams, trajectory.id):
        assert run(["report", subject]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("starter", ["md", "onboarding", "course"])
def test_a_month_later_nobody_is_accused_of_what_came_before(
    root: Path, init: Init, capsys: pytest.CaptureFixture[str], starter: str
) -> None:
    init("--template", starter, "--ends", (TODAY - timedelta(days=100)).isoformat())
    for trajectory in workspace(root).trajectories.values():
        days = [day for cycle in trajectory.cycles for day in (cycle.starts, *cycle.dates) if day]
        assert min(days) > TODAY
    run(["check", "--as-of", (TODAY + timedelta(days=5)).isoformat()])
    assert "R04" not in capsys.readouterr().out


def test_everything_that_was_lacking_is_made(root: Path, init: Init) -> None:
    told = init("inwerken", "--team", "ks", "--member", "p01", "--member", "p02")
    assert sorted(contents(root)) == [
        ".gitattributes",
        ".gitignore",
        "borgen.yaml",
        "plans/log/inwerken.yaml",
        "plans/log/ks.yaml",
        "plans/log/organisation.yaml",
        "plans/log/p01.yaml",
        "plans/log/p02.yaml",
        "plans/organisation.yaml",
        "plans/people/p01.yaml",
        "plans/people/p02.yaml",
        "plans/teams/ks.yaml",
        "plans/trajectories/inwerken.yaml",
    ]
    assert all(b"\r" not in content for content in contents(root).values())
    assert "borgen report ks" in told
    assert max(map(len, told.splitlines())) <= 80


def test_what_was_said_stands_in_the_files(root: Path, init: Init) -> None:
    init(
        *("--title", 'Klant: "anders" # 1', "--organisation", "Stichting 't Zonnetje"),
        *("--serves", "Wachttijd van 20,5 naar 10 werkdagen", "--goal", "Ik vraag dóór"),
        *("--starts", "1-9-2026", "--ends", "2 oktober 2026", "--keep-months", "12"),
        *("--team", "Zorg & Wonen", "--member", "Zoë,Ömer", "--member", "Noël O'Neill"),
        *("--readers", "team"),
    )
    made = workspace(root)
    (trajectory,) = made.trajectories.values()
    assert (trajectory.id, trajectory.title.text) == ("klant-anders-1", 'Klant: "anders" # 1')
    assert (trajectory.starts, trajectory.ends) == (date(2026, 9, 1), date(2026, 10, 2))
    assert made.settings.name.text == "Stichting 't Zonnetje"
    assert made.settings.privacy.keep_months == 12
    assert [person.name and person.name.text for person in made.people.values()] == [
        "Zoë",
        "Ömer",
        "Noël O'Neill",
    ]
    assert {person.goals[0].title.text for person in made.people.values()} == {"Ik vraag dóór"}
    assert made.teams["zorg-wonen"].name.text == "Zorg & Wonen"
    assert made.organisation
    measure = made.organisation.goals[0].measure
    assert measure
    assert (measure.baseline, measure.target, measure.unit) == (20.5, 10, "werkdagen")


def test_names_stay_out_of_the_files_that_many_can_read(root: Path, init: Init) -> None:
    told = init("--member", "Zoë", "--member", "p07")
    tracked = {name: text for name, text in contents(root).items() if "private" not in name}
    assert not [name for name, text in tracked.items() if "Zoë".encode() in text]
    assert set(workspace(root).people) == {"p01", "p07"}
    assert "p01: Zoë\n" in (root / "private/names.yaml").read_text(encoding="utf-8")
    assert "private/names.yaml" in told


def test_a_number_that_was_named_goes_to_nobody_else(root: Path, init: Init) -> None:
    init("--member", "Zoë, P01, Ömer", "--readers", "me")
    names = {one.id: one.name and one.name.text for one in workspace(root).people.values()}
    assert names == {"p01": None, "p02": "Zoë", "p03": "Ömer"}


def test_a_name_is_one_person_however_its_accents_are_written(root: Path, init: Init) -> None:
    init("--member", "Zoe\u0308, Zo\u00eb", "--readers", "me")
    names = {one.id: one.name and one.name.text for one in workspace(root).people.values()}
    assert names == {"p01": "Zo\u00eb"}


def test_a_goal_without_a_figure_is_asked_to_have_one(
    root: Path, init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    init("--serves", "Blije klanten")
    assert [(one["code"], one["file"]) for one in findings(capsys)] == [
        ("P02", "plans/organisation.yaml")
    ]
    assert "# measure:" in (root / "plans/organisation.yaml").read_text(encoding="utf-8")


def test_dry_run_shows_and_writes_nothing(root: Path, init: Init) -> None:
    told = init("--dry-run")
    assert list(root.iterdir()) == []
    assert "=== plans/trajectories/md-programma.yaml\n# Het MD-programma" in told
    assert "Er is niets geschreven." in told


@pytest.fixture
def case_root(root: Path) -> Path:
    """Stand in a copy of the worked case."""
    shutil.copytree(ROOT / "plans", root / "plans")
    shutil.copy(ROOT / "borgen.yaml", root)
    return root


def test_a_workspace_that_is_there_stays_as_it_is(
    case_root: Path, init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    (case_root / ".gitignore").write_bytes(b"dist\r\nprivate/")
    before, found = contents(case_root), findings(capsys)
    told = init("inwerken", "--team", "ks", "--member", "p01", "--member", "Hugo")
    after = contents(case_root)
    assert (
        after.pop(".gitignore")
        == b"dist\r\nprivate/\r\n\r\n# borgen: alleen voor mij\r\n.borgen/\r\n"
    )
    before.pop(".gitignore")
    assert before.items() <= after.items()
    assert sorted(after.keys() - before.keys()) == [
        ".gitattributes",
        "plans/log/inwerken.yaml",
        "plans/log/p13.yaml",
        "plans/people/p13.yaml",
        "plans/trajectories/inwerken.yaml",
    ]
    hugo = workspace(case_root).people["p13"]
    assert hugo.name
    assert hugo.name.text == "Hugo", "as the names of the others stand in the files"
    assert findings(capsys) == found
    assert "    contributes_to: [ks/feedback]" in told
    assert "Zet p13 zelf bij members in plans/teams/ks.yaml" in told


def test_the_goal_to_paste_fits_the_plan_it_is_pasted_in(
    case_root: Path, init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    found = findings(capsys)
    told = init("weer", "--team", "ks", "--member", "p01")
    pasted = told[told.index("  - id: feedback-2") : told.index("\n\nEn nu:")]
    plan = case_root / "plans/people/p01.yaml"
    plan.write_text(f"{plan.read_text(encoding='utf-8').rstrip()}\n\n{pasted}\n", encoding="utf-8")
    assert findings(capsys) == found


def test_people_of_several_teams_share_a_goal_of_the_programme(
    case_root: Path, init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    init("weer", "--member", "p01", "--member", "p06")
    (goal,) = workspace(case_root).trajectories["weer"].goals
    assert goal.id == "in-gebruik"
    assert [one for one in findings(capsys) if one["file"] == "plans/trajectories/weer.yaml"] == []


def test_a_new_team_gets_new_people(case_root: Path, init: Init) -> None:
    init("weer", "--team", "nieuw")
    assert workspace(case_root).trajectories["weer"].participants == ("p13", "p14", "p15")


def test_without_members_the_team_takes_part(case_root: Path, init: Init) -> None:
    init("weer", "--team", "Bedrijfsvoering")
    assert workspace(case_root).trajectories["weer"].participants == ("p10", "p11", "p12")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["koers-en-kracht"], 1, "borgen init koers-en-kracht-2"),
        (["ks"], 2, "de naam `ks` is al van"),
        (["weer"], 2, "De teams zijn: bv, ks, pv"),
        (["weer", "--team", "nieuw", "--member", "p01"], 2, "p01 zit al in het team `ks`"),
        (["weer", "--team", "p01", "--member", "p01"], 2, "de naam `p01` is al van"),
        (["weer", "--member", "ks"], 2, "de naam `ks` is al van"),
        (["weer", "--member", "zoe@example.org"], 2, "is een e-mailadres"),
        (["weer", "--member", " , "], 2, "er doet niemand mee"),
        (["--template", "onbording"], 2, "bedoel je `onboarding`?"),
        (["weer", "--member", "p01", "--serves", "verlop"], 2, "bedoel je `verloop`?"),
        (
            ["weer", "--team", "ks", "--starts", "2-1-2027", "--ends", "1-1-2027"],
            2,
            "het eindigt (2027-01-01)",
        ),
        (["weer", "--starts", "32 januari"], 2, "`32 januari` is geen dag"),
        (["weer", "--readers", "hr"], 2, "`hr` past niet bij --readers"),
        (["weer", "--keep-months", "0"], 2, "`0` past niet bij --keep-months"),
        (["weer", "--member", "p01", "--goal", "a\x1bb"], 1, "onzichtbaar teken"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_written(
    case_root: Path, init: Init, words: list[str], code: int, said: str
) -> None:
    before = contents(case_root)
    assert said in init(*words, code=code)
    assert contents(case_root) == before


@pytest.mark.parametrize("word", ["con", "LPT1", "true", "organisation", "aux"])
def test_a_name_that_no_file_may_have_gets_another(root: Path, init: Init, word: str) -> None:
    init("--title", word)
    assert list(workspace(root).trajectories) == [f"{word.lower()}-1"]


def test_a_team_is_not_named_after_the_programme(init: Init) -> None:
    said = init("--title", "Klantgericht", "--team", "Klantgericht", code=2)
    assert "de naam `klantgericht` is al van" in said


def test_a_broken_plan_is_not_built_on(case_root: Path, init: Init) -> None:
    (case_root / "plans/teams/ks.yaml").write_text("name: [", encoding="utf-8")
    assert "plans/teams/ks.yaml is er al" in init("weer", "--team", "ks", code=1)


def test_without_anybody_to_ask_it_wants_yes(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init"]) == 2
    assert "Zeg --yes" in capsys.readouterr().err
    assert list(root.iterdir()) == []


def test_a_workspace_brings_its_own_starter(root: Path, init: Init) -> None:
    own = root / "templates/init/leergang"
    own.mkdir(parents=True)
    (own / "trajectory.yaml.j2").write_text(
        "title: {{ trajectory.title }}\nstarts: {{ starts }}\nends: {{ ends }}\n"
        "participants: {{ participants }}\n",
        encoding="utf-8",
    )
    init("--template", "leergang", "--title", "Onze leergang")
    made = workspace(root)
    assert made.trajectories["onze-leergang"].cycles == ()
    assert made.people["p01"].goals


def test_git_is_told_who_i_am_in_this_folder_only(init: Init) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    assert "jij p02 bent" in init("--as", "p02")
    asked = ["git", "config", "--local", "borgen.person"]
    assert subprocess.run(asked, check=True, capture_output=True, text=True).stdout == "p02\n"
    ignored = subprocess.run(["git", "check-ignore", "private/x"], check=True, capture_output=True)
    assert ignored.stdout


def test_an_adviser_without_a_plan_is_not_told_to_git(init: Init) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    init("--as", "hr")
    assert subprocess.run(["git", "config", "borgen.person"], check=False).returncode == 1
