"""Pages of the rules about days, lines of the log and privacy, in Dutch: D and V."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.D01.title": "Het einde ligt voor het begin",
    "rule.D01.why": "Een periode die eindigt voordat ze begint, telt nergens mee. Dan lijkt iemand altijd aanwezig, of een cyclus nooit gepland. Meestal is het een jaar of een maand die verwisseld is.",
    "rule.D01.example": """\
# plans/trajectories/koers-en-kracht.yaml
starts: 2026-01-15
ends: 2025-03-26""",
    "rule.D01.remedy": """\
Verbeter een van de twee dagen.

    starts: 2026-01-15
    ends: 2026-03-26""",
    "rule.D02.title": "Een logregel uit de toekomst",
    "rule.D02.why": "Een log vertelt wat er gebeurd is. Morgen mag nog, omdat het ergens anders al morgen kan zijn. Een latere dag is bijna altijd een tikfout, en zou de regel uit alle rapporten houden tot die dag komt.",
    "rule.D02.example": """\
# plans/log/p01.yaml
- {{date: 2062-05-12, goal: feedback, outcome: independent}}""",
    "rule.D02.remedy": """\
Verbeter de dag.

    - {{date: 2026-05-12, goal: feedback, outcome: independent}}

Iets wat nog moet komen hoort in het plan, als borgcyclus.""",
    "rule.D03.title": "Een logregel van voordat het meetelt",
    "rule.D03.why": "De regel is van voor de dag waarop het leerdoel geleerd is, of van voor `observed_from` van het leertraject. Dat kan kloppen: iemand was al begonnen. Wat van voor de geleerde dag is, telt niet mee in de cijfers.",
    "rule.D03.example": """\
# plans/log/p01.yaml (geleerd op 26 maart)
- {{date: 2026-03-02, goal: feedback, outcome: with_help}}""",
    "rule.D03.remedy": """\
Klopt de dag van de regel niet, verbeter hem. Was het leerdoel eerder geleerd, verbeter dan die dag.

    # plans/people/p01.yaml
    learned: {{date: 2026-02-26}}""",
    "rule.D04.title": "Dezelfde logregel staat er twee keer",
    "rule.D04.why": "Twee gelijke regels tellen als één feit, dus de cijfers kloppen. Dit gebeurt als twee mensen hetzelfde loggen, of als een bestand dubbel is samengevoegd.",
    "rule.D04.example": """\
# plans/log/p01.yaml
- {{date: 2026-05-12, goal: feedback, outcome: independent}}
- {{date: 2026-05-12, goal: feedback, outcome: independent}}""",
    "rule.D04.remedy": """\
Haal er een weg. Gebeurde het echt twee keer die dag, zet dan `n: 2` in de tweede; `borgen log --again` doet dat voor je.

    - {{date: 2026-05-12, goal: feedback, outcome: independent}}
    - {{date: 2026-05-12, goal: feedback, outcome: independent, n: 2}}""",
    "rule.D05.title": "Twee logregels spreken elkaar tegen",
    "rule.D05.why": "Van één dag, één leerdoel en één bron staan er twee verschillende uitkomsten. Vaak is een regel verbeterd, en bracht het samenvoegen in git de oude versie terug. Een log verbeter je daarom door een regel terug te nemen, niet door hem te veranderen.",
    "rule.D05.example": """\
# plans/log/p01.yaml
- {{date: 2026-05-12, goal: feedback, outcome: not_achieved}}
- {{date: 2026-05-12, goal: feedback, outcome: with_help}}""",
    "rule.D05.remedy": """\
Neem terug wat niet klopt. Was het je laatste regel, dan doet `borgen log --undo` dat. Gebeurde het echt allebei, zet dan `n: 2` in de tweede.

    - {{date: 2026-05-12, goal: feedback, outcome: not_achieved}}
    - {{date: 2026-05-12, goal: feedback, outcome: with_help, n: 2}}""",
    "rule.V01.title": "Een e-mailadres in een bestand dat iedereen krijgt",
    "rule.V01.why": "Wie de plannen kan ophalen, kan alles lezen, en git vergeet niets. Een e-mailadres wijst een persoon aan en is voor een leerplan niet nodig. Een id of een rol is genoeg.",
    "rule.V01.example": """\
