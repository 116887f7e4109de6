"""Literals of every way of writing: odd numbers, and strings of odd characters in all the quotes that there are."""

from tree import Node, loose

NUMBERS = ["0", "1", "2", "3", "5", "7", "10", "42", "100", "0.5", "1.5", "2.25", "0.1", "0.3", "3.14159", "1e3", "1E+2",
           "1e-7", "12345678.9", "1e15", "1e16", "1e17", "123456789012345678", "9007199254740991", "9007199254740993",
           "1e21", "1e22", "6.02e23", "1e100", "1e300", "1.7976931348623157e308", "5e-324", "2.2250738585072014e-308",
           "1e-300", "1e-5", "1e-4", "0.000123", "4294967296", "2147483648"]

# No U+0000: 0.18 gives an empty string for it in places.
CHARACTERS = ["a", "b", "c", "x", "Z", "0", "7", " ", "-", "_", "/", ".", ",", ":", "%", "$", "#", "&", "<", "\"", "'",
              "\\", "\n", "\t", "\r", "\1", "\x1f", "\x7f", "é", "ß", "€", "–", "\u2028", "\uffff", "漢", "😀", "𝒳",
              "e\u0301", "\xa0", "İ"]

PLAIN = "abcdefgxyzABC019 _"


def number(random):
    choice = random.random()
    if choice < 0.6:
        return Node(str(random.randrange(0, 12)))
    text = random.choice(NUMBERS)
    return loose("-", text) if choice > 0.9 else Node(text)


def small_integer(random, highest=6):
    return Node(str(random.randrange(0, highest + 1)))


def characters(random):
    """A string's value."""
    length = random.choice([0, 1, 1, 2, 3, 5, 9])
    alphabet = CHARACTERS if random.random() < 0.4 else PLAIN
    return "".join(random.choice(alphabet) for _ in range(length))


ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\\": "\\\\", "\b": "\\b", "\f": "\\f"}


def escaped(random, value, quote):
    text = []
    for character in value:
        if character == quote:
            text.append("\\" + quote)
        elif character in ESCAPES:
            text.append(ESCAPES[character])
        elif ord(character) < 0x10000 and random.random() < 0.1 or ord(character) < 0x20:
            text.append(f"\\u{ord(character):04x}")
        else:
            text.append(character)
    return quote + "".join(text) + quote


def verbatim(value, quote):
    return "@" + quote + value.replace(quote, quote + quote) + quote


def block(random, value):
    indentation = random.choice(["  ", "\t", " "])
    lines = value.split("\n")[:-1]
    return "|||\n" + "".join((indentation + line if line else "") + "\n" for line in lines) + "|||"


def string(random, value=None):
    if value is None:
        value = characters(random) + random.choice(["", "", "", "\n"])
    choice = random.random()
    quote = random.choice("'\"")
    if choice < 0.15:
        return Node(verbatim(value, quote))
    # A block's first line may neither be empty nor begin with white space.
    if choice < 0.5 and value.endswith("\n") and value[0] not in " \t\n\r" and "\r" not in value:
        return Node(block(random, value))
    return Node(escaped(random, value, quote))
