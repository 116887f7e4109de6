"""Each folder of src/ includes only what lies to its left, in the order that CMakeLists.txt gives them."""
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(os.environ["PROJECT"])


def main():
    order = " ".join(re.findall(r"foreach\(room ([a-z ]+)\)", (ROOT / "CMakeLists.txt").read_text())).split()
    files = [file for file in sorted((ROOT / "src").rglob("*")) if file.suffix in (".h", ".cpp")]
    faults = []
    for file in files:
        room = file.relative_to(ROOT / "src").parts[0]
        if room not in order:
            faults.append(f'{file.relative_to(ROOT)}: CMakeLists.txt has no room "{room}"')
        for number, line in enumerate(file.read_text().splitlines(), 1):
            included = re.match(r'#include "([a-z]+)/', line)
            if included and included[1] in order and room in order and order.index(included[1]) > order.index(room):
                faults.append(f"{file.relative_to(ROOT)}:{number}: {room} includes {included[1]}, which lies to its right")
    print("\n".join(faults) or f"{len(files)} files of {len(order)} rooms")
    sys.exit(bool(faults) or not files)


main()
