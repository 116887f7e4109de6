"""What the tests of the GitLab templates share: repositories made for a test, gitlab-ci-local to run their pipelines,
and servers on free ports of the loopback interface that end with the test.

gitlab-ci-local holds each pipeline file against GitLab's published schema before it runs it, with the shell of this machine in
the place of the images. It is an npm package, which is installed once into the build folder.
"""

import contextlib
import http.server
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

PROJECT = pathlib.Path(os.environ["PROJECT"])
PROGRAM = pathlib.Path(os.environ["CFNSONNET"])
BUILD = pathlib.Path(os.environ["BUILD"])
SKIPPED = 77  # CTest's SKIP_RETURN_CODE.
GITLAB_CI_LOCAL = "gitlab-ci-local@4.70.0"
SECONDS = 600  # For one pipeline, or one installation: seconds when the machine is idle, minutes when it is very busy.


def expect(condition, message):
    if not condition:
        sys.exit(f"failed: {message}")


def skip(reason):
    """Skips the test, or fails it when CI=true."""
    expect(os.environ.get("CI") != "true", reason)
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def need(tool, installation):
    if not shutil.which(tool):
        skip(f"{tool} is not installed; install it with: {installation}")


def npm_package(names):
    """The folder node_modules with these packages, installed the first time; tests that run at the same time may each install one."""
    need("node", "apt-get install nodejs npm")
    need("npm", "apt-get install nodejs npm")
    target = BUILD / "npm" / names[0].replace("/", "-")
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as name:
            fresh = pathlib.Path(name) / "fresh"
            fresh.mkdir()
            done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(fresh), *names],
                                  stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS)
            if done.returncode != 0:
                skip(f"npm cannot install {names[0]}: {done.stderr.strip()}")
            with contextlib.suppress(OSError):  # Another test has been quicker.
                fresh.rename(target)
    return target / "node_modules"


def gitlab_ci_local():
    """The program's file."""
    need("rsync", "apt-get install rsync")
    return npm_package([GITLAB_CI_LOCAL]) / "gitlab-ci-local/dist/index.js"


def git(folder, *arguments):
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, "-C", str(folder), *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    expect(done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr}")
    return done.stdout.strip()


class Repository:
    """A project of GitLab named group/app, that includes a template of ci/gitlab as a component of its own commit, and may have
    jobs of its own."""

    def __init__(self, folder, component, inputs, stages=(), jobs=None):
        self.folder = folder
        self.runner = gitlab_ci_local()
        folder.mkdir()
        git(folder, "init", "-q")
        git(folder, "remote", "add", "origin", "git@gitlab.example.com:group/app.git")
        shutil.copytree(PROJECT / "ci/gitlab/templates", folder / "templates")
        include = {"component": f"$CI_SERVER_FQDN/$CI_PROJECT_PATH/{component}@$CI_COMMIT_SHA",
                   "inputs": {"image": "debian", "scripts": str(PROJECT / "ci"), **inputs}}
        pipeline = {"include": [include], **({"stages": list(stages)} if stages else {}), **(jobs or {})}
        self.write(".gitlab-ci.yml", json.dumps(pipeline))  # JSON is YAML.

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, branch):
        git(self.folder, "checkout", "-q", "-B", branch)
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-q", "--allow-empty", "-m", "A change")
        return git(self.folder, "rev-parse", "HEAD")

    def gitlab_ci_local(self, *arguments, path=PROGRAM.parent):
        """What it prints, run in the repository with nothing of this machine's accounts in its environment."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "GIT_", "SSH_"))}
        done = subprocess.run(
            ["node", str(self.runner), "--home", str(self.folder / ".git/home"), "--force-shell-executor", "--shell-isolation",
             "--color=false", *arguments],
            cwd=self.folder, env={**clean, "PATH": f"{path}:{PROGRAM.parent}:{os.environ['PATH']}", "GIT_CONFIG_NOSYSTEM": "1"},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=SECONDS)
        return done.stdout

    def run(self, variables, *jobs, **options):
        """Runs the pipeline of the commit that is checked out, or in what ran of it the jobs that are started by hand; the
        whole log, and the set of jobs that passed."""
        given = [word for name, value in variables.items() for word in ("--variable", f"{name}={value}")]
        if not jobs:
            shutil.rmtree(self.folder / ".gitlab-ci-local/artifacts", ignore_errors=True)
        log = self.gitlab_ci_local(*given, *jobs, **options)
        return log, {line.split()[1] for line in log.splitlines() if line.startswith(" PASS ")}

    def artifact(self, job, name):
        return (self.folder / ".gitlab-ci-local/artifacts" / job / name).read_text(encoding="utf-8")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def server(command, port, log):
    """Starts a server that listens on the port; ends it by its process."""
    with log.open("w") as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        try:
            deadline = time.monotonic() + 60
            while True:
                expect(process.poll() is None and time.monotonic() < deadline, f"{command[0]} did not start:\n{log.read_text()}")
                with contextlib.suppress(OSError):
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:  # moto, while a request is still worked on.
                process.kill()
                process.wait()


@contextlib.contextmanager
def moto(folder):
    """An empty AWS account; its address."""
    need("aws", "pip install awscli")
    need("moto_server", "pip install 'moto[server]'")
    port = free_port()
    with server(["moto_server", "-H", "127.0.0.1", "-p", str(port)], port, folder / "moto.log"):
        yield f"http://localhost:{port}"  # By this name: moto reads a template's URL by the host in it.


@contextlib.contextmanager
def aws_that_says(code, message, status, first=()):
    """An endpoint that answers every request with an error in AWS's query protocol, the first ones with others; its address."""
    answers = [*first, (code, message, status)]

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            code, message, status = answers.pop(0) if len(answers) > 1 else answers[0]
            body = (f'<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>{code}'
                    f"</Code><Message>{message}</Message></Error><RequestId>0</RequestId></ErrorResponse>").encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as endpoint:
        threading.Thread(target=endpoint.serve_forever, daemon=True).start()
        try:
            yield f"http://localhost:{endpoint.server_port}"
        finally:
            endpoint.shutdown()
