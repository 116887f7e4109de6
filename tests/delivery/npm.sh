# The npm packages, packed and installed as npm does it, and as pre-commit does for hooks of `language: node`.
source tool.sh
need npm "apt-get install npm"
need pre-commit "apt-get install pre-commit"

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

# pre-commit with `language: node`: it installs the repository of the hooks, here with the platform's package beside it.
git init -q "$work/hooks"
mkdir -p "$work/hooks/tools/npm"
cp "$PROJECT"/{.pre-commit-hooks.yaml,package.json} "$work/hooks/"
cp "$PROJECT/tools/npm/cfnsonnet.js" "$work/hooks/tools/npm/"
git -C "$work/hooks" add . && git -C "$work/hooks" commit -qm "The hook" && git -C "$work/hooks" tag v1.0.0
git init -q "$work/templates"
cd "$work/templates"
cat > .pre-commit-config.yaml << CONFIG
repos:
  - repo: $work/hooks
    rev: v1.0.0
    hooks:
      - id: cfnsonnet-check
        language: node
        additional_dependencies: ["$platform"]
CONFIG
printf '{ Resources: { Topic: { Type: "AWS::SNS::Topic" } } }' > right.jsonnet
git add -A
output=$(pre-commit run --all-files 2>&1) || fail "the hook fails for a right template: $output"
contains "the output for a right template" "Passed" "$output"
cp "$work/a topic.jsonnet" .
git add -A
status=0
output=$(pre-commit run --all-files 2>&1) || status=$?
same "the status of a wrong template" 1 "$status"
contains "the output for a wrong template" "a topic.jsonnet:1:31: error[E3006]" "$output"
