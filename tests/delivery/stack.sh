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

# A name that CloudFormation would not take is no stack that does not exist.
for name in orders_dev orders.dev 1-orders "orders dev" "orders
dev" "$(printf '%129s' '' | tr ' ' a)"; do
  new_job
  STACK_NAME=$name attempt check
  same "the exit status for the name $name" 2 "$status"
  same "the calls for the name $name" "" "$calls"
done
new_job
STACK_NAME=my_app-dev attempt check
same "the output for a project's name" 'stack: "my_app-dev" cannot be the name of a stack: a letter, then letters, digits and -' "$output"

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
for environment in "review/feature-1" "été 100%"; do
  new_job
  answer s3 ''
  ENVIRONMENT=$environment AWS_DEFAULT_REGION=cn-north-1 attempt publish
  contains "the calls of publish" "s3://templates/cloudformation/app-dev/$environment/c0ffee.json" "$calls"
  encoded=$(python3 -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.argv[1]))' "$environment")
  same "the template's address" \
    "TEMPLATE_URL=https://s3.cn-north-1.amazonaws.com.cn/templates/cloudformation/app-dev/$encoded/c0ffee.json" "$(cat stack/publish.env)"
done
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
contains "the calls of plan" "--change-set-name pipeline-5-job-7 --client-token pipeline-5-job-7 --change-set-type UPDATE --template-url $TEMPLATE_URL" "$calls"
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
new_job
answer create-change-set "{\"Id\": \"$change_set_id\", \"StackId\": \"$stack_id\"}"
answer describe-change-set "$(planned DELETE_COMPLETE null '')"
attempt plan
contains "the output for a change set that was deleted" "is DELETE_COMPLETE; did another job delete it?" "$output"
new_job
answer create-change-set "{\"Id\": \"$change_set_id\", \"StackId\": \"$stack_id\"}"
answer describe-change-set "$(planned CREATE_IN_PROGRESS null '')"
attempt plan
same "the exit status of a plan that takes too long" 1 "$status"
contains "the output of a plan that takes too long" "stack: not finished after 0 seconds: the change set" "$output"

# The parameters and tags are given in the command line's own form, or in two that people find easier. No shell sees them.
given() { # FILE'S_TEXT PARAMETERS TAGS
  new_job
  echo "$1" > parameters.json
  answer create-change-set "An error occurred (Enough) when calling it"
  PARAMETERS=parameters.json attempt plan
  for which in parameters tags; do
    local file="$work/given.$which" expected=$2
    if [[ $which == tags ]]; then expected=$3; fi
    if [[ $expected == "" ]]; then [[ ! -e $file ]] || fail "$which were given for $1: $(cat "$file")"; continue; fi
    same "the $which of $1" "$expected" "$(jq -c . "$file")"
  done
}
size='[{"ParameterKey":"Size","ParameterValue":"3"}]'
given '[{"ParameterKey": "Size", "ParameterValue": 3}]' "$size" ''
given '{"Size": "3"}' "$size" ''
given '{"Parameters": {"Size": 3}}' "$size" ''
given '{"Parameters": {"Size": 3}, "Tags": {"team": "a&b", "cost": 7}}' "$size" '[{"Key":"team","Value":"a&b"},{"Key":"cost","Value":"7"}]'
given '{"Parameters": "3"}' '[{"ParameterKey":"Parameters","ParameterValue":"3"}]' ''
given '{"Subnets": ["subnet-1", "subnet-2"], "Fast": true}' \
  '[{"ParameterKey":"Subnets","ParameterValue":"subnet-1,subnet-2"},{"ParameterKey":"Fast","ParameterValue":"true"}]' ''
# shellcheck disable=SC2016 # That is what must stay as it is.
given '{"Text": "$HOME `id` $(id) ${x} \"q\" \\ file://a"}' '[{"ParameterKey":"Text","ParameterValue":"$HOME `id` $(id) ${x} \"q\" \\ file://a"}]' ''
given '[{"ParameterKey": "Old", "UsePreviousValue": true}]' '[{"ParameterKey":"Old","UsePreviousValue":true}]' ''

