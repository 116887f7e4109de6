# tools/run and tools/test on machines in every state, played by stand-ins for the system's commands: what is missing is
# installed and nothing else, standard output is only the program's, and every failure ends in one clear line.
#
# The bodies of the stand-ins are text in this script; the stand-ins expand them.
# shellcheck disable=SC2016

source tool.sh

project=$work/project
mkdir -p "$project" "$work/bin"
cp -r "$PROJECT/tools" "$project/"
for name in bash basename cat dirname env grep mktemp nproc rm tail true; do ln -s "$(type -P "$name")" "$work/bin/$name"; done

# stand_in NAME BODY: a command that appends its call to $work/calls and then does BODY.
stand_in() {
  printf '#!/usr/bin/env bash\nprintf "%%s\\n" "%s $*" >> "%s/calls"\n%s\n' "$1" "$work" "$2" > "$work/bin/$1"
  chmod +x "$work/bin/$1"
}

# A machine that is ready; each case below breaks one thing of it.
ready_machine() {
  rm -rf "$work/bin/sudo" "$project/build"
  stand_in id 'echo 0'
  stand_in dpkg-query 'shift 3; printf "installed %s\n" "$@"'
  stand_in apt-get ''
  stand_in cmake "mkdir -p '$project/build'"
  stand_in ninja 'if [[ " $* " == *" -n "* ]]; then echo "ninja: no work to do."; fi'
  stand_in ctest 'echo "100% tests passed"'
  mkdir -p "$project/build"
  printf '#!/usr/bin/env bash\nprintf "%%s\\n" "the output of cfnsonnet $*"\n' > "$project/build/cfnsonnet"
  chmod +x "$project/build/cfnsonnet"
  ln -sf "$(type -P mkdir)" "$work/bin/mkdir"
}

# attempt TOOL ARGUMENT…: leaves $status, $output (standard output), $said (standard error) and $calls.
attempt() {
  : > "$work/calls"
  status=0
  output=$(env -u CI PATH="$work/bin" "$project/tools/$1" "${@:2}" 2> "$work/said") || status=$?
  said=$(cat "$work/said")
  calls=$(cat "$work/calls")
}

without_packages='shift 3; for name in "$@"; do
  case $name in cmake | libfmt-dev) echo "not-installed $name";; *) echo "installed $name";; esac; done'

# A machine that is ready: no word to apt-get, nothing but the program's output on standard output.
ready_machine
attempt run
same "the status on a ready machine" 0 "$status"
same "standard output on a ready machine" "the output of cfnsonnet render samples/landing-zone/template.jsonnet" "$output"
[[ $calls != *apt-get* ]] || fail "a ready machine was asked to install something: $calls"
attempt run check some.template
same "standard output with arguments" "the output of cfnsonnet check some.template" "$output"

# Two packages are missing: root installs those two.
ready_machine
stand_in dpkg-query "$without_packages"
attempt run
same "the status after installing" 0 "$status"
contains "the calls" "apt-get update -q" "$calls"
contains "the calls" "-o DPkg::Lock::Timeout=120 cmake libfmt-dev" "$calls"
contains "what is said" "tools/run: installing cmake libfmt-dev" "$said"
[[ $calls != *libgtest-dev* ]] || fail "tools/run installed what only tests need: $calls"

# The same for someone who is not root: through sudo, or one line that says what to run.
ready_machine
stand_in dpkg-query "$without_packages"
stand_in id 'echo 1000'
attempt run
same "the status with neither root nor sudo" 1 "$status"
same "standard output with neither root nor sudo" "" "$output"
same "what is said with neither root nor sudo" \
  "tools/run: neither root nor sudo here; as root, run: apt-get install cmake libfmt-dev" "$said"
stand_in sudo 'echo "sudo: a password is required"; exit 1'
attempt run
same "the status when sudo is refused" 1 "$status"
same "the last line when sudo is refused" \
  "tools/run: sudo was refused; as root, run: apt-get install cmake libfmt-dev" "${said##*$'\n'}"
stand_in sudo '"$@"'
attempt run
same "the status with sudo" 0 "$status"
contains "the calls with sudo" "sudo apt-get update" "$calls"
contains "the calls with sudo" "sudo env DEBIAN_FRONTEND=noninteractive apt-get install" "$calls"

# apt-get cannot refresh its index, but can install: that will do. It cannot install: its words, then ours.
ready_machine
stand_in dpkg-query "$without_packages"
stand_in apt-get 'if [[ $1 == update ]]; then echo "E: no network"; exit 100; fi'
attempt run
same "the status without an index" 0 "$status"
contains "what is said without an index" "the package index could not be refreshed; trying with the old one" "$said"
stand_in apt-get 'if [[ $1 == install ]]; then echo "E: Unable to locate package cmake"; exit 100; fi'
attempt run
same "the status when apt-get fails" 1 "$status"
same "what is said when apt-get fails" "tools/run: installing cmake libfmt-dev
E: Unable to locate package cmake
tools/run: apt-get could not install cmake libfmt-dev" "$said"

# No Debian at all.
ready_machine
rm "$work/bin/dpkg-query"
attempt run
same "the status elsewhere" 1 "$status"
contains "what is said elsewhere" "tools/run: this is no Debian system; install what tools/lib/packages names" "$said"

# CMake, ninja or a test fails: their words, then one line.
ready_machine
stand_in cmake 'echo "CMake Error: no compiler"; exit 1'
attempt run
same "the status when CMake fails" 1 "$status"
same "what is said when CMake fails" "tools/run: configuring build/
CMake Error: no compiler
tools/run: CMake could not configure build/" "$said"
ready_machine
stand_in ninja 'if [[ " $* " != *" -n "* ]]; then echo "error: expected a semicolon"; exit 1; fi'
attempt run
same "the status when the build fails" 1 "$status"
same "standard output when the build fails" "" "$output"
same "the last line when the build fails" "tools/run: the build failed; its messages are above" "${said##*$'\n'}"
ready_machine
stand_in ctest 'echo "1 tests failed"; exit 8'
attempt test
same "the status when a test fails" 1 "$status"
same "the last line when a test fails" "tools/test: tests failed; they are listed above" "${said##*$'\n'}"

# tools/test hands its arguments to ctest, builds the tests, and makes warnings errors in CI only.
ready_machine
attempt test -R document
same "the status of the tests" 0 "$status"
contains "the calls of tools/test" "-R document" "$calls"
contains "the calls of tools/test" "-DCFNSONNET_TESTS=ON" "$calls"
[[ $calls != *CFNSONNET_WERROR* ]] || fail "warnings are errors outside of CI: $calls"
: > "$work/calls"
CI=true PATH="$work/bin" "$project/tools/test" > "$work/said" 2>&1
contains "the calls of tools/test in CI" "-DCFNSONNET_WERROR=ON" "$(cat "$work/calls")"
