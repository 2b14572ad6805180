"""Personal data in a text: found where it is, not where it only looks like it."""

import pytest

from borgen.checks.personal_data import (
    has_citizen_number,
    has_email,
    has_phone,
    may_have_personal_data,
)

ORDINARY = [
    "Gesprek van 26-03-2026 om 10.30 tot 11.15 uur, kamer 0.12",
    "Op 06-02-2026 10 minuten gebeld, op 2026-02-06 nog 15",
    "Rapportcijfer van 7,1 naar 7,6; kosten EUR 10.000,00 of 47.400",
    "Mandaatlijst tot EUR 1.000.000,00 per 01.07.2026",
    "Zaak 2026-0612345678 en dossier 123456789",
    "IBAN NL91 ABNA 0417 1643 00 staat in het format",
    "Postcode 1012 AB, huisnummer 06, KvK 12345678",
    "Van 20 naar 10 werkdagen, 0,5 dag per week, 0.123456789",
    "08.30-09.30 10 mensen, 13.00-14.00 12 mensen",
    "p01 en p12 in versie 3.1.4, commit 1a2b3c4d",
    "Groei van +10 000 000 en +5 tot 10 procent",
    "12 x 3.950 = 47.400 en 36 uur x 145",
    "Week 12-13-14-15-16, regel 100 200 300",
    "Getallen 111222333 zonder meer, en 00012345",
    "Vraag het @amina of zet er cc: @ks bij",
    "Bel 112 of 0900-8844",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_tells_nothing(text: str) -> None:
    assert not has_email(text)
    assert not has_phone(text)
    assert not has_citizen_number(text)


def test_a_thousand_ordinary_notes_raise_no_false_alarm() -> None:
    notes = (
        f"Op {day:02}-{month:02}-2026 om {hour:02}.{minute:02} {n} x {price}.{n:03},00 "
        f"zaak {2000 + n}-{n * 7919:06}, kamer 0{n % 9}.{minute}"
        for n, (day, month, hour, minute, price) in enumerate(
            (1 + n % 28, 1 + n % 12, n % 24, n * 5 % 60, n % 97) for n in range(1000)
        )
    )
    assert not [note for note in notes if has_phone(note) or has_citizen_number(note)]


@pytest.mark.parametrize(
    "text",
    [
        "Bel me op 06-12345678",
        "0612345678",
        "06 12 34 56 78 na vijven",
        "tel:06-1234 5678",
        "+31 6 12345678",
        "+31 (0)6 1234 5678",
        "0031612345678",
        "020-1234567",
        "(0317) 123456",
        "020 123 45 67.",
        "Mijn Belgische nummer is +32 470 12 34 56",
        "+49 30 1234567",
    ],
)
def test_phone_numbers_are_found(text: str) -> None:
    assert has_phone(text)
    assert may_have_personal_data(text.encode())


@pytest.mark.parametrize(
    "text", ["Mail amina@tussenhaven.nl", "<a.b+c@sub.example.org>", "A@B.CO, of bel"]
)
def test_email_addresses_are_found(text: str) -> None:
    assert has_email(text)
    assert may_have_personal_data(text.encode())


@pytest.mark.parametrize(
    "text",
    ["Haar BSN is 111222333", "burgerservicenummer 123456782", "sofinummer: 111.222.333"],
)
def test_a_citizen_number_is_found_beside_a_word_that_says_so(text: str) -> None:
    assert has_citizen_number(text)
    assert may_have_personal_data(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "Haar BSN is 111222334",
        "Het BSN vragen we nooit.",
        "BSN 000000000",
        "BSN" + " x" * 60 + " 111222333",
    ],
)
def test_other_numbers_are_no_citizen_numbers(text: str) -> None:
    assert not has_citizen_number(text)


@pytest.mark.parametrize(
    "text", ["", "Op 26-03-2026 om 10.30", '["2026-03-26","2026-04-02"]', "p00001"]
)
def test_a_quick_look_passes_by_days_and_ids(text: str) -> None:
    assert not may_have_personal_data(text.encode())


def test_a_quick_look_knows_the_digits_of_other_scripts() -> None:
    assert may_have_personal_data("\u0661".encode())
    assert not may_have_personal_data("caf\u00e9".encode())