not_given() { # FILE'S_TEXT WORDS
  new_job
  echo "$1" > parameters.json
  PARAMETERS=parameters.json attempt plan
  same "the exit status for the parameters $1" 1 "$status"
  contains "the output for the parameters $1" "stack: parameters.json is no file of parameters: " "$output"
  contains "the output for the parameters $1" "$2" "$output"
  same "the calls for the parameters $1" "" "$calls"
  [[ $output != *hunter2* ]] || fail "the value of a parameter is shown: $output"
}
not_given '{' "parse error"
not_given '{"Password": {"hunter2": 1}}' "Password is object, not text"
not_given '{"Password": null}' "Password is null, not text"
not_given '["hunter2"]' "string"
not_given '' "not one JSON value"
not_given '"hunter2"' "neither an object nor a list"
not_given '{"Number": 123456789012345678}' "Number has too many digits"
not_given '{"Parameters": {"Size": 3}, "StackPolicy": {}}' "StackPolicy is of no use here"
not_given '{"Parameters": {"Size": 3}, "Tags": "hunter2"}' "neither an object nor a list"
new_job
PARAMETERS=parameters/dev.json attempt plan
same "the output without the file of parameters" "stack: there is no file parameters/dev.json; it comes from the repository" "$output"

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
# An earlier deployment had failed; nothing of it is one of this one.
old=$(event 10 app-dev UPDATE_ROLLBACK_COMPLETE),$(event 09 Earlier UPDATE_FAILED "an earlier failure")
start_deploy() {
  new_job
  printf '{"ChangeSetId": "%s", "StackId": "%s"}' "$change_set_id" "$stack_id" > stack/change-set.json
  answer describe-stack-events "$(events "$old")"
  answer execute-change-set ''
  answer describe-stack-events "$(events "$old")" # Nothing happened yet: the old state must not read as the end.
  answer describe-stacks "$(described UPDATE_ROLLBACK_COMPLETE)"
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
contains "the calls of a deployment" "execute-change-set --change-set-name $change_set_id --client-request-token pipeline-5-job-7" "$calls"
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
[[ $output != *"an earlier failure"* ]] || fail "an event of an earlier deployment is shown: $output"

# failed_for EVENT…: the last line of a deployment with these events, newest first.
failed_for() {
  start_deploy
  answer describe-stack-events "$(events "$(event 19 app-dev UPDATE_ROLLBACK_COMPLETE)" "$@" "$(event 11 app-dev UPDATE_IN_PROGRESS)" "$old")"
  for each in "${inner[@]}"; do answer describe-stack-events "$each"; done
  STACK_WAIT_SECONDS=10 attempt deploy
  same "the exit status of a failed deployment" 1 "$status"
  output=${output##*first failure: }
}
inner=()
failed_for "$(event 14 Orders UPDATE_FAILED "too long")" "$(event 13 Invoices UPDATE_FAILED "Resource update cancelled")"
same "what is named before what was cancelled for it" "Orders (AWS::SQS::Queue): too long" "$output"
failed_for "$(event 14 Invoices UPDATE_FAILED "Resource update cancelled")"
same "the failure where all was cancelled" "Invoices (AWS::SQS::Queue): Resource update cancelled" "$output"
failed_for "$(event 14 app-dev UPDATE_ROLLBACK_IN_PROGRESS "Export url cannot be updated as it is in use by web")"
same "the failure without a resource" "app-dev (AWS::CloudFormation::Stack): Export url cannot be updated as it is in use by web" "$output"
failed_for
same "a failure without a reason" "no resource failed; the events above say more" "$output"

# The cause lies in a stack in a stack in it; what that one did before this deployment is not looked at.
nested_id=arn:aws:cloudformation:eu-central-1:123456789012:stack/app-dev-Network/2
nested() { # LOGICAL_ID: as event, of a stack within a stack
  jq -c --arg id "$nested_id" '.ResourceType = "AWS::CloudFormation::Stack" | .PhysicalResourceId = $id' <<< "$(event "$@")"
}
outer=$(nested 14 Network UPDATE_FAILED "Embedded stack was not successfully updated")
inner=("$(events "$(nested 13 Subnets CREATE_FAILED "Embedded stack")" "$(event 01 Vpc UPDATE_FAILED "long ago")")"
  "$(events "$(event 12 Subnet CREATE_FAILED "the CIDR overlaps")")")
failed_for "$outer"
same "the failure in a nested stack" "Network/Subnets/Subnet (AWS::SQS::Queue): the CIDR overlaps" "$output"
contains "the calls for a nested stack" "describe-stack-events --stack-name $nested_id" "$calls"
inner=("An error occurred (AccessDenied) when calling it")
failed_for "$outer"
same "the failure in a nested stack that cannot be read" "Network (AWS::CloudFormation::Stack): Embedded stack was not successfully updated" "$output"

# More events than one answer has: the rest is asked for.
start_deploy
many=$(for second in {30..59}; do event "$second" "Queue$second" CREATE_COMPLETE; printf ,; done)
answer describe-stack-events "$(events "$(event 60 app-dev UPDATE_COMPLETE)" | jq -c '.NextToken = "more"')"
answer describe-stack-events "$(events "$(event 60 app-dev UPDATE_COMPLETE)" "${many%,}" "$old")"
STACK_WAIT_SECONDS=10 attempt deploy
same "the exit status with many events" 0 "$status"
same "the number of events that are shown" 31 "$(grep -c "10:11:" <<< "$output")"
contains "the calls for many events" "--max-items 1000" "$calls"

# Credentials that expire, or a stack that is deleted meanwhile, do not make the job wait.
start_deploy
answer describe-stack-events "An error occurred (ExpiredToken) when calling the DescribeStackEvents operation: expired"
STACK_WAIT_SECONDS=10 attempt deploy
same "the exit status of a deployment that is no longer seen" 1 "$status"
contains "the output of a deployment that is no longer seen" "stack: the stack can no longer be followed, CloudFormation goes on with it: An error occurred (ExpiredToken)" "$output"
start_deploy
attempt deploy
same "the output of a deployment that takes too long" "stack: not finished after 0 seconds: the stack app-dev is STARTING_IN_PROGRESS; CloudFormation goes on with it" "$output"

# Outputs that GitLab would read as something else, that are secret by where they come from, or that it has no room for.
outputs() { # TEMPLATE OUTPUTS: what deploy says of the outputs of a stack without changes
  new_job
  printf '{"ChangeSetId": null, "StackId": "%s"}' "$stack_id" > stack/change-set.json
  echo "$1" > rendered/template.json
  answer describe-stacks "$(described UPDATE_COMPLETE ", \"Outputs\": $2")"
  attempt deploy
  same "the exit status with the outputs of $1" 0 "$status"
}
# shellcheck disable=SC2016
outputs '{"Parameters": {"Pin": {"Type": "String", "NoEcho": "true"}}, "Outputs": {"A": {"Value": "a"}, "B": {"Value": {"Fn::GetAtt": ["User", "SecretAccessKey"]}},
  "C": {"Value": {"Fn::Sub": "${Pool.ClientSecret}"}}, "Fn::ForEach::Pins": ["x", ["1"], {"Pin${x}": {"Value": {"Ref": "Pin"}}}]}}' \
  '[{"OutputKey": "A", "OutputValue": "100$HOME"}, {"OutputKey": "B", "OutputValue": "hunter2"}, {"OutputKey": "C", "OutputValue": "hunter2"},
    {"OutputKey": "Pin1", "OutputValue": "hunter2"}]'
