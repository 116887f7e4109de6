"""Runs programs through both engines and says where they do not agree."""

import dataclasses
import os
import pathlib
import re
import subprocess

LIBRARY = "lib.libsonnet"
TIME_LIMIT = 20  # Seconds; a program takes milliseconds.


@dataclasses.dataclass
class Outcome:
    """How a program ended: "value" with its text, "failure" with its message, "crash" or "hang"."""
    kind: str
    text: str = ""
    traces: frozenset = frozenset()  # What std.trace said; when and how often is an engine's own affair.


def evaluate(program, engine, file, folder):
    try:
        ran = subprocess.run([program, "eval", "--engine", engine, file], cwd=folder, stdin=subprocess.DEVNULL,
                             capture_output=True, timeout=TIME_LIMIT, env={**os.environ, "JSONNET_PATH": ""})
    except subprocess.TimeoutExpired:
        return Outcome("hang")
    message = ran.stderr.decode(errors="replace")
    if ran.returncode == 0:
        # 0.18 does not count the lines of a quoted string that goes over several.
        traces = frozenset(re.sub(r"^(TRACE: [^:]*):\d+", r"\1", line) for line in message.splitlines())
        return Outcome("value", ran.stdout.decode(errors="replace"), traces)
    return Outcome("failure" if ran.returncode == 1 and message else "crash", message)


def difference(native, reference):
    """What the two do not agree on; None if nothing."""
    if native.kind in ("crash", "hang"):
        return f"the native engine ends in a {native.kind}"
    if reference.kind in ("crash", "hang") or "libjsonnet gave up" in reference.text and reference.kind == "failure":
        return None
    if native.kind != reference.kind:
        return f"a {native.kind} in place of a {reference.kind}"
    if native.kind == "value" and native.traces != reference.traces:
        return "other traces"
    return "another value" if native.kind == "value" and native.text != reference.text else None


class Comparison:
    """Compares programs, many at once: libjsonnet takes long to begin, so that what the native engine can evaluate is
    put into one array for it, and taken apart only if something is wrong there."""

    def __init__(self, program, folder, is_known):
        """`is_known(native, reference)` says of two outcomes that differ whether they are meant to."""
        self.program = program
        self.folder = pathlib.Path(folder)
        self.is_known = is_known

    def write(self, number, texts):
        """The files of a program; the name of the main one."""
        name = f"p{number}"
        (self.folder / name).mkdir(exist_ok=True)
        (self.folder / name / LIBRARY).write_text(texts[1], encoding="utf-8")
        (self.folder / name / "main.jsonnet").write_text(texts[0], encoding="utf-8")
        return f"{name}/main.jsonnet"

    def compare(self, texts, number="single"):
        """Of one program: the difference (None if there is none), and both outcomes."""
        file = self.write(number, texts)
        native = evaluate(self.program, "native", file, self.folder)
        reference = evaluate(self.program, "libjsonnet", file, self.folder)
        found = difference(native, reference)
        return (None if found and self.is_known(native, reference) else found), native, reference

    def differing(self, programs):
        """Which of {number: texts} the engines do not agree on."""
        files = {number: self.write(number, texts) for number, texts in programs.items()}
        native = {number: evaluate(self.program, "native", file, self.folder) for number, file in files.items()}
        together = [number for number in programs if native[number].kind == "value"]
        suspects = [number for number in programs if native[number].kind != "value"]
        if not self.agree_together(together, files, native):
            suspects += together
        return [number for number in sorted(suspects) if self.compare(programs[number], number)[0]]

    def agree_together(self, numbers, files, native):
        if not numbers:
            return True
        batch = f"batch{numbers[0]}.jsonnet"
        code = ",\n".join(f"std.manifestJsonEx(import '{files[number]}', '   ')" for number in numbers)
        (self.folder / batch).write_text(f"[{code}]")
        both = [evaluate(self.program, engine, batch, self.folder) for engine in ("native", "libjsonnet")]
        return both[0] == both[1] and both[0].kind == "value"
