"""The wheel works on its own: built, installed without an index or development tools, and used."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
RULES = "src/borgen/text/rules"
SITE_PACKAGES = Path(sysconfig.get_path("purelib"))


def run(*words: str | Path, cwd: Path, **environment: str) -> str:
    """Run a program that sees nothing of this machine's settings; return what it printed."""
    plain = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=plain | {"HOME": str(cwd), "PYTHONNOUSERSITE": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def needed_by(name: str, seen: set[str]) -> Iterator[Distribution]:
    """Yield what a distribution needs to run, itself included, without extras and tools."""
    if name in seen:
        return
    seen.add(name)
    found = distribution(name)
    if name != "borgen":
        yield found
    for text in found.requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield from needed_by(requirement.name, seen)


def copy_into(site_packages: Path, found: Distribution) -> None:
    """Copy an installed distribution's own files, its scripts left out."""
    for file in found.files or ():
        source = Path(str(found.locate_file(file)))
        if ".." not in file.parts and "__pycache__" not in file.parts and source.is_file():
            target = site_packages / str(file)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution, built from a copy of the checkout."""
    folder = tmp_path_factory.mktemp("built")
    checkout = folder / "checkout"
    shutil.copytree(
        ROOT,
        checkout,
        ignore=shutil.ignore_patterns(".*", "__pycache__", "tests", "dist", "private"),
    )
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=checkout)
    shutil.rmtree(checkout)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `borgen` of an environment that holds the wheel and what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    home = folder / "environment"
    venv.create(home)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    [wheel] = built.glob("*.whl")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder)
    where = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    for found in needed_by("borgen", set()):
        copy_into(Path(where.strip()), found)
    return python.with_name("borgen")


def test_the_wheel_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    day = {"BORGEN_TODAY": "2026-04-01", "BORGEN_PERSON": "p01"}

    def borgen(*words: str) -> str:
        return run(installed, *words, cwd=tmp_path, **day)

    borgen("init", "koers", "--team", "ks", "--member", "p01", "--lang", "nl", "--yes")
    assert borgen("check").startswith("niets gevonden")
    goal = next(
        line.split()[-1]
        for line in (tmp_path / "plans/people/p01.yaml").read_text("utf-8").splitlines()
        if line.strip().startswith("- id:")
    )
    borgen("log", goal, "zelfstandig")
    assert f"goal: {goal}, outcome: independent" in (tmp_path / "plans/log/p01.yaml").read_text()
    assert borgen("explain", "C01").startswith("C01  Een belemmering zonder aanpak")
    assert "ks" in borgen("report", "ks", "--format", "json")
    assert borgen("report", "ks", "--format", "markdown").startswith("# ")


def test_wheel_and_source_distribution_carry_the_rule_pages(built: Path) -> None:
    pages = {f"borgen/text/rules/{path.name}" for path in (ROOT / RULES).iterdir()}
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        assert pages <= set(wheel.namelist())
    with tarfile.open(next(built.glob("*.tar.gz"))) as source:
        carried = {name.partition("/src/")[2] for name in source.getnames()}
    assert pages <= carried
