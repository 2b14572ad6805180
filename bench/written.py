"""The ways in which people write log lines and plans that `ways` times against the plainest."""

import json
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

Facts: TypeAlias = Mapping[str, str]
_WORDS: Final = "Eerst vragen en dan zeggen"


def flow(facts: Facts, note: str, separator: str = ", ") -> str:
    """Return an entry in braces, with its note as written."""
    return separator.join(f"{key}: {value}" for key, value in {**facts, "note": note}.items())


def noted(note: str) -> Callable[[Facts], str]:
    """Return the way of writing in which every entry has this note."""
    return lambda facts: f"- {{{flow(facts, note)}}}"


def block(facts: Facts, note: str, first: str = "- ") -> str:
    """Return an entry by hand, one key a line."""
    return first + "\n  ".join(f"{key}: {value}" for key, value in {**facts, "note": note}.items())


LINES: Final[Mapping[str, Callable[[Facts], str]]] = {
    "as `borgen log` writes it": noted(f'"{_WORDS}"'),
    "without a note": lambda facts: f"- {{{flow(facts, '')[: -len(', note: ')]}}}",
    "note without quotes": noted(_WORDS),
    "single quotes": noted("'Collega''s vroegen'"),
    "escaped quotes": noted(r'"Ze zei: \"ja\" en liep door"'),
    "escaped backslashes": noted(r'"In C:\\map\\bestand gezet"'),
    "backslashes without quotes": noted(r"In C:\map\bestand gezet"),
    "backslashes in single quotes": noted(r"'In C:\map\bestand gezet'"),
    "other escapes": noted(r'"E\u00e9n\tding\nper keer \x41"'),
    "a question mark after a space": noted('"Hoe gaat het ? Dat vroeg ik"'),
    "a question mark, no quotes": noted("Hoe gaat het ? Dat vroeg ik"),
    "a colon and a space": noted('"Ging goed: de klant belde terug"'),
    "`*`, `&`, `!` between words": noted('"2 * 3 & 4 !"'),
    "the same without quotes": noted("2 * 3 & 4 !"),
    "words with `*`, `&`, `!` before them": noted('"*echt* &waar !nu"'),
    "brackets, braces, commas": noted('"Stap [1], {2}, (3), klaar"'),
    "an address": noted('"Zie https://voorbeeld.nl/a?b=1&c=2#d"'),
    "an address without quotes": noted("Zie https://voorbeeld.nl/a?b=1&c=2#d"),
    "times": noted("Om 12:30 gebeld en om 14:05 weer"),
    "emoji": noted('"Ging goed 👍🏽 en nu door 🚀"'),
    "`.inf`, `0x1`, `1_000`, no quotes": noted("nummer_1_2 en 0x1f en 1_000 en .inf"),
    "bars, arrows, per cents": noted('"Nee | ja > 10% @balie"'),
    "a note of 400 letters": noted(f'"{"Eerst vragen, dan zeggen. " * 16}"'),
    "a remark behind each line": lambda facts: noted(f'"{_WORDS}"')(facts) + "  # nagevraagd",
    "a remark above each line": lambda facts: "# nagevraagd\n" + noted(f'"{_WORDS}"')(facts),
    "an empty line between": lambda facts: noted(f'"{_WORDS}"')(facts) + "\n",
    "spaces behind each line": lambda facts: noted(f'"{_WORDS}"')(facts) + "   ",
    "the list indented": lambda facts: "  " + noted(f'"{_WORDS}"')(facts),
    "spaces inside braces": lambda facts: f"-  {{ {flow(facts, _WORDS, ' , ')} }}",
    "no space after commas": lambda facts: f"- {{{flow(facts, _WORDS, ',')}}}",
    "a tab after commas": lambda facts: "- {" + flow(facts, _WORDS, ",\t") + "}",
    "a comma too many": lambda facts: f"- {{{flow(facts, _WORDS)},}}",
    "keys in quotes": lambda facts: "- {" + flow({f'"{key}"': facts[key] for key in facts}, "x") + "}",
    "values in quotes": lambda facts: "- {" + flow({key: f'"{facts[key]}"' for key in facts}, "x") + "}",
    "keys in another order": lambda facts: "- {" + flow(dict(reversed(facts.items())), "x") + "}",
    "keys of one's own": lambda facts: "- {" + flow({**facts, "x-gevoel": "goed"}, "x") + "}",
    "over two lines": lambda facts: "- {" + flow(facts, f'\n   "{_WORDS}"') + "}",
    "by hand, one key a line": lambda facts: block(facts, _WORDS),
    "by hand, the dash apart": lambda facts: block(facts, f'"{_WORDS}"', "-\n  "),
    "by hand, text kept as it stands": lambda facts: block(facts, "|\n    2 * 3 &x !y\n    en door"),
    "by hand, text folded": lambda facts: block(facts, ">-\n    Eerst vragen\n    en dan zeggen"),
    "by hand, text going on below": lambda facts: block(facts, "Eerst vragen\n    en dan zeggen"),
}  # fmt: skip
"""Ways of writing an entry, the plainest first."""

