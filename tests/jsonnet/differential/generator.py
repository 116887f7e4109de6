"""Random programs of Jsonnet, from its grammar and with types, so that most of them evaluate.

A type is "number", "string", "boolean", "null", "any" (not a function), "object" (with any fields), ("array", TYPE),
("record", {NAME: TYPE}) for an object that has these fields, or ("function", PARAMETERS, RESULT). A variable may only
be used below its definition, and a field only by fields after it, so that programs end. With `mistakes`, an expression
is now and then of another type than it should be, or an error: a program may fail, or may not need it.
"""

import dataclasses
import random as random_module

import formats
import library
import literals
import mutation
from tree import Node, joined, loose

SIMPLE = ["number", "number", "string", "string", "boolean", "null"]
VARIABLES = ["a", "b", "c", "d", "e", "x", "y", "foo", "bar", "_z", "A1"]
FIELD_NAMES = ["a", "b", "c", "d", "foo", "bar", "n1", "x y", "é", "", "😀", "if", "self", "z-1", "0"]
MAX_DEPTH = 5


@dataclasses.dataclass
class Scope:
    """What an expression may use: variables with their types, and the object around it."""
    variables: tuple = ()
    self_fields: tuple = ()   # (name, type), those that are done.
    super_fields: tuple = ()
    root_fields: tuple = ()   # Of $.
    in_object: bool = False
    in_mixin: bool = False
    rootless: bool = False    # In an array comprehension that is in no object: there 0.18 knows no $, as a slip of its own.

    def with_variables(self, *added):
        names = {name for name, _ in added}
        return dataclasses.replace(self, variables=tuple(v for v in self.variables if v[0] not in names) + added)


def is_word(name):
    return name.isidentifier() and name.isascii() and name not in ("if", "self")


def is_kind(type_, kind):
    return isinstance(type_, tuple) and type_[0] == kind


def fits(given, wanted):
    """Whether a value of one type will do where another is wanted."""
    if given == wanted:
        return True
    if wanted == "any":
        return not is_kind(given, "function") and (not is_kind(given, "array") or fits(given[1], "any"))
    if wanted == "object":
        return is_kind(given, "record")
    return is_kind(given, "array") and is_kind(wanted, "array") and fits(given[1], wanted[1])


