"""Pages of the rules about context, support and trajectories, in Dutch: C, S and A."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.C01.title": "Een belemmering zonder aanpak",
    "rule.C01.why": "Opschrijven wat in de weg staat is de helft. De andere helft is afspreken wie er iets aan doet. Ook aanvaarden is een aanpak, als het een besluit is en geen zwijgen.",
    "rule.C01.example": """\
# plans/teams/ks.yaml
context:
  - id: waan-van-de-dag
    factor: Agenda's lopen vol zodra we terug zijn
    effect: hinders
    strength: 3""",
    "rule.C01.remedy": """\
Schrijf erbij wat jullie doen, wie dat doet en wanneer het af is.

    response:
      strategy: reduce
      action: Twee borguren per week in het rooster
      owner: directeur
      due: 2026-04-15""",
    "rule.C02.title": "Een aanpak die te laat is",
    "rule.C02.why": "De afgesproken dag is voorbij en de aanpak is niet als gedaan gemeld. Wie dan toch moet toepassen, leert vooral dat de organisatie het niet meent. Een open belemmering is ook een van de oorzaken die het rapport noemt.",
    "rule.C02.example": """\
# plans/teams/pv.yaml
context:
  - id: geen-mandaat
    factor: Geen mandaat om te delegeren
    effect: hinders
    response:
      action: Mandaatlijst tot EUR 10.000
      owner: financien
      due: 2026-07-01""",
    "rule.C02.remedy": """\
Is het gedaan, zet er dan de dag bij. Zo niet, bespreek met de eigenaar wat er nodig is en kies samen een nieuwe dag.

    done: 2026-07-28""",
    "rule.C03.title": "Een meewind die nog niet gebruikt wordt",
    "rule.C03.why": "Wat stimuleert is vaak goedkoper dan wegnemen wat belemmert. Deze factor helpt, maar niemand heeft afgesproken er iets mee te doen. Het is een kans, geen fout.",
    "rule.C03.example": """\
# plans/teams/ks.yaml
context:
  - id: nieuw-klantsysteem
    factor: Het nieuwe klantsysteem vraagt om besluiten aan de balie
    effect: stimulates""",
    "rule.C03.remedy": """\
Bedenk hoe jullie hem benutten of versterken.

    response:
      strategy: use
      action: De eerste besluiten aan de balie als uitdaging van mei
      owner: teamleider-ks
      due: 2026-05-05""",
    "rule.C04.title": "Steeds geen gelegenheid, en niemand zegt waardoor",
    "rule.C04.why": "Iemand logde twee keer of vaker dat er geen gelegenheid was. Dat is geen gebrek aan inzet, maar een vraag aan de omgeving. Zolang de oorzaak niet is opgeschreven, kan niemand er iets aan doen.",
    "rule.C04.example": """\
# plans/log/p09.yaml
- {{date: 2026-04-30, goal: delegate, outcome: no_opportunity}}
- {{date: 2026-06-04, goal: delegate, outcome: no_opportunity}}""",
    "rule.C04.remedy": """\
Vraag wat er in de weg stond. Leg dat vast als contextfactor die dit leerdoel noemt.

    # plans/teams/pv.yaml
    context:
      - id: geen-mandaat
        factor: Geen mandaat om te delegeren
        effect: hinders
        goals: [p09/delegate]
        response: {{action: Mandaatlijst, owner: financien, due: 2026-07-01}}

Bestaat de factor al, noem hem dan in de volgende logregel met `--factor`.""",
    "rule.S01.title": "Een soort ondersteuning ontbreekt",
    "rule.S01.why": "Leren vraagt drie soorten steun: hulpmiddelen en tijd, geld, en een leidinggevende die ernaar vraagt. Ontbreekt er een, dan moet de medewerker die zelf opbrengen. De melding noemt welke soort nog niet in dit plan staat.",
    "rule.S01.example": """\
# plans/teams/ks.yaml
support:
  - {{kind: instrumental, what: Gesprekskaarten, by: hr, due: 2026-04-01}}
  - {{kind: financial, what: Vervanging aan de balie, by: directeur}}""",
    "rule.S01.remedy": """\
Spreek af wie het regelt en wanneer, ook als het klein is.

    - kind: managerial
      what: Elke twee weken een bila van een kwartier
      by: teamleider-ks
      due: 2026-04-01""",
    "rule.S02.title": "Toegezegde ondersteuning is te laat",
    "rule.S02.why": "De organisatie beloofde iets voor een bepaalde dag, en het is niet als geleverd gemeld. Een belofte die niet wordt nagekomen, weegt zwaarder dan geen belofte. Daarom staat zij bovenaan in het rapport.",
    "rule.S02.example": """\
# plans/trajectories/koers-en-kracht.yaml
support:
  - id: roosteruren
    kind: instrumental
    what: Twee borguren per week in het rooster
    by: directeur
    due: 2026-04-15""",
    "rule.S02.remedy": """\
Is het er, zet er dan de dag bij. Zo niet, vraag wie het toezegde om een nieuwe dag, of om een eerlijk nee.

    delivered: 2026-07-01""",
    "rule.A01.title": "Een leertraject zonder deel op de werkplek",
    "rule.A01.why": "Wat alleen in een zaal of achter een scherm is geoefend, moet daarna nog helemaal naar het werk vertaald worden. Een opdracht in het eigen werk begint daar al tijdens het traject mee, en kost geen productieve uren.",
    "rule.A01.example": """\
# plans/trajectories/koers-en-kracht.yaml
activities:
  - {{id: module-1, title: Module 1, mode: offline, hours: 8}}
  - {{id: webinars, title: Drie webinars, mode: online, hours: 6}}""",
    "rule.A01.remedy": """\
Voeg een activiteit op de werkplek toe.

    - id: praktijkopdrachten
      title: Praktijkopdrachten in het eigen werk
      mode: on_the_job
      hours: 14
      productive_hours_lost: 0""",
    "rule.A02.title": "Een leertraject dat geen doel dient",
    "rule.A02.why": "Het traject noemt geen doel van de organisatie waaraan het bijdraagt. Dan kan niemand na een half jaar zeggen of het de moeite waard was.",
    "rule.A02.example": """\
# plans/trajectories/koers-en-kracht.yaml
title: Koers & Kracht
starts: 2026-01-15
ends: 2026-03-26
participants: [p01, p02]""",
    "rule.A02.remedy": """\
Noem waar het traject voor is.

    contributes_to: [organisation/klanttevredenheid]""",
    "rule.A03.title": "Een leertraject zonder uren of kosten",
    "rule.A03.why": "Wat een traject kost aan geld en productieve uren, is de helft van het gesprek over wat het oplevert. Zonder die getallen kan het rapport geen kosten noemen per leerdoel dat in gebruik is. Een schatting is genoeg.",
    "rule.A03.example": """\
# plans/trajectories/koers-en-kracht.yaml
activities:
  - {{id: module-1, title: Module 1, mode: offline}}""",
    "rule.A03.remedy": """\
Zet er de uren per deelnemer bij, en de kosten van het geheel.

    activities:
      - id: module-1
        title: Module 1
        mode: offline
        hours: 8
        productive_hours_lost: 8
    costs:
      - {{category: provider, amount: 47400, date: 2026-01-15}}""",
}
