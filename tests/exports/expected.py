"""What an export of the survey `exports` must hold, worked out from the database without any of the program's code."""

import re

LABELS = {
    "role": {"yes": "Yes", "no": "No", "unsure": "I am not sure"},
    "trust": {"1": "Not at all", "2": "Somewhat", "3": "Fully", "na": "N/A"},
    "many": {"first": "The first", "second": "The second; or so", "other": "Another", "none": "None"},
}
NUMBERS = {
    "role": {"yes": 1, "no": 2, "unsure": 97},
    "trust": {"1": 1, "2": 2, "3": 3, "na": 97},
}
MANY = "a-name-of-two-and-thirty-letters"
WHY_NOT = {"not asked": -1, "not reached": -2, "blank": -9}
FAR = -1_000_000_000_000_000

# Column: variable, and what it holds. The names too long for Stata are cut and marked.
COLUMNS = [
    ("role", "role", "choice"),
    ("words", "words", "text"),
    ("a_name_of_two_and_thirty_le_????", MANY, "first"),
    ("a_name_of_two_and_thirty_le_????", MANY, "second"),
    ("a_name_of_two_and_thirty_le_????", MANY, "other"),
    ("a_name_of_two_and_thirty_le_????", MANY, "none"),
    ("a_name_of_two_and_thirty_letters", MANY, "list"),
    ("a_name_of_two_and_thirty_le_????", f"{MANY}.other", "text"),
    ("a_name_of_two_and_thirty_le_????", f"{MANY}.comments", "text"),
    ("temperature", "temperature", "far number"),
    ("people", "people", "number"),
    ("launched", "launched", "text"),
    ("trust__us", "trust.us", "choice"),
    ("trust__2nd_tier", "trust.2nd-tier", "choice"),
    ("why", "why", "text"),
]


def why_not(answers, variable):
    """The kind of no answer, or None where there is one."""
    if answers.get(variable) is not None:
        return None
    if variable in answers:
        return "blank"
    return "not reached" if answers.get("role") == "no" and variable != "role" else "not asked"


def cell(answers, variable, holds, numbers=False):
    """What stands in a column of a row, in the type that belongs there."""
    kind = why_not(answers, variable)
    if kind:
        code = WHY_NOT[kind]
        if holds == "far number":
            return float(FAR + code)
        if holds == "number":
            return float(code)
        is_number = holds in LABELS["many"] or (holds == "choice" and numbers)
        return code if is_number else str(code)
    answer = answers[variable]
    if holds == "choice":
        return NUMBERS[variable.split(".")[0]][answer] if numbers else answer
    if holds in LABELS["many"]:
        return int(holds in answer)
    if holds == "list":
        return ";".join(answer)
    if holds.endswith("number"):
        return float(answer)
    return f"'{answer}" if re.fullmatch(r"'*-[1279]", answer) else answer


def rows(stored, numbers=False):
    """Every row of the wide layout."""
    for id, version, week, answers in stored:
        yield [id, version, week, *(cell(answers, variable, holds, numbers) for _, variable, holds in COLUMNS)]
