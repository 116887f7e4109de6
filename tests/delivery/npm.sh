# The npm packages, packed, looked into, and installed as npm does it. (hooks.sh: as pre-commit does it.)
source tool.sh
need npm "apt-get install npm"

version=$("$CFNSONNET" --version)
same "the version of package.json" "${version#cfnsonnet }" "$(node -p "require('$PROJECT/package.json').version")"

"$PROJECT/tools/npm/pack" "$CFNSONNET" "$work/packages" > "$work/log" 2>&1 || { cat "$work/log"; fail "the packages cannot be made"; }
main=$(echo "$work"/packages/cfnsonnet-[0-9]*.tgz)
platform=$(echo "$work"/packages/cfnsonnet-linux-*.tgz)
git_by_itself
export npm_config_cache=$work/npm npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false

# Both packages; the program runs, with its status and its arguments as they are.
npm install --silent --prefix "$work/user" "$platform" "$main" > "$work/log" 2>&1 || { cat "$work/log"; fail "the packages cannot be installed"; }
program=$work/user/node_modules/.bin/cfnsonnet
same "the version" "$version" "$("$program" --version)"
printf '{ Resources: { Topic: { Type: "AWS::SNS::Topik" } } }' > "$work/a topic.jsonnet"
status=0
output=$("$program" check "$work/a topic.jsonnet") || status=$?
same "the status of a finding" 1 "$status"
contains "the finding" "error[E3006]" "$output"

# Without the platform's package.
rm -r "$work"/user/node_modules/cfnsonnet-linux-*
status=0
output=$("$program" --version 2>&1) || status=$?
same "the status without the program" 4 "$status"
contains "the message without the program" "is not installed" "$output"
