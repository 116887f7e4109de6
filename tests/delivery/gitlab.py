"""The pipeline of ci/gitlab/templates/cloudformation.yml, from an empty account to a deployed stack: `gitlab.py SCENARIO`.

gitlab-ci-local runs it, the real AWS command line talks to moto's server or to an endpoint that refuses (pipeline.py).
What moto does not know, that change sets fail, what they replace, and outputs of what they make, an `aws` in front of it adds.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

from pipeline import PROJECT, Repository, aws_that_says, expect, moto, need

IN_FRANKFURT = ["--create-bucket-configuration", "LocationConstraint=eu-central-1"]
STAGES = ["preprocess", "validate", "check-stack", "publish", "plan", "deploy", "destroy"]
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"  # The one of AWS's documentation.
TEMPLATE = """function(environment) {
  Parameters: { Password: { Type: 'String', NoEcho: true, Default: 'hunter2-hunter2' } },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'NAME-' + environment } },
    Login: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: { Ref: 'Password' } } },
  },
  Outputs: { Url: { Value: { Ref: 'Queue' } } },
}
"""


def template(name):
    return TEMPLATE.replace("NAME", name)


# A job of the project that works with the deployed stack.
USE = {"use": {"stage": "deploy", "needs": ["deploy"], "script": ['echo "the queue is <$STACK_OUTPUT_Url>"'],
               "rules": [{"if": '$CI_COMMIT_BRANCH == "develop"'}]}}


def repository(folder, jobs=None, **inputs):
    made = Repository(folder / "app", "cloudformation", {"bucket": "templates", "validate-in-aws": "false", **inputs}, STAGES, jobs)
    made.write("template.jsonnet", template("orders"))
    return made


def account(address):
    return {"AWS_ENDPOINT_URL": address, "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_CONFIG_FILE": "/dev/null", "AWS_EC2_METADATA_DISABLED": "true", "STACK_POLL_SECONDS": "1"}


def aws(address, *arguments):
    """The answer of the AWS command line, or None if it fails."""
    done = subprocess.run(["aws", *arguments, "--region", "eu-central-1", "--output", "json"], stdin=subprocess.DEVNULL,
                          env={**os.environ, **account(address)}, capture_output=True, text=True)
    return json.loads(done.stdout or "{}") if done.returncode == 0 else None


def stack(address, name):
    answer = aws(address, "cloudformation", "describe-stacks", "--stack-name", name)
    return answer and answer["Stacks"][0]


def published(address):
    return [each["Key"] for each in (aws(address, "s3api", "list-objects-v2", "--bucket", "templates") or {}).get("Contents", [])]


def expect_passed(log, passed, *jobs):
    expect(passed == set(jobs), f"{sorted(passed)} passed, not {sorted(jobs)}:\n{log}")
    expect(SECRET not in log and "hunter2" not in log, f"the log shows a secret:\n{log}")


def expect_in(log, *texts):
    for text in texts:
        expect(text in log, f"not said: {text}\n{log}")


UNTIL_PLAN = STAGES[:STAGES.index("deploy")]


def develop(folder):
    """Created, left alone without a change, updated, and destroyed, on the branch that is deployed by itself."""
    with moto(folder) as address:
        aws(address, "s3api", "create-bucket", "--bucket", "templates", *IN_FRANKFURT)
        project, path = repository(folder, USE), replacements_and_outputs(folder)
        commit = project.commit("develop")
        log, passed = project.run(account(address), path=path)
        expect_passed(log, passed, *UNTIL_PLAN, "deploy", "use")
        expect(re.search("the queue is <http.*/orders-dev>", log), f"the outputs do not arrive in later jobs:\n{log}")
        expect_in(log, "the stack app-dev: DOES_NOT_EXIST; the change set will be of type CREATE", "CREATE_COMPLETE", "| Add    | Queue    | AWS::SQS::Queue ")
        expect(stack(address, "app-dev")["StackStatus"] == "CREATE_COMPLETE", "the stack was not created")
        expect(published(address) == [f"cloudformation/app-dev/dev/{commit}.json"], f"published: {published(address)}")
        expect(json.loads(project.artifact("plan", "stack/plan.json")) == {"create": 2, "update": 0, "delete": 0}, "the counts are wrong")

        project.commit("develop")
        log, passed = project.run(account(address), path=path)
        expect_passed(log, passed, *UNTIL_PLAN, "deploy", "use")
        expect(re.search("the queue is <http.*/orders-dev>", log), f"without a change, the outputs do not arrive:\n{log}")
        expect_in(log, "No changes.", "the plan has no changes: nothing to deploy")
        expect(stack(address, "app-dev")["StackStatus"] == "CREATE_COMPLETE", "the stack was updated without a change")
        sets = aws(address, "cloudformation", "list-change-sets", "--stack-name", "app-dev")["Summaries"]
        expect(all(each["Status"] != "FAILED" for each in sets), f"the empty change set was left: {sets}")

        project.write("template.jsonnet", template("invoices"))
        project.commit("develop")
        log, passed = project.run(account(address), path=path)
        expect_passed(log, passed, *UNTIL_PLAN, "deploy", "use")
        expect_in(log, "the change set will be of type UPDATE", "| Modify | Queue    | AWS::SQS::Queue | **replaced** | QueueName |",
                  "the stack app-dev is UPDATE_COMPLETE")
        expect(json.loads(project.artifact("plan", "stack/plan.json")) == {"create": 1, "update": 0, "delete": 1}, "a replacement is not counted")
        expect("**replaced**" in project.artifact("plan", "stack/plan.md"), "the plan that is kept has no replacement")
        deployed = aws(address, "cloudformation", "get-template", "--stack-name", "app-dev")["TemplateBody"]
        expect("invoices-dev" in json.dumps(deployed), f"the stack has the template {deployed}")

        log, passed = project.run(account(address), "destroy")
        expect_passed(log, passed, "destroy")
        expect(stack(address, "app-dev") is None, f"the stack was not deleted:\n{log}")


def main_branch(folder):
    """Production is planned by itself and deployed by hand, by exactly the change set of the plan."""
    with moto(folder) as address:
        aws(address, "s3api", "create-bucket", "--bucket", "templates", *IN_FRANKFURT)
        project = repository(folder, parameters="parameters/$ENVIRONMENT.json", prefix="orders-", stack="orders-$ENVIRONMENT")
        project.write("parameters/prod.json", '{"Password": "correct-horse"}')
        project.commit("main")
        jobs = [f"orders-{job}" for job in UNTIL_PLAN]
        log, passed = project.run(account(address))
        expect_passed(log, passed, *jobs)
        expect(stack(address, "orders-prod")["StackStatus"] == "REVIEW_IN_PROGRESS", "the stack is not only planned")
        expect("correct-horse" not in project.artifact("orders-plan", "stack/change-set.json") + log, "the plan shows a parameter")

        log, passed = project.run(account(address), "orders-deploy")
        expect_passed(log, passed, "orders-deploy")
        made = stack(address, "orders-prod")
        expect(made["StackStatus"] == "CREATE_COMPLETE", f"the stack was not created: {made}")
        planned = json.loads(project.artifact("orders-plan", "stack/change-set.json"))["ChangeSetId"]
        executed = aws(address, "cloudformation", "describe-change-set", "--change-set-name", planned)
        expect(executed["ExecutionStatus"] == "EXECUTE_COMPLETE", f"another change set was executed: {executed}")

        listed = project.gitlab_ci_local("--list-csv")
        expect("orders-deploy" in listed and "destroy" not in listed, f"production can be destroyed:\n{listed}")


def refused(folder):
    """What must stop: a faulty template, a change set that fails, and a ref without an environment has no stack."""
    with moto(folder) as address:
        aws(address, "s3api", "create-bucket", "--bucket", "templates", *IN_FRANKFURT)
        project = repository(folder, **{"validate-in-aws": "true"})
        project.commit("feature/one")
        log, passed = project.run(account(address))
        expect_passed(log, passed, "preprocess", "validate")
        expect_in(log, "CloudFormation accepts rendered/template.json")
        quickly = {**account(address), "VALIDATE_IN_AWS": "false"}  # moto takes its time for that.

        project.write("template.jsonnet", template("orders").replace("QueueName:", "QueueNam:", 1))
        project.commit("develop")
        log, passed = project.run(quickly)
        expect_passed(log, passed)
        expect_in(log, "error[E3002]", "QueueNam")
        expect(published(address) == [], "a faulty template was published")
        findings = json.loads(project.artifact("preprocess", "rendered/gl-code-quality.json"))
        expect(any(each["check_name"] == "E3002" for each in findings), f"the report has only {findings}")
        expect("E3002" in project.artifact("preprocess", "rendered/junit.xml"), "the findings are not in the JUnit report")

        project.write("template.jsonnet", template("orders"))
        project.commit("develop")
        log, passed = project.run(quickly, path=failing_change_sets(folder))
        expect_passed(log, passed, *UNTIL_PLAN[:-1])
        expect_in(log, "stack: the change set failed: Resource handler returned message: the name is taken")
        expect(stack(address, "app-dev")["StackStatus"] == "REVIEW_IN_PROGRESS", "a failed change set was executed")


def aws_with(folder, answers):
    """A folder with an `aws` that is the real one, but for some commands: what is run in their place is shell, where "$@" is the call
    and $real the real one."""
    need("aws", "pip install awscli")
    real = subprocess.run(["bash", "-c", "type -P aws"], capture_output=True, text=True, check=True).stdout.strip()
    cases = "".join(f"{command}) {instead} ;;\n" for command, instead in answers.items())
    stand_in = folder / "bin/aws"
    stand_in.parent.mkdir()
    stand_in.write_text(f"#!/bin/sh\nreal={real}\ncase \"$2\" in\n{cases}*) exec $real \"$@\" ;;\nesac\n")
    stand_in.chmod(0o755)
    return stand_in.parent


def failing_change_sets(folder):
    answer = {"Status": "FAILED", "StatusReason": "Resource handler returned message: the name is taken"}
    return aws_with(folder, {"describe-change-set": f"echo '{json.dumps(answer)}'"})


def replacements_and_outputs(folder):
    """As CloudFormation describes that a queue gets another name, and the output that is its address."""
    detail = {"Target": {"Attribute": "Properties", "Name": "QueueName", "RequiresRecreation": "Always"}}
    change = json.dumps({"Replacement": "True", "Scope": ["Properties"], "Details": [detail]})
    address = "$($real --endpoint-url $AWS_ENDPOINT_URL sqs list-queues --output text --query 'QueueUrls[0]')"
    return aws_with(folder, {
        "describe-change-set": f"""$real "$@" | jq '.Changes[]?.ResourceChange |= if .Action == "Modify" then . + {change} else . end'""",
        "describe-stacks": f"""found=$($real "$@") || exit
        printf '%s' "$found" | jq --arg url "{address}" '.Stacks[0].Outputs = [{{OutputKey: "Url", OutputValue: $url}}]'"""})


def inputs(folder):
    """What the inputs change of the jobs: who starts them, what they are given, and what GitLab gets to show."""
    project = repository(folder, prefix="a-", credentials="oidc", **{
        "development-deploy": "manual", "destroyable": "dev prod", "production-branch": "release/1.x", "production-environment": "prod",
        "oidc-audience": "https://example.com"})

    def started(branch):
        project.commit(branch)
        rows = (line.split(";") for line in project.gitlab_ci_local("--list-csv").splitlines() if line.startswith("a-"))
        return {row[0].removeprefix("a-"): row[3] for row in rows}

    everything = {job: "on_success" for job in UNTIL_PLAN} | {"deploy": "manual", "destroy": "manual"}
    for branch in ("release/1.x", "develop"):
        expect(started(branch) == everything, f"on {branch} there are {started(branch)}")
    for branch in ("main", "release/1", "feature/develop", "v1.0.0"):
        expect(started(branch) == {"preprocess": "on_success", "validate": "on_success"}, f"on {branch} there are {started(branch)}")

    preview = project.gitlab_ci_local("--preview")
    jobs = yaml.safe_load(preview[preview.index("---\n"):])
    reports = {name.removeprefix("a-"): job["artifacts"]["reports"] for name, job in jobs.items() if "artifacts" in job}
    expect(reports == {"preprocess": {"codequality": "rendered/gl-code-quality.json", "junit": "rendered/junit.xml"},
                       "check-stack": {"dotenv": "stack/check.env"}, "publish": {"dotenv": "stack/publish.env"},
                       "plan": {"terraform": "stack/plan.json"}, "deploy": {"dotenv": "stack/outputs.env"}}, f"the reports are {reports}")
    for job in STAGES:
        made = jobs[f"a-{job}"]
        expect(made["id_tokens"] == {"AWS_ID_TOKEN": {"aud": "https://example.com"}}, f"the job {job} has no ID token: {made}")
        expect(("environment" in made) == (job not in ("preprocess", "validate")), f"the environment of {job}: {made}")
        expect(len(made["script"]) <= 2, f"the job {job} has a long script: {made['script']}")


def throttled(folder):
    """A request that is throttled is repeated until it gets an answer."""
    need("aws", "pip install awscli")
    refusal = ("Throttling", "Rate exceeded", 400)
    with aws_that_says("ValidationError", "Stack with id app-dev does not exist", 400, first=[refusal] * 5) as address:
        done = subprocess.run([str(PROJECT / "ci/stack"), "check"], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              env={**os.environ, **account(address), "AWS_DEFAULT_REGION": "eu-central-1", "STACK_NAME": "app-dev"})
    expect(done.returncode == 0 and "app-dev: DOES_NOT_EXIST" in done.stdout, f"after five refusals: {done}")


def expired(folder):
    """Credentials that expired do not read as a stack that does not exist."""
    need("aws", "pip install awscli")
    with aws_that_says("ExpiredToken", "The security token included in the request is expired", 403) as address:
        project = repository(folder)
        project.commit("develop")
        log, passed = project.run(account(address))
        expect_passed(log, passed, "preprocess", "validate")
        expect_in(log, "stack: cannot know whether the stack app-dev exists: An error occurred (ExpiredToken)")
        expect("DOES_NOT_EXIST" not in log, f"the stack is said not to exist:\n{log}")


def sample(folder):
    """The plain pipeline file runs, too; what AWS does not accept stops it before anything is published."""
    need("aws", "pip install awscli")
    with aws_that_says("ValidationError", "Template format error: Unrecognized resource types", 400) as address:
        project = repository(folder)
        project.write(".gitlab-ci.yml", (PROJECT / "samples/gitlab-ci/.gitlab-ci.yml").read_text(encoding="utf-8"))
        project.commit("main")
        log, passed = project.run({**account(address), "CFNSONNET_CI": str(PROJECT / "ci")})
        expect_passed(log, passed, "preprocess")
        expect_in(log, "stack: CloudFormation does not accept rendered/template.json: An error occurred (ValidationError)")


def main():
    scenario = {"develop": develop, "main": main_branch, "refused": refused, "expired": expired, "inputs": inputs,
                "throttled": throttled, "sample": sample}[sys.argv[1]]
    with tempfile.TemporaryDirectory() as name:
        scenario(pathlib.Path(name))


main()
