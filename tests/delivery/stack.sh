# ci/stack on every answer that AWS may give, up to the plan.
source tool.sh
source recorded_aws.sh

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
same "the calls of a validation" "cloudformation validate-template --template-body file://rendered/template.json --output json" "$calls"
new_job
VALIDATE_IN_AWS=false attempt validate
same "the exit status without a validation" 0 "$status"
same "the output without a validation" "CloudFormation is not asked: VALIDATE_IN_AWS is false" "$output"
same "the calls without a validation" "" "$calls"
new_job
answer validate-template "An error occurred (ValidationError) when calling the ValidateTemplate operation: Template format error"
attempt validate
same "the exit status of a refused template" 1 "$status"
contains "the output of a refused template" "CloudFormation does not accept rendered/template.json: An error occurred (ValidationError)" "$output"
# Whoever was not heard has not been refused.
for each in "$expired" "An error occurred: Unable to locate credentials" "An error occurred: Could not connect to the endpoint URL" \
  "An error occurred (AccessDenied) when calling the ValidateTemplate operation: no"; do
  new_job
  answer validate-template "$each"
  attempt validate
  same "the exit status of a validation that fails" 1 "$status"
  contains "the output of a validation that fails" "stack: cannot know whether CloudFormation accepts rendered/template.json: $each" "$output"
done
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
  contains "the calls of publish" "s3://templates/cloudformation/app-dev/${environment// /·}/c0ffee.json" "$calls"
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
    "Name": "Queues", "RequiresRecreation": "Conditionally"}}, {"Target": {"Attribute": "Properties", "Name": "Queues"}}, {"Target": {"Attribute": "Tags", "RequiresRecreation": "Never"}}]}},
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
answer describe-change-set "$(planned FAILED '"Transform AWS::Serverless-2016-10-31\n failed with: Invalid"' '')"
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
answer describe-change-set "An error occurred (ExpiredToken) when calling the DescribeChangeSet operation: expired"
attempt plan
same "the exit status for a change set that cannot be read" 1 "$status"
same "the output for a change set that cannot be read" "stack: the change set $change_set_id could not be read: An error occurred (ExpiredToken) when calling the DescribeChangeSet operation: expired" "$output"
new_job
answer create-change-set "{\"Id\": \"$change_set_id\", \"StackId\": \"$stack_id\"}"
answer describe-change-set "$(planned FAILED '"No updates are to be performed."' '')"
answer delete-change-set "An error occurred (AccessDenied) when calling the DeleteChangeSet operation: no"
attempt plan
same "the exit status for an empty change set that stays" 0 "$status"
contains "the output for an empty change set that stays" "the empty change set stays: An error occurred (AccessDenied)" "$output"
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
