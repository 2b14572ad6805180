"""Pages of the rules about files and what may stand in them, in Dutch: F and M."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.F01.title": "Het bestand is niet opgeslagen als UTF-8",
    "rule.F01.why": "UTF-8 is de gewone manier om tekst op te slaan. In een andere codering zijn letters als é en ï voor een ander programma onleesbaar, dus borgen gokt er niet naar. Vooral Kladblok, Excel en PowerShell slaan soms anders op.",
    "rule.F01.example": """\
# plans/people/p01.yaml, opgeslagen als Windows-1252
name: Am\ufffdlie""",
    "rule.F01.remedy": "Open het bestand in je tekstverwerker, kies 'Opslaan als' en kies de codering UTF-8. In PowerShell 5: gebruik `Set-Content -Encoding utf8` in plaats van `>`.",
    "rule.F02.title": "De opmaak van het bestand klopt niet",
    "rule.F02.why": "Borgen kan het bestand vanaf deze plek niet meer lezen. Vaak is het een dubbele punt in een zin, een haakje dat niet gesloten is, of een regel die niet recht onder de andere staat. Wat er verder in dit bestand staat, telt nu niet mee.",
    "rule.F02.example": """\
# plans/log/p01.yaml
- {{date: 2026-05-12, goal: feedback, outcome: missed, note: Druk: zieken}}""",
    "rule.F02.remedy": """\
Zet tekst met een dubbele punt, een komma of een haakje erin tussen aanhalingstekens. Laat regels met spaties inspringen, nooit met tabs.

    - {{date: 2026-05-12, goal: feedback, outcome: missed, note: "Druk: zieken"}}

Brak het schrijven van een logregel halverwege af? Maak die laatste regel dan af of haal hem weg.""",
    "rule.F03.title": "Een sleutel staat er twee keer",
    "rule.F03.why": "Van twee gelijke sleutels kan er maar één gelden, en welke is niet te zien. Daarom kiest borgen niet. De plek van de eerste staat erbij.",
    "rule.F03.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: Ik geef feedback na een klantgesprek
    title: Ik vraag feedback na een klantgesprek""",
    "rule.F03.remedy": "Haal een van de twee weg, of geef het tweede leerdoel een eigen plek met een eigen `id`.",
    "rule.F04.title": "Een verkorte schrijfwijze van YAML die borgen niet leest",
    "rule.F04.why": "Met `&`, `*`, `<<` en `!` verwijst een bestand naar stukken van zichzelf. Dat is voor de meeste mensen niet te volgen, en wie één plek verandert, verandert er ongemerkt meer. Borgen meldt het één keer per bestand, met het aantal.",
    "rule.F04.example": """\
# plans/people/p01.yaml
manager: &baas teamleider-ks
goals:
  - id: feedback
    title: Ik geef feedback na een klantgesprek
    sponsor: *baas""",
    "rule.F04.remedy": """\
Schrijf voluit wat je bedoelt. Begint een tekst echt met zo'n teken, zet hem dan tussen aanhalingstekens.

    manager: teamleider-ks
    goals:
      - id: feedback
        title: Ik geef feedback na een klantgesprek
        sponsor: teamleider-ks""",
    "rule.F05.title": "Er staan nog twee versies naast elkaar",
    "rule.F05.why": "Twee mensen veranderden dezelfde regels en git kon niet kiezen. De markeringen `<<<<<<<`, `=======` en `>>>>>>>` staan nog in het bestand. Zolang ze er staan, is het plan voor niemand leesbaar.",
    "rule.F05.example": """\
# plans/teams/ks.yaml
name: Klant & Service
<<<<<<< HEAD
lead: p01
=======
lead: p03
>>>>>>> nieuwe-teamleider
members: [p01, p03]""",
    "rule.F05.remedy": "Spreek af welke versie geldt, laat die staan, en haal de andere en de drie markeringen weg.",
    "rule.F06.title": "Het bestand is te groot of te diep genest",
    "rule.F06.why": "Een plan mag 10 MB zijn, een log 100 MB, en niets gaat dieper dan 60 niveaus. Een echt plan komt daar niet bij in de buurt. De grens voorkomt dat een verkeerd bestand borgen laat vastlopen.",
    "rule.F06.example": """\
# plans/people/p01.yaml
goals: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""",
    "rule.F06.remedy": "Kijk of hier per ongeluk een ander bestand terechtkwam. Een heel oud logboek kun je per jaar in een eigen map bewaren, buiten `plans/`.",
    "rule.F07.title": "Er staat een onzichtbaar stuurteken in de tekst",
    "rule.F07.why": "Stuurtekens zijn niet te zien, maar kunnen een scherm wissen of tekst verbergen. Ze komen meestal mee bij het plakken uit een ander programma. Ook de geschreven vorm, zoals `\\e`, telt mee.",
    "rule.F07.example": """\
# plans/log/p01.yaml
- {{date: 2026-05-12, goal: feedback, outcome: fluent, note: "\\e[31mGoed"}}""",
    "rule.F07.remedy": "Haal het teken weg, of typ de zin opnieuw. De kolom in de melding wijst het aan.",
    "rule.F08.title": "In het bestand staat iets anders dan verwacht",
    "rule.F08.why": "Een plan bestaat uit sleutels met een waarde, zoals `goals:`. Een log is een lijst: elke regel begint met een streepje. Dit bestand is andersom opgebouwd.",
    "rule.F08.example": """\
# plans/people/p01.yaml
- id: feedback
  title: Ik geef feedback na een klantgesprek""",
    "rule.F08.remedy": """\
Zet er de sleutel boven waar het onder hoort, en laat de rest inspringen.

    goals:
      - id: feedback
        title: Ik geef feedback na een klantgesprek""",
    "rule.F09.title": "Het bestand kan niet gelezen worden",
    "rule.F09.why": "Borgen leest alleen gewone bestanden binnen de werkmap. Een map met de naam van een bestand, een koppeling naar buiten of een bestand zonder leesrechten valt daarbuiten. Zo kan niemand per ongeluk iets laten meelezen van buiten het plan.",
    "rule.F09.example": "plans/people/p01.yaml -> /home/amina/mijn-plan.yaml",
    "rule.F09.remedy": "Zet het bestand zelf in de map, in plaats van een koppeling, en kijk of je het mag lezen. Een persoonlijk plan dat niemand anders hoort te zien, staat in `private/`.",
    "rule.F10.title": "De werkmap is voor een nieuwere borgen geschreven",
    "rule.F10.why": "Het getal achter `borgen:` is de versie van de bestanden. Een nieuwere versie kan dingen bevatten die deze borgen niet kent. Liever niets zeggen dan iets wat niet klopt.",
    "rule.F10.example": """\
# borgen.yaml
borgen: 2
name: Stichting Tussenhaven""",
    "rule.F10.remedy": "Werk borgen bij. Heeft iemand het getal per ongeluk veranderd, zet dan `borgen: 1` terug.",
    "rule.M01.title": "Een sleutel die borgen niet kent",
    "rule.M01.why": "Een tikfout in een sleutel zou anders stil verdwijnen: je denkt dat iets is afgesproken, en niemand ziet het. Daarom is elke onbekende sleutel een fout. Borgen zoekt de sleutel die er het meest op lijkt.",
    "rule.M01.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    titel: Ik geef feedback na een klantgesprek""",
    "rule.M01.remedy": """\
Gebruik de Engelse sleutel die borgen voorstelt.

    goals:
      - id: feedback
        title: Ik geef feedback na een klantgesprek

Wil je iets van jezelf bewaren, begin de sleutel dan met `x-`, zoals `x-kamer: 2.14`. Die laat borgen met rust.""",
    "rule.M02.title": "Er ontbreekt iets wat niet gemist kan worden",
    "rule.M02.why": "Bijna alles mag later, zodat een eerste plan vijf minuten kost. Zonder dit ene gegeven weet borgen niet waar het over gaat. Een sleutel zonder iets erachter telt als afwezig.",
    "rule.M02.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    contributes_to: [ks/feedback]""",
    "rule.M02.remedy": """\
Vul de sleutel in die de melding noemt.

    goals:
      - id: feedback
        title: Ik geef binnen een dag feedback na een klantgesprek
        contributes_to: [ks/feedback]""",
    "rule.M03.title": "Een waarde die hier niet past",
    "rule.M03.why": 'Er staat bijvoorbeeld tekst waar een getal hoort, of een woord dat niet in het rijtje voorkomt. Borgen verandert niets stilletjes: `"3"` is tekst en geen 3. Sleutels en vaste woorden zijn Engels, titels en notities in je eigen taal.',
    "rule.M03.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: Ik geef feedback na een klantgesprek
    aspect: gedrag
    level: {{start: 2, target: 3,5, scale: 5}}""",
    "rule.M03.remedy": """\
