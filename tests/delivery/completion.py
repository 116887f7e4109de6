"""Command lines are completed in bash, zsh and fish themselves: each of them runs here on a terminal of its own, somebody
types and presses Tab, and what then stands there is compared. And whatever flag there is, something is known of its value.
"""

import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time

PROGRAM = pathlib.Path(os.environ["CFNSONNET"])
DEADLINE_SECONDS = 60
TAB, SHOW = "\t", "\x18\x02"  # What SHOW is bound to below prints the line between these:
SHOWN = re.compile(r"<<<(.*?)>>>", re.DOTALL)
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>()][A-Z0-9]?|[\x00-\x08\x0b\x0c\x0e-\x1f]")

FILES = ("template.jsonnet", "other.yaml", "notes.txt", "with space.json", "sub/deep.jsonnet")

# What is typed before Tab, and what then stands there.
BECOMES = {
    "cfnsonnet che": "cfnsonnet check ",
    "true; cfnsonnet che": "true; cfnsonnet check ",
    "X=1 cfnsonnet che": "X=1 cfnsonnet check ",
    "cfnsonnet schema upd": "cfnsonnet schema update ",
    "cfnsonnet check --fa": "cfnsonnet check --fail-on ",
    "cfnsonnet check --fail-on=w": "cfnsonnet check --fail-on=warning ",
    "cfnsonnet check template.jsonnet --fail-on w": "cfnsonnet check template.jsonnet --fail-on warning ",
    "cfnsonnet check --engine l": "cfnsonnet check --engine libjsonnet ",
    "cfnsonnet eval --engine l": "cfnsonnet eval --engine libjsonnet ",
    "cfnsonnet check --color al": "cfnsonnet check --color always ",
    "cfnsonnet graph --format sv": "cfnsonnet graph --format svg ",
    "cfnsonnet check --region eu-central-1,eu-no": "cfnsonnet check --region eu-central-1,eu-north-1 ",
    "cfnsonnet schema AWS::SQS::QueueP": "cfnsonnet schema AWS::SQS::QueuePolicy ",
    "cfnsonnet explain E3002 W110": "cfnsonnet explain E3002 W1100 ",
    "cfnsonnet rules --subject serv": "cfnsonnet rules --subject serverless ",
    "cfnsonnet check --ignore E3002,W110": "cfnsonnet check --ignore E3002,W1100 ",
    "cfnsonnet check --report js": "cfnsonnet check --report json=",
    "cfnsonnet check --report json=no": "cfnsonnet check --report json=notes.txt ",
    "cfnsonnet check --report=json=no": "cfnsonnet check --report=json=notes.txt ",
    "cfnsonnet render te": "cfnsonnet render template.jsonnet ",
    "cfnsonnet render sub/": "cfnsonnet render sub/deep.jsonnet ",
    "cfnsonnet render ot": "cfnsonnet render other.yaml ",  # Nothing fits better.
    "cfnsonnet check wi": "cfnsonnet check with\\ space.json ",
    "cfnsonnet check -o no": "cfnsonnet check -o notes.txt ",
    "cfnsonnet check -J s": "cfnsonnet check -J sub/",
    "cfnsonnet check -J t": "cfnsonnet check -J t",  # No folder.
    "cfnsonnet check -V 'a=b c' --fa": "cfnsonnet check -V 'a=b c' --fail-on ",
    "cfnsonnet check --fix --write": "cfnsonnet check --fix --write",  # These two exclude each other.
    "cfnsonnet check --fail-on error --fa": "cfnsonnet check --fail-on error --fa",  # Once is enough.
    "cfnsonnet nonsense --fa": "cfnsonnet nonsense --fa",
    "cfnsonnet __com": "cfnsonnet __com",
}

