"""What are the classes of an evaluation called for somebody who did not make them?

And why does the tool hold back in some of them, where others find more?
"""

_WORDS = {
    "exact": "As the list prints it",
    "dprk": "DPRK romanisation",
    "mr": "McCune-Reischauer with breves",
    "mr_ascii": "McCune-Reischauer without marks",
    "mr_apostrophe": "McCune-Reischauer with apostrophes",
    "revised": "Revised Romanisation",
    "customary": "South Korean customary spelling",
    "mixed": "Each syllable in another system",
    "yale": "Yale romanisation",
    "hangul": "Hangul",
    "hangul_printed": "Hangul that the list prints",
    "hangul_southern": "Hangul as the south writes it",
    "kontsevich": "Cyrillic, Kontsevich's system",
    "cyrillic_press": "Cyrillic, as the press writes",
    "russian_latin": "Cyrillic as a passport turns it into Latin",
    "french": "French spelling",
    "german": "German spelling",
    "katakana": "Katakana",
    "han": "Chinese characters",
    "pinyin": "Chinese reading in pinyin",
    "order": "Another order of words",
    "hyphen": "Hyphen added or left out",
    "given_joined": "Given name joined",
    "all_joined": "All joined",
    "title": "Title before or after",
    "typo": "One typing error",
    "typo_short": "One typing error, given name of one syllable",
    "typo_respelt": "One typing error in another spelling",
    "extra_token": "One word too many",
    "in_a_text": "Among other words in one field",
    "initials": "Initials",
    "missing_syllable": "One syllable missing",
    "swapped_syllables": "Given syllables swapped",
    "ocr": "Misread by a scanner",
    "confusables": "Look-alike letters of another script",
    "full_width": "Full-width letters",
    "zero_width": "Invisible characters inside",
    "legal_form": "Another legal form",
    "abbreviated": "Abbreviated words",
    "dropped_generic": "Generic word left out",
    "capitals": "All capitals or all small",
    "branch": "A part of it",
    "with_place": "With its place",
    "acronym": "Acronym",
    "by_imo": "By its IMO number",
    "imo_in_owners_entry": "By an IMO number in the owner's entry",
    "ship_name": "Ship's name",
    "ship_prefixed": "Ship's name with M/V or the like",
    "ship_joined": "Ship's name, joined",
    "ship_typo": "Ship's name, one typing error",
    "date": "date of birth",
    "day_off": "date of birth a day off",
    "swapped_date": "day and month swapped",
    "year": "year of birth",
    "nationality": "DPRK nationality",
    "south_korean": "South Koreans",
    "chinese": "Chinese",
    "japanese": "Japanese",
    "russian": "Russians",
    "vietnamese": "Vietnamese",
    "western": "Europeans and Americans",
    "other": "People from elsewhere",
    "overseas_korean": "Koreans abroad",
    "company": "Companies",
    "ship": "Ships",
    "well_known_person": "Well-known people",
    "well_known_company": "Well-known companies",
    "ship_number": "A listed ship's name with another number",
    "near_name_dprk": "One syllable differs, DPRK romanisation",
    "near_name_customary": "One syllable differs, South Korean spelling",
    "near_organisation": "The telling word of an organisation differs",
}

_HELD_BACK = {
    "pinyin": "With a surname of tens of millions of Chinese it waits for a second fact.",
    "typo_short": "Two syllables, one misspelt, are many another's name: it waits for a "
    "date of birth or the nationality.",
    "initials": "They fit thousands: it waits for a date of birth or the nationality.",
    "missing_syllable": "It fits thousands: it waits for a date of birth or the nationality.",
    "swapped_syllables": "Most often another person's name: the tool holds it for one.",
    "ship_typo": "A letter makes another ship of many a short name.",
}


def held_back(kind: str) -> str:
    """Say why the tool raises few alerts in a class by its rules; nothing for most."""
    return _HELD_BACK.get(kind, "")


def spelt_out(kind: str) -> str:
    """Say what a class is: *typo+year* is a typing error, asked with the year of birth."""
    return ", with ".join(_WORDS.get(part, part.replace("_", " ")) for part in kind.split("+"))
