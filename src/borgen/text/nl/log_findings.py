"""What `check` finds in rhythm, evidence and logs, in Dutch: R, C04, E, D02-D05."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "finding.R01": "voor leerdoel `{goal}` is van {first} tot {last} geen {stance} gepland: {n} dagen",
    "finding.R01.both": "voor leerdoel `{goal}` is er te lang geen actie en te lang geen reflectie gepland; het langst geen {stance}, van {first} tot {last}: {n} dagen",
    "help.R01": "plan in die weken een borgcyclus met actie en een met reflectie",
    "help.R01.action": "plan er iets om te doen tussen, zoals coaching op de werkplek, een uitdaging of een mystery guest",
    "help.R01.reflection": "plan er een moment om terug te kijken tussen, zoals intervisie, een vast punt in het teamoverleg of een buddygesprek",
    "finding.R02": "voor leerdoel `{goal}` is niets gepland in de eerste {days} dagen na {learned}",
    "finding.R02.none": "leerdoel `{goal}` heeft geen enkele borgcyclus",
    "help.R02": "laat een borgcyclus in de eerste weken beginnen, want dan verdwijnt het meest",
    "help.R02.none": "zet een borgcyclus in het plan van het team, het leertraject of de persoon zelf; begin met iets kleins in de eerste {days} dagen",
    "finding.R03": "voor leerdoel `{goal}` is van {first} tot {last} niets meer gepland",
    "help.R03": "laat een borgcyclus doorlopen tot het einde van die periode, of plan dan een terugblik",
    "finding.R04": "van `{cycle}` zijn {n} van {total} voorbije bijeenkomsten niet gelogd",
    "finding.R04.one": "van `{cycle}` is {n} van {total} voorbije bijeenkomsten niet gelogd",
    "help.R04": "log wat er gebeurde, vanaf {first}: gehouden, vervallen of verplaatst; met `track: false` vraagt borgen er niet naar",
    "finding.C04": "bij leerdoel `{goal}` was er {n} keer geen gelegenheid, en geen contextfactor zegt waardoor",
    "help.C04": "zet onder `context:` wat er in de weg staat, noem daar dit leerdoel bij `goals:`, en spreek een aanpak af",
    "finding.E01": "van leerdoel `{goal}` zegt al {days} dagen alleen de eigenaar zelf hoe het gaat",
    "help.E01": "vraag een collega, leidinggevende of klant om één keer mee te kijken, en log dat met `--by`",
    "finding.E02": "leerdoel `{goal}` heet {status}, en niemand anders heeft het gezien",
    "help.E02": "laat iemand anders meekijken en log dat met `--by`, of houd de status nog even op `active`",
    "finding.D02": "logregel van {day}: die dag moet nog komen",
    "help.D02": "kijk of het jaar en de maand kloppen",
    "finding.D03": "logregel van {day}: leerdoel `{goal}` is pas op {first} geleerd",
    "finding.D03.observed": "logregel van {day}: voor leerdoel `{goal}` wordt pas vanaf {first} gekeken",
    "help.D03": "klopt de datum, dan blijft de regel staan en telt hij niet mee",
    "help.D03.observed": "de regel telt mee, maar wat er voor die dag ontbreekt wordt niemand aangerekend",
    "finding.D04": "deze regel staat er al",
    "finding.D04.here": "staat hier voor het eerst",
    "help.D04": "haal er een weg; gebeurde het echt twee keer, zet dan `n: 2` in de tweede",
    "finding.D05": "twee logregels van {day} over `{goal}` spreken elkaar tegen",
    "finding.D05.here": "de andere regel",
    "help.D05": "neem terug wat niet klopt; gebeurde het echt twee keer, zet dan `n: 2` in de tweede",
}
