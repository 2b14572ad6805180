"""Set up and run borgen from a fresh clone, with nothing but Python, pip and git.

python3 dev.py demo     install into .venv and show the demo's report
python3 dev.py test     install the pinned tools and run every check and test; as root on Debian
                        it installs a browser and Java too, for the tests of pages
python3 dev.py lock     pin the tools again, after a change of pyproject.toml
python3 dev.py lowest   run the unit tests with the lowest versions that pyproject.toml allows
python3 dev.py newest   the same with the newest versions there are

Words after `test` go to pytest. This script uses the standard library only.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = (
    "uv pip compile --quiet pyproject.toml --group dev --universal --python-version 3.11"
    " --generate-hashes --no-annotate --no-header --output-file requirements-dev.txt"
)
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports", "--no-cache"),
)

DEBIAN = {"chromium": "chromium", "java": "default-jre-headless"}
"""Programs that the tests of pages need, and the Debian packages that bring them."""


def run(*words: str | Path) -> None:
    """Run a program in the checkout and stop with its exit code if it fails."""
    code = subprocess.call([str(word) for word in words], cwd=ROOT)
    if code:
        sys.exit(code)


def pip(*words: str | Path) -> None:
    """Let the pip of this Python install into `.venv`, which needs none of its own."""
    quiet = ("--disable-pip-version-check", "--quiet")
    run(sys.executable, "-m", "pip", "--python", PYTHON, "install", *quiet, *words)


def make_environment() -> None:
    """Make `.venv` unless it is there."""
    if sys.version_info < (3, 11):
        sys.exit(f"borgen needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not PYTHON.exists():
        print("Making .venv ..", flush=True)
        venv.create(VENV, with_pip=False)


def install_browser() -> None:
    """Install what the tests of pages need, where we may: as root on Debian."""
    missing = [package for program, package in DEBIAN.items() if not shutil.which(program)]
    root = os.name == "posix" and os.geteuid() == 0
    if missing and root and Path("/etc/debian_version").exists():
        print("Installing", *missing, "..", flush=True)
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)


def demo() -> None:
    """Install borgen and show the demo: half a year after the course, what is left?"""
    make_environment()
    pip("--editable", f"{ROOT}[all]")
    run(BIN / "borgen", "report", "--as-of", "2026-09-30")


def test(words: list[str]) -> None:
    """Install the pinned tools, then run the linters, the type checker and the tests."""
    make_environment()
    print("Installing the pinned tools ..", flush=True)
    pip("--require-hashes", "--requirement", ROOT / "requirements-dev.txt")
    pip("--no-deps", "--no-build-isolation", "--editable", ROOT)
    install_browser()
    if not words:
        for program, *rest in CHECKS:
            print("$", program, *rest, flush=True)
            run(BIN / program, *rest)
    run(PYTHON, "-m", "pytest", "-n", "auto", *words)


def test_bounds(which: str) -> None:
    """Run the unit tests in an environment of its own, with the `lowest` or `newest` versions."""
    apart = VENV.with_name(f".venv-{which}")
    wanted = apart / "wanted.txt"
    resolution = {"lowest": "lowest-direct", "newest": "highest"}[which]
    run("uv", "venv", "--quiet", "--clear", "--python", sys.executable, apart)
    run("uv", "pip", "compile", "--quiet", "pyproject.toml", "--all-extras", "--no-annotate",
        "--no-header", "--resolution", resolution, "--output-file", wanted)  # fmt: skip
    install = ("uv", "pip", "install", "--quiet", "--python", apart)
    run(*install, "--require-hashes", "--requirement", ROOT / "requirements-dev.txt")
    run(*install, "--requirement", wanted)
    run(*install, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    python = apart / PYTHON.relative_to(VENV)
    print(wanted.read_text(encoding="utf-8"), flush=True)
    run(
        python, "-m", "pytest", "-n", "auto", ROOT / "tests" / "unit", ROOT / "tests/test_errors.py"
    )


def main(words: list[str]) -> None:
    """Do what the first word says."""
    match words:
        case ["demo"]:
            demo()
        case ["test", *rest]:
            test(rest)
        case ["lowest" | "newest" as which]:
            test_bounds(which)
        case ["lock"]:
            run(*LOCK.split())
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
