"""A thousand ordinary notes raise at most one false alarm, and sixty true ones are all found.

The notes are drawn from sentences as people write them after work, in Dutch and English, with the
numbers that such notes are full of; the same ones every time.
"""

from collections.abc import Callable, Mapping
from random import Random
from typing import Final

import pytest

from borgen.checks.personal_data import has_citizen_number, has_email, has_phone

ALARMS: Final = (has_email, has_phone, has_citizen_number)

DUTCH: Final = (
    "Gesprek met de klant op {day}, {time} uur, kamer {room}; eerst gevraagd, toen pas verteld.",
    "Order {order} was te laat; klant gebeld om {time} en {time} afgesproken.",
    "Intervisie van {minutes} minuten, {n} mensen, casus {case}.",
    "Offerte {order} à {euro} besproken, korting {percent} gegeven.",
    "Doorlooptijd van {n} naar {n} werkdagen, dat scheelt {percent}.",
    "Release {version} uitgelegd aan het team, {n} vragen, geen paniek.",
    "Factuur {invoice} van {day} klopt niet: {euro} in plaats van {euro}.",
    "Bezoek aan {postcode}, {street} {n}; deur {room} was dicht.",
    "Cijfer van {mark} naar {mark} in {months} maanden.",
    "Ticket {case} gesloten om {time}, {n} minuten werk, prioriteit {digit}.",
    "KvK {kvk} en btw NL{bsn}B01 nagekeken in het register.",
    "Overgemaakt naar {iban}: {euro}, kenmerk {reference}.",
    "Week {n}: {n} keer toegepast, {n} keer niet, gemiddeld {mark}.",
    "Artikelnummer {ean} stond dubbel in regel {n} tot {n}.",
    "Dossier {bsn} overgedragen aan {person}, besluit binnen {n} dagen.",
    "Meterstand {long} kWh, verschil {n} met {day}.",
    "Trein van {time} gemist, dus {time}; vergadering {room} liep tot {time}.",
    "Begroting {year}-{year}: {euro} per jaar, {percent} voor scholing.",
    "Serienummer {serial} vervangen op {day}, garantie tot {day}.",
    "Chassisnummer {serial}, kenteken {plate}, kilometerstand {long}.",
    "@{person} en @team: terugkoppeling gegeven, zie agendapunt {digit}.{digit}.",
    "Bel 112 niet, bel 0900-{four} of de receptie op toestel {four}.",
    "Postbus {four}, {postcode}; bezoek op {day} van {time}-{time}.",
    "Enquête: {n} van {n} vulden in ({percent}), score {mark} op {ten}.",
    "Polis {reference} loopt van {day} tot {day}.",
    "Ik zei '{n} + {n} = {n}' en iedereen lachte; daarna {minutes} minuten stil gewerkt.",
    "Rooster {day} {time}-{time}, {day} {time}-{time}, {n} uur in totaal.",
    "Zaal {room}, {n} stoelen, {euro} huur, reservering {order}.",
    "Norm ISO {four}:{year} hoofdstuk {digit}.{digit}.{digit} besproken.",
    "Zie https://intranet.example/zaak/{bsn}?v={version} voor het voorbeeld.",
    "Coördinaten {lat}, {lon}: daar stond de bus.",
    "Pakket {tracking} kwam op {day} om {time}; doos {digit} van {digit}.",
    "Bedragen {thousand}, {thousand} en {thousand} opgeteld en gecontroleerd.",
    "Van {n} tot en met {n} {month} {year} weg; daarna weer {n} uur per week.",
)
ENGLISH: Final = (
    "Talked it over on {day} at {time} in room {room}; asked before I told.",
    "Order {order} was late; called the customer at {time}, settled by {time}.",
    "Ran build {version}: {n} tests, {percent} faster, {minutes} minutes.",
    "Invoice {invoice} dated {iso}: {pound} instead of {pound}.",
    "Peer session, {minutes} min, {n} people, case {case}.",
    "Score went from {mark} to {mark} out of {ten} within {months} months.",
    "Ticket {case} closed after {n} days, {n} comments, priority {digit}.",
    "Budget {year}/{year}: {pound} a year, {percent} of it for learning.",
    "Part no. {serial}, batch {reference}, {n} pieces at {pound} each.",
    "Commit {commit} reverted, see page {n} line {n} to {n}.",
    "Tracking {tracking}, box {digit} of {digit}, arrived {iso} {time}.",
    "Survey: {n} of {n} answered ({percent}), mean {mark}.",
    "Case {bsn} handed over to {person}, decision due {iso}.",
    "Gave feedback @{person} within {n} hours; {n} times this month.",
    "Meter {long}, difference {n} since {iso}.",
    "Chapter {digit}.{digit}.{digit} of ISO {four}:{year} explained to {n} colleagues.",
    "IP {ip} was down from {time} to {time}, ref {reference}.",
    "Bought {n} licences at {pound}, {percent} off, PO {order}.",
    "Slides {n}-{n}, exercise {digit}{letter}, {minutes} minutes each.",
    "EAN {ean} scanned twice in aisle {n}.",
)
SLOTS: Final[Mapping[str, Callable[[Random], str]]] = {
    "day": lambda r: f"{r.randint(1, 28):02}-{r.randint(1, 12):02}-20{r.randint(24, 27)}",
    "iso": lambda r: f"20{r.randint(24, 27)}-{r.randint(1, 12):02}-{r.randint(1, 28):02}",
    "time": lambda r: f"{r.randint(6, 21):02}{r.choice('.:')}{r.choice(['00', '15', '30', '45'])}",
    "room": lambda r: f"{r.randint(0, 9)}.{r.randint(0, 60):02}",
    "order": lambda r: f"{r.choice(['', 'PO-', 'O'])}{r.randint(10_000, 99_999_999)}",
    "minutes": lambda r: str(r.choice([5, 10, 15, 30, 45, 60, 90, 120])),
    "n": lambda r: str(r.randint(1, 250)),
    "case": lambda r: f"20{r.randint(20, 27)}-{r.randint(1, 999_999):06}",
    "euro": lambda r: f"€ {r.randint(1, 999)}.{r.randint(0, 999):03},{r.randint(0, 99):02}",
    "pound": lambda r: f"£{r.randint(1, 999)},{r.randint(0, 999):03}.{r.randint(0, 99):02}",
    "thousand": lambda r: f"{r.randint(1, 99)} {r.randint(0, 999):03} {r.randint(0, 999):03}",
    "percent": lambda r: f"{r.randint(0, 100)}{r.choice(['', ',5', '.25'])}%",
    "version": lambda r: f"{r.randint(0, 12)}.{r.randint(0, 40)}.{r.randint(0, 900)}",
    "invoice": lambda r: f"F{r.randint(2024, 2027)}{r.randint(1, 99_999):05}",
    "postcode": lambda r: f"{r.randint(1000, 9999)} {r.choice(['AB', 'KX', 'TZ'])}",
    "street": lambda r: r.choice(["Kade", "Dorpsstraat", "Plein 1813", "2e Dwarsweg"]),
    "mark": lambda r: f"{r.randint(4, 9)}{r.choice(',.')}{r.randint(0, 9)}",
    "months": lambda r: str(r.randint(2, 18)),
    "digit": lambda r: str(r.randint(1, 9)),
    "kvk": lambda r: f"{r.randint(10_000_000, 99_999_999)}",
    "bsn": lambda r: f"{r.randint(100_000_000, 999_999_999)}",
    "iban": lambda r: (
        f"NL{r.randint(10, 99)} {r.choice(['ABNA', 'RABO', 'INGB'])} "
        f"{r.randint(0, 9999):04} {r.randint(0, 9999):04} {r.randint(0, 99):02}"
    ),
    "reference": lambda r: f"{r.randint(10, 99)}.{r.randint(100, 999)}.{r.randint(1000, 9999)}",
    "ean": lambda r: f"87{r.randint(10_000_000_000, 99_999_999_999)}",
    "person": lambda r: r.choice(["p01", "p07", "ks", "anna", "teamleider"]),
    "long": lambda r: f"{r.randint(0, 999_999):06}",
    "year": lambda r: str(r.randint(2024, 2030)),
    "serial": lambda r: f"{r.choice(['SN', 'WVW', 'X-'])}{r.randint(10**9, 10**10 - 1)}",
    "plate": lambda r: f"{r.randint(10, 99)}-{r.choice(['KLM', 'XYZ'])}-{r.randint(1, 9)}",
    "four": lambda r: f"{r.randint(1000, 9999)}",
    "ten": lambda _: "10",
    "lat": lambda r: f"52.{r.randint(0, 9_999_999):07}",
    "lon": lambda r: f"5.{r.randint(0, 9_999_999):07}",
    "tracking": lambda r: f"3S{r.choice(['ABC', 'QRS'])}{r.randint(10**9, 10**10 - 1)}",
    "month": lambda r: r.choice(["januari", "mei", "september"]),
    "commit": lambda r: f"{r.randrange(16**10):010x}",
    "ip": lambda r: ".".join(str(r.randint(1, 254)) for _ in range(4)),
    "letter": lambda r: r.choice("abc"),
}

