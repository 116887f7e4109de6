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