Neem het woord of de schrijfwijze uit de melding over. Een decimaal getal krijgt een punt.

    aspect: behaviour
    level: {{start: 2, target: 3.5, scale: 5}}""",
    "rule.M04.title": "Een id dat niet kan",
    "rule.M04.why": "Een id is de korte naam waarmee bestanden elkaar aanwijzen, op elke computer en in elke taal. Het begint met een kleine letter, daarna volgen kleine letters, cijfers en streepjes. Woorden als `true`, `null` en `organisation` hebben al een andere betekenis.",
    "rule.M04.example": """\
# plans/people/p01.yaml
goals:
  - id: Feedback geven
    title: Ik geef feedback na een klantgesprek""",
    "rule.M04.remedy": """\
Kies een korte naam met kleine letters; de titel vertelt de rest.

    - id: feedback-geven
      title: Ik geef feedback na een klantgesprek

Van een bestand is de naam het id: `plans/people/p01.yaml` hoort bij `p01`.""",
    "rule.M05.title": "Een datum die niet bestaat of anders geschreven moet",
    "rule.M05.why": "26-03-2026 en 03/26/2026 leest de een anders dan de ander. Jaar, maand, dag is overal hetzelfde en sorteert vanzelf goed. Een dag als 31 februari kan borgen niet raden.",
    "rule.M05.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: Ik geef feedback na een klantgesprek
    learned: {{date: 26-03-2026}}""",
    "rule.M05.remedy": """\
Schrijf jaar, maand en dag, met streepjes en met nullen.

    learned: {{date: 2026-03-26}}""",
    "rule.M06.title": "Een rol die wel heel veel op een persoon lijkt",
    "rule.M06.why": "Een eigenaar of sponsor mag een persoon zijn of een rol, zoals `directeur`. Dit woord scheelt maar één letter met iemands id. Waarschijnlijk is die persoon bedoeld, en nu staat er niemand bij de afspraak.",
    "rule.M06.example": """\
# plans/teams/ks.yaml (er is een plans/people/amina.yaml)
name: Klant & Service
lead: amima
members: [amina, bas, chantal]""",
    "rule.M06.remedy": """\
Verbeter het id.

    lead: amina

Is het echt een rol, kies dan een woord dat er minder op lijkt.""",
}
