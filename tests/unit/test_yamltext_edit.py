"""What a change does to the bytes of a file, style by style, and what is refused."""

import datetime as dt
from textwrap import dedent
from typing import Any

import pytest

from borgen.diagnostics import Part
from borgen.errors import BorgenError
from borgen.yamltext.edit import REMOVED, Change, edited
from borgen.yamltext.layout import UnsafeError

DAY = dt.date(2026, 5, 6)


def change(*path: str | int, value: Any, part: Part = Part.VALUE) -> Change:
    return Change("plan.yaml", path, value, part)


def changed(text: str, *path: str | int, value: Any, after: tuple[str, ...] = ()) -> str:
    return edited(text.encode(), [Change("plan.yaml", path, value, after=after)]).decode()


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("a: 1  # c\n", ("a",), 2, "a: 2  # c\n"),
        ("a: 'één'\n", ("a",), "it's", "a: 'it''s'\n"),
        ('a: "x" # c\n', ("a",), 'say "no"', 'a: "say \\"no\\"" # c\n'),
        ("a: x\n", ("a",), "Klant: ja", 'a: "Klant: ja"\n'),
        ("a: x\n", ("a",), "yes", 'a: "yes"\n'),
        ("a: x\n", ("a",), "12", 'a: "12"\n'),
        ("a: x\n", ("a",), True, "a: true\n"),
        ("a: x\n", ("a",), DAY, "a: 2026-05-06\n"),
        ("a: een\n  twee\n\n  drie  # c\nb: 1\n", ("a",), "vier", "a: vier  # c\nb: 1\n"),
        ("a: 'een\n  twee'\nb: 1\n", ("a",), "vier", "a: 'vier'\nb: 1\n"),
        ("a: |\n  een\n\n  twee\n\n# c\nb: 1\n", ("a",), "x", "a: x\n\n# c\nb: 1\n"),
        ("a: >-\n  een\n  twee\n", ("a",), "x", "a: x\n"),
        ("a: |+\n  een\n\nb: 1\n", ("a",), "x", "a: x\n\nb: 1\n"),
        ("a:\nb: 1\n", ("a",), "x", "a: x\nb: 1\n"),
        ("a:   # c\nb: 1\n", ("a",), "x", "a: x   # c\nb: 1\n"),
        ("a:", ("a",), "x", "a: x"),
        ("a: {b: , c: 1}\n", ("a", "b"), "x", "a: {b: x , c: 1}\n"),
        ("a: [x,  y]\n", ("a", 1), "z", "a: [x,  z]\n"),
        ("a:\n  -\n  - y\n", ("a", 0), "z", "a:\n  - z\n  - y\n"),
        ("a:\n- x\n- y\n", ("a",), ["z"], "a: [z]\n"),
        ("a: 😀 b\nc: [😀, d]\n", ("c", 1), "e😀", 'a: 😀 b\nc: [😀, "e😀"]\n'),
        ("a: 1\r\nb: 2\r\n", ("a",), 3, "a: 3\r\nb: 2\r\n"),
    ],
)
def test_a_value_is_replaced_in_its_own_style(
    before: str, path: tuple[str | int, ...], value: object, after: str
) -> None:
    assert changed(before, *path, value=value) == after


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("a:\n  b: 1  # c\n\n# d\ne: 2\n", ("a", "x"), DAY,
         "a:\n  b: 1  # c\n  x: 2026-05-06\n\n# d\ne: 2\n"),
        ("a: {b: 1}  # c\n", ("a", "x"), DAY, "a: {b: 1, x: 2026-05-06}  # c\n"),
        ("a: {b: 1,}\n", ("a", "x"), 2, "a: {b: 1, x: 2,}\n"),
        ("a: {}\n", ("a", "x"), 2, "a:\n  x: 2\n"),
        ("a:\n", ("a", "x"), 2, "a:\n  x: 2\n"),
        ("a: ~  # c\nb: 1\n", ("a", "x"), 2, "a:  # c\n  x: 2\nb: 1\n"),
        ("- a: 1\n- b: 2\n", (0, "x"), 2, "- a: 1\n  x: 2\n- b: 2\n"),
        ("- {a: 1}\n- {b: 2}\n", (1, "x"), "y z", "- {a: 1}\n- {b: 2, x: y z}\n"),
        ("a:\n  b: |\n    tekst\n\nc: 1\n", ("a", "x"), 2,
         "a:\n  b: |\n    tekst\n  x: 2\n\nc: 1\n"),
        ("b: |+\n  tekst\n\n", ("x",), 2, "b: |+\n  tekst\n\nx: 2\n"),
        ("a: 1", ("x",), 2, "a: 1\nx: 2"),
        ("a: 1\r\nb: 2", ("x",), 3, "a: 1\r\nb: 2\r\nx: 3"),
        ("# leeg\n", ("x",), 3, "# leeg\nx: 3\n"),
        ("", ("x",), [], "x: []\n"),
    ],
)  # fmt: skip
def test_a_key_is_added_below_what_is_there(
    before: str, path: tuple[str | int, ...], value: object, after: str
) -> None:
    assert changed(before, *path, value=value) == after


