"""The component ci/gitlab/templates/stacks.yml: each of twelve stacks of a project is rendered and checked in a job of its
own, in the child pipeline that ci/stack-jobs writes."""

import json
import os
import pathlib
import subprocess
import tempfile

from pipeline import PROGRAM, PROJECT, Repository, expect, need

SETTINGS = "stacks: stacks.jsonnet\n"
STACKS = """{
  ['queue-%02d' % i]: { template: 'queue.jsonnet', 'tla-code': { number: i }, output: 'build/queue-%02d.json' % i }
  for i in std.range(1, COUNT)
}
"""
TEMPLATE = """function(number) {
  Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders-%d' % number } } },
}
"""


def child_pipeline(folder, *arguments):
    done = subprocess.run([str(PROJECT / "ci/stack-jobs"), *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          env={**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"})
    return done.returncode, done.stdout, done.stderr


def matrix(job):
    return job["parallel"]["matrix"][0]["STACK"]


def main():
    need("jq", "apt-get install jq")
    with tempfile.TemporaryDirectory() as name:
        project = Repository(pathlib.Path(name) / "app", "stacks", {}, ["preprocess"])
        project.write(".cfnsonnet.yaml", SETTINGS)
        project.write("stacks.jsonnet", STACKS.replace("COUNT", "12"))
        project.write("queue.jsonnet", TEMPLATE)
        project.commit("main")

        log, passed = project.run({})
        expect("list-stacks" in passed and "render-stacks" in passed, f"the pipeline failed:\n{log}")
        status, text, error = child_pipeline(project.folder)
        expect(status == 0, error)
        stacks = [f"queue-{number:02}" for number in range(1, 13)]
        expect(matrix(json.loads(text)["render"]) == stacks, f"not twelve stacks:\n{text}")

        project.write("child.yml", text)
        log, passed = project.run({}, "--file", "child.yml")
        expect(len([line for line in log.splitlines() if line.startswith(" PASS ")]) == 12, f"not twelve jobs:\n{log}")
        rendered = sorted(path.name for path in project.folder.rglob("queue-*.json") if "codequality" not in path.name)
        expect(set(rendered) == {f"{stack}.json" for stack in stacks}, f"rendered are {rendered}")

        # What is wrong fails its own job and no other.
        project.write("queue.jsonnet", TEMPLATE.replace("'orders-%d' % number", "if number == 7 then {} else 'orders'"))
        log, passed = project.run({}, "--file", "child.yml")
        expect(len([line for line in log.splitlines() if line.startswith(" PASS ")]) == 11, f"not eleven jobs:\n{log}")

        status, text, error = child_pipeline(project.folder, "--stack", "queue-1*")
        expect(matrix(json.loads(text)["render"]) == ["queue-10", "queue-11", "queue-12"], f"a pattern:\n{text}")
        status, text, error = child_pipeline(project.folder, "--stack", "orders")
        expect(status == 2 and "there is no stack" in error and not text, f"a stack that is not there: {status}\n{text}{error}")
        project.write("stacks.jsonnet", STACKS.replace("COUNT", "401"))
        status, text, error = child_pipeline(project.folder)
        jobs = json.loads(text)
        expect([len(matrix(jobs[job])) for job in ("render", "render-2", "render-3")] == [200, 200, 1], f"401 stacks:\n{text[:500]}")
        project.write("stacks.jsonnet", "{}\n")
        status, text, error = child_pipeline(project.folder)
        expect(status == 0 and "no-stacks" in json.loads(text), f"no stacks: {status}\n{text}{error}")


main()
