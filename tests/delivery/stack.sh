# ci/stack on every answer that AWS may give, played by an `aws` that reads recorded answers: what moto cannot do is here
# (replacements, change sets that are still being made, failures with their events, stacks in every state).
source tool.sh
need jq "apt-get install jq"

mkdir "$work/bin" "$work/answers" "$work/job" "$work/tmp"
cd "$work/job"
export PATH=$work/bin:$PATH TMPDIR=$work/tmp STACK_POLL_SECONDS=0 STACK_WAIT_SECONDS=0
unset AWS_ID_TOKEN AWS_ROLE_ARN AWS_ENDPOINT_URL AWS_ENDPOINT_URL_S3 AWS_WEB_IDENTITY_TOKEN_FILE

# The stand-in writes down its call, and gives the next answer of its kind (s3, describe-stacks …), the last one again
# and again. An answer that starts with "An error" is one.
cat > "$work/bin/aws" << 'AWS'
#!/usr/bin/env bash
printf '%s\n' "$*" >> "$STAND_IN/calls"
if [[ ${AWS_WEB_IDENTITY_TOKEN_FILE:-} ]]; then
  printf '%s %s %s\n' "$(stat -c %a "$(dirname "$AWS_WEB_IDENTITY_TOKEN_FILE")")" "$(cat "$AWS_WEB_IDENTITY_TOKEN_FILE")" \
    "${AWS_ID_TOKEN:-}${AWS_ACCESS_KEY_ID:-}" > "$STAND_IN/identity"
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
  rm -rf "$work"/answers/* "$work"/job/* "$work/calls" "$work/identity"
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

# check: every status of a stack is an update, a creation, or a failure that says what to do.
checked() { # ANSWER STATUS TYPE
  new_job
  answer describe-stacks "$1"
  attempt check
  same "the exit status of a check of $2" 0 "$status"
  same "the variables of $2" "STACK_STATUS=$2
CHANGE_SET_TYPE=$3" "$(cat stack/check.env)"
}
checked "$missing" DOES_NOT_EXIST CREATE
checked "$(described REVIEW_IN_PROGRESS)" REVIEW_IN_PROGRESS CREATE
for each in CREATE_COMPLETE UPDATE_COMPLETE UPDATE_ROLLBACK_COMPLETE IMPORT_COMPLETE UPDATE_FAILED; do
  checked "$(described "$each")" "$each" UPDATE
done

not_checked() { # ANSWER WORDS
  new_job
  answer describe-stacks "$1"
  attempt check
  same "the exit status of a check that fails" 1 "$status"
  contains "the output of a check that fails" "$2" "$output"
  [[ ! -e stack/check.env ]] || fail "a check that fails leaves $(cat stack/check.env)"
}
not_checked "$expired" "stack: cannot know whether the stack app-dev exists: An error occurred (ExpiredToken)"
not_checked "An error occurred (AccessDenied) when calling the DescribeStacks operation: the role does not exist" "cannot know whether"
not_checked "An error occurred: Unable to locate credentials" "Unable to locate credentials"
for each in ROLLBACK_COMPLETE ROLLBACK_FAILED DELETE_FAILED; do not_checked "$(described "$each")" "can only be deleted"; done
not_checked "$(described UPDATE_ROLLBACK_FAILED)" "continue-update-rollback"
not_checked "$(described UPDATE_IN_PROGRESS)" "not finished after 0 seconds"

# A stack that is busy is waited for: being deleted, it does not exist in the end.
new_job
answer describe-stacks "$(described DELETE_IN_PROGRESS)"
answer describe-stacks "$missing"
STACK_WAIT_SECONDS=10 attempt check
contains "the output of a check of a busy stack" "is busy: DELETE_IN_PROGRESS" "$output"
contains "the variables after a wait" CHANGE_SET_TYPE=CREATE "$(cat stack/check.env)"

# validate
new_job
answer validate-template '{}'
attempt validate
same "the output of a validation" "CloudFormation accepts rendered/template.json" "$output"
new_job
answer validate-template "An error occurred (ValidationError) when calling the ValidateTemplate operation: Template format error"
attempt validate
same "the exit status of a refused template" 1 "$status"
contains "the output of a refused template" "Template format error" "$output"
new_job
head -c 60000 /dev/zero | tr '\0' ' ' >> rendered/template.json
attempt validate
same "the exit status of a large template" 0 "$status"
same "the calls for a large template" "" "$calls"

# publish
new_job
answer s3 ''
attempt publish
contains "the calls of publish" "s3://templates/cloudformation/app-dev/dev/c0ffee.json" "$calls"
same "the template's address" "TEMPLATE_URL=https://s3.eu-central-1.amazonaws.com/templates/cloudformation/app-dev/dev/c0ffee.json" \
  "$(cat stack/publish.env)"
new_job
answer s3 "An error occurred (NoSuchBucket) when calling the PutObject operation: The specified bucket does not exist"
attempt publish
same "the exit status without a bucket" 1 "$status"
contains "the output without a bucket" "stack: the template could not be put into the bucket templates" "$output"
new_job
BUCKET='' attempt publish
same "the exit status without the bucket's name" 2 "$status"
same "the output without the bucket's name" "stack: BUCKET is not set" "$output"

# plan: waits until the change set is complete, and marks what is replaced. The answer is one of CloudFormation's.
planned() { printf '{"ChangeSetId": "%s", "StackId": "%s", "StackName": "app-dev", "Status": "%s", "StatusReason": %s,
  "Parameters": [{"ParameterKey": "Password", "ParameterValue": "hunter2"}], "Changes": [%s]}' "$change_set_id" "$stack_id" "$1" "$2" "$3"; }
changes='{"Type": "Resource", "ResourceChange": {"Action": "Modify", "LogicalResourceId": "Orders", "PhysicalResourceId":
    "https://sqs.eu-central-1.amazonaws.com/123456789012/orders", "ResourceType": "AWS::SQS::Queue", "Replacement": "True", "Scope":
    ["Properties"], "Details": [{"Target": {"Attribute": "Properties", "Name": "QueueName", "RequiresRecreation": "Always"},
    "Evaluation": "Static", "ChangeSource": "DirectModification"}]}},
  {"Type": "Resource", "ResourceChange": {"Action": "Modify", "LogicalResourceId": "Policy", "ResourceType":
    "AWS::SQS::QueuePolicy", "Replacement": "Conditional", "Scope": ["Properties", "Tags"], "Details": [{"Target": {"Attribute": "Properties",
    "Name": "Queues", "RequiresRecreation": "Conditionally"}}, {"Target": {"Attribute": "Tags", "RequiresRecreation": "Never"}}]}},
  {"Type": "Resource", "ResourceChange": {"Action": "Modify", "LogicalResourceId": "Topic", "ResourceType": "AWS::SNS::Topic",
    "Replacement": "False", "Scope": ["Tags"], "Details": [{"Target": {"Attribute": "Tags", "RequiresRecreation": "Never"}}]}},
  {"Type": "Resource", "ResourceChange": {"Action": "Remove", "LogicalResourceId": "Archive", "ResourceType": "AWS::S3::Bucket",
    "PolicyAction": "Retain", "Scope": [], "Details": []}},
  {"Type": "Resource", "ResourceChange": {"Action": "Add", "LogicalResourceId": "Key", "ResourceType": "AWS::KMS::Key", "Scope": [],
    "Details": []}}'
new_job
answer create-change-set "{\"Id\": \"$change_set_id\", \"StackId\": \"$stack_id\"}"
answer describe-change-set "$(planned CREATE_PENDING null '')"
answer describe-change-set "$(planned CREATE_IN_PROGRESS null '')"
answer describe-change-set "$(planned CREATE_COMPLETE null "$changes")"
STACK_WAIT_SECONDS=10 CAPABILITIES="CAPABILITY_IAM CAPABILITY_AUTO_EXPAND" attempt plan
same "the plan" "# The stack app-dev, for dev

| Action | Resource | Type                  | Replacement         | Changed      |
| ------ | -------- | --------------------- | ------------------- | ------------ |
| Modify | Orders   | AWS::SQS::Queue       | **replaced**        | QueueName    |
| Modify | Policy   | AWS::SQS::QueuePolicy | **may be replaced** | Queues, Tags |
| Modify | Topic    | AWS::SNS::Topic       |                     | Tags         |
| Remove | Archive  | AWS::S3::Bucket       | is kept             |              |
| Add    | Key      | AWS::KMS::Key         |                     |              |" "$output"
same "the plan that is kept" "$output" "$(cat stack/plan.md)"
same "the counts" '{"create":2,"update":2,"delete":2}' "$(jq -c . stack/plan.json)"
same "the change set that is kept" "$change_set_id" "$(jq -r .ChangeSetId stack/change-set.json)"
! grep -q hunter2 stack/* || fail "the plan holds the value of a parameter"
contains "the calls of plan" "--change-set-name pipeline-5-job-7 --change-set-type UPDATE --template-url $TEMPLATE_URL" "$calls"
contains "the calls of plan" "--capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND" "$calls"

# Without changes there is nothing to deploy, and the empty change set is deleted. It is put in two ways.
for reason in "The submitted information didn't contain changes. Submit different information to create a change set." \
  "No updates are to be performed."; do
  new_job
  answer create-change-set "{\"Id\": \"$change_set_id\", \"StackId\": \"$stack_id\"}"
  answer describe-change-set "$(planned FAILED "\"$reason\"" '')"
  answer delete-change-set ''
  attempt plan
  same "the exit status without changes" 0 "$status"
  contains "the plan without changes" "No changes." "$(cat stack/plan.md)"
  contains "the calls without changes" "delete-change-set --change-set-name $change_set_id" "$calls"
  answer describe-stacks "$(described UPDATE_COMPLETE ', "Outputs": [{"OutputKey": "Url", "OutputValue": "https://example.com/a=b"}]')"
  attempt deploy
  same "the exit status of deploy without changes" 0 "$status"
  contains "the output of deploy without changes" "nothing to deploy" "$output"
  [[ $calls != *execute-change-set* ]] || fail "nothing was executed as a change"
  same "the outputs without changes" "STACK_OUTPUT_Url=https://example.com/a=b" "$(cat stack/outputs.env)"
done

# Any other failure is one, with its reason, and leaves nothing to execute.
new_job
answer create-change-set "{\"Id\": \"$change_set_id\", \"StackId\": \"$stack_id\"}"
answer describe-change-set "$(planned FAILED '"Transform AWS::Serverless-2016-10-31 failed with: Invalid"' '')"
attempt plan
same "the exit status of a failed plan" 1 "$status"
same "the output of a failed plan" "stack: the change set failed: Transform AWS::Serverless-2016-10-31 failed with: Invalid" "$output"
[[ ! -e stack/change-set.json ]] || fail "a failed plan leaves a change set"
new_job
answer create-change-set "An error occurred (InsufficientCapabilitiesException) when calling the CreateChangeSet operation: Requires capabilities : [CAPABILITY_IAM]"
attempt plan
contains "the output without capabilities" "stack: the change set could not be made: An error occurred (InsufficientCapabilitiesException)" "$output"

# The parameters are given in the command line's own form, or in two that people find easier.
for form in '[{"ParameterKey": "Size", "ParameterValue": "3"}]' '{"Parameters": {"Size": 3}}' '{"Size": "3"}'; do
  new_job
  echo "$form" > parameters.json
  answer create-change-set "An error occurred (Enough) when calling it"
  cat > "$work/bin/jq" << 'JQ'
#!/bin/sh
"$REAL_JQ" "$@" | tee "$STAND_IN/jq.output"
JQ
  chmod +x "$work/bin/jq"
  REAL_JQ=$(PATH=${PATH#"$work/bin:"} type -P jq) PARAMETERS=parameters.json attempt plan
  rm "$work/bin/jq"
  same "the parameters of $form" '[{"ParameterKey":"Size","ParameterValue":"3"}]' "$(jq -c . "$work/jq.output")"
done
new_job
echo '{' > parameters.json
PARAMETERS=parameters.json attempt plan
contains "the output of a wrong file of parameters" "stack: parameters.json is no file of parameters" "$output"

# deploy: follows the events after the last one before it, until the stack itself comes to rest.
event() { # ID LOGICAL_ID STATUS REASON
  local physical=$2 type=AWS::SQS::Queue
  if [[ $2 == app-dev ]]; then physical=$stack_id type=AWS::CloudFormation::Stack; fi
  printf '{"EventId": "%s", "StackId": "%s", "LogicalResourceId": "%s", "PhysicalResourceId": "%s", "ResourceType": "%s",
    "Timestamp": "2026-05-04T10:11:%s.5+00:00", "ResourceStatus": "%s"%s}' "$1" "$stack_id" "$2" "$physical" "$type" "$1" "$3" \
    "${4:+, \"ResourceStatusReason\": \"$4\"}"
}
events() { # EVENT… newest first
  local IFS=,
  printf '{"StackEvents": [%s]}' "$*"
}
old=$(event 10 app-dev UPDATE_COMPLETE)
start_deploy() {
  new_job
  printf '{"ChangeSetId": "%s", "StackId": "%s"}' "$change_set_id" "$stack_id" > stack/change-set.json
  answer describe-stack-events "$(events "$old")"
  answer execute-change-set ''
  answer describe-stack-events "$(events "$old")" # Nothing happened yet: the old state must not read as the end.
}
start_deploy
answer describe-stack-events "$(events "$(event 12 Orders UPDATE_IN_PROGRESS)" "$(event 11 app-dev UPDATE_IN_PROGRESS)" "$old")"
answer describe-stack-events "$(events "$(event 15 app-dev UPDATE_COMPLETE)" "$(event 14 app-dev UPDATE_COMPLETE_CLEANUP_IN_PROGRESS)" \
  "$(event 13 Orders UPDATE_COMPLETE)" "$(event 12 Orders UPDATE_IN_PROGRESS)" "$(event 11 app-dev UPDATE_IN_PROGRESS)" "$old")"
cat > rendered/template.json << 'TEMPLATE'
{"Parameters": {"Admin": {"Type": "String", "NoEcho": true}}, "Outputs": {"Hidden": {"Value": {"Fn::Sub": "x-${Admin}"}},
 "Url": {"Value": "u"}, "Pem": {"Value": "p"}, "DbPassword": {"Value": "d"}, "SecretArn": {"Value": "s"}}}
TEMPLATE
answer describe-stacks "$(described UPDATE_COMPLETE ', "Outputs": [{"OutputKey": "Url", "OutputValue": "https://example.com"},
  {"OutputKey": "Hidden", "OutputValue": "x-hunter2"}, {"OutputKey": "Pem", "OutputValue": "one\ntwo"}, {"OutputKey": "DbPassword",
  "OutputValue": "swordfish"}, {"OutputKey": "SecretArn", "OutputValue": "arn:aws:secretsmanager:eu-central-1:1:secret:a"}]')"
STACK_WAIT_SECONDS=10 attempt deploy
same "the exit status of a deployment" 0 "$status"
contains "the calls of a deployment" "execute-change-set --change-set-name $change_set_id" "$calls"
same "what is shown of a deployment" "10:11:11  UPDATE_IN_PROGRESS  app-dev (AWS::CloudFormation::Stack)  
10:11:12  UPDATE_IN_PROGRESS  Orders (AWS::SQS::Queue)  
10:11:13  UPDATE_COMPLETE  Orders (AWS::SQS::Queue)  
10:11:14  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS  app-dev (AWS::CloudFormation::Stack)  
10:11:15  UPDATE_COMPLETE  app-dev (AWS::CloudFormation::Stack)  
the stack app-dev is UPDATE_COMPLETE
the output DbPassword is not handed on: secret
the output Hidden is not handed on: secret
the output Pem is not handed on: several lines
output: STACK_OUTPUT_SecretArn
output: STACK_OUTPUT_Url" "$output"
same "the outputs" "STACK_OUTPUT_SecretArn=arn:aws:secretsmanager:eu-central-1:1:secret:a
STACK_OUTPUT_Url=https://example.com" "$(cat stack/outputs.env)"

# A failure: the first one is named, whatever follows from it.
start_deploy
answer describe-stack-events "$(events "$(event 17 app-dev UPDATE_ROLLBACK_COMPLETE)" "$(event 16 app-dev UPDATE_ROLLBACK_IN_PROGRESS)" \
  "$(event 15 Invoices CREATE_FAILED "Resource creation cancelled")" "$(event 14 Orders CREATE_FAILED 'orders already exists\n in your account')" \
  "$(event 11 app-dev UPDATE_IN_PROGRESS)" "$old")"
STACK_WAIT_SECONDS=10 attempt deploy
same "the exit status of a failed deployment" 1 "$status"
same "the last line of a failed deployment" "stack: the stack app-dev is UPDATE_ROLLBACK_COMPLETE; first failure: Orders (AWS::SQS::Queue): orders already exists in your account" \
  "${output##*$'\n'}"
[[ ! -e stack/outputs.env ]] || fail "a failed deployment leaves outputs"

# The plan is old, or there is none.
new_job
printf '{"ChangeSetId": "%s", "StackId": "%s"}' "$change_set_id" "$stack_id" > stack/change-set.json
answer describe-stack-events "$(events "$old")"
answer execute-change-set "An error occurred (InvalidChangeSetStatus) when calling the ExecuteChangeSet operation: ChangeSet [x] cannot be executed in its current status of [OBSOLETE]"
attempt deploy
same "the exit status of an old plan" 1 "$status"
contains "the output of an old plan" "stack: the planned change set cannot be executed (was the stack changed since? then plan again)" "$output"
new_job
attempt deploy
same "the output without a plan" "stack: there is no file stack/change-set.json; it comes from the job plan" "$output"

# destroy: only what is named for it.
new_job
ENVIRONMENT=prod attempt destroy dev review
same "the exit status of destroying production" 1 "$status"
same "the calls of destroying production" "" "$calls"
contains "the output of destroying production" "prod is not an environment that may be destroyed (dev review)" "$output"
new_job
ENVIRONMENT="dev review" attempt destroy
same "the exit status with nothing to destroy" 1 "$status"
new_job
answer describe-stacks "$missing"
attempt destroy dev
same "the output without a stack" "there is no stack app-dev" "$output"
new_job
answer describe-stacks "$expired"
attempt destroy dev
same "the exit status with expired credentials" 1 "$status"
new_job
answer describe-stacks "$(described UPDATE_COMPLETE)"
answer describe-stack-events "$(events "$old")"
answer delete-stack ''
answer describe-stack-events "$(events "$(event 13 app-dev DELETE_FAILED)" "$(event 12 Bucket DELETE_FAILED "The bucket is not empty")" "$(event 11 app-dev DELETE_IN_PROGRESS)" "$old")"
attempt destroy dev
same "the exit status of a failed deletion" 1 "$status"
contains "the output of a failed deletion" "is DELETE_FAILED; first failure: Bucket (AWS::SQS::Queue): The bucket is not empty" "$output"

# OpenID Connect: the token is in a private file, and not in the environment of the command line.
new_job
answer describe-stacks "$(described CREATE_COMPLETE)"
AWS_ID_TOKEN=eyJhbGciOi AWS_ROLE_ARN=arn:aws:iam::123456789012:role/deploy AWS_ACCESS_KEY_ID=AKIA attempt check
same "the exit status with an ID token" 0 "$status"
same "the token's folder, the token, and what else there is" "700 eyJhbGciOi " "$(cat "$work/identity")"
[[ $output$calls != *eyJ* ]] || fail "the token is shown: $output$calls"
new_job
AWS_ID_TOKEN=eyJhbGciOi attempt check
same "the output without a role" "stack: AWS_ROLE_ARN is not set" "$output"

# A trace that GitLab was asked for shows no token; wrong usage is said.
new_job
answer describe-stacks "$(described CREATE_COMPLETE)"
traced=$(AWS_ID_TOKEN=eyJhbGciOi AWS_ROLE_ARN=a sh -x "$PROJECT/ci/stack" check 2>&1)
[[ $traced != *eyJ* ]] || fail "a trace shows the token: $traced"
attempt
same "the exit status without a command" 2 "$status"
attempt remove
same "the exit status of an unknown command" 2 "$status"
contains "the usage" "usage: stack validate | check | publish" "$output"
