"""The sentences borgen began with, in English, beside the rules that guard them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_QUOTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Link individual and shared learning goals to the goals of the organisation.": "L02 L04 L07 A02",
        "Where do you want to go as a team, and how do you contribute to that yourself?": "L05 L06",
        "The key to this is ownership. Of the employee and of the organisation.": "O01",
        "Bring in the context: which factors and actors hinder or stimulate that knowledge and skills are really applied in practice?": "C03 C04",
        "And how do we deal with them?": "C01 C02",
        "Make development and learning goals part of an individual plan and of a team action plan.": "P01",
        "Make it plain that the effort of learning is tied directly to the change the organisation has in mind.": "P02",
        "See to an attractive alternation of reflection and action.": "R01",
        "Once back at work, employees are all too often swallowed up again by the daily business.": "R02",
        "By going on developing, learning from each other as a habit and safeguarding this process, we achieve a lasting result for employees and organisations.": "R03",
        "Organise that applying acquired knowledge and skills at work is steered.": "R04",
        "See to the best possible support of the whole process of learning, applying, safeguarding and changing: instrumental, financial and managerial.": "S01",
        "Show as an organisation that gaining, sharing and safeguarding knowledge is essential.": "S02",
        "With the stress on applying it in the daily practice of your own organisation!": "A01",
        "Lose fewer productive hours through an offer of online and offline learning that fits the organisation and the employee.": "A03",
        "Now you are half a year on, and there is no visible growth in attitude, behaviour and skills.": "H01 E01 E02",
    }
)

TEXTS: Final[Mapping[str, str]] = {
    f"rule.{code}.seed": quotation for quotation, codes in _QUOTED.items() for code in codes.split()
}
