"""The examples in the documents are real: every `console` block of the Markdown files is run and compared.

A block holds commands, each after "$ " (a line that ends in a backslash goes on in the next), and under each what it
prints, standard output and standard error together. A line that is only "…" stands for any lines. The commands of a
block share one shell, in a folder with a copy of samples/ and libsonnet/, where `cfnsonnet` is the program under test.
Blocks that must not be run are fenced as `sh`.

UPDATE_GOLDEN=1 writes what the commands print into the documents instead; the diff is to be read before it is committed.
"""

import dataclasses
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(os.environ["PROJECT"])
PROGRAM = pathlib.Path(os.environ["CFNSONNET"])
UPDATE = os.environ.get("UPDATE_GOLDEN", "") not in ("", "0")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARKER = "--- the end of one output ---"
TIMEOUT_SECONDS = 60


@dataclasses.dataclass
class Step:
    line: int  # Of the command, within its block.
    shown: str  # The command as the document shows it, with its "$ ".
    expected: list  # The lines that the document shows under it.

    @property
    def command(self):
        return self.shown[2:]


def parse(block):
    """The steps of a block; raises ValueError for a block that is not made of steps."""
    steps = []
    for number, line in enumerate(block.splitlines()):
        if steps and not steps[-1].expected and steps[-1].shown.endswith("\\"):
            steps[-1].shown += "\n" + line
        elif line.startswith("$ "):
            steps.append(Step(number, line, []))
        elif not steps:
            raise ValueError('a console block must start with a command, after "$ "')
        else:
            steps[-1].expected.append(line)
    return steps


def run(steps, folder):
    """What each step prints, as lists of lines. The status of a step is `$?` in the next one."""
    script = ["status=0"]
    for step in steps:
        script += [f"(exit $status)\n{step.command}", "status=$?", f"printf '\\n{MARKER}\\n'"]
    path = f"{PROGRAM.parent}:/usr/local/bin:/usr/bin:/bin"
    environment = {"PATH": path, "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "dumb"}
    result = subprocess.run(["bash", "-c", "\n".join(script)], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT_SECONDS)
    pieces = result.stdout.decode("utf-8").split(f"\n{MARKER}\n")
    if len(pieces) != len(steps) + 1:
        raise ValueError(f"the shell stopped early: {pieces[-1].strip()}")
    return [piece.splitlines() for piece in pieces[:-1]]


def matches(expected, actual):
    """Whether the lines agree, where "…" stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line) + "\n" for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in actual)) is not None


def problem_with(file, line, step, actual):
    where = f"{file.relative_to(PROJECT)}:{line + step.line}: {step.shown}"
    difference = difflib.unified_diff(step.expected, actual, "in the document", "printed now", lineterm="")
    return "\n".join([where, *difference])


def check(file, folder):
    """Runs the blocks of a file. Returns the number of commands and the problems; rewrites the file if updating."""
    text = file.read_text(encoding="utf-8")
    commands, problems, result, copied = 0, [], [], 0
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start(1)) + 1
        shown = []
        try:
            steps = parse(block.group(1))
            outputs = run(steps, folder)
        except (ValueError, subprocess.TimeoutExpired) as error:
            problems.append(f"{file.relative_to(PROJECT)}:{line}: {error}")
            continue
        commands += len(steps)
        for step, actual in zip(steps, outputs):
            agree = matches(step.expected, actual)
            if not agree and (not UPDATE or "…" in step.expected):
                problems.append(problem_with(file, line, step, actual))
            shown += [step.shown, *(actual if UPDATE and not agree and "…" not in step.expected else step.expected)]
        result += [text[copied:block.start(1)], "".join(each + "\n" for each in shown)]
        copied = block.end(1)
    updated = "".join(result) + text[copied:]
    if UPDATE and updated != text:
        file.write_text(updated, encoding="utf-8")
        print(f"rewrote {file.relative_to(PROJECT)}")
    return commands, problems


def main():
    files = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
    commands, problems = 0, []
    for file in files:
        with tempfile.TemporaryDirectory() as name:
            for part in ("samples", "libsonnet"):
                shutil.copytree(PROJECT / part, pathlib.Path(name) / part)
            count, found = check(file, pathlib.Path(name))
        commands += count
        problems += found
    print("\n\n".join(problems) or f"{commands} commands of {len(files)} files print what the documents show")
    return 1 if problems or commands == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
