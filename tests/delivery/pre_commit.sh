# Debian's pre-commit runs the hook of .pre-commit-hooks.yaml in a repository made for it: what is right is committed,
# what is wrong is not and the finding is shown, and files that are no templates are left alone. (hooks.sh: many files, files
# outside of the repository, cfnsonnet-render, and the other ways to get the program.)
source tool.sh
need pre-commit "apt-get install pre-commit"
need git "apt-get install git"

PATH=$(dirname "$CFNSONNET"):$PATH
export PATH
git_by_itself

hook_repository .pre-commit-hooks.yaml

git init -q "$work/user"
cd "$work/user"
cat > .pre-commit-config.yaml << CONFIG
repos:
  - repo: $work/hooks
    rev: v1.0.0
    hooks:
      - id: cfnsonnet-check
CONFIG
pre-commit install > "$work/log" 2>&1 || { cat "$work/log"; fail "pre-commit cannot be installed"; }

# attempt MESSAGE: commits what is there; leaves $status and $output.
attempt() {
  status=0
  git add -A
  output=$(git commit -m "$1" 2>&1) || status=$?
}

cp -r "$PROJECT/samples/landing-zone" .
cat > queue.template << 'TEMPLATE'
Resources:
  Queue:
    Type: AWS::SQS::Queue
TEMPLATE
attempt "A right template"
same "the status of a right commit" 0 "$status"
contains "the output of a right commit" "Passed" "$output"

# The templates of the checks are found by their names; what only looks like one is not touched.
mkdir templates dashboards
cp queue.template templates/template.yaml
cp queue.template templates/queue.template.yml
echo "{ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }" > "templates/my topic.jsonnet"
echo '{"not": "a template"}' > package.json
echo 'not: a template' > dashboards/values.yaml
echo '{ helper:: 1 }' > templates/helper.libsonnet
attempt "More templates"
contains "the output with other files" "Passed" "$output"
same "the status with other files" 0 "$status"

# One wrong property: nothing is committed, and the finding is shown with its place.
sed -i 's/AWS::SQS::Queue/&\n    Properties:\n      QueueNam: orders/' templates/queue.template.yml
before=$(git rev-parse HEAD)
attempt "A wrong property"
same "the status of a wrong commit" 1 "$status"
same "the commit after a wrong one" "$before" "$(git rev-parse HEAD)"
contains "the output of a wrong commit" "Failed" "$output"
contains "the output of a wrong commit" "templates/queue.template.yml:5:7: error[E3002]" "$output"
contains "the output of a wrong commit" '"QueueNam"' "$output"

# The same in Jsonnet, with a space in the file's name.
git checkout -q HEAD -- templates 2> /dev/null
echo "{ Resources: { Topic: { Type: 'AWS::SNS::Topik' } } }" > "templates/my topic.jsonnet"
attempt "A wrong type"
same "the status of a wrong type" 1 "$status"
contains "the output of a wrong type" "templates/my topic.jsonnet" "$output"
contains "the output of a wrong type" "error[E3006]" "$output"

# A Jsonnet error is one too.
echo "{ Resources: " > "templates/my topic.jsonnet"
attempt "A syntax error"
same "the status of a syntax error" 1 "$status"
contains "the output of a syntax error" "templates/my topic.jsonnet" "$output"
same "the commit in the end" "$before" "$(git rev-parse HEAD)"

# Two stacks of one template: a change to a part is checked for both, without a word in the hook's configuration.
rm "templates/my topic.jsonnet"
cat > .cfnsonnet.yaml << 'SETTINGS'
stacks:
  landing-dev: {template: landing-zone/template.jsonnet, tla-str: {environment: dev}}
  landing-prod: {template: landing-zone/template.jsonnet, tla-str: {environment: prod}}
SETTINGS
attempt "Name the stacks"
same "the status of settings" 0 "$status"
cp landing-zone/includes/tags.libsonnet "$work/tags.libsonnet"
echo "function(environment, project) function(more={}) if environment == 'prod' then error 'the part is broken' else []" > landing-zone/includes/tags.libsonnet
attempt "A part that is broken for one of them"
same "the status of a part that is broken for one" 1 "$status"
contains "the output of a part that is broken for one" "the part is broken" "$output"
contains "the output of a part that is broken for one" "in the stack landing-prod" "$output"
echo "error 'the part is broken'" > landing-zone/includes/tags.libsonnet
attempt "A broken part"
same "the status of a broken part" 1 "$status"
contains "the output of a broken part" "in the stacks landing-dev and landing-prod" "$output"

# A part of nothing, and what is no template, are left alone.
cp "$work/tags.libsonnet" landing-zone/includes/tags.libsonnet
echo "error 'nobody reads this'" > landing-zone/includes/spare.libsonnet
echo 'also: no template' > settings.yaml
attempt "What is part of no stack"
same "the status of what is part of no stack" 0 "$status"