class Generator:
    def __init__(self, seed, mistakes=0.0, library_name=None, library_fields=()):
        self.random = random_module.Random(seed)
        self.mistakes = mistakes
        self.library_name = library_name
        self.library_fields = library_fields

    def chance(self, probability):
        return self.random.random() < probability

    # --- Types ------------------------------------------------------------------------------------------------------

    def type(self, depth=2):
        choice = self.random.random()
        if depth == 0 or choice < 0.6:
            return self.random.choice(SIMPLE)
        if choice < 0.8:
            return ("array", self.type(depth - 1))
        return ("record", tuple((name, self.type(depth - 1)) for name in self.field_names()))

    def field_names(self):
        return self.random.sample(FIELD_NAMES, self.random.choice([0, 1, 2, 2, 3]))

    # --- Expressions ------------------------------------------------------------------------------------------------

    def expression(self, type_, scope, depth):
        if self.mistakes and self.chance(self.mistakes):
            return self.mistake(scope, depth)
        if depth <= 0 or self.chance(0.15):
            return self.used(type_, scope) or self.literal(type_, scope, depth - 1)
        ways = [self.literal, self.literal, self.conditional, self.local, self.local, self.call, self.std_call,
                self.std_call, self.std_call, self.indexed, self.of_field, self.used_or_literal, self.used_or_literal,
                self.parenthesised, self.asserted]
        if self.chance(0.03):
            return self.traced(type_, scope, depth - 1)
        ways += {"number": [self.arithmetic] * 4, "string": [self.concatenation, self.format] * 2 + [self.character, self.slice],
                 "boolean": [self.comparison, self.logic, self.membership] * 2}.get(type_, [])
        if is_kind(type_, "array"):
            ways += [self.comprehension, self.comprehension, self.array_sum, self.slice]
        if is_kind(type_, "record"):
            ways += [self.mixin] * 4
        if type_ in ("any", "object"):
            return self.expression(self.type() if type_ == "any" else self.record_type(), scope, depth)
        return self.random.choice(ways)(type_, scope, depth - 1)

    def operand(self, type_, scope, depth):
        return self.expression(type_, scope, depth).operand()

    def record_type(self):
        return ("record", tuple((name, self.type(1)) for name in self.field_names()))

    def mistake(self, scope, depth):
        if self.chance(0.3):
            return loose("error ", self.operand("string", scope, min(depth, 1)))
        if self.chance(0.1):
            return self.function((("number", "number"),), "number", scope, 1)[0]
        return Generator.without_mistakes(self).expression(self.type(1), scope, min(depth, 2))

    def without_mistakes(self):
        other = Generator(0, 0.0, self.library_name, self.library_fields)
        other.random = self.random
        return other

    def parenthesised(self, type_, scope, depth):
        return Node(self.random.choice(["(", "( /* é */ ", "(\n# 1\n"]), self.expression(type_, scope, depth), ")")

    def traced(self, type_, scope, depth):
        return Node("std.trace(", self.expression("string", scope, 0), ", ", self.expression(type_, scope, depth), ")")

    def conditional(self, type_, scope, depth):
        parts = ["if ", self.expression("boolean", scope, depth), " then ", self.expression(type_, scope, depth)]
        if type_ != "null" or self.chance(0.5):
            parts += [" else ", self.expression(type_, scope, depth)]
        return loose(*parts)

    def asserted(self, type_, scope, depth):
        condition = self.expression("boolean", scope, depth)
        if not self.mistakes or self.chance(0.7):
            condition = loose("true || ", condition.operand())
        message = [" : ", self.expression("string", scope, depth)] if self.chance(0.5) else []
        return loose("assert ", condition, *message, "; ", self.expression(type_, scope, depth))

    # --- Variables --------------------------------------------------------------------------------------------------

    def used(self, type_, scope):
        """A variable, or a field of self, $ or super, of the type; None if there is none."""
        found = [Node(name) for name, has in scope.variables if fits(has, type_)]
        if scope.in_object:
            found += [self.field_of("self", name) for name, has in scope.self_fields if fits(has, type_)]
            found += [self.field_of("$", name) for name, has in scope.root_fields if fits(has, type_)]
        if scope.in_mixin:
            found += [self.field_of("super", name) for name, has in scope.super_fields if fits(has, type_)]
        if self.library_name:
            found += [self.imported(name) for name, has in self.library_fields if fits(has, type_)]
        return self.random.choice(found) if found else None

    def used_or_literal(self, type_, scope, depth):
        return self.used(type_, scope) or self.literal(type_, scope, depth)

    def field_of(self, value, name):
        if is_word(name) and self.chance(0.8):
            return Node(value, f".{name}")
        return Node(value, "[", literals.string(self.random, name), "]")

    def imported(self, name):
        return self.field_of(Node("(import '", self.library_name, "')"), name)

    def local(self, type_, scope, depth):
        binds, inner = self.binds(scope, depth)
        return loose("local ", *joined(binds), "; ", self.expression(type_, inner, depth))

    def binds(self, scope, depth):
        binds = []
        for name in self.random.sample(VARIABLES, self.random.choice([1, 1, 1, 2])):
            if self.chance(0.1):
                bind, function_type = self.recursion(name, scope, depth)
                binds.append(bind)
                scope = scope.with_variables((name, function_type))
            elif self.chance(0.4):
                parameters = tuple((f"p{i}", self.type(1)) for i in range(self.random.choice([0, 1, 1, 2, 3])))
                function, function_type = self.function(parameters, self.type(1), scope, depth, name)
                binds.append(function)
                scope = scope.with_variables((name, function_type))
            elif self.chance(0.07):
                binds.append(loose(f"{name} = error ", literals.string(self.random)))  # Nobody uses it.
                scope = scope.with_variables((name, "unusable"))
            else:
                has = self.type()
                binds.append(loose(f"{name} = ", self.expression(has, scope, depth)))
                scope = scope.with_variables((name, has))
        return binds, scope

    # --- Functions --------------------------------------------------------------------------------------------------

    def function(self, parameters, result, scope, depth, name=None):
        """A function and its type, whose parameters are (name, type, whether it has a default)."""
        inner = scope
        declared, described = [], []
        for parameter, has in parameters:
            with_default = bool(name) and self.chance(0.3)
            declared.append(loose(parameter, " = ", self.expression(has, inner, 1)) if with_default else Node(parameter))
            inner = inner.with_variables((parameter, has))
            described.append((parameter, has, with_default))
        body = self.expression(result, inner, depth)
        type_ = ("function", tuple(described), result)
        if name and self.chance(0.6):
            return loose(name, "(", *joined(declared), ") = ", body), type_
        head = [name, " = "] if name else []
        return loose(*head, "function(", *joined(declared), ") ", body), type_

    def recursion(self, name, scope, depth):
        """A function that calls itself as often as its first argument says, and its type."""
        has = self.type(1)
        inner = scope.with_variables(("n", "number"), ("acc", has))
        again = Node(f"{name}(n - 1, ", self.expression(has, inner, depth), ")", self.tail())
        function = loose(f"{name}(n, acc) = if n <= 0 then acc else ", again)
        return function, ("function", (("n", "small", False), ("acc", has, False)), has)

    def anonymous(self, types, result, scope, depth):
        names = self.random.sample(["i", "j", "k", "v"], len(types))
        return self.function(tuple(zip(names, types)), result, scope, depth)[0]

    def call(self, type_, scope, depth):
        known = [(name, has) for name, has in scope.variables if is_kind(has, "function") and fits(has[2], type_)]
        if not known:
            return self.called_at_once(type_, scope, depth)
        name, (_, parameters, _) = self.random.choice(known)
        return Node(name, "(", *joined(self.arguments(parameters, scope, depth)), ")", self.tail())

    def called_at_once(self, type_, scope, depth):
        types = tuple(self.type(1) for _ in range(self.random.choice([1, 2])))
        function = self.anonymous(types, type_, scope, depth)
        arguments = [self.expression(has, scope, depth) for has in types]
        return Node("(", function, ")(", *joined(arguments), ")", self.tail())

    def tail(self):
        return " tailstrict" if self.chance(0.1) else ""

    def arguments(self, parameters, scope, depth):
        arguments, by_name = [], False
        for name, has, with_default in parameters:
            if with_default and self.chance(0.5):
                by_name = True
                continue
            by_name = by_name or self.chance(0.2)
            value = literals.small_integer(self.random) if has == "small" else self.expression(has, scope, depth)
            arguments.append(loose(f"{name}=", value) if by_name else value)
        return arguments

    def std_call(self, type_, scope, depth):
        rows = [row for row in library.FUNCTIONS if fits(row[1], type_)]
        if not rows:
            return self.literal(type_, scope, depth)
        name, _, parameters = self.random.choice(rows)
        arguments = [argument for has in parameters for argument in self.std_argument(has, scope, depth)]
        return Node(f"std.{name}(", *joined(arguments), ")", self.tail())

    def std_argument(self, has, scope, depth):
        """The nodes of an argument of std: one, or for FORMAT two."""
        random = self.random
        if has == "format":
            text, values = self.format_parts(scope, depth)
            return [text, values]
        if is_kind(has, "function"):
            return [self.anonymous(has[1], has[2], scope, depth)]
        if has == "small":
            return [literals.small_integer(random)]
        if has == "step":
            return [literals.small_integer(random, 2) if self.mistakes else Node(random.choice(["1", "2", "3"]))]
        if has == "positive":
            return [Node(random.choice(["1", "2", "3", "0.5", "10", "2.5", "1e10", "7", "16"]))]
        if has == "unit":
            return [loose(random.choice(["0", "1", "0.5", "0.25", "-0.75", "-1", "0.1"]))]
        if has == "code point":
            return [Node(random.choice(["1", "10", "34", "65", "97", "233", "8364", "65535", "128512", "1114111"]))]
        if has == "digits":
            return [literals.string(random, random.choice(["0", "1", "17", "007", "123", "10", "777", "65", "12345670"]))]
        if has == "base64":
            return [literals.string(random, random.choice(["", "YQ==", "YWI=", "YWJj", "YWJjZA==", "AQID"]))]
        if has == "bytes":
            return [Node("[", *joined([Node(random.choice(["1", "10", "65", "97", "127", "32"])) for _ in range(random.randrange(5))]), "]")]
        if has == "json":
            return [literals.string(random, formats.json_text(random))]
        if has == "one character":
            return [literals.string(random, random.choice(literals.CHARACTERS[:-2]))]
        if has == "indentation":
            return [literals.string(random, random.choice(["", " ", "  ", "\t", "    ", "<>"]))]
        if has == "number set":
            return [Node("std.set(", self.expression(("array", "number"), scope, depth), ")")]
        if has == "string set":
            return [Node("std.set(", self.expression(("array", "string"), scope, depth), ")")]
        if has == "xml":
            return [self.element(scope, depth)]
        if has == "ini":
            return [self.ini(scope, depth)]
        if has == "numbers object":
            return [self.record(tuple((name, "number") for name in self.field_names()), scope, depth)]
        return [self.expression(has, scope, depth)]

    def element(self, scope, depth):
        """JsonML: ['tag', { attribute: … }, children …]."""
        name = self.random.choice(["a", "div", "x-y"])
        parts = [literals.string(self.random, name)]
        if self.chance(0.5):
            parts.append(self.record(tuple((key, "string") for key in self.random.sample(["id", "b", "c"], 2)), scope, depth))
        for _ in range(self.random.choice([0, 1, 2]) if depth > 0 else 0):
            parts.append(self.expression("string", scope, depth - 1) if self.chance(0.5) else self.element(scope, depth - 2))
        return Node("[", *joined(parts), "]")

    def ini(self, scope, depth):
        def body():
            has = [self.random.choice(["string", "number", "boolean", ("array", "string")]) for _ in range(2)]
            return self.record(tuple(zip(("k", "l"), has)), scope, depth)
        sections = joined([loose(f"{name}: ", body()) for name in self.random.sample(["s", "t", "u"], self.random.randrange(3))])
        main = [loose("main: ", body())] if self.chance(0.5) else []
        return Node("{ ", *joined(main + [loose("sections: { ", *sections, " }")]), " }")

    # --- Operators --------------------------------------------------------------------------------------------------

    def arithmetic(self, type_, scope, depth):
        """A chain of operators without parentheses: all give numbers, so that only precedence decides the value."""
        parts, on_bits = [self.signed(scope, depth)], False
        for _ in range(self.random.choice([1, 1, 2, 3])):
            operator = self.random.choice(["+", "-", "*", "/", "%", "+", "-", "*", "<<", ">>", "&", "|", "^"])
            if operator in ("<<", ">>", "&", "|", "^") and not on_bits:
                # 0.18 takes any number for these, 0.22 none above 2^53; so only small ones from here on.
                on_bits, parts = True, [Node("(", *parts, ") % 1000").operand()]
            right = literals.small_integer(self.random, 5) if on_bits else self.signed(scope, depth)
            if operator in ("/", "%") and (not self.mistakes or self.chance(0.8)):
                right = Node(self.random.choice(["1", "2", "3", "7", "0.5", "10"]))
            parts += [f" {operator} ", right]
        return loose(*parts)

    def signed(self, scope, depth):
        node = self.operand("number", scope, depth)
        choice = self.random.random()
        if choice < 0.1:
            return Node("-", node)
        if choice < 0.13:
            return Node("~", Node("(", node, " % 100000)"))
        return Node("+", node) if choice < 0.15 else node

    def concatenation(self, type_, scope, depth):
        parts = [self.operand("string", scope, depth)]
        for _ in range(self.random.choice([1, 1, 2])):
            other = "string" if self.chance(0.7) else self.type(1)
            parts += [" + ", self.operand(other, scope, depth)]
        return loose(*parts)

    def format(self, type_, scope, depth):
        text, values = self.format_parts(scope, depth)
        return loose(text.operand(), " % ", values.operand())

    def format_parts(self, scope, depth):
        text, wanted = formats.format_text(self.random)
        if isinstance(wanted, dict):
            values = Node("{ ", *joined([loose(f"{name}: ", self.format_value(has, scope, depth)) for name, has in wanted.items()]), " }")
        else:
            values = Node("[", *joined([self.format_value(has, scope, depth) for has in wanted]), "]")
            if len(wanted) == 1 and self.chance(0.5):
                values = self.format_value(wanted[0], scope, depth)
                if wanted[0] == "any":
                    values = Node("[", values, "]")
        return literals.string(self.random, text), values

    def format_value(self, has, scope, depth):
        if has == "not zero":
            return loose(self.random.choice(["1", "-1", "42", "123456", "1234567", "0.5", "-0.1", "0.00001234", "3.7", "1e10"]))
        if has == "integer":
            return loose(self.random.choice(["0", "1", "7", "42", "255", "1000", "-1", "-42", "65", "123456", "-0.5", "3.7"]))
        if has == "code point":
            return literals.string(self.random, self.random.choice("aé😀")) if self.chance(0.5) else Node("65")
        if has == "width":
            return literals.small_integer(self.random, 9)
        return self.expression(has, scope, depth)

    def comparison(self, type_, scope, depth):
        if self.chance(0.4):
            has = self.random.choice(["number", "string", ("array", "number"), ("array", "string")])
            operator = self.random.choice(["<", "<=", ">", ">=", "==", "!="])
            return loose(self.operand(has, scope, depth), f" {operator} ", self.operand(has, scope, depth))
        has = self.type()
        other = has if self.chance(0.8) else self.type()
        return loose(self.operand(has, scope, depth), self.random.choice([" == ", " != "]), self.operand(other, scope, depth))

    def logic(self, type_, scope, depth):
        parts = [self.operand("boolean", scope, depth)]
        for _ in range(self.random.choice([1, 1, 2, 3])):
            parts += [self.random.choice([" && ", " || ", " == ", " != "]), self.operand("boolean", scope, depth)]
        return loose(*parts) if self.chance(0.8) else Node("!", self.operand("boolean", scope, depth))

    def membership(self, type_, scope, depth):
        if scope.in_mixin and self.chance(0.3):
            return loose(literals.string(self.random, self.random.choice(FIELD_NAMES)), " in super")
        name = literals.string(self.random, self.random.choice(FIELD_NAMES))
        return loose(name, " in ", self.operand("object", scope, depth))

    # --- Parts of values --------------------------------------------------------------------------------------------

    def indexed(self, type_, scope, depth):
        items = [self.expression(type_, scope, depth) for _ in range(self.random.choice([1, 2, 3]))]
        index = self.random.randrange(len(items))
        if self.chance(0.2):
            items[index - 1 if index else len(items) - 1 if len(items) > 1 else 0] = \
                loose("error 'not evaluated'") if len(items) > 1 else items[0]
        return Node("[", *joined(items), "][", Node(str(index)), "]")

    def of_field(self, type_, scope, depth):
        name = self.random.choice(FIELD_NAMES)
        fields = ((name, type_),) + tuple((other, self.type(1)) for other in self.field_names() if other != name)
        value = self.expression(("record", fields), scope, depth)
        return self.field_of(value.operand(), name)

    def character(self, type_, scope, depth):
        value = literals.characters(self.random) + "x"
        return Node(literals.string(self.random, value), "[", str(self.random.randrange(len(value))), "]")

    def slice(self, type_, scope, depth):
        def place():
            return str(self.random.randrange(5)) if self.chance(0.6) else ""
        form = self.random.choice(["{}:{}", "{}:{}:{}", "{}::{}"])
        places = [place(), place(), self.random.choice(["1", "2", "3", ""])]
        text = form.format(places[0], *([places[2]] if form == "{}::{}" else places[1:]))
        return Node(self.operand(type_, scope, depth), f"[{text}]")

    # --- Arrays -----------------------------------------------------------------------------------------------------

    def array_sum(self, type_, scope, depth):
        return loose(self.operand(type_, scope, depth), " + ", self.operand(type_, scope, depth))

    def comprehension(self, type_, scope, depth):
        clauses, inner = self.clauses(scope, depth)
        inner = dataclasses.replace(inner, rootless=inner.rootless or not inner.in_object)
        return Node("[", self.expression(type_[1], inner, depth), self.random.choice(["", ","]), *clauses, "]")

    def clauses(self, scope, depth):
        clauses = []
        for name in self.random.sample(["i", "j", "x"], self.random.choice([1, 1, 2])):
            has = self.random.choice(SIMPLE[:5])
            items = self.expression(("array", has), scope, min(depth, 2))
            clauses += [f" for {name} in ", items]
            scope = scope.with_variables((name, has))
            if self.chance(0.3):
                clauses += [" if ", self.expression("boolean", scope, min(depth, 2))]
        return clauses, scope

    # --- Objects ----------------------------------------------------------------------------------------------------

    def record(self, fields, scope, depth, super_fields=None):
        """An object literal with these fields, and now and then more."""
        extra = () if not self.chance(0.3) else tuple(
            (name, self.type(1)) for name in self.field_names() if name not in dict(fields))
        order = list(fields + extra)
        self.random.shuffle(order)
        mixin = super_fields is not None
        untouched = tuple(field for field in super_fields or () if field[0] not in dict(order))
        inner = dataclasses.replace(scope, in_object=True, self_fields=untouched, in_mixin=mixin,
                                    super_fields=tuple(super_fields or ()),
                                    root_fields=scope.root_fields if scope.in_object else ())
        members, inner = self.object_locals(inner, depth)
        for name, has in order:
            if mixin and name in dict(super_fields):
                # What the left side says may use this field, so it may itself use nothing but what it overrides.
                alone = ((name, dict(super_fields)[name]),)
                members.append(self.field(name, has, dataclasses.replace(inner, self_fields=(), super_fields=alone), depth, scope))
                continue
            members.append(self.field(name, has, inner, depth, scope))
            done = inner.self_fields + ((name, has),)
            root = inner.root_fields if scope.in_object or scope.rootless else done
            inner = dataclasses.replace(inner, self_fields=done, root_fields=root)
        if self.chance(0.05):
            members.append(loose("[null]: ", self.expression(self.type(1), inner, 1)))
        if self.chance(0.15):
            members.append(self.object_assertion(inner, depth))
        self.random.shuffle(members)
        comma = self.random.choice(["", ","]) if members else ""
        return Node("{ ", *joined(members), comma, " }")

    def object_locals(self, scope, depth):
        if not self.chance(0.25):
            return [], scope
        binds, scope = self.binds(scope, depth)
        return [loose("local ", bind) for bind in binds], scope

    def object_assertion(self, scope, depth):
        condition = self.expression("boolean", scope, depth).operand()
        if not self.mistakes or self.chance(0.7):
            condition = loose("true || ", condition)
        return loose("assert ", condition, *([" : ", self.expression("string", scope, depth)] if self.chance(0.4) else []))

    def field(self, name, has, scope, depth, outer):
        head = self.field_head(name, outer)
        colon = self.random.choice([":", ":", ":", ":", "::", ":::"])
        overridden = dict(scope.super_fields).get(name)
        if scope.in_mixin and overridden is not None and self.chance(0.3) and \
                (overridden == has and (has in ("number", "string") or is_kind(has, "array") or is_kind(has, "record"))):
            # 0.18 does not find its way where the name of such a field has an object in it.
            colon, head = "+" + colon, literals.string(self.random, name)
        return loose(head, f"{colon} ", self.expression(has, scope, depth))

    def field_head(self, name, scope):
        choice = self.random.random()
        if is_word(name) and choice < 0.7:
            return Node(name)
        if choice < 0.85:
            # A name is no block here, and no verbatim string with odd characters: any literal will do.
            return literals.string(self.random, name)
        if choice < 0.95:
            return Node("[", literals.string(self.random, name), "]")
        return Node("[if ", loose("true || ", self.expression("boolean", scope, 1).operand()), " then ",
                    literals.string(self.random, name), "]")

    def mixin(self, type_, scope, depth):
        """A sum of two objects: the left one has some of the fields, the right one the rest and overrides."""
        fields = type_[1]
        kept = tuple(field for field in fields if self.chance(0.6))
        left = self.expression(("record", kept), scope, depth)
        rest = tuple(field for field in fields if field not in kept or self.chance(0.5))
        right = self.record(rest, scope, depth, kept)
        return loose(left.operand(), self.random.choice([" + ", " "]), right)

    def object_comprehension(self, scope, depth):
        clauses, inner = self.clauses(scope, min(depth, 2))
        names = [name for name, has in inner.variables if has in ("number", "string", "boolean")] or ["0"]
        # Names must differ: the variables of all rounds are in them.
        key = loose("'' + ", *joined([Node(name) for name in names[-2:]], " + '-' + "))
        return Node("{ [", key, "]: ", self.expression(self.type(1), inner, depth), *clauses, " }")

    # --- Literals ---------------------------------------------------------------------------------------------------

    def large(self, type_):
        """A value of many parts, which are kept in another way than few are; None for a type that has none."""
        size = self.random.choice([17, 40, 100, 300])
        if type_ == "string":
            return Node(f"std.join('', [std.char(97 + i % 25) + 'é' for i in std.range(1, {size})])")
        if type_ == ("array", "number"):
            return Node(f"std.makeArray({size}, function(i) (i * 7919) % 101)")
        if type_ == ("array", "string"):
            return Node(f"['k%d' % (i % 37) for i in std.range(1, {size})]")
        if type_ == "object":
            return Node(f"{{ ['k%03d' % i]: i for i in std.range(1, {size}) }}")
        return None

    def literal(self, type_, scope, depth):
        random = self.random
        large = self.large(type_) if self.chance(0.02) else None
        if large:
            return large
        if type_ == "number":
            return literals.number(random)
        if type_ == "string":
            return literals.string(random)
        if type_ == "boolean":
            return Node(random.choice(["true", "false"]))
        if type_ == "null":
            return Node("null")
        if type_ == "any":
            return self.literal(self.type(1), scope, depth)
        if type_ == "object":
            return self.object_comprehension(scope, depth) if self.chance(0.15) and depth > 0 else \
                self.record(self.record_type()[1], scope, depth)
        if is_kind(type_, "array"):
            items = [self.expression(type_[1], scope, depth) for _ in range(random.choice([0, 1, 2, 3]))]
            return Node("[", *joined(items), random.choice(["", ","]) if items else "", "]")
        if is_kind(type_, "record"):
            return self.record(type_[1], scope, depth)
        return self.anonymous(type_[1], type_[2], scope, depth)


def library_file(seed):
    """A second file for a program to import: an object; and the fields that it has."""
    generator = Generator(seed)
    fields = generator.record_type()[1] + (("imported", "number"), ("text", "string"))
    fields = tuple(dict(fields).items())
    return generator.record(fields, Scope(), 2), fields


# What becomes of every fifth program: how often an expression is wrong, and whether there is a slip in the text.
KINDS = [(0.0, False), (0.0, False), (0.03, False), (0.1, False), (0.0, True)]


def has_slip(number):
    return KINDS[number % len(KINDS)][1]


def program(seed, number, library_name):
    """A program's two files, as trees: itself, and what it may import by that name."""
    mistakes, slip = KINDS[number % len(KINDS)]
    imported, fields = library_file(f"{seed}-{number}-library")
    generator = Generator(f"{seed}-{number}", mistakes, library_name, fields)
    names = generator.random.sample(FIELD_NAMES, 3)
    wanted = ("record", tuple((name, generator.type()) for name in names))
    tree = generator.local(wanted, Scope(), 2 if slip else MAX_DEPTH)
    return mutation.mutated(generator.random, tree.text()) if slip else tree, imported
