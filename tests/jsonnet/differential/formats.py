"""Texts with a grammar of their own: what std.format reads, and JSON."""

import json

# 0.18 takes the logarithm of what %g shows.
CONVERSIONS = {"d": "integer", "i": "integer", "u": "integer", "o": "integer", "x": "integer", "X": "integer",
               "e": "integer", "E": "integer", "f": "integer", "F": "integer", "g": "not zero", "G": "not zero",
               "c": "code point", "s": "any"}


def conversion(random, key=""):
    """One conversion, and the types of the values that it takes."""
    letter = random.choice(list(CONVERSIONS) + ["d", "s", "s", "f", "g"])
    flags = "".join(flag for flag in "#0- +" if random.random() < 0.15)
    width, precision, wanted = "", "", []
    choice = random.random()
    if choice < 0.25:
        width = random.choice(["1", "5", "8", "12"])
    elif choice < 0.3 and not key:
        width, wanted = "*", ["width"]
    if random.random() < 0.25 and letter not in "c":
        precision = "." + random.choice(["0", "1", "2", "3", "5", "10"])
    return f"%{key}{flags}{width}{precision}{letter}", wanted + [CONVERSIONS[letter]]


def format_text(random):
    """A format, and what it takes: a list of types, or a dictionary of them."""
    count = random.choice([0, 1, 1, 2, 3])
    between = ["", " ", "é", "%%", "x-", "\n", "😀"]
    if random.random() < 0.25:
        wanted, text = {}, ""
        for index in range(count):
            name = f"k{index}"
            piece, types = conversion(random, f"({name})")
            wanted[name] = types[-1]
            text += random.choice(between) + piece
        return text + random.choice(between), wanted
    wanted, text = [], ""
    for _ in range(count):
        piece, types = conversion(random)
        wanted += types
        text += random.choice(between) + piece
    return text + random.choice(between), wanted


def json_value(random, depth=2):
    choice = random.random()
    if depth == 0 or choice < 0.6:
        return random.choice([None, True, False, 0, 1, -1, 1.5, 1e100, 1e-5, -0.0, "", "a", "é\n", "😀", "\\\""])
    if choice < 0.8:
        return [json_value(random, depth - 1) for _ in range(random.randrange(4))]
    return {random.choice(["a", "b", "é", ""]): json_value(random, depth - 1) for _ in range(random.randrange(3))}


def json_text(random):
    return json.dumps(json_value(random), ensure_ascii=random.random() < 0.5, indent=random.choice([None, None, 1]))