def test_a_key_stands_behind_the_keys_it_should_follow() -> None:
    before = "- what: x\n  due: 2026-05-01   # toegezegd\n  goals: [a]\n"
    after = changed(before, 0, "delivered", value=DAY, after=("what", "due"))
    assert after == (
        "- what: x\n  due: 2026-05-01   # toegezegd\n  delivered: 2026-05-06\n  goals: [a]\n"
    )


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("m: [p01, p02]  # c\n", ("m", 2), "p03", "m: [p01, p02, p03]  # c\n"),
        ("m: []\n", ("m", 0), "p03", "m: [p03]\n"),
        ("m:\n", ("m", 0), "p03", "m: [p03]\n"),
        ("a: 1\n", ("m", 0), "p03", "a: 1\nm: [p03]\n"),
        ("m: [\n  p01,\n  p02  # c\n]\n", ("m", 2), "p03", "m: [\n  p01,\n  p02, p03  # c\n]\n"),
        ("m:\n- p01\n-   p02\nx: 1\n", ("m", 2), "p03", "m:\n- p01\n-   p02\n-   p03\nx: 1\n"),
        ("m:\n  - 'p01' # c\n", ("m", 1), "p03", "m:\n  - 'p01' # c\n  - 'p03'\n"),
        ("- {a: x}\n", (1,), {"a": "b", "c": [1]}, "- {a: x}\n- {a: b, c: [1]}\n"),
        ("- {a: 1}\n", (1,), {"a": 2}, "- {a: 1}\n- {a: 2}\n"),
    ],
)  # fmt: skip
def test_an_item_is_added_as_the_list_is_written(
    before: str, path: tuple[str | int, ...], value: object, after: str
) -> None:
    assert changed(before, *path, value=value) == after


def test_a_mapping_is_added_with_the_indentation_and_blank_lines_of_the_list() -> None:
    before = dedent(
        """
        goals:
        - id: a
          if_then:
          - if: x
            then: z

        - id: b      # c

        # de context
        context: []
        """
    ).lstrip()
    goal = {"id": "c", "title": "Drie: vier", "if_then": [{"if": "x", "then": "z"}]}
    added = dedent(
        """
        - id: c
          title: "Drie: vier"
          if_then:
          - if: x
            then: z
        """
    )
    assert changed(before, "goals", 2, value=goal) == before.replace(
        "- id: b      # c\n", "- id: b      # c\n" + added
    )


