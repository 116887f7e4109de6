"""Every help ends with examples, and each of them works: it is run as it stands, in a copy of help/, which holds what
they read, and ends with status 0 and nothing that sounds like a wrong command line.

A command that waits for changes is ended by Ctrl-C, as a person would, once it says that it waits.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(os.environ["CFNSONNET"])
FOLDER = pathlib.Path(__file__).parent / "help"
DEADLINE_SECONDS = 60
SECTION = re.compile(r"^(\S.*):\n((?:  .*\n)+)", re.MULTILINE)
WAITS = "waiting for changes"


def help_of(command):
    """The sections of a help by their headings, each as lines without their indentation."""
    text = subprocess.run([PROGRAM, *command, "--help"], check=True, capture_output=True, text=True).stdout
    return {heading: body.splitlines() for heading, body in SECTION.findall(text)}


def commands_below(command):
    """Every command line that has a help, the program's own first."""
    yield command
    for line in help_of(command).get("Subcommands", []):
        yield from commands_below([*command, line.split()[0]])


def examples_of(command):
    """(what is typed, what is said of it), in order."""
    lines = help_of(command).get("Examples", [])
    return [(line.strip(), effect.strip()) for line, effect in zip(lines[::2], lines[1::2])]


def run(example, folder):
    """What goes wrong with a command line, or None."""
    environment = {"PATH": f"{PROGRAM.parent}:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "dumb"}
    output = ""
    with subprocess.Popen(["bash", "-o", "pipefail", "-c", example], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True) as process:
        signal.alarm(DEADLINE_SECONDS)
        for line in process.stdout:
            output += line
            if WAITS in line:
                os.killpg(process.pid, signal.SIGINT)
    signal.alarm(0)
    if process.returncode != 0:
        return f"status {process.returncode}: {output}"
    return output if "cfnsonnet:" in output and "--help" in output else None


def main():
    problems, count = [], 0
    for command in commands_below([]):
        name = " ".join(["cfnsonnet", *command])
        examples = examples_of(command)
        if not examples:
            problems.append(f"{name} --help has no examples")
        for example, effect in examples:
            with tempfile.TemporaryDirectory() as folder:
                shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
                wrong = run(example, folder)
            count += 1
            if name not in example:
                problems.append(f"{name} --help: an example of something else: {example}")
            if not effect.endswith("."):
                problems.append(f"{name} --help: no sentence about: {example}")
            if wrong:
                problems.append(f"{name} --help: {example}\n{wrong}")
    print("\n\n".join(problems) or f"{count} examples work")
    return 1 if problems or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
