"""samples/gitlab-ci/.gitlab-ci.yml is the component with the defaults of its inputs, for those who want one file of their own.

UPDATE_GOLDEN=1 writes it. That it runs is seen by `gitlab.py sample`.
"""

import difflib
import os
import pathlib
import re
import sys

import yaml

PROJECT = pathlib.Path(os.environ["PROJECT"])
COMPONENT = PROJECT / "ci/gitlab/templates/cloudformation.yml"
SAMPLE = PROJECT / "samples/gitlab-ci/.gitlab-ci.yml"
HEADER = """# A CloudFormation stack from a push to deployed: rendered, checked, planned as a change set, and that change set executed.
# docs/gitlab.md explains the variables to set. This is ci/gitlab/templates/cloudformation.yml with the defaults of its
# inputs; a project that includes the component instead has less to keep up to date.

stages: [{stages}]

"""


def sample():
    text = COMPONENT.read_text(encoding="utf-8")
    head, body = re.split(r"^---\n", text, maxsplit=1, flags=re.MULTILINE)
    inputs = yaml.safe_load(head)["spec"]["inputs"]
    stages = ", ".join(value["default"] for name, value in inputs.items() if name.startswith("stage-"))
    return HEADER.format(stages=stages) + re.sub(r"\$\[\[ inputs\.([a-z-]+) \]\]", lambda use: inputs[use[1]]["default"], body)


def main():
    expected, actual = sample(), SAMPLE.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_GOLDEN", "") not in ("", "0"):
        SAMPLE.write_text(expected, encoding="utf-8")
        return 0
    print("\n".join(difflib.unified_diff(expected.splitlines(), actual.splitlines(), "the component", "the sample", lineterm="")))
    return 0 if expected == actual else 1


sys.exit(main())
