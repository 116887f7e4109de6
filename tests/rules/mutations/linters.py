"""The two linters, each as a function from a template's text to a set of findings.

A finding is (rule, path), the path a tuple of strings. Only errors and warnings count. cfn-lint runs inside of this
process, so that its rules and schemas are read once for thousands of templates.
"""

import json
import logging
import pathlib
import subprocess
import tempfile

REGION = "us-east-1"
# A check takes milliseconds; more than this is a hang.
SECONDS = 20


class Failed(Exception):
    """A linter that gave no answer; the text says how."""


def is_fault(match):
    """A rule of cfn-lint that failed has a match too, which says nothing about the template."""
    return match.rule.id == "E0002" or match.message.startswith("Exception ") and " raised while validating " in match.message


class CfnLint:
    """cfn-lint as a library."""

    def __init__(self):
        logging.disable(logging.CRITICAL)
        from cfnlint.config import ConfigMixIn
        from cfnlint.decode import decode
        from cfnlint.decode.decode import decode_str
        from cfnlint.runner import Runner
        from cfnlint.runner.template import run_template_by_data

        self._decode_file, self._decode_text, self._run = decode, decode_str, run_template_by_data
        self._config = ConfigMixIn([], regions=[REGION])
        self._rules = Runner(self._config).rules

    def load(self, file):
        """A file's template as plain data, functions in their long form; None where it is none."""
        template, _ = self._decode_file(str(file))
        return json.loads(json.dumps(template, default=str)) if isinstance(template, dict) else None

    def check(self, text):
        template, matches = self._decode_text(text)
        if not matches:
            matches = self._run(template, self._config, self._rules)
        return {(m.rule.id, tuple(str(step) for step in getattr(m, "path", None) or ()))
                for m in matches if m.rule.id[0] in "EW" and not is_fault(m)}


class Cfnsonnet:
    """`cfnsonnet check`, a process for each template."""

    def __init__(self, program):
        self._program = program
        self._file = pathlib.Path(tempfile.mkdtemp()) / "template.json"

    def load(self, file):
        """What a Jsonnet file evaluates to; None where that is no template."""
        run = subprocess.run([self._program, "eval", str(file)], capture_output=True, timeout=SECONDS)
        template = json.loads(run.stdout) if run.returncode == 0 else None
        return template if isinstance(template, dict) else None

    def check(self, text):
        self._file.write_text(text, encoding="utf-8")
        command = [self._program, "check", "--no-config", "--format", "json", str(self._file)]
        try:
            run = subprocess.run(command, capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise Failed("cfnsonnet hangs") from None
        if run.returncode not in (0, 1, 3):
            raise Failed("cfnsonnet ends with status %d" % run.returncode)
        return {(f["rule"], tuple(str(step) for step in f.get("path", ())))
                for f in json.loads(run.stdout)["findings"] if f["rule"][0] in "EW"}
