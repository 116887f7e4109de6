# shellcheck shell=bash
# What the shell tests of this folder share; to be sourced by bash. CTest sets CFNSONNET (the program), PROJECT (the
# checkout) and BUILD (its build folder).
#
# A test works in a folder of its own, $work, which is gone when it ends, whichever way it ends.

set -euo pipefail
: "${CFNSONNET:?}" "${PROJECT:?}" "${BUILD:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  printf 'failed: %s\n' "$*" >&2
  exit 1
}

# git_by_itself: git and pre-commit know nothing of the user's settings, nor of the repository that a test may run in.
git_by_itself() {
  export HOME=$work/home PRE_COMMIT_HOME=$work/cache GIT_CONFIG_NOSYSTEM=1
  export GIT_AUTHOR_NAME=Tester GIT_AUTHOR_EMAIL=tester@example.com GIT_COMMITTER_NAME=Tester GIT_COMMITTER_EMAIL=tester@example.com
  unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE SKIP
  mkdir -p "$HOME"
  git config --global init.defaultBranch main
}

# hook_repository FILE…: $work/hooks is a repository with these files of the checkout, at v1.0.0.
hook_repository() {
  git init -q "$work/hooks"
  (cd "$PROJECT" && cp --parents "$@" "$work/hooks/")
  git -C "$work/hooks" add . && git -C "$work/hooks" commit -qm "The hooks" && git -C "$work/hooks" tag v1.0.0
}

# need TOOL INSTALLATION: skips the test, or fails it when CI=true, if the tool is not here; says what installs it.
need() {
  if command -v "$1" > /dev/null; then return; fi
  if [[ ${CI:-} == true ]]; then fail "$1 is not installed; install it with: $2"; fi
  printf 'skipped: %s is not installed; install it with: %s\n' "$1" "$2"
  exit 77
}

# same WHAT EXPECTED ACTUAL: two texts are equal; shows the difference otherwise.
same() {
  if [[ $2 == "$3" ]]; then return; fi
  diff <(printf '%s\n' "$2") <(printf '%s\n' "$3") || true
  fail "$1 is not as expected (< expected, > actual)"
}

# contains WHAT NEEDLE TEXT
contains() {
  if [[ $3 == *"$2"* ]]; then return; fi
  printf '%s\n' "$3"
  fail "$1 does not contain: $2"
}
