"""`cfnsonnet watch` sees every change that matters, however it is made: files are written, replaced, moved away, made later and
led to by links, and each time what it says, or writes, must be what is right now.

Nothing here waits for a time to pass: a change has a mark in it, and lines are read until one shows that the mark was seen.
A deadline ends a test in which that never comes.
"""

import contextlib
import os
import pathlib
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

PROGRAM = pathlib.Path(os.environ["CFNSONNET"])
DEADLINE_SECONDS = 60
RIGHT = "{ Resources: { Orders: { Type: 'AWS::SNS::Topic', Properties: { TopicName: %s } } } }\n"


class Watch:
    """A running `cfnsonnet watch`, and what it says on both of its streams."""

    def __init__(self, folder, *arguments):
        self.folder, self.lines, self.said = folder, queue.Queue(), ""
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
        self.process = subprocess.Popen([PROGRAM, "watch", *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def until(self, text, condition=lambda: True):
        """Reads lines until one has the text in it, and the condition holds."""
        while True:
            try:
                line = self.lines.get(timeout=DEADLINE_SECONDS)
            except queue.Empty:
                line = None
            if line is None:
                raise AssertionError(f"no line with {text!r} came, where the condition holds; it said:\n{self.said}")
            self.said += line
            if text in line and condition():
                return

    def until_written(self, mark, file="out.json"):
        path = self.folder / file
        self.until(": ", lambda: path.exists() and mark in path.read_text())

    def end(self, number=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(DEADLINE_SECONDS)


@contextlib.contextmanager
def watching(folder, *arguments):
    watch = Watch(folder, *arguments)
    try:
        yield watch
        status = watch.end()
        assert status == 0, f"ended by Ctrl-C, its status is {status}"
    finally:
        watch.process.kill()
        watch.process.wait()


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def replace(path, text):
    """As an editor does: the new file is written beside the old one, which is kept under another name."""
    new, backup = path.with_name(path.name + ".new"), path.with_name(path.name + "~")
    new.write_text(text)
    path.rename(backup)
    new.rename(path)
    backup.unlink()


def written_and_replaced(folder):
    template = folder / "template.jsonnet"
    write(template, RIGHT % "'first'")
    with watching(folder, "template.jsonnet", "-o", "out.json") as watch:
        watch.until_written("first")
        for change in (write, replace, write, replace):
            mark = f"mark-{change.__name__}-{len(watch.said)}"
            change(template, RIGHT % f"'{mark}'")
            watch.until_written(mark)


def broken_and_mended(folder):
    template = folder / "template.jsonnet"
    write(template, RIGHT % "'first'")
    with watching(folder, "template.jsonnet", "-o", "out.json") as watch:
        watch.until_written("first")
        write(template, "error 'broken-1'")
        watch.until("broken-1")
        watch.until("fails, nothing written")
        assert "first" in (folder / "out.json").read_text(), "an error leaves the old file"
        write(template, (RIGHT % "'second'").replace("TopicName", "TopicNam"))
        watch.until("E3002")
        watch.until("fails, nothing written")
        write(template, RIGHT % "'third'")
        watch.until_written("third")


def imports(folder):
    write(folder / "template.jsonnet", RIGHT % "(import 'lib/name.libsonnet') + importstr 'lib/text.txt'")
    write(folder / "lib/name.libsonnet", "'a'")
    write(folder / "lib/text.txt", "b")
    with watching(folder, "template.jsonnet", "-o", "out.json") as watch:
        watch.until_written('"ab"')
        write(folder / "lib/name.libsonnet", "'c'")
        watch.until_written('"cb"')
        replace(folder / "lib/text.txt", "d")
        watch.until_written('"cd"')
        template = (folder / "template.jsonnet").read_text()
        write(folder / "template.jsonnet", "{ broken-2 }")  # No file is imported now, and they count still.
        watch.until("J0001")
        watch.until("fails")
        write(folder / "lib/text.txt", "e")
        watch.until("J0001")
        watch.until("fails")
        write(folder / "template.jsonnet", template)
        watch.until_written('"ce"')
        (folder / "lib").rename(folder / "other")
        watch.until("couldn't open import")
        (folder / "other").rename(folder / "lib")
        watch.until("no findings")


def made_later(folder):
    write(folder / "template.jsonnet", RIGHT % "import 'deep/down/name.libsonnet'")
    write(folder / "vendor/deep/down/name.libsonnet", "'far'")
    with watching(folder, "template.jsonnet", "-o", "out.json") as watch:
        watch.until("couldn't open import")
        (folder / "deep").mkdir()
        write(folder / "deep/down/name.libsonnet", "'near'")
        watch.until_written("near")
        (folder / "template.jsonnet").unlink()
        watch.until("No such file or directory")
        watch.until("fails")
        write(folder / "template.jsonnet", RIGHT % "import 'deep/down/name.libsonnet'")
        watch.until("no findings")
    with watching(folder, "template.jsonnet", "-J", "vendor", "-o", "out.json") as watch:
        watch.until_written("near")
        shutil.rmtree(folder / "deep")
        watch.until_written("far")
        write(folder / "deep/down/name.libsonnet", "'near-again'")  # It is found before the one of the search path.
        watch.until_written("near-again")


def links(folder):
    write(folder / "versions/1/name.libsonnet", "'one'")
    write(folder / "versions/2/name.libsonnet", "'two'")
    (folder / "current").symlink_to("versions/1")
    write(folder / "real/template.jsonnet", RIGHT % "import '../current/name.libsonnet'")
    (folder / "template.jsonnet").symlink_to("real/template.jsonnet")
    (folder / "project").symlink_to(".")
    write(folder / "real.jsonnet", RIGHT % "import 'current/name.libsonnet'")
    with watching(folder, "project/real.jsonnet", "-o", "out.json") as watch:
        watch.until_written("one")
        (folder / "next").symlink_to("versions/2")
        (folder / "next").rename(folder / "current")
        watch.until_written("two")
        write(folder / "versions/2/name.libsonnet", "'three'")
        watch.until_written("three")
    with watching(folder, "template.jsonnet") as watch:
        watch.until(": ")
        write(folder / "real/template.jsonnet", "error 'broken-3'")
        watch.until("broken-3")


def settings_and_parameters(folder):
    write(folder / "project/template.yaml", "Parameters: {Stage: {Type: String, AllowedValues: [dev, prod]}}\n"
                                            "Resources: {Orders: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !Ref Stage}}}\n")
    write(folder / "parameters.json", '["Stage=dev"]')
    (folder / ".git").mkdir()
    with watching(folder, "project/template.yaml", "--parameter-file", "parameters.json", "--baseline", "baseline.json") as watch:
        watch.until("baseline.json")  # It is not there.
        watch.until("fails")
        write(folder / "baseline.json", '{"version": 1, "findings": []}')
        watch.until("no findings")
        replace(folder / "parameters.json", '["Stage=staging"]')
        watch.until("staging")
        replace(folder / "parameters.json", '["Stage=prod"]')
        watch.until("no findings")
        write(folder / ".cfnsonnet.yaml", "nonsense: 1\n")
        watch.until('there is no setting "nonsense"')
        write(folder / "project/.cfnlintrc", "regions: nowhere\n")
        watch.until('there is no region "nowhere"')
        (folder / "project/.cfnlintrc").unlink()
        watch.until('there is no setting "nonsense"')
        (folder / ".cfnsonnet.yaml").unlink()
        watch.until("no findings")


def several_files(folder):
    for name in ("one", "two"):
        write(folder / f"stacks/{name}.jsonnet", RIGHT % f"'{name}'")
    with watching(folder, "stacks/one.jsonnet", "stacks/two.jsonnet", "--beside") as watch:
        watch.until("2 files: no findings")
        write(folder / "stacks/two.jsonnet", RIGHT % "'three'")
        watch.until_written("three", "stacks/two.json")
        assert "one" in (folder / "stacks/one.json").read_text()


def at_once(folder):
    """Changes while it starts: before a file is read, after it was, and before it is watched."""
    for number in range(20):
        write(folder / "name.libsonnet", "'old'")
        write(folder / "template.jsonnet", RIGHT % "import 'name.libsonnet'")
        with watching(folder, "template.jsonnet", "-o", "out.json") as watch:
            if number % 2:
                watch.until(": ")
            write(folder / "name.libsonnet", f"'new-{number}'")
            watch.until_written(f"new-{number}")


def ends(folder):
    template = folder / "template.jsonnet"
    for number in (signal.SIGINT, signal.SIGTERM):
        write(template, RIGHT % "'first'")
        watch = Watch(folder, "template.jsonnet", "--timeout", "0")
        watch.until("waiting for changes")
        write(template, "[0 for x in std.range(1, 1000000) for y in std.range(1, 1000000) if false]")  # Nobody lives to see the end.
        assert watch.end(number) == 0, f"the status after {number}"
    # Nobody reads on.
    write(template, RIGHT % "'first'")
    reading, writing = os.pipe()
    with subprocess.Popen([PROGRAM, "watch", "template.jsonnet"], cwd=folder, stdout=writing, stderr=subprocess.DEVNULL) as process:
        os.close(writing)
        assert os.read(reading, 1000).startswith(b"template.jsonnet: no findings (")
        os.close(reading)
        write(template, "error 'unheard'")
        assert process.wait(DEADLINE_SECONDS) == 4, "the status where standard output is closed"


def limits(folder):
    """What the kernel allows is set in a user namespace, which not everybody may make."""
    write(folder / "template.jsonnet", RIGHT % "'first'")
    for setting, most, message in (("max_inotify_instances", 0, "too many programs do; sysctl fs.inotify.max_user_instances raises the limit"),
                                   ("max_inotify_watches", 1, "there are too many watches; sysctl fs.inotify.max_user_watches raises the limit")):
        script = f"echo {most} > /proc/sys/user/{setting} && exec {PROGRAM} watch template.jsonnet"
        ended = subprocess.run(["unshare", "--user", "--map-root-user", "sh", "-c", script], cwd=folder, capture_output=True, text=True,
                               timeout=DEADLINE_SECONDS)
        if ended.returncode not in (0, 4):
            print(f"not tried: {setting} ({ended.stderr.strip()})")
            continue
        assert ended.returncode == 4 and ended.stderr.count("\n") == 1 and message in ended.stderr, ended


TESTS = (written_and_replaced, broken_and_mended, imports, made_later, links, settings_and_parameters, several_files, at_once,
         ends, limits)


def main():
    failed = 0
    for test in TESTS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(pathlib.Path(folder))
            except AssertionError as problem:
                failed += 1
                print(f"{test.__name__}: {problem}")
    print(f"{len(TESTS) - failed} of {len(TESTS)} passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