# plans/teams/ks.yaml
sponsor: amina@voorbeeld.nl""",
    "rule.V01.remedy": """\
Gebruik een id of een rol.

    sponsor: directeur

Is het echt geen persoonsgegeven, zet er dan een reden achter: `# borgen: ignore[V01] algemeen adres`.""",
    "rule.V02.title": "Een telefoonnummer in een bestand dat iedereen krijgt",
    "rule.V02.why": "Een telefoonnummer hoort in het adresboek. In een plan blijft het staan, ook nadat iemand vertrokken is, en iedereen die de plannen ophaalt krijgt het mee.",
    "rule.V02.example": """\
# plans/teams/ks.yaml
cycles:
  - {{id: buddy, form: buddy, method: Bel 06-12345678}}""",
    "rule.V02.remedy": """\
Haal het weg. Wie het nodig heeft, vindt het ergens anders.

    - {{id: buddy, form: buddy, method: Bel of wandel een kwartier}}

Is het echt geen telefoonnummer, zet er dan een reden achter: `# borgen: ignore[V02] kenmerk van een zaak`.""",
    "rule.V03.title": "Dit lijkt een burgerservicenummer",
    "rule.V03.why": "Het getal voldoet aan de elfproef, net als elk BSN, en een woord in de buurt zegt dat het er een is. Een BSN mag alleen gebruikt worden waar de wet dat zegt, en in een leerplan is dat nooit zo. Staat het er echt, behandel het dan als een datalek.",
    "rule.V03.example": """\
# plans/log/p01.yaml
- {{date: 2026-05-12, goal: feedback, outcome: missed, note: "BSN 111222333"}}""",
    "rule.V03.remedy": """\
Haal het weg en meld het aan wie bij jullie over privacy gaat: in de geschiedenis van git staat het nog.

Is het een ander nummer, zet er dan een reden achter: `# borgen: ignore[V03] contractnummer`.""",
    "rule.V04.title": "Een privébestand dat toch gedeeld wordt",
    "rule.V04.why": "Wat in `private/` staat is alleen van jou. Git houdt dit bestand bij, dus bij de volgende push krijgt iedereen het. Dat is meestal gebeurd met een geforceerde `git add`.",
    "rule.V04.example": """\
$ git ls-files private/
private/log/p01.yaml""",
    "rule.V04.remedy": """\
Laat git het bestand loslaten; op je eigen schijf blijft het staan.

    git rm --cached private/log/p01.yaml

En kijk of `private/` in `.gitignore` staat. Is het al gepusht, vraag dan hulp om het uit de geschiedenis te halen.""",
    "rule.V05.title": "Een groep die te klein is om anoniem te zijn",
    "rule.V05.why": "In een groep van twee weet ieder wie de ander is. Daarom toont borgen een team pas vanaf drie mensen met gegevens, en een organisatie vanaf vijf. Hoger mag altijd, lager niet.",
    "rule.V05.example": """\
# borgen.yaml
privacy: {{team_minimum: 2, organisation_minimum: 3}}""",
    "rule.V05.remedy": """\
Kies minstens drie en vijf, of laat de sleutels weg.

    privacy: {{team_minimum: 3, organisation_minimum: 5}}""",
    "rule.V06.title": "Iemand die gewist is, is terug",
    "rule.V06.why": "Wie om wissen vraagt, mag daarop rekenen. Een samenvoeging met een oudere kopie kan een plan, een logregel of een naam terugbrengen zonder dat iemand het merkt. In `plans/erased.yaml` staat een kenmerk dat uit de oude id is gemaakt; zo wordt die herkend zonder dat hij ergens staat.",
    "rule.V06.example": """\
# plans/erased.yaml
erased: [{{id: erased-1e0e2a0c71, date: 2026-11-24}}]

# plans/teams/ks.yaml
members: [p01, p03]        # p03 is gewist""",
    "rule.V06.remedy": """\
Wis opnieuw; alleen wat er weer is, gaat weg.

    borgen erase p03

Is het iemand anders die toevallig dezelfde id kreeg, geef die dan een andere.""",
}
