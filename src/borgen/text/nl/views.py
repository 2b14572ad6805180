"""What the tree, what is due and an arithmetic say, in Dutch."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, str]] = {
    "tree.title": "Lijn van zicht: {title}",
    "tree.down": "Van organisatiedoel naar leerdoel",
    "tree.up": "Van leerdoel naar organisatiedoel",
    "tree.goals": "{n} doelen",
    "tree.goals.one": "1 doel",
    "tree.empty": "Er zijn nog geen doelen",
    "tree.again": "(zie boven)",
    "tree.private": "(privé: alleen voor mij)",
    "tree.loose": "Dit komt niet uit bij een organisatiedoel",
    "tree.organisation_unserved": "Organisatiedoelen waar nog niemand aan bijdraagt",
    "tree.shared_unserved": "Gezamenlijke doelen zonder leerdoel van iemand",
    "tree.serving_nothing": "Doelen die nog nergens aan bijdragen",
    "tree.without_line": "Mensen van wie nog geen leerdoel ergens aan bijdraagt",
    "tree.coverage": "Is de lijn compleet?",
    "tree.way.down": "Naar beneden",
    "tree.way.up": "Naar boven",
    "tree.down.organisation": "Aan {count} van de {n} organisatiedoelen wordt bijgedragen.",
    "tree.down.organisation.one": "Aan {count} van het ene organisatiedoel wordt bijgedragen.",
    "tree.down.shared": "Bij {count} van de {n} gezamenlijke doelen hoort een leerdoel van iemand.",
    "tree.down.shared.one": "Bij {count} van het ene gezamenlijke doel hoort een leerdoel van iemand.",
    "tree.up.shared": "Van {n} gezamenlijke doelen komen er {count} uit bij een organisatiedoel.",
    "tree.up.shared.one": "Van 1 gezamenlijk doel komt er {count} uit bij een organisatiedoel.",
    "tree.up.personal": "Van {n} persoonlijke leerdoelen komen er {count} uit bij een organisatiedoel.",
    "tree.up.personal.one": "Van 1 persoonlijk leerdoel komt er {count} uit bij een organisatiedoel.",
    "tree.up.people": "Van {n} mensen zijn er {count} met een leerdoel dat daar uitkomt.",
    "tree.up.people.one": "Van 1 mens is er {count} met een leerdoel dat daar uitkomt.",
    "tree.closing": "Dit zijn plannen. Of ze lukken, staat hier niet.",
}