EMAILS: Final = (
    "amina@tussenhaven.nl", "a.b@example.org", "floor_de.wit+werk@mail.example.co.uk", "A@B.CO",
    "mail naar jan-willem@ks.tussenhaven.nl.", "(piet@example.com)", "<info@example.eu>",
    "zie x@example.museum, dank", "mailto:noor@example.nl", "1@example.net", "é.d@example.fr",
    "ab@1.example.nl", "BRAM@EXAMPLE.NL", "q%@... nee: q.r@example.nl", "naam@bedrijf-bv.nl",
    "van: s@example.org aan: t", '"roos@example.org"', "o'neil@example.ie", "a-b_c@example.dev",
    "bel of mail (m@example.nl)",
)  # fmt: skip
PHONES: Final = (
    "06-12345678", "0612345678", "06 12345678", "06 12 34 56 78", "06-12 34 56 78", "06.12345678",
    "+31612345678", "+31 6 12345678", "+31 (0)6 12345678", "+31-6-12345678", "0031612345678",
    "0031 6 12345678", "020-1234567", "020 1234567", "0201234567", "(020) 1234567", "020 123 45 67",
    "0317-123456", "(0317) 123456", "0317 123 456", "+32 470 12 34 56", "+49 30 1234567",
    "+44 20 7946 0958", "tel. 06-12345678 (na 17.00)", "bel 010-4567890.",
)  # fmt: skip
CITIZENS: Final = (
    "BSN 111222333", "bsn: 123456782", "bsn=111.222.333", "BSN 1234 56 782",
    "mijn bsn is 111222333",
    "burgerservicenummer 123456782", "sofinummer: 111.222.333", "Sofi-nr 123456782",
    "111222333 (bsn)", "123456782 is haar BSN", "citizen service number 111222333",
    "social security 123456782", "BSN-nummer: 111 222 333", "Burgerservicenr. 123456782",
    "het BSN van p01: 111222333",
)  # fmt: skip


