"""The jobs of samples/gitlab-ci/.gitlab-ci.yml are run as a GitLab runner would: `gitlab.py JOB`.

A job's script lines run in one shell that stops at the first failure, in a folder that holds the repository and the
artifacts of the job that it needs. `preprocess` needs nothing but the program under test. `validate` needs the AWS
command line, and moto's server in the place of AWS, on a free port of the loopback interface.
"""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import yaml

PROJECT = pathlib.Path(os.environ["PROJECT"])
PROGRAM = pathlib.Path(os.environ["CFNSONNET"])
SAMPLE = PROJECT / "samples/landing-zone"
SKIPPED = 77  # CTest's SKIP_RETURN_CODE.


def fail(message):
    sys.exit(f"failed: {message}")


def expect(condition, message):
    if not condition:
        fail(message)


def need(tool, installation):
    """Skips the test, or fails it when CI=true, if the tool is not here."""
    if shutil.which(tool):
        return
    message = f"{tool} is not installed; install it with: {installation}"
    if os.environ.get("CI") == "true":
        fail(message)
    print(f"skipped: {message}")
    sys.exit(SKIPPED)


def read_pipeline():
    """The pipeline file, checked as far as its jobs hang together."""
    pipeline = yaml.safe_load((PROJECT / "samples/gitlab-ci/.gitlab-ci.yml").read_text(encoding="utf-8"))
    stages = pipeline["stages"]
    jobs = {name: job for name, job in pipeline.items() if isinstance(job, dict) and "script" in job}
    expect(set(jobs) == {"preprocess", "validate"}, f"the jobs are {sorted(jobs)}")
    for name, job in jobs.items():
        expect(job["stage"] in stages, f"{name} is in the unknown stage {job['stage']}")
        expect(all(isinstance(line, str) for line in job["script"]), f"a script line of {name} is no string")
        for needed in job.get("needs", []):
            expect(stages.index(jobs[needed]["stage"]) < stages.index(job["stage"]), f"{name} needs the later {needed}")
    rendered = pipeline["variables"]["RENDERED"]
    expect(any(rendered.startswith(path) for path in jobs["preprocess"]["artifacts"]["paths"]),
           f"preprocess does not hand on {rendered}")
    return pipeline


def run_job(pipeline, name, folder, **environment):
    """Runs a job's script in the folder, as `bash -eo pipefail`; returns the finished process."""
    variables = {**pipeline["variables"], **pipeline[name].get("variables", {})}
    path = f"{PROGRAM.parent}:{os.environ['PATH']}"
    return subprocess.run(["bash", "-eo", "pipefail", "-c", "\n".join(pipeline[name]["script"])], cwd=folder,
                          env={**os.environ, **variables, "PATH": path, **environment}, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)


def preprocess(pipeline, folder):
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    rendered = folder / pipeline["variables"]["RENDERED"]
    report = folder / "rendered/findings.json"

    good = run_job(pipeline, "preprocess", folder)
    expect(good.returncode == 0, f"preprocess fails on the sample:\n{good.stdout}")
    expect(rendered.exists() and report.exists(), f"preprocess leaves no template or no report:\n{good.stdout}")
    expect(rendered.read_bytes() == (SAMPLE / "template.golden.json").read_bytes(), "the artifact is not the template")
    expect(json.loads(report.read_text())["findings"] == [], "the report of a right template has findings")

    shutil.rmtree(folder / "rendered")
    wrong = "(import 'template.jsonnet')() + { Resources+: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueNam: 'q' } } } }"
    (folder / "wrong.jsonnet").write_text(wrong)
    pipeline["variables"]["TEMPLATE"] = "wrong.jsonnet"
    bad = run_job(pipeline, "preprocess", folder)
    expect(bad.returncode == 1, f"preprocess ends with {bad.returncode} on a wrong template:\n{bad.stdout}")
    expect("QueueNam" in bad.stdout, f"the job's log does not show the finding:\n{bad.stdout}")
    expect(not rendered.exists(), "a wrong template is handed on")
    rules = [finding["rule"] for finding in json.loads(report.read_text())["findings"]]
    expect("E3002" in rules, f"the report of a wrong template has only {rules}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_moto(folder):
    """Starts moto's server; returns its process and address once it answers."""
    port = free_port()
    log = (folder / "moto.log").open("w")
    server = subprocess.Popen(["moto_server", "-H", "127.0.0.1", "-p", str(port)], stdin=subprocess.DEVNULL, stdout=log,
                              stderr=log)
    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return server, f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.1)
    server.terminate()
    return fail(f"moto_server did not start:\n{(folder / 'moto.log').read_text()}")


def validate(pipeline, folder):
    need("aws", "pip install awscli")
    need("moto_server", "pip install 'moto[server]'")
    rendered = folder / pipeline["variables"]["RENDERED"]
    rendered.parent.mkdir()
    server, address = start_moto(folder)
    account = {"AWS_ENDPOINT_URL": address, "AWS_DEFAULT_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "testing",
               "AWS_SECRET_ACCESS_KEY": "testing", "AWS_CONFIG_FILE": "/dev/null", "AWS_EC2_METADATA_DISABLED": "true"}
    try:
        shutil.copy(SAMPLE / "template.golden.json", rendered)
        good = run_job(pipeline, "validate", folder, **account)
        expect(good.returncode == 0, f"validate fails on the sample:\n{good.stdout}")
        expect("Parameters" in good.stdout, f"the answer is no validation:\n{good.stdout}")
        rendered.write_text("no template")
        bad = run_job(pipeline, "validate", folder, **account)
        expect(bad.returncode != 0, f"validate accepts what is no template:\n{bad.stdout}")
    finally:
        server.terminate()
        server.wait(timeout=30)


def main():
    job = {"preprocess": preprocess, "validate": validate}[sys.argv[1]]
    with tempfile.TemporaryDirectory() as name:
        job(read_pipeline(), pathlib.Path(name))


main()
