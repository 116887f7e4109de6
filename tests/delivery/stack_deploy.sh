# ci/stack on every answer that AWS may give, from the plan to the deployed stack and its end.
source tool.sh
source recorded_aws.sh

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
answer describe-stack-events "$(events "$(event 13 Orders UPDATE_COMPLETE)" "$(event 12 Orders UPDATE_IN_PROGRESS)" "$(event 11 app-dev UPDATE_IN_PROGRESS)" "$old")"
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
contains "an event with a reason of several lines" "CREATE_FAILED  Orders (AWS::SQS::Queue)  orders already exists in your account
" "$output"

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
  "C": {"Value": {"Fn::Sub": "${Pool.ClientSecret}"}}, "D": {"Value": {"Ref": "Pin"}}}}' \
  '[{"OutputKey": "A", "OutputValue": "100$HOME"}, {"OutputKey": "B", "OutputValue": "hunter2"}, {"OutputKey": "C", "OutputValue": "hunter2"},
    {"OutputKey": "D", "OutputValue": "hunter2"}]'
same "what is said of these outputs" "the plan has no changes: nothing to deploy
the output A is not handed on: GitLab would look for a variable behind its \$
the output B is not handed on: secret
the output C is not handed on: secret
the output D is not handed on: secret" "$output"
same "the outputs that are handed on" "" "$(cat stack/outputs.env)"
# shellcheck disable=SC2016
outputs '{"Parameters": {"Pin": {"Type": "String", "NoEcho": true}}, "Outputs": {"Fn::ForEach::Pins": ["x", ["1"], {"Pin${x}": {"Value": {"Ref": "Pin"}}}]}}' \
  '[{"OutputKey": "Pin1", "OutputValue": "hunter2"}]'
contains "what is said of an output of a loop" "the output Pin1 is not handed on: secret" "$output"
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
new_job
answer describe-stacks "$(described UPDATE_COMPLETE)"
answer describe-stack-events "$(events "$old")"
answer delete-stack "An error occurred (ValidationError) when calling the DeleteStack operation: Stack [app-dev] cannot be deleted while TerminationProtection is enabled"
attempt destroy dev
same "the exit status of the deletion of a protected stack" 1 "$status"
contains "the output of the deletion of a protected stack" "stack: the stack cannot be deleted: An error occurred (ValidationError)" "$output"

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
mkdir "$work/no-aws"
status=0
output=$(PATH=$work/no-aws /bin/sh "$PROJECT/ci/stack" check 2>&1) || status=$?
same "the exit status without the AWS command line" 1 "$status"
same "the output without the AWS command line" "stack: aws is not installed" "$output"
