"""Pages of the rules about rhythm, the half-year review and evidence, in Dutch: R, H and E."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "rule.R01.title": "Te lang zonder actie, of te lang zonder reflectie",
    "rule.R01.why": "Doen zonder terugkijken wordt gewoonte, terugkijken zonder doen blijft praten. Een leerdoel heeft ze om en om nodig. Borgen kijkt naar alle borgcycli die bij het leerdoel horen en meldt de langste periode van meer dan acht weken waarin een van beide ontbreekt.",
    "rule.R01.example": """\
# plans/teams/ks.yaml
cycles:
  - id: overleg
    form: team_meeting
    starts: 2026-04-02
    every: 2 weeks""",
    "rule.R01.remedy": """\
Zet er een vorm van de andere soort naast. Actie: coaching, challenge, mystery_guest, job_rotation, peer_observation, teach_back. Reflectie: intervision, team_meeting, buddy, progress_talk.

    - id: coaching
      form: coaching
      dates: [2026-05-06, 2026-06-24, 2026-08-12]""",
    "rule.R02.title": "De eerste dertig dagen na het leren is er niets gepland",
    "rule.R02.why": "Wat na een cursus niet snel wordt gebruikt, komt meestal niet meer. De eerste weken zijn de drukste, want het gewone werk is blijven liggen. Eén kort moment op de agenda maakt het verschil. Heeft een leerdoel helemaal geen borgcyclus, dan zegt de melding dat.",
    "rule.R02.example": """\
# plans/teams/ks.yaml (geleerd op 26 maart)
cycles:
  - id: intervisie
    form: intervision
    starts: 2026-05-12
    every: 4 weeks""",
    "rule.R02.remedy": """\
Laat de cyclus eerder beginnen, of voeg iets kleins toe.

    - id: overleg
      form: team_meeting
      title: Wat heb je toegepast?
      starts: 2026-04-02
      every: 2 weeks
      minutes: 15""",
    "rule.R03.title": "In de laatste maanden is niets meer gepland",
    "rule.R03.why": "Borgen kijkt een half jaar vooruit, of zover als `horizon_days` zegt. Als in het laatste derde deel niets meer staat, stopt het borgen voordat het een gewoonte is. Juist daar blijkt of het blijft.",
    "rule.R03.example": """\
# plans/teams/ks.yaml (geleerd op 26 maart)
cycles:
  - id: overleg
    form: team_meeting
    starts: 2026-04-02
    every: 2 weeks
    until: 2026-06-30""",
    "rule.R03.remedy": """\
Laat de cyclus doorlopen, of plan tegen het einde een terugblik.

    - id: halfjaarbalans
      form: half_year_review
      dates: [2026-09-24]""",
    "rule.R04.title": "Bijeenkomsten waarvan niemand weet of ze er waren",
    "rule.R04.why": "Er is iets afgesproken, de dag is voorbij, en in het log staat niets. Misschien was het er gewoon; dan kost loggen een paar seconden. Misschien verdween het in de drukte; dan is dat het gesprek waard. Je krijgt één melding per cyclus.",
    "rule.R04.example": """\
# plans/teams/ks.yaml (op 1 mei is er van deze drie niets gelogd)
cycles:
  - id: overleg
    form: team_meeting
    dates: [2026-04-02, 2026-04-16, 2026-04-30]""",
    "rule.R04.remedy": """\
Log wat er gebeurde: gehouden (held), vervallen (cancelled) of verplaatst (moved).

    # plans/log/ks.yaml
    - {{date: 2026-04-02, kind: session, cycle: overleg, status: held}}
    - {{date: 2026-04-16, kind: session, cycle: overleg, status: cancelled}}

Hoeft niemand dit bij te houden, zet dan `track: false` bij de cyclus.""",
    "rule.H01.title": "Geen terugblik na een half jaar",
    "rule.H01.why": "Een half jaar na het einde blijkt wat is gebleven. Zonder afspraak komt die vraag pas als iedereen met iets anders bezig is. Borgen zoekt een `half_year_review` tussen dag 150 en dag 210 na het einde van het leertraject.",
    "rule.H01.example": """\
# plans/trajectories/koers-en-kracht.yaml
ends: 2026-03-26
cycles:
  - {{id: tussenbijeenkomst, form: community, dates: [2026-06-25]}}""",
    "rule.H01.remedy": """\
Zet de dag nu in de agenda, met de directeur erbij.

    - id: halfjaarbalans
      form: half_year_review
      dates: [2026-09-24]""",
    "rule.E01.title": "Al negentig dagen kijkt er niemand mee",
    "rule.E01.why": "Wat iemand zelf logt, is waardevol, en het is één kant. Een ander ziet vaak eerder dat het lukt dan de persoon zelf. Dit is een uitnodiging om te vragen, geen twijfel aan wat er staat.",
    "rule.E01.example": """\
# plans/log/p01.yaml
- {{date: 2026-07-07, goal: feedback, outcome: independent}}
- {{date: 2026-08-18, goal: feedback, outcome: independent}}
- {{date: 2026-09-08, goal: feedback, outcome: fluent}}""",
    "rule.E01.remedy": """\
Vraag een collega, leidinggevende, coach of klant om één keer mee te kijken.

    - {{date: 2026-09-22, goal: feedback, outcome: independent, by: peer}}

Op de opdrachtregel: `borgen log p01/feedback zelfstandig --by peer`.""",
    "rule.E02.title": "Bereikt, maar alleen in eigen ogen",
    "rule.E02.why": "Een leerdoel dat `achieved` of `maintained` heet, telt mee als zichtbaar resultaat. Zichtbaar is het pas als een ander het heeft gezien.",
    "rule.E02.example": """\
# plans/people/p01.yaml (in het log staat alleen `self`)
goals:
  - id: feedback
    title: Ik geef feedback na een klantgesprek
    status: achieved""",
    "rule.E02.remedy": """\
Laat iemand meekijken en log dat. Of geef het nog even de tijd.

    # plans/log/p01.yaml
    - {{date: 2026-09-22, goal: feedback, outcome: independent, by: manager}}""",
}
