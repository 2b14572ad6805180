"""`borgen init` at a keyboard: at most twelve questions, each answered as people type."""

import os
import sys
from pathlib import Path

import pytest

from borgen.load import load_workspace
from borgen.load.files import DiskTree

pexpect = pytest.importorskip("pexpect")

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is POSIX", allow_module_level=True)

DOWN = "\x1b[B"
DUTCH = (
    ("Hoe heet de organisatie", "Stichting 't Zonnetje"),
    ("Waarmee begin je", DOWN),
    ("Hoe heet het leertraject", ""),
    ("Wanneer begint het", "1 september 2026"),
    ("Wat is de laatste dag", "30 okt"),
    ("Hoe heet het team", "Zorg & Wonen"),
    ("Wie doen mee", "Zoë, Ömer, p07"),
    ("Welk doel van de organisatie", "Wachttijd van 20 naar 10 werkdagen"),
    ("Wat doet iedereen straks", ""),
    ("Wie kan deze map straks lezen", DOWN),
    ("Hoeveel maanden bewaren", "12"),
)


class Keyboard:
    """Somebody at a terminal of 80 columns."""

    def __init__(self, directory: Path, *words: str, **environment: str) -> None:
        kept = {"PATH": os.environ["PATH"], "HOME": str(directory), "TERM": "xterm"}
        self.questions = 0
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "borgen", "init", *words],
            cwd=str(directory),
            env={**kept, "BORGEN_TODAY": "2026-11-24", "PYTHONUTF8": "1", **environment},
            dimensions=(50, 80),
            encoding="utf-8",
            timeout=120,
        )

    def answer(self, question: str, answer: str) -> None:
        self.child.expect_exact(question)
        self.child.expect(r"\)|>|lish")
        self.questions += 1
        self.child.send(f"{answer}\r")

    def rest(self) -> str:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return str(self.child.before)


def test_twelve_questions_in_dutch(tmp_path: Path) -> None:
    keyboard = Keyboard(tmp_path, BORGEN_LANG="", LANG="C.UTF-8")
    keyboard.answer("Taal / Language", "")
    for question, answer in DUTCH:
        keyboard.answer(question, answer)
    told = keyboard.rest()
    assert keyboard.child.exitstatus == 0, told
    assert keyboard.questions == 12
    assert "borgen report zorg-wonen" in told
    made = load_workspace(DiskTree(tmp_path)).workspace
    assert list(made.people) == ["p01", "p02", "p07"]
    assert made.people["p02"].name
    assert made.trajectories["inwerken"].ends.isoformat() == "2026-10-30"
    assert made.settings.privacy.keep_months == 12


def test_a_wrong_answer_is_explained_and_asked_again(tmp_path: Path) -> None:
    keyboard = Keyboard(tmp_path, "inwerken", "--title", "Inwerken", LANG="nl_NL.UTF-8")
    keyboard.answer("Hoe heet de organisatie", "")
    keyboard.answer("Waarmee begin je", "")
    keyboard.answer("Wanneer begint het", "31 februari")
    keyboard.child.expect_exact("`31 februari` is geen dag.")
    keyboard.child.expect_exact("Schrijf bijvoorbeeld 26-3-2026")
    keyboard.answer("(Enter: 24 nov 2026", "26-11-2026")
    keyboard.child.expect_exact("begrepen als 26 nov 2026")
    keyboard.child.expect(r"Wat is de laatste dag.*\)")  # what is typed between questions is lost
    keyboard.child.sendintr()
    assert "Gestopt. Er is niets geschreven." in keyboard.rest()
    assert keyboard.child.exitstatus == 130
    assert list(tmp_path.iterdir()) == []


def test_flags_leave_less_to_ask(tmp_path: Path) -> None:
    flags = "--template course --title Talk --starts 2027-01-11 --ends 2027-01-12 --team ks"
    flags += " --member p01 --goal Listening --readers me --keep-months 6 --lang en"
    keyboard = Keyboard(tmp_path, *flags.split())
    keyboard.answer("What is the organisation called", "Us")
    keyboard.answer("Which goal of the organisation", "")
    told = keyboard.rest()
    assert (keyboard.child.exitstatus, keyboard.questions) == (0, 2)
    assert "borgen report ks" in told
