"""Makes a template small while something stays true of it, by leaving out what can be left out, from the outside in."""

import copy

# Each try costs a check by both linters.
MOST_TRIES = 40


def reduced(template, holds):
    template, tries = copy.deepcopy(template), 0

    def shrink(node):
        nonlocal tries
        for key in list(node) if isinstance(node, dict) else range(len(node) - 1, -1, -1):
            if tries >= MOST_TRIES:
                return
            tries += 1
            kept = copy.copy(node)
            del node[key]
            if not holds(template):
                node.clear()
                node.extend(kept) if isinstance(node, list) else node.update(kept)
        for child in list(node.values()) if isinstance(node, dict) else node:
            if isinstance(child, (dict, list)):
                shrink(child)

    shrink(template)
    return template
