#!/usr/bin/env python3
"""Names of resources that AWS::Serverless generates: what the transform makes of the templates in sam/, a Ref finds.

The transform is AWS's own, the package aws-sam-translator. Its output says which names there are; a template that refers
to each of them must have no finding about unknown names, and one that refers to names beside them a finding for each.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

INSTALL = "pip install aws-sam-translator"

try:
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    from samtranslator.translator.transform import transform
    from samtranslator.yaml_helper import yaml_parse
except ImportError:
    print(f"aws-sam-translator is not installed: {INSTALL}")
    sys.exit(1 if os.environ.get("CI") else 77)


class Policies:
    """Stands in for the managed policies that the transform would ask IAM for."""

    def load(self):
        return {}


def unknown_names(template, names):
    """The names that cfnsonnet says are no resources, of an output for each."""
    template = json.loads(json.dumps(template))
    template["Outputs"] = {f"O{i}": {"Value": {"Ref": name}} for i, name in enumerate(names)}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(template, file)
        file.flush()
        ran = subprocess.run([os.environ["CFNSONNET"], "check", "--no-config", "--format", "json", file.name],
                             capture_output=True, text=True, check=False)
    found = json.loads(ran.stdout)["findings"]
    return {names[int(f["path"][1][1:])] for f in found if f["rule"] == "E6101" and f["path"][0] == "Outputs"}


def main():
    failed = False
    for path in sorted(pathlib.Path("sam").glob("*.yaml")):
        template = yaml_parse(path.read_text())
        made = sorted(transform(json.loads(json.dumps(template)), {}, Policies())["Resources"])
        beside = ["Nobody", "WorkerNobody", "Worker.Nobody"]
        unknown = unknown_names(template, made + beside)
        for name in made:
            if name in unknown:
                print(f"{path}: {name} is generated, and not known")
                failed = True
        for name in beside:
            if name not in unknown:
                print(f"{path}: {name} is not generated, and known")
                failed = True
    return 1 if failed else 0


sys.exit(main())
