"""A program as a tree of text: what the generator makes and the reducer takes apart.

A node's parts are strings and nodes; its text is theirs in a row. A tight node may stand where an operand may, another
only where a whole expression may, unless it is put between parentheses.
"""


class Node:
    __slots__ = ("parts", "tight")

    def __init__(self, *parts, tight=True):
        self.parts = list(parts)
        self.tight = tight

    def text(self):
        out, stack = [], [self]
        while stack:
            part = stack.pop()
            if isinstance(part, str):
                out.append(part)
            else:
                stack.extend(reversed(part.parts))
        return "".join(out)

    def operand(self):
        return self if self.tight else Node("(", self, ")")

    def children(self):
        return [part for part in self.parts if isinstance(part, Node)]

    def size(self):
        return 1 + sum(child.size() for child in self.children())


def loose(*parts):
    return Node(*parts, tight=False)


def joined(nodes, separator=", "):
    """The parts of a list: nodes with separators between them."""
    parts = []
    for node in nodes:
        parts.extend([separator, node] if parts else [node])
    return parts
