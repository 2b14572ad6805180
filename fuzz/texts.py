"""Thousands of YAML texts, the same for the same seed: files, odd styles, slips, noise, people's words.

What is done with them belongs to `agree`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]

WORDS: Final = (
    "Eerst vragen, dan zeggen", 'Ze zei: "ja"', "Collega's", "Hoe gaat het ? ..", "en nu?", "?",
    r"C:\map\bestand", r"\\server\x", "https://x.nl/a?b=1&c=2#d", "zie http://x", "12:30", "1:2",
    "Klant & Service", "2 * 3 & 4", "*echt*", "&waar", "!nu", "Goed gedaan!", "👍🏽", "é – …", "'s Ochtends",
    "10%", "%", "@balie", "`code`", "[kaart]", "{wie}", "a, b", "a,b", "#trots", "a#b", "a # b", "-", "- later",
    "-5", "--", "---", "...", "0x1f", "0o17", "0b11", "1_000", "nummer_1_2", ".inf", "-.INF", ".nan", ".5", "5.", "1e3",
    "1E400", "+1", "-0", "00", "012", "7,5", "3.10", "yes", "NO", "on", "true", "True", "TRUE", "tRUE", "null", "~", "Null",
    "2026-01-01", "2026-13-01", "2026-1-1", "2026-01-01 12:00", "=", "<<", "|", ">", "|-", "x: y", "x :y", "x:y", ": x", ":",
    ":x", "x:", "a\tb", "a\nb", "a\n\nb", " a", "a ", "", " ", "\u2028", "\u00a0", "\ufeff", "\x85", "\u200b", "null ", "? x", "?x",
    "'", '"', "''", '""', "\\", "\\n", "\\x41", "a\\", "]", "}", ",", "a]b", "a}b", "a{b", "a[b", "!!str", "%YAML", "x" * 130,
)  # fmt: skip
KEYS: Final = (
    "date", "goal", "outcome", "note", "title", "id", "goals", "x-eigen", "nl", "en", "if", "then", "kind", "with space",
    "é", "1", "true", "null", "a.b", "a-b", "_x", "0x1", "a:b", "?a", "<<", "=", "-a", "a b c", "goal:", "'q'", '"q"',
)  # fmt: skip
SLIPS: Final = (
    "\t", " ", "\n", ":", ": ", "-", "- ", ",", ", ", "[", "]", "{", "}", "'", '"', "#", " #", "?", "? ", "&", "&a ", "*", "*a",
    "!", "!!str ", "|", ">", "|-\n", "%", "@", "`", "\\", "\r", "\r\n", "\ufeff", "\x07", "\x85", "\u2028", "---\n", "...\n", "<<: ",
    "  ", "\n  ", "\n- ", "\n\n", "0", "é", "👍", "=",
)  # fmt: skip
NOISE: Final = (*SLIPS, *WORDS[:40], "a", "b: ", "c", "- {", "}\n", "a: ", "\n    ", "'x'", '"y"')


def own_files() -> Iterator[str]:
    """Yield the YAML of this repository that is text, and pieces of it."""
    for file in sorted(ROOT.rglob("*.yaml")):
        if (
            not any(part.startswith(".") for part in file.relative_to(ROOT).parts)
            and file.is_file()
        ):
            text = file.read_bytes().decode(errors="replace")
            if len(text) < 20_000:
                yield text


def scalar(random: Random, text: str, *, flow: bool) -> str:
    """Return a text in one of the ways to write one, right or wrong."""
    style = random.randrange(20)
    if style < 5:
        return text
    if style < 10:
        return "'" + text.replace("'", "''") + "'"
    if style < 17:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'
    if style == 17 or flow:
        return f'"{text}"'
    lines = "".join(f"\n        {line}" for line in text.split("\n"))
    return random.choice(("|", ">", "|-", ">-", "|+", ">+", "|2", ">1-", "| # c")) + lines


def inline(random: Random, depth: int) -> str:
    """Return a flow node."""
    gap = random.choice((", ", ",", " , ", ",\n    ", ", # c\n  "))
    kind = random.randrange(6) if depth < 3 else 5
    if kind == 0:
        return f"[{gap.join(inline(random, depth + 1) for _ in range(random.randrange(4)))}]"
    if kind == 1:
        return "{" + gap.join(pair(random, depth) for _ in range(random.randrange(4))) + "}"
    return scalar(random, random.choice(WORDS), flow=True)


def pair(random: Random, depth: int) -> str:
    """Return a key and its value in braces."""
    key = scalar(random, random.choice(KEYS), flow=True)
    colon = random.choice((": ", ": ", ": ", ":", " : ", ":  ", ":\t", ":\n     ", ""))
    return f"{key}{colon}{inline(random, depth + 1) if random.random() < 0.9 else ''}"


def laid_out(random: Random, indent: int, depth: int) -> str:
    """Return a block mapping or list."""
    margin = " " * indent
    step = random.choice((1, 2, 2, 2, 4))
    lines = []
    is_list = random.random() < 0.4
    for _ in range(random.randrange(1, 4)):
        if random.random() < 0.15:
            lines.append(f"{margin}# {random.choice(WORDS[:20])}".split("\n", maxsplit=1)[0])
        head = "-" if is_list else scalar(random, random.choice(KEYS), flow=True) + ":"
        if depth < 3 and random.random() < 0.35:
            inner = laid_out(random, indent + (step if not is_list else step + 1), depth + 1)
            close = is_list and random.random() < 0.6
            lines.append(
                f"{margin}{head}{' ' * step + inner.lstrip(' ') if close else chr(10) + inner}"
            )
        else:
            flow = random.random() < 0.4
            value = inline(random, 1) if flow else scalar(random, random.choice(WORDS), flow=False)
            tail = random.choice(("", "", "", "  # c", " ", "\t"))
            lines.append(
                f"{margin}{head}{random.choice((' ', ' ', '  ', chr(9), ''))}{value}{tail}"
            )
    return "\n".join(lines)


def odd_styles(random: Random) -> str:
    """Return a document in an odd style."""
    start = random.choice(("", "", "", "---\n", "# c\n", "\ufeff", "%YAML 1.2\n---\n"))
    text = start + laid_out(random, random.choice((0, 0, 0, 2)), 0)
    text += random.choice(("\n", "\n", "", "\n\n", "\n...\n", "\n# c"))
    return text.replace("\n", "\r\n") if random.random() < 0.1 else text


def log_text(random: Random) -> str:
    """Return a log as people write one."""
    lines = []
    for _ in range(random.randrange(1, 5)):
        fields = ["date: 2026-04-01", f"goal: {random.choice(('feedback', 'ks/x', 'a b', '1'))}"]
        fields += ["outcome: fluent"] * random.randrange(2)
        if random.random() < 0.3:
            items = (
                scalar(random, random.choice(WORDS), flow=True) for _ in range(random.randrange(3))
            )
            fields.append(f"present: [{', '.join(items)}]")
        fields.append(f"note: {scalar(random, random.choice(WORDS), flow=True)}")
        if random.random() < 0.2:
            random.shuffle(fields)
        if random.random() < 0.15:
            lines.append("- " + "\n  ".join(fields))
            continue
        gap = random.choice((", ", ", ", ", ", ",", " , ", ",\t", ",\n  "))
        edges = random.choice(
            (("{", "}"), ("{", "}"), ("{ ", " }"), ("{", ",}"), ("{", "}  # c"), ("{", "} "))
        )
        lines.append(random.choice(("- ", "- ", "- ", "-  ", "-\t")) + gap.join(fields).join(edges))
        if random.random() < 0.1:
            lines.append(random.choice(("", "# c", "  # c", "...", "x", " ")))
    return (
        random.choice(("", "", "# Logboek\n", "---\n"))
        + "\n".join(lines)
        + random.choice(("\n", "\n", ""))
    )


def human_plan(random: Random) -> str:
    """Return a plan with the words of people."""
    lines = [f"name: {scalar(random, random.choice(WORDS), flow=False)}", "goals:"]
    for at in range(random.randrange(1, 3)):
        lines += [
            f"  - id: g{at}",
            f"    title: {scalar(random, random.choice(WORDS), flow=False)}",
            f"    indicators: [{scalar(random, random.choice(WORDS), flow=True)}]",
            f"    if_then: [{{if: {scalar(random, random.choice(WORDS), flow=True)}, then: x}}]",
        ]
    return "\n".join(lines) + "\n"


def slipped(random: Random, texts: list[str]) -> str:
    """Return one of some texts with a slip or two."""
    text = random.choice(texts)
    for _ in range(random.randrange(1, 3)):
        at = random.randrange(len(text) + 1)
        gone = random.choice((0, 0, 0, 1, 1, 3))
        text = text[:at] + random.choice(("", *SLIPS)) + text[at + gone :]
    return text


def noise(random: Random) -> str:
    """Return pieces of YAML in any order."""
    return "".join(random.choice(NOISE) for _ in range(random.randrange(1, 14)))


def texts(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield kinds of text and texts, some `count` in all."""
    own = list(own_files())
    short = [text for text in own if len(text) < 2_000]
    yield from (("own files", text) for text in own)
    shares: tuple[tuple[str, Callable[[Random], str], float], ...] = (
        ("odd styles", odd_styles, 0.2),
        ("logs", log_text, 0.3),
        ("plans", human_plan, 0.2),
        ("slips", lambda random: slipped(random, short), 0.15),
        ("noise", noise, 0.15),
    )
    for kind, make, share in shares:
        random = Random(f"{seed} {kind}")
        yield from ((kind, make(random)) for _ in range(round((count - len(own)) * share)))
