# The project's shell scripts pass shellcheck.
source tool.sh
need shellcheck "apt-get install shellcheck"

cd "$PROJECT"
mapfile -t scripts < <(grep -rlE '^#!.*\b(ba)?sh$' .ci ci tools; ls tools/lib/*.sh)
((${#scripts[@]} > 8)) || fail "only these scripts were found: ${scripts[*]}"
shellcheck --external-sources "${scripts[@]}"
cd tests/delivery
shellcheck --external-sources --shell bash ./*.sh "$PROJECT"/src/cli/shell/completion/cfnsonnet.bash