def test_an_empty_list_gives_way_to_a_block() -> None:
    before = "context: []   # nog niets\ncycles:\n"
    after = changed(before, "context", 0, value={"id": "a", "effect": "hinders"})
    assert after == "context:   # nog niets\n  - id: a\n    effect: hinders\ncycles:\n"


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a: 1\nb: 2  # c\nd: 3\n", ("b",), "a: 1\nd: 3\n"),
        ("- a: 1\n  b: 2\n- d: 3\n", (0, "a"), "- b: 2\n- d: 3\n"),
        ("a: {b: 1, c: 2}\n", ("a", "b"), "a: {c: 2}\n"),
        ("a: {b: 1, c: 2}\n", ("a", "c"), "a: {b: 1}\n"),
        ("a: [1, 2,  3]\n", ("a", 1), "a: [1,  3]\n"),
        ("a:\n  - 1\n  - x: 2\n    y: 3\n  - 4\n", ("a", 1), "a:\n  - 1\n  - 4\n"),
        ("a: 1\nb: 2", ("b",), "a: 1\n"),
    ],
)
def test_a_node_is_taken_out(before: str, path: tuple[str | int, ...], after: str) -> None:
    assert changed(before, *path, value=REMOVED) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [("p01: Amina\n", "p09: Amina\n"), ('x: 1\n"p01":   A # c', 'x: 1\n"p09":   A # c')],
)
def test_a_key_gets_another_name(before: str, after: str) -> None:
    made = edited(before.encode(), [change("p01", value="p09", part=Part.KEY)])
    assert made.decode() == after


def test_a_byte_order_mark_stays_and_is_no_column() -> None:
    source = b"\xef\xbb\xbfa: 1\r\nb:\r\n- x\r\n"
    made = edited(source, [change("b", 1, value="z"), change("c", value=2)])
    assert made == b"\xef\xbb\xbfa: 1\r\nb:\r\n- x\r\n- z\r\nc: 2\r\n"


def test_a_line_of_a_hundred_kilobytes_is_cut_in() -> None:
    long = "woord " * 17_000
    before = f'- {{date: 2026-05-06, goal: feedback, note: "{long}"}}\n- {{goal: feedback}}\n'
    made = edited(
        before.encode(), [change(0, "goal", value="vragen"), change(1, "goal", value="vragen")]
    )
    assert made.decode() == before.replace("goal: feedback", "goal: vragen")


def test_items_of_a_log_are_cut_each_by_itself() -> None:
    before = "# Logboek\n- {a: 1}\n# tussen\n-\n  a: 2\n  b: [x]\n- a: 3"
    made = edited(
        before.encode(),
        [change(1, "b", 1, value="z"), change(0, "a", value=9), change(2, "c", value=4)],
    ).decode()
    assert made == "# Logboek\n- {a: 9}\n# tussen\n-\n  a: 2\n  b: [x, z]\n- a: 3\n  c: 4"


@pytest.mark.parametrize(
    ("before", "path", "value", "line"),
    [
        ("a: 1\nb: [x, # c\n  y]\n", ("b",), 2, 2),
        ("a: 1\nb:\n  - x # c\n  - y\n", ("b",), ["z"], 3),
        ("a: 1\nb: |  # c\n  x\n", ("b",), "y", 2),
        ("a: 1\nb: {c}\n", ("b", "c"), 2, 2),
        ("a: 1\nb: x\n", ("b", "c"), 2, 2),
        ("a: 1\nb: [x: 1]\n", ("b", 0, "y"), 2, 2),
        ("a: 1\nb: [x]\n", ("b", 5), 2, 2),
        ("a: 1\nb:\n  c: 1\n", ("b", "c"), REMOVED, 3),
        ("- {a: 1}\n- {b: {c}}\n", (1, "b", "c"), 2, 2),
    ],
)
def test_what_cannot_be_cut_safely_is_refused_with_its_line(
    before: str, path: tuple[str | int, ...], value: object, line: int
) -> None:
    with pytest.raises(UnsafeError) as refused:
        changed(before, *path, value=value)
    assert refused.value.line == line


def test_no_control_character_gets_in() -> None:
    with pytest.raises(BorgenError, match="control_character"):
        changed("a: 1\n", "a", value="x\x1b[31m")
