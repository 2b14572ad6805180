"""The sentences borgen began with, beside the rules that guard them. Quotations, word for word."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_QUOTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Koppel individuele en gezamenlijke leerdoelen aan de organisatiedoelstellingen.": "L02 L04 L07 A02",
        "Waar wil je als team naartoe en hoe draag je hieraan bij als individu?": "L05 L06",
        "De sleutel hiertoe is eigenaarschap. Van de medewerker én van de organisatie.": "O01",
        "Betrek hierin de context: welke factoren en/of actoren belemmeren dan wel stimuleren het daadwerkelijk toepassen van kennis en vaardigheden in de praktijk?": "C03 C04",
        "En hoe gaan we hiermee om?": "C01 C02",
        "Maak ontwikkel- en leerdoelen onderdeel van een individueel plan én een team actieplan.": "P01",
        "Maak expliciet duidelijk dat de leerinspanning direct gekoppeld is aan de beoogde verandering in de organisatie.": "P02",
        "Zorg hierbij voor een aantrekkelijke afwisseling van reflectie en actie.": "R01",
        "Eenmaal terug op de werkvloer worden medewerkers maar al te vaak weer opgeslokt door de dagelijkse werkzaamheden.": "R02",
        "Door te blijven ontwikkelen, structureel van elkaar te leren en dit proces te borgen, realiseren we een blijvend resultaat voor medewerkers en organisaties.": "R03",
        "Organiseer sturing op toepassen van opgedane kennis en vaardigheden op de werkvloer.": "R04",
        "Zorg voor optimale ondersteuning van het gehele proces van leren, toepassen, borgen en veranderen: instrumenteel, financieel en managerial.": "S01",
        "Laat als organisatie zien dat kennis opdoen, delen én borgen van essentieel belang is.": "S02",
        "Met een nadruk op toepassing in de dagelijkse praktijk binnen de eigen organisatie!": "A01",
        "Reduceer verlies van productieve uren door een op de organisatie en medewerker afgestemd leeraanbod op basis van online en offline leren.": "A03",
        "Nu zijn jullie een half jaar verder en er is geen sprake van een zichtbare groei in houding, gedrag en vaardigheden.": "H01 E01 E02",
    }
)

TEXTS: Final[Mapping[str, str]] = {
    f"rule.{code}.seed": quotation for quotation, codes in _QUOTED.items() for code in codes.split()
}
