"""Every relative link in the Markdown files leads to a file of the project, and to a heading of it where it names one."""

import os
import pathlib
import re
import sys

PROJECT = pathlib.Path(os.environ["PROJECT"])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")


def anchors(file):
    """The fragments that GitHub and GitLab give the headings of a Markdown file."""
    text = FENCE.sub("", file.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(file):
    text = CODE.sub("", FENCE.sub("", file.read_text(encoding="utf-8")))
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        destination = (file.parent / path).resolve() if path else file
        if not destination.exists():
            yield f'"{target}" leads to no file'
        elif fragment and fragment not in anchors(destination):
            yield f'"{target}" leads to no heading of that file'


def main():
    files = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md"), *PROJECT.glob("samples/**/*.md")]
    problems = [f"{file.relative_to(PROJECT)}: {problem}" for file in sorted(files) for problem in broken_links(file)]
    print("\n".join(problems) or f"{len(files)} files, every link leads somewhere")
    return 1 if problems or not files else 0


sys.exit(main())
