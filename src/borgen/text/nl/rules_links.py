"""Pages of the rules about references, owners and who has a plan, in Dutch: L, O and P."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.L01.title": "Een verwijzing die nergens op uitkomt",
    "rule.L01.why": "Een leerdoel, contextfactor of borgcyclus noemt iets wat er niet is. Meestal is het een tikfout, of is het andere hernoemd. Zolang de verwijzing niet klopt, is de lijn van persoon naar organisatie daar doorgeknipt.",
    "rule.L01.example": """\
# plans/people/p04.yaml
goals:
  - id: feedback
    title: Ik geef feedback na een klantgesprek
    contributes_to: [ks/feedbak]""",
    "rule.L01.remedy": """\
Neem de naam over die de melding voorstelt: eerst het plan, dan het doel.

    contributes_to: [ks/feedback]

Heet het doel tegenwoordig anders, zet de oude naam daar dan bij `was:`. Oude verwijzingen blijven dan werken.""",
    "rule.L02.title": "Een leerdoel draagt bij aan het verkeerde niveau",
    "rule.L02.why": "De lijn loopt van persoon naar team of leertraject, en vandaar naar de organisatie. Wie een niveau overslaat of opzij wijst, laat het team erbuiten. Dan ziet niemand meer hoe het ene doel het andere dichterbij brengt.",
    "rule.L02.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: Ik geef feedback na een klantgesprek
    contributes_to: [organisation/klanttevredenheid]""",
    "rule.L02.remedy": """\
Verwijs naar een doel één niveau hoger. Het teamdoel verwijst op zijn beurt naar de organisatie.

    # plans/people/p01.yaml
    contributes_to: [ks/feedback]

    # plans/teams/ks.yaml
    contributes_to: [organisation/klanttevredenheid]""",
    "rule.L03.title": "Een id is twee keer gebruikt",
    "rule.L03.why": "Aan een id moet je kunnen zien wat er bedoeld is. Personen, teams en leertrajecten delen één lijst met namen; binnen een plan is elk id uniek. De melding wijst beide plekken aan.",
    "rule.L03.example": """\
# plans/teams/ks.yaml
goals:
  - id: feedback
    title: We geven elkaar wekelijks feedback
  - id: feedback
    title: We vragen klanten om feedback""",
    "rule.L03.remedy": """\
Geef een van de twee een andere naam, en pas de verwijzingen ernaar aan.

    - id: klantfeedback
      title: We vragen klanten om feedback""",
    "rule.L04.title": "Een organisatiedoel waar geen team aan werkt",
    "rule.L04.why": "De organisatie wil iets bereiken, en geen team en geen leertraject draagt eraan bij. Dan blijft het bij een voornemen. Of het doel is van iemand buiten deze plannen, en dan is het goed om dat te weten.",
    "rule.L04.example": """\
# plans/organisation.yaml
goals:
  - id: verloop
    title: Vrijwillig verloop van 14 % naar 10 %""",
    "rule.L04.remedy": """\
Bespreek welk team dit doel dichterbij brengt, en leg dat daar vast.

    # plans/teams/pv.yaml
    goals:
      - id: coachend-leiden
        title: Coachend leiden in elk werkoverleg
        contributes_to: [organisation/verloop]""",
    "rule.L05.title": "Een teamdoel waar geen persoonlijk leerdoel aan bijdraagt",
    "rule.L05.why": "Het team heeft afgesproken waar het naartoe wil, maar niemand heeft dat vertaald naar wat hij of zij zelf anders gaat doen. Zulke doelen verdwijnen het eerst in de drukte.",
    "rule.L05.example": """\
# plans/teams/ks.yaml
goals:
  - id: beslissen
    title: We beslissen zo dicht mogelijk bij de klant""",
    "rule.L05.remedy": """\
Vraag in het teamoverleg wie hieraan bijdraagt, en laat die persoon het in het eigen plan zetten.

    # plans/people/p02.yaml
    goals:
      - id: prioriteren
        title: Ik kies elke ochtend drie taken
        contributes_to: [ks/beslissen]""",
    "rule.L06.title": "Een teamlid zonder bijdrage aan een teamdoel",
    "rule.L06.why": "Iemand hoort bij het team, maar geen van de eigen leerdoelen draagt bij aan een doel van het team. Misschien is de lijn er wel en staat hij nog niet opgeschreven. Misschien passen de teamdoelen niet bij dit werk.",
    "rule.L06.example": """\
# plans/people/p05.yaml (lid van ks)
goals:
  - id: hardtalk
    title: Ik voer het lastige gesprek zelf""",
    "rule.L06.remedy": """\
Bespreek samen hoe dit leerdoel het team verder helpt, en schrijf dat erbij.

    contributes_to: [ks/feedback]
    contribution: Als ik het zelf doe, hoeft een klant niet te wachten.""",
    "rule.L07.title": "Een doel dat nog nergens aan bijdraagt",
    "rule.L07.why": "Leren dat nergens toe bijdraagt, wint het niet van de waan van de dag. Wie ziet waarvoor het is, houdt het langer vol, en de organisatie weet waarin ze investeert. Zonder `plans/organisation.yaml` is dit een opmerking, geen waarschuwing.",
    "rule.L07.example": """\
# plans/teams/ks.yaml
goals:
  - id: feedback
    title: We geven elkaar wekelijks feedback""",
    "rule.L07.remedy": """\
Noem het doel een niveau hoger waar dit aan bijdraagt.

    contributes_to: [organisation/klanttevredenheid]""",
    "rule.L08.title": "Een verwijzing met een oude naam",
    "rule.L08.why": "Het doel is hernoemd, en dankzij `was:` werkt de oude naam nog. Er is dus niets kapot. Wie het plan over een jaar leest, is wel geholpen met één naam.",
    "rule.L08.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: Ik geef feedback na een klantgesprek
    contributes_to: [ks/feedback-geven]

