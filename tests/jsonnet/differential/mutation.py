"""Programs with a slip: a token or a character too much, too few or in the wrong place. Most no longer parse."""

import re

from tree import Node

TOKEN = re.compile(r"\s+|[A-Za-z_0-9]+|.", re.DOTALL)
INSERTED = [",", ";", ":", "::", "+:", "(", ")", "[", "]", "{", "}", "if ", " then ", " else ", " for x in ", "local ", "=",
            "==", "!", "-", "~", "+", "*", "%", "<<", "&&", "||", "in ", "super", "self", "$", ".", "..", "'", "\"", "@'", "|||",
            "|||\n", "//", "#", "/*", "*/", "\\", "\\u", "\\x", "0", "1.", ".5", "1e", "1e5", "01", "null", "error ", "assert ",
            "import ", "importstr 'lib.libsonnet'", "function", "tailstrict", "\n", "\t", "é", "😀", "`", "?", "^", "|", "&", "$$"]


def tokens_of(text):
    return TOKEN.findall(text)


def mutated(random, text):
    tokens = tokens_of(text)
    for _ in range(random.choice([1, 1, 1, 2])):
        place = random.randrange(len(tokens)) if tokens else 0
        choice = random.random()
        if choice < 0.3 or not tokens:
            tokens.insert(place, random.choice(INSERTED))
        elif choice < 0.55:
            del tokens[place]
        elif choice < 0.7:
            tokens.insert(place, tokens[place])
        elif choice < 0.85:
            other = random.randrange(len(tokens))
            tokens[place], tokens[other] = tokens[other], tokens[place]
        else:
            tokens[place] = random.choice(INSERTED)
    return Node(*tokens)