same "what is said of these outputs" "the plan has no changes: nothing to deploy
the output A is not handed on: GitLab would look for a variable behind its \$
the output B is not handed on: secret
the output C is not handed on: secret
the output Pin1 is not handed on: secret" "$output"
same "the outputs that are handed on" "" "$(cat stack/outputs.env)"
many=$(jq -nc '[range(10; 40) | {OutputKey: "Key\(.)", OutputValue: "ü"}]')
outputs '{}' "$many"
same "the number of outputs" 20 "$(wc -l < stack/outputs.env)"
contains "what is said of too many outputs" "the output Key30 is not handed on: GitLab takes 20 variables and 5120 bytes" "$output"
STACK_OUTPUTS_AT_MOST=30 outputs '{}' "$many"
same "the number of outputs where GitLab takes more" 30 "$(wc -l < stack/outputs.env)"
outputs '{}' "$(jq -nc '[range(10; 20) | {OutputKey: "Key\(.)", OutputValue: ("ü" * 500)}]')"
same "the number of long outputs" 5 "$(wc -l < stack/outputs.env)"

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
ENVIRONMENT="dev review" attempt destroy dev review
same "the exit status with a name of two words" 1 "$status"
same "the calls with a name of two words" "" "$calls"
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
new_job
answer describe-stacks "$(described REVIEW_IN_PROGRESS)"
answer describe-stack-events "$(events "$(event 10 app-dev REVIEW_IN_PROGRESS)")"
answer delete-stack ''
answer describe-stacks "$(described DELETE_COMPLETE)" # And there is no event of it.
attempt destroy dev
same "the exit status of the deletion of a stack in review" 0 "$status"
same "the output of the deletion of a stack in review" "the stack app-dev is deleted" "$output"
contains "the calls of a deletion" "delete-stack --stack-name $stack_id --client-request-token pipeline-5-job-7" "$calls"

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