def notes() -> list[str]:
    chance, templates = Random(20261124), DUTCH + ENGLISH  # noqa: S311 - nothing is kept secret
    return [_filled(templates[n % len(templates)], chance) for n in range(1000)]


def _filled(template: str, chance: Random) -> str:
    note = template
    for slot, draw in SLOTS.items():
        while f"{{{slot}}}" in note:
            note = note.replace(f"{{{slot}}}", draw(chance), 1)
    return note


def test_a_thousand_ordinary_notes_raise_at_most_one_alarm() -> None:
    written = notes()
    assert len(set(written)) == 1000
    assert not any("{" in note for note in written)
    alarms = [(look.__name__, note) for note in written for look in ALARMS if look(note)]
    assert len(alarms) <= 1, alarms


@pytest.mark.parametrize(
    ("look", "forms"), [(has_email, EMAILS), (has_phone, PHONES), (has_citizen_number, CITIZENS)]
)
def test_true_ones_are_found(look: Callable[[str], bool], forms: tuple[str, ...]) -> None:
    missed = [form for form in forms if not look(f"{form} en verder niets")]
    missed += [form for form in forms if not look(f"Afgesproken: {form}")]
    assert not missed


def test_sixty_true_ones_are_tried() -> None:
    assert len({*EMAILS, *PHONES, *CITIZENS}) == 60
