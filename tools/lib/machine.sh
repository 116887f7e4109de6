# shellcheck shell=bash
# What tools/run and tools/test share: getting a Debian machine ready, and building. To be sourced by bash.
#
# Standard output belongs to the caller's result, so everything that is said here goes to standard error. Work that is
# already done is seen without the network: installed packages by dpkg-query, a configured folder by its own files.
# Every failure ends in one line that starts with the caller's name.

program=tools/$(basename "$0")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s: %s\n' "$program" "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# packages_for KIND…: the names in tools/lib/packages that are needed for those kinds.
packages_for() {
  local kind name
  while read -r kind name; do
    if [[ " $* " == *" $kind "* ]]; then printf '%s\n' "$name"; fi
  done < "$root/tools/lib/packages"
}

# missing_packages NAME…: those that are not installed.
missing_packages() {
  local installed name
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  for name in "$@"; do
    if ! grep -qxF "installed $name" <<< "$installed"; then printf '%s\n' "$name"; fi
  done
}

# quietly COMMAND…: shows what the command said only if it failed.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" > "$log" 2>&1 < /dev/null || status=$?
  if ((status != 0)); then tail -n 20 "$log" >&2; fi
  rm -f "$log"
  return "$status"
}

# install_packages_for KIND…: with apt-get, as root or through sudo, what is missing.
install_packages_for() {
  local needed missing as_root=()
  if ! command -v dpkg-query > /dev/null; then
    fail "this is no Debian system; install what tools/lib/packages names, then: cmake --workflow --preset release"
  fi
  mapfile -t needed < <(packages_for "$@")
  mapfile -t missing < <(missing_packages "${needed[@]}")
  if ((${#missing[@]} == 0)); then return; fi
  if [[ $(id -u) != 0 ]]; then
    if ! command -v sudo > /dev/null; then
      fail "neither root nor sudo here; as root, run: apt-get install ${missing[*]}"
    fi
    sudo true || fail "sudo was refused; as root, run: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing ${missing[*]}"
  # A package index that cannot be refreshed (no network) may still do; the installation decides.
  quietly "${as_root[@]}" apt-get update -q || say "the package index could not be refreshed; trying with the old one"
  quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=120 "${missing[@]}" ||
    fail "apt-get could not install ${missing[*]}"
}

# configure OPTION…: makes build/ a Release build of this checkout; what was chosen for it before stays chosen.
configure() {
  local cache=$root/build/CMakeCache.txt fresh=()
  if [[ ! -e $root/build/build.ninja ]] || ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
    say "configuring build/"
    fresh=(--fresh)
  fi
  (cd "$root" && quietly cmake --preset release "${fresh[@]}" "$@") || fail "CMake could not configure build/"
}

# build TARGET…: builds these in build/, with ninja's progress line on a terminal and silence elsewhere.
build() {
  local quiet=()
  if [[ ! -t 2 ]]; then quiet=(--quiet); fi
  if ninja -C "$root/build" -n "$@" | grep -q 'no work to do'; then return; fi
  say "building in build/ (the first time takes some minutes)"
  ninja -C "$root/build" "${quiet[@]}" "$@" >&2 || fail "the build failed; its messages are above"
}