# plans/teams/ks.yaml
goals:
  - id: feedback
    title: We geven elkaar wekelijks feedback
    was: [feedback-geven]""",
    "rule.L08.remedy": """\
Neem bij gelegenheid de nieuwe naam over. Laat `was:` staan: oude logregels blijven dan kloppen.

    contributes_to: [ks/feedback]""",
    "rule.O01.title": "Eigenaar en sponsor zijn dezelfde",
    "rule.O01.why": "Een leerdoel heeft twee kanten: iemand die het doet, en iemand die er namens de organisatie voor staat, ernaar vraagt en ruimte maakt. Is dat dezelfde persoon, dan is een van beide kanten leeg.",
    "rule.O01.example": """\
# plans/teams/ks.yaml
lead: p01
goals:
  - id: feedback
    title: We geven elkaar wekelijks feedback
    owner: p01
    sponsor: p01""",
    "rule.O01.remedy": """\
Zoek een sponsor die iets kan regelen wat de eigenaar niet kan.

    owner: p01
    sponsor: directeur""",
    "rule.P01.title": "Iemand zonder plan, of een plan zonder team",
    "rule.P01.why": "Een team leert doordat ieder een eigen deel pakt. Iemand doet mee in een team of leertraject maar heeft nog geen eigen plan, of heeft leerdoelen maar hoort bij geen van beide. In beide gevallen staat diegene er alleen voor.",
    "rule.P01.example": """\
# plans/teams/ks.yaml (er is geen plans/people/p05.yaml)
name: Klant & Service
members: [p01, p05]""",
    "rule.P01.remedy": """\
Maak samen een eerste plan: één leerdoel is genoeg.

    # plans/people/p05.yaml
    goals:
      - id: hardtalk
        title: Ik voer het lastige gesprek zelf
        contributes_to: [ks/feedback]

Of zet de persoon bij `members:` van het team.""",
    "rule.P02.title": "Wat in dit bestand nog open staat",
    "rule.P02.why": "Een eerste plan mag leeg zijn op de titel na. Deze gegevens maken het verschil tussen een voornemen en een afspraak: wie, wanneer, waaraan merk je het. Je krijgt er één melding over per bestand.",
    "rule.P02.example": """\
# plans/people/p01.yaml
goals:
  - id: feedback
    title: Ik geef feedback na een klantgesprek""",
    "rule.P02.remedy": """\
Vul aan in het volgende gesprek, in je eigen tempo.

    goals:
      - id: feedback
        title: Ik geef feedback na een klantgesprek
        contributes_to: [ks/feedback]
        aspect: behaviour
        learned: {{date: 2026-03-26, rating: good}}
        level: {{start: 2, target: 4, scale: 5}}
        every: 2 weeks
        indicators: [Ik benoem gedrag en effect zonder oordeel]""",
}
