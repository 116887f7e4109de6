"""A file of the project that a comment or a document names is there, under that name."""

import os
import pathlib
import re
import subprocess
import sys

PROJECT = pathlib.Path(os.environ["PROJECT"])
# What a name of ours looks like: with a folder, or of C++, which no template has.
NAME = re.compile(r"(?<![\w./$*{}<-])((?:[\w-]+/)*[\w-]+\.(?:h|cpp|inc|cmake|in|py|sh))\b(?![\w*/(-])")
FOLDERS = re.compile(r"(?<![\w./$*{}<:-])((?:src|include|tests|tools|schema|docs|ci|libsonnet|samples)/[\w./-]*\w)(?![\w*{<$/-])")
COMMENT = {".cpp": r"//[^\n]*", ".h": r"//[^\n]*", ".py": r"#[^\n]*|\"\"\".*?\"\"\"", ".sh": r"#[^\n]*", ".cmake": r"#[^\n]*",
           ".txt": r"#[^\n]*", ".yml": r"#[^\n]*", ".yaml": r"#[^\n]*", ".md": r".*", "": r"#[^\n]*"}
# Of libraries, and of a reader's own project.
FOREIGN = {"libjsonnet.h", "format.h", "format-inl.h", "app.cpp"}
# A word that stands for a name: SERVICE.json; and what the build makes.
PLACEHOLDER = re.compile(r"(?:^|[/.])[A-Z]{2,}[./]|^(?:build|generated)/")
SKIPPED = ("build", "tests/cli/", "tests/rules/", "tests/jsonnet/", "tests/fuzz/corpus", "schema/services", "src/rules/explain", "docs/rules",
           "LICENSE", "NOTICE", "schema/NOTICE")


def files_of_project():
    listed = subprocess.run(["git", "-C", str(PROJECT), "ls-files", "--cached", "--others", "--exclude-standard"], capture_output=True, text=True)
    return [pathlib.Path(name) for name in listed.stdout.splitlines() if (PROJECT / name).is_file()]


def spoken(file):
    """The words of a file that are for people, with the lines on which they begin."""
    pattern = COMMENT.get(file.suffix)
    if pattern is None:
        return
    text = (PROJECT / file).read_text(encoding="utf-8", errors="replace")
    for found in re.finditer(pattern, text, re.DOTALL if file.suffix in (".py", ".md") else 0):
        yield text.count("\n", 0, found.start()) + 1, found.group()


def main():
    files = files_of_project()
    known = {str(file) for file in files} | {str(folder) for file in files for folder in file.parents}
    ends = {"/".join(file.parts[at:]) for file in files for at in range(len(file.parts))} | FOREIGN
    problems = []
    for file in files:
        if str(file).startswith(SKIPPED):
            continue
        for line, words in spoken(file):
            for pattern, is_known in ((NAME, lambda name: name in ends), (FOLDERS, lambda name: name in known or name in ends)):
                for found in pattern.finditer(words):
                    if not is_known(found.group(1)) and not PLACEHOLDER.search(found.group(1)):
                        problems.append(f"{file}:{line + words.count(chr(10), 0, found.start())}: there is no {found.group(1)}")
    print("\n".join(problems) or f"{len(files)} files, every file that they name is there")
    return 1 if problems or len(files) < 1000 else 0


sys.exit(main())