# What is typed before Tab, what is then offered, and what is not.
OFFERS = {
    "cfnsonnet ": ("render check eval completion", "__complete template.jsonnet"),
    "cfnsonnet check --fail-on ": ("error warning info never", "template.jsonnet"),
    "cfnsonnet check --format ": ("text json sarif junit markdown", "mermaid"),
    "cfnsonnet check ": ("template.jsonnet other.yaml sub/", "notes.txt render"),
    "cfnsonnet check --": ("--fail-on --ignore --jpath --tla-code-file --engine --fix", "--beside"),
    "cfnsonnet render --": ("--beside --jpath", "--fix"),
    "cfnsonnet explain E300": ("E3001 E3002", "W2001"),
}

# Names of values in help for which a shell has nothing to offer.
FREE = {"TEXT", "N", "SECONDS", "MIB", "YYYY-MM-DD", "NAME=VALUE", "NAME[=TEXT]", "NAME[=CODE]"}


class Terminal:
    """A shell on a terminal. It is wide and high enough that nothing is folded and nothing is asked."""

    def __init__(self, command, folder, setup):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            path = f"{PROGRAM.parent}:/usr/bin:/bin"
            os.execve(command[0], command, {"PATH": path, "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "vt100"})
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 500, 200, 0, 0))
        self.ask(setup + "\n")

    def ask(self, keys):
        """Types, then has the line shown. Returns the line, and all that was printed before it."""
        os.write(self.terminal, (keys + SHOW).encode())
        printed, deadline = "", time.monotonic() + DEADLINE_SECONDS
        while not SHOWN.search(printed):
            ready, _, _ = select.select([self.terminal], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                raise TimeoutError(f"{keys!r} was answered by {printed!r}")
            printed += os.read(self.terminal, 65536).decode("utf-8", "replace")
        text = CONTROL.sub("", printed)
        return SHOWN.search(text).group(1), text[: SHOWN.search(text).start()]

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)


BASH_SETUP = r"""
for setting in 'show-all-if-ambiguous on' 'completion-query-items 0' 'page-completions off' 'bell-style none' \
  'enable-bracketed-paste off'; do bind "set $setting"; done
source <(cfnsonnet completion bash)
bind -x '"\C-x\C-b": printf "<<<%s>>>" "$READLINE_LINE"; READLINE_LINE='
"""
# Once as ~/.zshrc may have it, and once as the package installs it.
ZSH_SOURCED = "autoload -Uz compinit; compinit -u -D; source <(cfnsonnet completion zsh)"
ZSH_INSTALLED = "mkdir .zfunc; cfnsonnet completion zsh > .zfunc/_cfnsonnet; fpath+=$PWD/.zfunc; autoload -Uz compinit; compinit -u -D"
ZSH_SETUP = r"""
unsetopt beep prompt_cr prompt_sp
unset zle_bracketed_paste
LISTMAX=10000
show() { print -rn -- "<<<$BUFFER>>>"; BUFFER= }
zle -N show
bindkey '^X^B' show
"""


class Typed:
    """bash and zsh: the line is typed, and Tab is pressed."""

    def __init__(self, command, setup, folder):
        (folder / ".setup").write_text(setup + "\n")
        self.terminal = Terminal(command, folder, "source ./.setup")

    def becomes(self, line):
        return self.terminal.ask(line + TAB)[0]

    def offers(self, line):
        printed = self.terminal.ask(line + TAB)[1]
        return set(printed[printed.index(line) + len(line):].split())

    def close(self):
        self.terminal.close()


