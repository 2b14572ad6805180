"""What somebody probably meant."""

import pytest

from borgen.load import suggest
from borgen.load.expected import Expected
from borgen.model.ids import is_id


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Klant & Service", "klant-service"),
        ("Zoë Øst", "zoe-st"),
        ("P01", "p01"),
        ("7", "id-7"),
        ("!!!", "id-1"),
        ("organisation", "organisation-1"),
        ("a" * 80, "a" * 63),
    ],
)
def test_ids(text: str, meant: str) -> None:
    assert suggest.close_id(text) == meant
    assert is_id(meant)


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("Titel", ("id", "title"), "title"),
        ("draagt bij aan", ("contributes_to",), "contributes_to"),
        ("contributes-to", ("contributes_to",), "contributes_to"),
        ("tot", ("until", "to"), "until"),
        ("tot", ("planned", "to"), "to"),
        ("kleur", ("id", "title"), None),
    ],
)
def test_keys(name: str, known: tuple[str, ...], meant: str | None) -> None:
    assert suggest.close_key(name, known) == meant


@pytest.mark.parametrize(
    ("word", "choices", "meant"),
    [
        ("met hulp", ("with_help", "missed"), suggest.Meant("with_help", sure=True)),
        ("with-help", ("with_help", "missed"), suggest.Meant("with_help", sure=True)),
        ("zelfstandg", ("independent", "missed"), suggest.Meant("independent", sure=False)),
        ("vervallen", ("held", "cancelled"), suggest.Meant("cancelled", sure=True)),
        ("vervallen", ("session", "void"), suggest.Meant("void", sure=True)),
        ("zwemmen", ("held", "cancelled"), None),
    ],
)
def test_choices(word: str, choices: tuple[str, ...], meant: suggest.Meant | None) -> None:
    assert suggest.close_choice(word, choices) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("26-03-2026", ("2026-03-26", True)),
        ("3.4.2026", ("2026-04-03", False)),
        ("3/26/2026", ("2026-03-26", True)),
        ("26 maart 2026", ("2026-03-26", True)),
        ("2026/3/26", ("2026-03-26", True)),
        ("31-02-2026", None),
        ("26-03-26", None),
        ("morgen", None),
    ],
)
def test_days(text: str, meant: tuple[str, bool] | None) -> None:
    assert suggest.close_day(text) == meant


def within(kind: type, low: float = -1e12, high: float = 1e12) -> Expected:
    return Expected(kind, low=low, high=high)


@pytest.mark.parametrize(
    ("text", "kind", "bounds", "meant"),
    [
        ("7,1", float, (), 7.1),
        ("1.250,50", float, (), 1250.5),
        ("€ 4200", float, (), 4200),
        ("3", int, (1, 3), 3),
        ("4", int, (1, 3), None),
        ("90 minuten", int, (1,), 90),
        ("1,5", int, (), None),
        ("80%", float, (0.01, 0.99), 0.8),
        ("1.2.3", float, (), None),
        ("veel", float, (), None),
    ],
)
def test_numbers(text: str, kind: type, bounds: tuple[float, ...], meant: float | None) -> None:
    assert suggest.close_number(text, within(kind, *bounds)) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2 weken", "2 weeks"),
        ("elke maand", "1 month"),
        ("om de 3 dagen", "3 days"),
        ("tweewekelijks", "2 weeks"),
        (14, "14 days"),
        ("0 weken", None),
        ("vaak", None),
    ],
)
def test_rhythms(written: object, meant: str | None) -> None:
    assert suggest.close_rhythm(written) == meant
