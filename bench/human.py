"""Texts and log lines as people write them: quotes, colons, links, times, emoji, lines by hand.

`generate` writes workspaces with them; every text is a valid one, and means the same in any style.
"""

import json
import re
from collections.abc import Mapping
from random import Random
from typing import Final

NOTES: Final = (
    "Eerst vragen, dan zeggen",
    'Ze zei: "nu snap ik het"',
    "Collega's vroegen: en nu?",
    "Hoe gaat het ? Daar begon ik mee",
    r"Verslag staat in C:\map\bestand.docx",
    r"Sjabloon: \\server\balie\nieuw, niet \oud",
    "Zie https://intranet.voorbeeld.nl/kaart?id=12&tab=3#stap-2",
    "Om 12:30 gebeld, om 14:05 teruggebeld",
    "Samen met Klant & Service voorbereid",
    "2 * 3 & 4: rekenen met uren",
    "Ging goed 👍🏽 en ik was er trots op!",
    "'s Ochtends lukt het beter dan na de lunch",
    "Eén ding: stiltes laten vallen – en wachten …",  # noqa: RUF001 - people type that dash
    "10% minder doorverwezen #trots",
    "Stap 1) luisteren; stap 2) vragen [zie kaart]",
    "- later meer, nu geen tijd",
    "Dossier nummer_1_2 en 0x1f nagekeken: .inf veel werk",
    "Afspraak: {wie}: ik, {wanneer}: morgen",
    "Nee | ja > misschien = 50/50 ~ gokken",
    "Wachtte te lang.\nVolgende keer eerder beginnen.",
)
"""What people want to remember of a day."""

TEXTS: Final = (
    "Als ik begin, volgt de rest van de balie.",
    'Ik zeg "nee" & leg uit waarom: dat helpt de balie',
    "Collega's vragen mij zelf: hoe doe jij dat ?",
    "Eerst luisteren - dan pas praten (echt waar!)",
    "Wat ik overdraag, hoeft niet meer op mij te wachten * ook niet om 16:55",
    r"Volgens de kaart op P:\gesprek\kaart, zie https://voorbeeld.nl/?k=1#twee",
    "'t Is wennen, maar het mandaat ligt bij de balie",
    "Elke week één ding: kort, concreet, zonder oordeel 🙂",
)
"""What people write in a plan."""

REMARKS: Final = (
    "# nagevraagd bij Piet",
    "# let op: 2e keer",
    "# 100% zeker",
    '# "ok" & door',
)

_PLAIN_IN_BLOCK: Final = re.compile(r"[A-Za-zÀ-ÿ0-9](?:[^:#\n]|:(?=\S)|(?<=\S)#)*")
_PLAIN_IN_FLOW: Final = re.compile(r"[A-Za-zÀ-ÿ0-9](?:[^:#\n,\[\]{}]|:(?=[^\s,\[\]{}])|(?<=\S)#)*")


def scalar(text: str, random: Random, *, flow: bool) -> str:
    """Return `text` as YAML: unquoted where that will do, else in either kind of quotes."""
    plain = _PLAIN_IN_FLOW if flow else _PLAIN_IN_BLOCK
    style = random.random()
    if style < 0.4 and plain.fullmatch(text):
        return text
    if style < 0.65 and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def folded(text: str, margin: str) -> str:
    """Return `text` as a block that is folded into one line again."""
    middle = text.index(" ", len(text) // 2)
    return f">-\n{margin}{text[:middle]}\n{margin}{text[middle + 1 :]}"


def entry(facts: Mapping[str, object], note: str | None, random: Random) -> str:
    """Return a log entry: nearly always one line in braces, now and then by hand."""
    if random.random() < 0.02:
        written = {**facts, **({"note": scalar(note, random, flow=False)} if note else {})}
        return "- " + "\n  ".join(f"{key}: {value}" for key, value in written.items())
    written = {**facts, **({"note": scalar(note, random, flow=True)} if note else {})}
    line = f"- {{{', '.join(f'{key}: {value}' for key, value in written.items())}}}"
    return f"{line}  {random.choice(REMARKS)}" if random.random() < 0.02 else line