class Fish:
    """fish says itself what it would offer, and loads the script where it looks for it."""

    def __init__(self, folder):
        self.folder = folder
        (folder / ".config/fish/completions").mkdir(parents=True)
        script = subprocess.run([PROGRAM, "completion", "fish"], check=True, capture_output=True).stdout
        (folder / ".config/fish/completions/cfnsonnet.fish").write_bytes(script)

    def ask(self, line):
        environment = {"PATH": f"{PROGRAM.parent}:/usr/bin:/bin", "HOME": str(self.folder), "LANG": "C.UTF-8"}
        result = subprocess.run(["/usr/bin/fish", "-c", "complete --escape -C $argv[1]", line], cwd=self.folder, env=environment,
                                check=True, capture_output=True, text=True, timeout=DEADLINE_SECONDS)
        return [each.split("\t")[0] for each in result.stdout.splitlines()]

    def becomes(self, line):
        """The only word that is offered, in place of the last one, and a blank where fish would put one."""
        offered = [word for word in self.ask(line) if word.startswith(line.split(" ")[-1])]
        if len(offered) != 1:
            return f"{line} ({len(offered)} offers)" if offered else line
        return line[: line.rindex(" ") + 1] + offered[0] + ("" if offered[0][-1] in "/=" else " ")

    def offers(self, line):
        return set(self.ask(line))

    def close(self):
        pass


SHELLS = {
    "bash": lambda folder: Typed(["/bin/bash", "--norc", "--noprofile", "-i"], BASH_SETUP, folder),
    "zsh": lambda folder: Typed(["/bin/zsh", "-f", "-i"], ZSH_SOURCED + ZSH_SETUP, folder),
    "zsh, installed": lambda folder: Typed(["/bin/zsh", "-f", "-i"], ZSH_INSTALLED + ZSH_SETUP, folder),
    "fish": Fish,
}


def problems_in(name, shell):
    for line, expected in BECOMES.items():
        actual = shell.becomes(line)
        if actual != expected:
            yield f"{name}: {line!r} becomes {actual!r}, not {expected!r}"
    for line, (wanted, unwanted) in OFFERS.items():
        offered = shell.offers(line)
        missing, superfluous = set(wanted.split()) - offered, set(unwanted.split()) & offered
        if missing or superfluous:
            yield f"{name}: {line!r} lacks {missing}, and offers {superfluous}"


def flags_without_an_offer():
    """Every flag of every command whose value has a name of which nothing is known."""
    def help_of(command):
        return subprocess.run([PROGRAM, *command, "--help"], check=True, capture_output=True, text=True).stdout

    def answer(words):
        stacks = pathlib.Path(__file__).parent / "help"  # A project that has some.
        return subprocess.run([PROGRAM, "__complete", *words], cwd=stacks, check=True, capture_output=True, text=True).stdout

    commands = [line.split("\t")[0] for line in answer([""]).splitlines()[1:]]
    for command in [[each] for each in commands] + [["schema", "update"]]:
        for flag, value in re.findall(r"^  (?:-\w,)?(--[\w-]+) ([A-Z]\S*?)(?:\.\.\.)?(?: |$)", help_of(command), re.MULTILINE):
            typed = "x=" if value == "NAME=FILE" else ""
            if value not in FREE and answer([*command, flag, typed]).startswith("none\t") and answer([*command, flag, typed]).count("\n") < 2:
                yield f"nothing is known of {value}, the value of {' '.join(command)} {flag}"


def main():
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError as problem:
        print(f"there is no terminal to type on ({problem}); a machine has some with: mount -t devpts devpts /dev/pts")
        return 77  # It is the machine that has none, and no package would bring one.
    problems = list(flags_without_an_offer())
    for name, start in SHELLS.items():
        tool = name.split(",")[0]
        if not shutil.which(tool):
            print(f"{tool} is not installed; install it with: apt-get install {tool}")
            return 1 if os.environ.get("CI") == "true" else 77
        with tempfile.TemporaryDirectory() as folder:
            for file in FILES:
                path = pathlib.Path(folder) / file
                path.parent.mkdir(exist_ok=True)
                path.touch()
            shell = start(pathlib.Path(folder))
            problems += problems_in(name, shell)
            shell.close()
    print("\n".join(problems) or f"{len(BECOMES) + len(OFFERS)} command lines are completed by bash, zsh and fish")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