PLAN: Final = """\
# Leerplan
manager: teamleider-{team}
goals:
  - id: feedback
    title: {text}
    contributes_to: [t{team}/feedback]
    aspect: behaviour
    contribution: {text}
    trajectory: k0
    level: {{start: 2, target: 4, scale: 5}}
    every: 3 weeks
    if_then:
      - if: {text}
        then: {text}
    indicators:
      - {text}
      - {text}
  - id: delegate
    title: {text}
    contributes_to: [t{team}/delegate]
    aspect: skill
    contribution: {text}
    trajectory: k0
    learned: {{date: 2026-03-26, rating: hard}}
    level: {{start: 1, target: 4, scale: 5}}
    every: 5 weeks
    if_then:
      - if: {text}
        then: {text}
    indicators:
      - {text}
    status: active
"""


def told(text: str) -> Callable[[str], str]:
    """Return the way of writing in which every text of a plan is this one."""
    return lambda plan: plan.replace("TEXT", text)


def laid(change: Callable[[str], str]) -> Callable[[str], str]:
    """Return the way of writing in which the layout is changed."""
    return lambda plan: change(plan.replace("TEXT", _WORDS))


def indented(plan: str) -> str:
    """Return a plan with four spaces where there were two."""
    lines = [(line.lstrip(), len(line) - len(line.lstrip())) for line in plan.splitlines()]
    return "".join(
        f"{' ' * 2 * at}{line.replace('- ', '-   ', 1) if line[:2] == '- ' else line}\n"
        for line, at in lines
    )


def in_braces(plan: str, gap: str) -> str:
    """Return a plan whose goals are in braces."""
    text, team = json.dumps(_WORDS), plan.partition("teamleider-")[2].partition("\n")[0]
    goals = (
        gap.join((f"id: {one}", f"title: {text}", f"contributes_to: [t{team}/{one}]", f"aspect: {aspect}", f"contribution: {text}", "trajectory: k0", *more, f"if_then: [{{if: {text}, then: {text}}}]", f"indicators: [{text}]"))
        for one, aspect, more in (
            ("feedback", "behaviour", ("level: {start: 2, target: 4, scale: 5}", "every: 3 weeks")),
            ("delegate", "skill", ("learned: {date: 2026-03-26, rating: hard}", "level: {start: 1, target: 4, scale: 5}", "every: 5 weeks", "status: active")),
        )
    )  # fmt: skip
    return f"manager: teamleider-{team}\ngoals:\n" + "".join(f"  - {{{one}}}\n" for one in goals)


PLANS: Final[Mapping[str, Callable[[str], str]]] = {
    "texts without quotes": told(_WORDS),
    "double quotes": told(f'"{_WORDS}"'),
    "single quotes": told("'Collega''s vroegen het'"),
    "escaped quotes and backslashes": told(r'"Ze zei: \"ja\" in C:\\map\\bestand"'),
    "backslashes without quotes": told(r"In C:\map\bestand gezet"),
    "a question mark after a space": told('"Hoe gaat het ? .."'),
    "a colon and a space": told('"Ging goed: de klant belde"'),
    "`*`, `&`, `!`": told('"2 * 3 &vier !vijf"'),
    "addresses and times": told("Om 12:30 op https://voorbeeld.nl/a?b=1#c"),
    "emoji": told("Ging goed 👍🏽 en nu door 🚀"),
    "`.inf`, `0x1`, `1_000`": told("nummer_1_2 en 0x1f en 1_000 en .inf"),
    "titles in Dutch and English": laid(lambda plan: plan.replace(f"title: {_WORDS}", 'title: {nl: "Eerst vragen", en: "Ask first"}')),
    "text kept as it stands": told("|\n          2 * 3 &x !y\n          en door"),
    "text folded": told(">-\n          Eerst vragen\n          en dan zeggen"),
    "text going on below": told("Eerst vragen\n          en dan zeggen"),
    "a remark behind each line": laid(lambda plan: plan.replace("\n", "  # zie hierboven\n")),
    "empty lines": laid(lambda plan: plan.replace("\n", "\n\n")),
    "four spaces": laid(indented),
    "lists not indented": laid(lambda plan: plan.replace("\n  ", "\n")),
    "goals in braces, one line": lambda plan: in_braces(plan, ", "),
    "goals in braces, many lines": lambda plan: in_braces(plan, ",\n      "),
    "keys in quotes": laid(lambda plan: plan.replace("title:", '"title":').replace("if:", "'if':").replace("aspect:", '"aspect":')),
    "an own section": laid(lambda plan: plan + "x-kladblok:\n" + "  - {wat: van alles, en: [nog, meer]}\n" * 9),
    "a marker of the start": laid(lambda plan: "---\n" + plan),
}  # fmt: skip
"""Ways of writing a plan, the plainest first."""

ENDS: Final[Mapping[str, tuple[bytes, bytes]]] = {
    "lines that end as on Windows": (b"\r\n", b""),
    "a byte-order mark": (b"\n", b"\xef\xbb\xbf"),
}
