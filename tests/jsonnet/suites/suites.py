"""The suites of the C++ implementation, run by `cfnsonnet eval`: `suites.py programs-npm|programs-debian|flags-debian`.

A program whose name begins with "error." must fail; any other must print the bytes of its golden file, or "true".
The suite of flags says what `jsonnet` must print and write for a command line. Messages are ours, so of standard error
only whether there is any must be as in the suite. What differs, and why it should, is in the tables below.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import fetch

PROGRAM = os.environ["CFNSONNET"]
TIME_LIMIT = 60  # Seconds, for one program: they take milliseconds.

# What the suites want and `cfnsonnet eval` does not do.
DIFFERENT = {
    "help": "the text of --help is ours",
    "version1": "the native engine speaks a later version",
    "version2": "the native engine speaks a later version",
    "max_stack1": "the native engine counts calls, and a variable is none",
    "max_stack2": "the native engine counts calls, and a variable is none",
}


def evaluate(arguments, folder, **options):
    return subprocess.run([PROGRAM, "eval", *arguments], cwd=folder, timeout=TIME_LIMIT, **options)


def fault_of_program(suite, name):
    """What is wrong with how a program of the suite ends; None if nothing."""
    kind = "--tla" if name.startswith("tla.") else "--ext"
    ran = evaluate([f"{kind}-str", "var1=test", f"{kind}-code", "var2={x:1,y:2}", name], suite, stdin=subprocess.DEVNULL,
                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if name.startswith("error."):
        return None if ran.returncode == 1 else f"exit status {ran.returncode} in place of 1"
    if ran.returncode != 0:
        return f"exit status {ran.returncode}:\n{ran.stdout.decode(errors='replace')}"
    golden = suite / f"{name}.golden"
    expected = golden.read_bytes() if golden.exists() else b"true\n"
    # Some golden files lack the last line's end.
    return None if ran.stdout.rstrip(b"\n") == expected.rstrip(b"\n") else "the output differs"


def run_programs(sources):
    suite = sources / "test_suite"
    names = sorted(path.name for path in suite.glob("*.jsonnet"))
    return {name: fault_of_program(suite, name) for name in names}


# The suite of flags is a shell script, which calls do_test NAME STATUS ARGUMENTS…; this takes the place of what it
# sources, and writes the calls down: how many words, JSONNET_PATH, and the words, each with a final NUL.
RECORD = r"""
FAILED=0
DISABLE_FMT_TESTS=1
do_test() { printf '%s\0' "$#" "${JSONNET_PATH:-}" "$@" >>"$CALLS"; return 1; }
"""


def read_calls(suite, work):
    """The calls of the suite: JSONNET_PATH, name, status, arguments …"""
    (suite / "cmd_tests.source").write_text(RECORD)
    calls = work / "calls"
    subprocess.run(["bash", "./run_cmd_tests.sh"], cwd=suite, env={**os.environ, "CALLS": str(calls)}, check=True,
                   stdout=subprocess.DEVNULL)
    words = iter(calls.read_text(encoding="utf-8").split("\0")[:-1])
    return [[next(words) for _ in range(int(count) + 1)] for count in words]


def golden(suite, name, kind):
    for path in (suite / f"{name}.golden.{kind}.cpp", suite / f"{name}.golden.{kind}"):
        if path.exists():
            return path.read_bytes()
    return b""


def written_files(suite, name):
    """The files that a call must write, with what must be in them."""
    prefix = f"{name}.golden."
    kinds = {path.name[len(prefix):] for path in suite.glob(prefix + "*")}
    return {suite / "out" / name / kind: golden(suite, name, kind)
            for kind in kinds if kind.split(".")[0] not in ("stdout", "stderr")}


def fault_of_call(suite, search_path, name, status, *arguments):
    (suite / "out" / name).mkdir(parents=True)
    standard_input = suite / f"{name}.stdin"
    with open(standard_input if standard_input.exists() else os.devnull, "rb") as given:
        ran = evaluate(arguments, suite, stdin=given, capture_output=True, env={**os.environ, "JSONNET_PATH": search_path})
    message = ran.stderr.decode(errors="replace")
    if ran.returncode != int(status):
        return f"exit status {ran.returncode} in place of {status}: {message}"
    if ran.stdout.rstrip(b"\n") != golden(suite, name, "stdout").rstrip(b"\n"):
        return f"standard output is {ran.stdout!r}"
    if bool(message) != bool(golden(suite, name, "stderr")):
        return f"standard error is {message!r}"
    for path, expected in written_files(suite, name).items():
        if not path.exists() or path.read_bytes().rstrip(b"\n") != expected.rstrip(b"\n"):
            return f"{path.name} is not as it should be"
    return None


def run_flags(sources):
    with tempfile.TemporaryDirectory() as name:
        suite = pathlib.Path(name) / "test_cmd"
        shutil.copytree(sources / "test_cmd", suite)
        calls = read_calls(suite, pathlib.Path(name))
        return {call[1]: fault_of_call(suite, *call) for call in calls}


def main():
    which = sys.argv[1]
    sources = fetch.npm() if which.endswith("-npm") else fetch.debian()
    faults = run_flags(sources) if which.startswith("flags-") else run_programs(sources)
    wrong = 0
    for name, fault in faults.items():
        expected = DIFFERENT.get(name)
        if fault and not expected:
            print(f"{name}: {fault}")
        elif expected and not fault:
            print(f"{name} is as the suite wants it, so it should not be listed as different")
        wrong += bool(fault) != bool(expected)
    print(f"{len(faults)} run, {wrong} wrong")
    if wrong or len(faults) < 50:  # A suite of few was not read right.
        sys.exit("failed")


main()
