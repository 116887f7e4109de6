# The hooks of .pre-commit-hooks.yaml, run by Debian's pre-commit, however they get the program: `hooks.sh system` from the PATH,
# `hooks.sh node` from an npm package. Hundreds of files are one run of the program, and more than a command line takes are as
# few as can be; what lies outside of the repository is not read; templates that are committed are rendered anew.
source tool.sh
need pre-commit "apt-get install pre-commit"
need git "apt-get install git"
language=$1

# The program under test, which writes down that it was run, and with how many arguments.
mkdir "$work/bin"
# shellcheck disable=SC2016 # The script expands it.
printf '#!/bin/sh\necho "$#" >> "%s"\nexec "%s" "$@"\n' "$work/runs" "$CFNSONNET" > "$work/bin/cfnsonnet"
chmod +x "$work/bin/cfnsonnet"
git_by_itself
case $language in
  system)
    export PATH=$work/bin:$PATH
    settings='language: system'
    ;;
  node)
    need npm "apt-get install npm"
    export npm_config_cache=$work/npm npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false
    "$PROJECT/tools/npm/pack" "$work/bin/cfnsonnet" "$work/packages" "$BUILD" > "$work/log" 2>&1 || { cat "$work/log"; fail "no package was made"; }
    settings="language: node
        additional_dependencies: [\"$(echo "$work"/packages/cfnsonnet-linux-*.tgz)\"]"
    ;;
esac

hook_repository .pre-commit-hooks.yaml package.json tools/npm/cfnsonnet.js

# use_hook ID [LINE]: the repository in this folder has this hook, with a further line of configuration.
use_hook() {
  cat > .pre-commit-config.yaml << CONFIG
repos:
  - repo: $work/hooks
    rev: v1.0.0
    hooks:
      - id: $1
        $settings
        ${2:-}
CONFIG
}

# attempt [FILE…]: commits what is there, or these files; leaves $status, $output, and in $runs how often the program was run.
attempt() {
  status=0
  rm -f "$work/runs"
  if (($# > 0)); then git add "$@"; else git add -A; fi
  output=$(git commit -m "A change" 2>&1) || status=$?
  runs=0
  if [[ -f $work/runs ]]; then runs=$(wc -l < "$work/runs"); fi
}

topic() { printf '{ Resources: { Topic: { Type: "AWS::SNS::%s" } } }\n' "$1"; } # TYPE

git init -q "$work/user"
cd "$work/user"
use_hook cfnsonnet-check
git add -A && git commit -qm "The configuration"
pre-commit install > "$work/log" 2>&1 || { cat "$work/log"; fail "pre-commit cannot be installed"; }

# Four hundred templates in one commit are one run, and the one that is wrong is found.
mkdir -p templates
for number in {100..499}; do topic Topic > "templates/$number.jsonnet"; done
topic Topik > "templates/my 300th.jsonnet"
attempt
same "the status with one wrong of many" 1 "$status"
same "the runs for many files" 1 "$runs"
contains "the output with one wrong of many" "templates/my 300th.jsonnet:1:31: error[E3006]" "$output"
contains "the output with one wrong of many" "1 error in 1 of 401 files" "$output"
topic Topic > "templates/my 300th.jsonnet"
attempt
same "the status with many" 0 "$status"
same "the runs for many files that are right" 1 "$runs"

# More names than pre-commit puts into one command line (128 KiB): a few runs, all files are seen, one wrong file is enough.
long=$(printf '%90s' '' | tr ' ' x)
for number in {1000..2499}; do topic Topic > "templates/$long-$number.jsonnet"; done
topic Topik > "templates/$long-1000.jsonnet"
topic Topik > "templates/$long-2499.jsonnet"
attempt
same "the status with very many" 1 "$status"
((runs == 2)) || fail "1,500 files with long names were $runs runs"
for number in 1000 2499; do contains "the output with very many" "$long-$number.jsonnet:1:31: error[E3006]" "$output"; done
rm templates/x*

# What lies outside of the repository is not read, however the way there looks: one line says so, and how to allow it.
mkdir "$work/outside"
echo '{ type: "AWS::SNS::Topic" }' > "$work/outside/part.libsonnet"
outside() { printf '{ Resources: { Topic: { Type: (import "%s").type } } }\n' "$1"; } # PATH
outside ../../outside/part.libsonnet > templates/relative.jsonnet
outside "$work/outside/part.libsonnet" > templates/absolute.jsonnet
ln -s "$work/outside" templates/link
outside link/part.libsonnet > templates/linked.jsonnet
attempt
same "the status of imports from outside" 1 "$status"
for name in absolute linked relative; do
  same "the lines that name $name.jsonnet" 1 "$(grep -c "^templates/$name.jsonnet:1:.*error\[J0001\].* it is not there, or not in the project .*--allow-import PATH" <<< "$output")"
done
use_hook cfnsonnet-check "args: [--allow-import, ../outside]"
attempt
same "the status of imports that are allowed" 0 "$status"
outside ../../secrets/part.libsonnet > templates/relative.jsonnet
cp -r "$work/outside" "$work/secrets"
attempt
same "the status of an import from elsewhere" 1 "$status"
git rm -rqf templates/relative.jsonnet templates/absolute.jsonnet templates/link*

# A template that is a link to one outside is no file of the repository. From a sub-folder, and by a link to the
# repository, it is the same commit.
topic Topik > "$work/outside/template.jsonnet"
ln -s "$work/outside/template.jsonnet" templates/elsewhere.jsonnet
attempt
same "the status of a link to outside" 0 "$status"
ln -s "$work/user" "$work/by-link"
topic Topik > templates/wrong.jsonnet
for folder in "$work/user/templates" "$work/by-link/templates" "$work/by-link"; do
  cd "$folder"
  attempt .
  same "the status of a wrong template in $folder" 1 "$status"
  contains "the output of a wrong template in $folder" "templates/wrong.jsonnet:1:31: error[E3006]" "$output"
done
cd "$work/user"
git rm -rqf templates

# cfnsonnet-render: of three templates one is up to date, one is not, and one is wrong. Each has what it should, in one run.
use_hook cfnsonnet-render "args: [--tla-str, environment=prod]"
stack() { printf 'function(environment) { Resources: { Topic: { Type: "AWS::SNS::Topic", Properties: { %s: "orders-" + environment } } } }\n' "$1"; } # PROPERTY
mkdir stacks
for name in first second "the third"; do stack TopicName > "stacks/$name.jsonnet"; done
attempt
same "the status of what was never rendered" 1 "$status"
same "the runs that render" 1 "$runs"
attempt
same "the status of what was rendered" 0 "$status"
contains "the rendered template" '"TopicName": "orders-prod"' "$(git show "HEAD:stacks/the third.json")"
second=$(cat stacks/second.json)
stack DisplayName > stacks/first.jsonnet
stack DisplayNam > stacks/second.jsonnet
attempt
same "the status with one changed and one wrong" 1 "$status"
contains "the output with one changed and one wrong" "stacks/second.jsonnet:1:86: error[E3002]" "$output"
same "the template of the wrong one" "$second" "$(cat stacks/second.json)"
stack DisplayName > stacks/second.jsonnet
attempt
same "the status with two changed" 1 "$status"
for name in first second; do contains "the output with two changed" "stacks/$name.json was not up to date" "$output"; done
[[ $output != *"the third"* ]] || fail "what did not change is named: $output"
attempt
same "the status with both rendered" 0 "$status"
for name in first second; do contains "what was committed" '"DisplayName": "orders-prod"' "$(git show "HEAD:stacks/$name.json")"; done
