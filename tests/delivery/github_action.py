"""action.yml, the action of GitHub: held against the published schema of actions, and its steps run as GitHub runs them.

@action-validator/cli (npm) has the schema. A step's script is run by the shell that GitHub names for `shell: bash`, with the files
that a step writes to (GITHUB_OUTPUT …), and with the inputs put into its environment.
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#defaultsrunshell
"""

import os
import pathlib
import re
import subprocess
import tempfile

import yaml

from pipeline import PROGRAM, PROJECT, expect, git, need, npm_package

ACTION = PROJECT / "action.yml"
VALIDATOR = ("@action-validator/cli@0.6.0", "@action-validator/core@0.6.0")
RIGHT = '{ Resources: { Topic: { Type: "AWS::SNS::Topic" } } }\n'
WRONG = '{ Resources: { Topic: { Type: "AWS::SNS::Topik" } } }\n'
EXPRESSION = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")


class Runner:
    """A repository with templates, and what GitHub gives an action that is used in it."""

    def __init__(self, folder, files):
        self.folder, self.workspace, self.temporary = folder, folder / "workspace", folder / "temp"
        self.action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
        self.workspace.mkdir()
        git(self.workspace, "init", "-q")
        for name, text in files.items():
            path = self.workspace / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        git(self.workspace, "add", "-A")

    def use(self, path=(PROGRAM.parent,), **given):
        """Runs the action with these inputs; its exit status, the log, its outputs, and the summary of the job."""
        self.temporary = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        inputs = {name: each["default"] for name, each in self.action["inputs"].items()}
        inputs |= {name.replace("_", "-"): value for name, value in given.items()}
        written = {name: self.temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")}
        for file in written.values():
            file.touch()
        log, outputs = "", {}
        for step in self.action["runs"]["steps"]:
            added = written["GITHUB_PATH"].read_text().split("\n")
            environment = {
                **os.environ, "PATH": ":".join([*reversed([each for each in added if each]), *map(str, path), os.environ["PATH"]]),
                "RUNNER_TEMP": str(self.temporary), "GITHUB_ACTION_PATH": str(PROJECT),
                **{name: str(file) for name, file in written.items()},
                **{name: EXPRESSION.sub(lambda use: inputs[use[1]], value) for name, value in step["env"].items()}}
            script = self.temporary / "script.sh"
            script.write_text(step["run"], encoding="utf-8")
            done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=self.workspace, env=environment,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            log += done.stdout
            if done.returncode != 0:
                break
        named = dict(line.split("=", 1) for line in written["GITHUB_OUTPUT"].read_text().splitlines())
        for name, output in self.action["outputs"].items():
            reference = re.fullmatch(r"\$\{\{ steps\.check\.outputs\.([a-z]+) \}\}", output["value"])
            outputs[name] = named.get(reference[1], "")
        return done.returncode, log, outputs, written["GITHUB_STEP_SUMMARY"].read_text()


def is_valid():
    validator = npm_package(VALIDATOR) / "@action-validator/cli/cli.mjs"

    def judged(text):
        with tempfile.TemporaryDirectory() as name:
            file = pathlib.Path(name) / "action.yml"
            file.write_text(text, encoding="utf-8")
            return subprocess.run(["node", str(validator), str(file)], stdin=subprocess.DEVNULL, capture_output=True, text=True)

    text = ACTION.read_text(encoding="utf-8")
    said = judged(text)
    expect(said.returncode == 0, f"action.yml does not fit the schema: {said.stdout}{said.stderr}")
    expect(judged(text.replace("      shell: bash\n", "", 1)).returncode != 0, "a step without a shell fits the schema")
    action = yaml.safe_load(text)
    for step in action["runs"]["steps"]:
        expect("${{" not in step["run"], f"the script of \"{step['name']}\" has an input in it")
        judge = subprocess.run(["shellcheck", "--shell", "bash", "-"], input=step["run"], capture_output=True, text=True)
        expect(judge.returncode == 0, f"shellcheck on \"{step['name']}\": {judge.stdout}")


def finds_templates(folder):
    runner = Runner(folder, {"a topic.jsonnet": WRONG, "deep/er/orders.template.yaml": "Resources: {T: {Type: 'AWS::SNS::Topic'}}\n",
                             "deep/template.json": '{"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}',
                             "package.json": "{}", "template.libsonnet": "error 'no template'"})
    status, log, outputs, summary = runner.use(install="none")
    expect(status == 1 and outputs == {"status": "1", "errors": "1", "warnings": "0"}, f"{status} {outputs}:\n{log}")
    expect("::error file=a topic.jsonnet,line=1,endLine=1,col=31," in log, f"no annotation:\n{log}")
    expect("E3006" in summary, f"the summary is {summary}")

    (runner.workspace / "a topic.jsonnet").write_text(RIGHT)
    status, log, outputs, _ = runner.use(install="none")
    expect(status == 0 and outputs == {"status": "0", "errors": "0", "warnings": "0"}, f"{status} {outputs}:\n{log}")

    (runner.workspace / "made.jsonnet").write_text("function(type) { Resources: { Topic: { Type: type } } }\n")
    status, log, outputs, _ = runner.use(install="none", files="deep/*\nmade.jsonnet\n", arguments="--tla-str=type=AWS::SNS::Topik\n",
                                         sarif="a report.sarif", fail_on="never")
    expect(status == 0 and outputs["errors"] == "1", f"{status} {outputs}:\n{log}")
    expect("E3006" in (runner.workspace / "a report.sarif").read_text(), "the SARIF file lacks the finding")


def refuses(folder):
    """One line, as an annotation, and the status of wrong usage; what an input says is not run."""
    runner = Runner(folder, {"template.jsonnet": RIGHT})
    injected = '"; touch injected; $(touch injected) `touch injected` #'
    nothing, unknown = "no file of the repository is one of the input files", "the input install is npm, none"
    for inputs, words in (({"files": "*.yaml"}, nothing), ({"files": ""}, nothing), ({"files": injected}, nothing),
                          ({"install": "pip"}, unknown), ({"install": injected}, unknown), ({"install": ""}, unknown),
                          ({"install": "absent.tgz"}, "npm cannot install absent.tgz")):
        status, log, _, _ = runner.use(**{"install": "none", **inputs})
        expect(status == 2 and f"::error title=cfnsonnet::{words}" in log, f"{inputs} give {status}:\n{log}")
    for inputs in ({"fail_on": injected}, {"arguments": injected}, {"fail_on": "sometimes"}, {"arguments": "--no-such-option"}):
        status, log, outputs, _ = runner.use(install="none", **inputs)
        expect(status in (1, 2, 3, 4) and outputs["status"] == str(status), f"{inputs} give {status} {outputs}:\n{log}")
    expect(not (runner.workspace / "injected").exists(), "an input was run")


def installs(folder):
    """From the npm packages, with no other cfnsonnet on the PATH."""
    packages = folder / "packages"
    made = subprocess.run([str(PROJECT / "tools/npm/pack"), str(PROGRAM), str(packages)], capture_output=True, text=True)
    expect(made.returncode == 0, f"no packages: {made.stderr}")
    runner = Runner(folder, {"template.jsonnet": WRONG})
    status, log, outputs, _ = runner.use(path=(), install="\n".join(map(str, sorted(packages.glob("*.tgz")))))
    expect(status == 1 and outputs["errors"] == "1", f"{status} {outputs}:\n{log}")


def installs_package(folder):
    """From a release's .deb, a file or an address; apt-get itself is played."""
    runner = Runner(folder, {"template.jsonnet": RIGHT})
    sudo = folder / "bin/sudo"
    sudo.parent.mkdir()
    sudo.write_text(f'#!/bin/sh\n[ -f "$6" ] && echo "$*" > {folder}/said\n')
    sudo.chmod(0o755)
    (runner.workspace / "a.deb").touch()
    for given, installed in (("a.deb", runner.workspace / "a.deb"), (f"file://{runner.workspace}/a.deb", None)):
        status, log, _, _ = runner.use(path=(sudo.parent, PROGRAM.parent), install=given)
        expect(status == 0, f"{given} gives {status}:\n{log}")
        said = (folder / "said").read_text().strip()
        expect(said == f"apt-get install -q -y --no-install-recommends {installed or runner.temporary / 'cfnsonnet.deb'}", f"sudo was asked: {said}")
    status, log, _, _ = runner.use(path=(sudo.parent, PROGRAM.parent), install=f"file://{folder}/absent.deb")
    expect(status == 2 and "the package cannot be fetched" in log, f"an absent package gives {status}:\n{log}")


def main():
    need("shellcheck", "apt-get install shellcheck")
    is_valid()
    for scenario in (finds_templates, refuses, installs, installs_package):
        with tempfile.TemporaryDirectory() as name:
            scenario(pathlib.Path(name))


main()
