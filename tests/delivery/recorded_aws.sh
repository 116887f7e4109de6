# shellcheck shell=bash disable=SC2034 # What is only set here is for the tests.
# The tests of ci/stack: an `aws` that reads recorded answers, jobs, and what AWS says of a stack. To be sourced after tool.sh.
# What moto cannot do is played so: replacements, change sets that are still being made, failures with their events, stacks in
# every state.
: "${work:?}" "${PROJECT:?}"
need jq "apt-get install jq"

mkdir "$work/bin" "$work/answers" "$work/job" "$work/tmp"
cd "$work/job" || exit
export PATH=$work/bin:$PATH TMPDIR=$work/tmp STACK_POLL_SECONDS=0 STACK_WAIT_SECONDS=0
unset AWS_ID_TOKEN AWS_ROLE_ARN AWS_ENDPOINT_URL AWS_ENDPOINT_URL_S3 AWS_WEB_IDENTITY_TOKEN_FILE

# The stand-in writes down its call, and gives the next answer of its kind (s3, describe-stacks …), the last one again
# and again. An answer that starts with "An error" is one. In the call that is written down, a space within an argument is a "·".
cat > "$work/bin/aws" << 'AWS'
#!/usr/bin/env bash
arguments=("${@// /·}")
printf '%s\n' "${arguments[*]}" >> "$STAND_IN/calls"
for argument in "$@"; do
  case $argument in file://*/parameters.json) cp "${argument#file://}" "$STAND_IN/given.parameters" ;; file://*/tags.json) cp "${argument#file://}" "$STAND_IN/given.tags" ;; esac
done
if [[ ${AWS_WEB_IDENTITY_TOKEN_FILE:-} ]]; then
  [[ $HOME == "$(dirname "$AWS_WEB_IDENTITY_TOKEN_FILE")" ]] || exit 1 # What is kept there ends with the command.
  printf '%s %s %s\n' "$(stat -c %a "$HOME")" "$(cat "$AWS_WEB_IDENTITY_TOKEN_FILE")" "${AWS_ID_TOKEN:-}${AWS_ACCESS_KEY_ID:-}" > "$STAND_IN/identity"
fi
case $1 in s3) kind=$1 ;; *) kind=$2 ;; esac
answers=("$STAND_IN/answers/$kind".*)
((${#answers[@]} == 1)) || trap 'rm "${answers[0]}"' EXIT
[[ -f ${answers[0]} ]] || { echo "no answer is recorded for $*"; exit 1; } >&2
if grep -q '^An error' "${answers[0]}"; then { echo; cat "${answers[0]}"; } >&2; exit 254; fi
cat "${answers[0]}"
AWS
chmod +x "$work/bin/aws"
export STAND_IN=$work

# A job with nothing answered yet, in an environment that has all that it needs.
new_job() {
  rm -rf "$work"/answers/* "$work"/job/* "$work/calls" "$work/identity" "$work"/given.*
  answered=100
  export STACK_NAME=app-dev ENVIRONMENT=dev BUCKET=templates AWS_DEFAULT_REGION=eu-central-1 CI_COMMIT_SHA=c0ffee
  export RENDERED=rendered/template.json CHANGE_SET_TYPE=UPDATE TEMPLATE_URL=https://s3.example.com/templates/t.json CI_JOB_ID=7 CI_PIPELINE_ID=5
  mkdir rendered stack
  echo '{"Resources": {}}' > rendered/template.json
}

# answer KIND TEXT: what the stand-in says to the next call of that kind.
answer() {
  answered=$((answered + 1))
  printf '%s\n' "$2" > "$work/answers/$1.$answered"
}

# attempt COMMAND…: leaves $status, $output and $calls; nothing may be left in the folder for temporary files.
attempt() {
  status=0
  output=$("$PROJECT/ci/stack" "$@" 2>&1) || status=$?
  calls=$(cat "$work/calls" 2> /dev/null || true)
  same "what stays behind" "" "$(ls "$work/tmp")"
}

stack_id=arn:aws:cloudformation:eu-central-1:123456789012:stack/app-dev/1
change_set_id=arn:aws:cloudformation:eu-central-1:123456789012:changeSet/pipeline-5-job-7/2
described() { printf '{"Stacks": [{"StackName": "app-dev", "StackId": "%s", "StackStatus": "%s"%s}]}' "$stack_id" "$1" "${2:-}"; }
missing="An error occurred (ValidationError) when calling the DescribeStacks operation: Stack with id app-dev does not exist"
expired="An error occurred (ExpiredToken) when calling the DescribeStacks operation: The security token included in the request is expired"
