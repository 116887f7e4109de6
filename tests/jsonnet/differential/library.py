"""The functions of std that both engines have: of each family what it takes and what it gives.

A row is a name, the type of the result, and the parameters. A parameter is a type (`generator.py` says what a type is),
or one of the words below for what an arbitrary value would hardly ever fit.
"""

NUMBER, STRING, BOOLEAN = "number", "string", "boolean"
NUMBERS, STRINGS = ("array", "number"), ("array", "string")
ANY = "any"

# What a parameter may be besides a type.
SMALL = "small"          # An integer from 0 to 6.
NUMBER_SET = "number set"
STRING_SET = "string set"
CODE_POINT = "code point"
BYTES = "bytes"
FORMAT = "format"
JSON = "json"
DIGITS = "digits"
POSITIVE = "positive"    # A number above 0.
UNIT = "unit"            # A number between -1 and 1.
ONE_CHARACTER = "one character"
INDENTATION = "indentation"


def function(*parameters, gives):
    return ("function", parameters, gives)


FUNCTIONS = [
    ("abs", NUMBER, [NUMBER]), ("sign", NUMBER, [NUMBER]), ("max", NUMBER, [NUMBER, NUMBER]),
    ("min", NUMBER, [NUMBER, NUMBER]), ("clamp", NUMBER, [NUMBER, NUMBER, NUMBER]), ("pow", NUMBER, [SMALL, SMALL]),
    ("floor", NUMBER, [NUMBER]), ("ceil", NUMBER, [NUMBER]), ("sqrt", NUMBER, [POSITIVE]), ("exp", NUMBER, [UNIT]),
    ("log", NUMBER, [POSITIVE]), ("sin", NUMBER, [UNIT]), ("cos", NUMBER, [UNIT]), ("tan", NUMBER, [UNIT]),
    ("asin", NUMBER, [UNIT]), ("acos", NUMBER, [UNIT]), ("atan", NUMBER, [NUMBER]), ("exponent", NUMBER, [NUMBER]),
    ("mantissa", NUMBER, [NUMBER]), ("modulo", NUMBER, [NUMBER, POSITIVE]), ("mod", NUMBER, [NUMBER, POSITIVE]),
    ("length", NUMBER, [STRING]), ("length", NUMBER, [NUMBERS]), ("length", NUMBER, ["object"]),
    ("length", NUMBER, [function(NUMBER, NUMBER, gives=NUMBER)]),
    ("codepoint", NUMBER, [ONE_CHARACTER]), ("parseInt", NUMBER, [DIGITS]), ("parseOctal", NUMBER, [DIGITS]),
    ("parseHex", NUMBER, [DIGITS]), ("count", NUMBER, [NUMBERS, NUMBER]),
    ("foldl", NUMBER, [function(NUMBER, NUMBER, gives=NUMBER), NUMBERS, NUMBER]),
    ("foldr", NUMBER, [function(NUMBER, NUMBER, gives=NUMBER), NUMBERS, NUMBER]),
    ("foldl", STRING, [function(STRING, NUMBER, gives=STRING), NUMBERS, STRING]),
    ("foldr", STRING, [function(NUMBER, STRING, gives=STRING), NUMBERS, STRING]),

    ("type", STRING, [ANY]), ("toString", STRING, [ANY]), ("toString", STRING, [NUMBER]), ("char", STRING, [CODE_POINT]),
    ("substr", STRING, [STRING, SMALL, SMALL]), ("asciiUpper", STRING, [STRING]), ("asciiLower", STRING, [STRING]),
    ("strReplace", STRING, [STRING, ONE_CHARACTER, STRING]), ("stripChars", STRING, [STRING, STRING]),
    ("lstripChars", STRING, [STRING, STRING]), ("rstripChars", STRING, [STRING, STRING]),
    ("repeat", STRING, [STRING, SMALL]), ("join", STRING, [STRING, STRINGS]), ("lines", STRING, [STRINGS]),
    ("deepJoin", STRING, [("array", STRINGS)]), ("escapeStringJson", STRING, [STRING]),
    ("escapeStringPython", STRING, [STRING]), ("escapeStringBash", STRING, [STRING]),
    ("escapeStringDollars", STRING, [STRING]), ("base64", STRING, [BYTES]), ("md5", STRING, [STRING]),
    ("decodeUTF8", STRING, [BYTES]), ("resolvePath", STRING, [STRING, STRING]),
    ("manifestJson", STRING, [ANY]), ("manifestJsonMinified", STRING, [ANY]),
    ("manifestJsonEx", STRING, [ANY, INDENTATION]), ("manifestYamlDoc", STRING, [ANY]),
    ("manifestYamlDoc", STRING, [ANY, BOOLEAN]), ("manifestPython", STRING, [ANY]),
    ("manifestYamlStream", STRING, [("array", ANY)]), ("manifestPythonVars", STRING, ["object"]),
    ("manifestToml", STRING, ["object"]), ("manifestTomlEx", STRING, ["object", INDENTATION]),
    ("format", STRING, [FORMAT]),

    ("startsWith", BOOLEAN, [STRING, STRING]), ("endsWith", BOOLEAN, [STRING, STRING]), ("equals", BOOLEAN, [ANY, ANY]),
    ("isString", BOOLEAN, [ANY]), ("isNumber", BOOLEAN, [ANY]), ("isBoolean", BOOLEAN, [ANY]),
    ("isObject", BOOLEAN, [ANY]), ("isArray", BOOLEAN, [ANY]),
    ("isFunction", BOOLEAN, [function(NUMBER, gives=NUMBER)]), ("objectHas", BOOLEAN, ["object", STRING]),
    ("objectHasAll", BOOLEAN, ["object", STRING]), ("objectHasEx", BOOLEAN, ["object", STRING, BOOLEAN]),
    ("member", BOOLEAN, [NUMBERS, NUMBER]), ("member", BOOLEAN, [STRING, ONE_CHARACTER]),
    ("setMember", BOOLEAN, [NUMBER, NUMBER_SET]), ("primitiveEquals", BOOLEAN, [STRING, STRING]),

    ("range", NUMBERS, [SMALL, SMALL]), ("makeArray", NUMBERS, [SMALL, function(NUMBER, gives=NUMBER)]),
    ("makeArray", STRINGS, [SMALL, function(NUMBER, gives=STRING)]),
    ("map", NUMBERS, [function(NUMBER, gives=NUMBER), NUMBERS]), ("map", STRINGS, [function(STRING, gives=STRING), STRING]),
    ("mapWithIndex", NUMBERS, [function(NUMBER, NUMBER, gives=NUMBER), NUMBERS]),
    ("filter", NUMBERS, [function(NUMBER, gives=BOOLEAN), NUMBERS]),
    ("filter", STRINGS, [function(STRING, gives=BOOLEAN), STRINGS]),
    ("filterMap", STRINGS, [function(NUMBER, gives=BOOLEAN), function(NUMBER, gives=STRING), NUMBERS]),
    ("flatMap", NUMBERS, [function(NUMBER, gives=NUMBERS), NUMBERS]),
    ("flatMap", STRING, [function(STRING, gives=STRING), STRING]),
    ("flattenArrays", NUMBERS, [("array", NUMBERS)]), ("reverse", NUMBERS, [NUMBERS]), ("repeat", NUMBERS, [NUMBERS, SMALL]),
    ("join", NUMBERS, [NUMBERS, ("array", NUMBERS)]), ("slice", NUMBERS, [NUMBERS, SMALL, SMALL, "step"]),
    ("slice", STRING, [STRING, SMALL, SMALL, "step"]), ("find", NUMBERS, [NUMBER, NUMBERS]),
    ("findSubstr", NUMBERS, [STRING, STRING]), ("encodeUTF8", NUMBERS, [STRING]),
    ("base64DecodeBytes", NUMBERS, ["base64"]), ("base64Decode", STRING, ["base64"]),
    ("stringChars", STRINGS, [STRING]), ("split", STRINGS, [STRING, ONE_CHARACTER]),
    ("splitLimit", STRINGS, [STRING, ONE_CHARACTER, SMALL]), ("sort", NUMBERS, [NUMBERS]), ("sort", STRINGS, [STRINGS]),
    ("sort", NUMBERS, [NUMBERS, function(NUMBER, gives=NUMBER)]), ("uniq", NUMBERS, [NUMBERS]), ("uniq", STRINGS, [STRINGS]),
    ("set", NUMBERS, [NUMBERS]), ("set", STRINGS, [STRINGS]), ("set", STRINGS, [STRINGS, function(STRING, gives=NUMBER)]),
    ("setUnion", NUMBERS, [NUMBER_SET, NUMBER_SET]), ("setInter", NUMBERS, [NUMBER_SET, NUMBER_SET]),
    ("setDiff", NUMBERS, [NUMBER_SET, NUMBER_SET]), ("setUnion", STRINGS, [STRING_SET, STRING_SET]),
    ("setInter", STRINGS, [STRING_SET, STRING_SET]), ("setDiff", STRINGS, [STRING_SET, STRING_SET]),
    ("objectFields", STRINGS, ["object"]), ("objectFieldsAll", STRINGS, ["object"]),
    ("objectFieldsEx", STRINGS, ["object", BOOLEAN]),

    ("objectValues", ("array", ANY), ["object"]), ("get", ANY, ["object", STRING, ANY]), ("parseJson", ANY, [JSON]),
    ("prune", ANY, [ANY]), ("mergePatch", ANY, ["object", "object"]), ("mergePatch", ANY, ["object", ANY]),
    ("mapWithKey", ANY, [function(STRING, ANY, gives=ANY), "object"]), ("objectValuesAll", ("array", ANY), ["numbers object"]),
]
