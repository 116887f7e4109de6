"""For gitlab_wiki.sh, which has made a wiki: `gitlab_wiki.py FOLDER URL` runs the job that publishes to it.

FOLDER holds the wiki (app.wiki.git), a key that may write to it (key), and the same as variables (variables)."""

import os
import pathlib
import sys

from pipeline import Repository, expect, git


def main():
    folder, url = pathlib.Path(sys.argv[1]), sys.argv[2]
    wiki = folder / "app.wiki.git"
    secret = [line for line in (folder / "key").read_text().splitlines() if not line.startswith("-----")]
    lines = dict(line.split("=", 1) for line in (folder / "variables").read_text().splitlines())
    hosts = {"SSH_KNOWN_HOSTS": os.environ["SSH_KNOWN_HOSTS"], "GIT_TRACE": "1"}
    project = Repository(folder / "app", "wiki", {"repository": url, "folder": "pages"})

    def publish(branch, text, variables):
        project.write("pages/orders.md", text)
        project.commit(branch)
        log, passed = project.run({**hosts, **variables})
        shown = [line for line in secret if line in log]
        expect(not shown, f"the log shows {len(shown)} lines of the key")
        return log, passed

    log, passed = publish("main", "# Orders\n", lines)
    expect(passed == {"publish-wiki"}, f"the job failed:\n{log}")
    expect(git(wiki, "show", "main:orders.md") == "# Orders", "the page is not in the wiki")
    log, passed = publish("main", "# All orders\n", {"DEPLOY_KEY_FILE": str(folder / "key")})
    expect(passed == {"publish-wiki"}, f"the job with a file failed:\n{log}")
    expect(git(wiki, "show", "main:orders.md") == "# All orders", "the page in the wiki is the old one")

    log, passed = publish("main", "# Lost\n", {**lines, "DEPLOY_KEY_2": lines["DEPLOY_KEY_3"]})
    expect(not passed and "make no private key" in log, f"a damaged key was used:\n{log}")
    publish("develop", "# Another branch\n", lines)
    expect(git(wiki, "rev-list", "--count", "main") == "2", "the wiki has more commits than two")


main()
