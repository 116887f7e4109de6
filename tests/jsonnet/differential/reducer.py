"""Makes a program smaller while something holds of it: parts are left out or become simple values."""

from tree import Node

SIMPLE = ["null", "0", "1", "''", "'a'", "[]", "{}", "true"]


def places(node):
    """Every (parent, index) below a node, outermost first."""
    queue = [node]
    while queue:
        parent = queue.pop(0)
        for index, part in enumerate(parent.parts):
            if isinstance(part, Node):
                yield parent, index
                queue.append(part)


def replacements(part):
    """What could stand in a part's place, smallest first."""
    text = part.text()
    for simple in SIMPLE:
        if len(simple) < len(text):
            yield Node(simple)
    descendants = part.children() + [inner for child in part.children() for inner in child.children()]
    for descendant in sorted(descendants, key=Node.size):
        yield descendant
        if not descendant.tight:
            yield descendant.operand()


def without_item(parent, index):
    """The parent's parts without that item and the separator beside it; None if it is in no list."""
    parts = parent.parts
    if index + 1 < len(parts) and parts[index + 1] == ", ":
        return parts[:index] + parts[index + 2:]
    if index > 0 and parts[index - 1] == ", ":
        return parts[:index - 1] + parts[index + 1:]
    return None


def try_once(root, holds):
    """One step that makes the tree smaller, made in place; whether there was one."""
    for parent, index in list(places(root)):
        part = parent.parts[index]
        shorter = without_item(parent, index)
        if shorter is not None:
            kept, parent.parts = parent.parts, shorter
            if holds():
                return True
            parent.parts = kept
        for replacement in replacements(part):
            parent.parts[index] = replacement
            if holds():
                return True
            parent.parts[index] = part
    return False


def reduce(root, holds, steps=200):
    """Shrinks a tree in place as long as `holds()` says so, at most so many steps."""
    for _ in range(steps):
        if not try_once(root, holds):
            break
